import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { answers } from "../../src/core/ballot/answers.ts";
import { votingMethods } from "../../src/core/ballot/method.ts";
import { wordsWay } from "../../src/core/ballot/way-words.ts";
import { declaredOptions } from "../../src/core/command/declared.ts";
import { choiceLabel, choiceMeant, choiceNear } from "../../src/core/typed/option.ts";
import { understood, unknown } from "./choices.ts";

/** Every option with choices, each once: "ballot create kind". */
const all = commands.flatMap(({ name, subcommands }) =>
  subcommands.flatMap((subcommand) =>
    declaredOptions(subcommand).flatMap(({ name: option, choices, about }) =>
      choices ? [{ where: [name, subcommand.name, option].filter(Boolean).join(" "), choices, about }] : [],
    ),
  ),
);

function at(where: string) {
  const found = all.find((one) => one.where === where);
  if (!found) throw new Error(`no choices at ${where}`);
  return found;
}

/** What a phone makes of words. */
const keyboards: readonly ((words: string) => string)[] = [
  (words) => words.toUpperCase(),
  (words) => words[0]?.toUpperCase() + words.slice(1),
  (words) => words.replaceAll("-", "\u2011"),
  (words) => words.replaceAll(/[-\s]/gu, "\u00a0"),
  (words) => words.replaceAll(/[-\s]/gu, "  "),
  (words) => `${words}.`,
  (words) => `${words} 👍`,
  (words) => `‘${words}’`,
  (words) => ` “${words}”! `,
];

describe.each(all)("$where", ({ choices, about }) => {
  const named = [
    ...choices.flatMap((choice) => [
      [choice, choice],
      [choiceLabel(about, choice), choice],
    ]),
    ...Object.entries(about.means ?? {}),
  ] as [typed: string, value: string][];

  test("is known by its value, its words and what people type, whatever a phone makes of them", () => {
    for (const [typed, value] of named)
      for (const made of [typed, ...keyboards.map((keyboard) => keyboard(typed))])
        expect(choiceMeant(made, { choices, about }), made).toBe(value);
  });

  test("is shown in plain words, each with a capital where they are not the value’s own", () => {
    for (const choice of choices) {
      const label = choiceLabel(about, choice);
      if (!["run-off", "by-election"].includes(label)) expect(label).not.toMatch(/\p{L}[-_/:]\p{L}/u);
      if (label !== choice) expect(label).toMatch(/^\p{Lu}/u);
      expect(label.length).toBeLessThanOrEqual(75);
    }
    expect(new Set(choices.map((choice) => choiceLabel(about, choice))).size).toBe(choices.length);
  });

  test("is suggested for a slip in it, or nothing is", () => {
    for (const [typed, value] of named) {
      if (typed.length < 6) continue;
      for (const slip of [`${typed.slice(0, 3)}${typed.slice(4)}`, `${typed}s`]) {
        if (choiceMeant(slip, { choices, about }) !== slip) continue;
        expect([value, undefined], slip).toContain(choiceNear(slip, { choices, about }));
      }
    }
  });
});

test("the words on a member’s buttons can be typed, however the ballot is voted in", () => {
  const taps = {
    ...{ "check-tap-posted-posted": "posted", "check-tap-posted-to-post": "to-post" },
    ...{ "check-tap-arrival-to-post": "to-post", "check-tap-arrival-not-arrived": "not-arrived" },
    ...{ "answer-has-come": "to-post", "answer-have-asked": "asked" },
  } as const;
  for (const method of votingMethods) {
    for (const answer of answers) expect(said(wordsWay(`answer-${answer}`, { method }))).toBe(answer);
    for (const [key, answer] of Object.entries(taps))
      expect(said(wordsWay(key as keyof typeof taps, { method }))).toBe(answer);
  }
});

const said = (typed: string) => choiceMeant(typed, at("posted answer"));

describe("typed for a choice", () => {
  test.each(understood)("%s “%s” is %s", (where, typed, value) => {
    expect(choiceMeant(typed, at(where))).toBe(value);
  });

  test.each(unknown)("%s “%s” is not guessed: %s is asked about first", (where, typed, near) => {
    expect(at(where).choices).not.toContain(choiceMeant(typed, at(where)));
    expect(choiceNear(typed, at(where)) ?? "none").toBe(near);
  });
});
