import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Milestone } from "../../src/core/calendar/moment.ts";
import { momentInWords } from "../../src/core/calendar/words.ts";
import { Ask } from "../../src/core/chat/ask.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { typedMoment } from "../../src/core/typed/dates.ts";
import { branch } from "../support/examples.ts";
import { asked, refused, understood } from "./moments.ts";
import { askedToo } from "./moments-asked.ts";
import { refusedToo, understoodToo } from "./moments-by-hand.ts";

const at = { branch, now: Temporal.Instant.from("2023-04-20T09:00:00+01:00") };

const read = (typed: string) => typedMoment(typed, "when", at);

const inWords = ({ date, time }: Milestone) => momentInWords(date, time);

function askAbout(typed: string): Ask {
  try {
    read(typed);
  } catch (error) {
    if (error instanceof Ask) return error;
    throw error;
  }
  throw new Error(`“${typed}” was not asked about`);
}

/** What a tap puts in the place of what was typed. */
const instead = (ask: Ask) =>
  ask.choices.flatMap(({ label, means }) =>
    means.kind === "options" ? [{ label, typed: Object.values(means.options).join() }] : [],
  );

test.each([...understood, ...understoodToo])("“%s” is %s", (typed, words) =>
  expect(inWords(read(typed))).toBe(words),
);

describe("asked back, and every answer is accepted as it stands", () => {
  test.each([...asked, ...askedToo])("“%s”", (typed, choices) => {
    const offered = instead(askAbout(typed));
    expect(offered.map(({ label }) => label)).toEqual(choices);
    for (const one of offered) expect(inWords(read(one.typed))).toBe(one.label);
  });
});

describe("refused in words that help, with a form", () => {
  test.each([...refused, ...refusedToo])("“%s”", (typed, words) => {
    const ask = askAbout(typed);
    expect(plainText(ask.card)).toBe(words);
    expect(ask.choices.map(({ means }) => means.kind)).toEqual(["form"]);
  });
});
