import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, expectTypeOf, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { type Card, plainText } from "../../../src/core/chat/card.ts";
import { draw } from "../../../src/core/planning/draw.ts";
import { cy } from "../../../src/core/text/cy/cy.ts";
import { en } from "../../../src/core/text/en/en.ts";
import { offeredLanguages, reviewed } from "../../../src/core/text/language.ts";
import { inLanguage, say, type TextKey, words } from "../../../src/core/text/say.ts";
import { at, branch, campaign, countdown } from "../../support/examples.ts";
import { text as textOf, useRig, workspace } from "../../support/rig.ts";

const sixForms = ["zero", "one", "two", "few", "many", "other"];

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Every part of a text, those inside choices and tags included. */
function parts(text: string, locale = "en-GB"): readonly Element[] {
  const inside = (elements: readonly Element[]): readonly Element[] =>
    elements.flatMap((element) => {
      const children = "children" in element ? element.children : [];
      const chosen = "options" in element ? Object.values(element.options).flatMap(({ value }) => value) : [];
      return [element, ...inside(children), ...inside(chosen)];
    });
  return inside(new IntlMessageFormat(text, locale).getAst());
}

/** What a text is given: names of values, and of tags. Plain words and "#" have none. */
function placeholders(text: string): readonly string[] {
  const named = parts(text).filter(({ type }) => type !== 0 && type !== 7);
  return [...new Set(named.map((part) => ("value" in part ? String(part.value) : "")))].toSorted();
}

/** The forms of each count in a text, by the value that is counted. */
function plurals(text: string): readonly (readonly [string, readonly string[]])[] {
  return parts(text).flatMap((part) =>
    "pluralType" in part ? [[part.value, Object.keys(part.options)] as const] : [],
  );
}

describe("the Welsh draft", () => {
  const texts = Object.entries(cy) as readonly (readonly [TextKey, string])[];

  test("has no text that English has not", () => {
    expect(Object.keys(cy).filter((key) => !(key in en))).toEqual([]);
    expect(texts.length).toBeGreaterThan(30);
  });

  test.each(texts)("%s takes what the English takes", (key, text) => {
    expect(placeholders(text)).toEqual(placeholders(en[key]));
  });

  test.each(texts.filter(([key]) => plurals(en[key]).length > 0))("%s counts in six forms", (key, text) => {
    const counted = plurals(text);
    expect(counted.map(([value]) => value)).toEqual(plurals(en[key]).map(([value]) => value));
    for (const [, forms] of counted) expect(forms).toEqual(expect.arrayContaining(sixForms));
  });

  test("counts as Welsh does", () => {
    const days = [0, 1, 2, 3, 4, 6, 19].map((count) => words("days-to-go", { days: count }, "cy"));
    expect(days).toEqual([
      "heddiw",
      "1 diwrnod",
      "2 ddiwrnod",
      "3 diwrnod",
      "4 diwrnod",
      "6 diwrnod",
      "19 diwrnod",
    ]);
    expect(new Intl.PluralRules("cy").resolvedOptions().pluralCategories.toSorted()).toEqual(
      sixForms.toSorted(),
    );
  });

  test("says in English what it lacks", () => {
    expect("consent-agree" in cy).toBe(false);
    expect(words("consent-agree", {}, "cy")).toBe("Yes");
    expect(say("posting-too-late", { close: "x" }, "cy")).not.toEqual(
      say("posting-too-late", { close: "x" }),
    );
  });
});

describe("a language nobody has reviewed reaches nobody", () => {
  const rig = useRig(commands);

  test("English alone is offered", async () => {
    expect(offeredLanguages).toEqual(["en"]);
    expect(reviewed("cy")).toBe("en");
    const offered = await rig().inbox.suggest({
      caller: { ...workspace, user: "u-officer-1f6b", managesWorkspace: true, groupsOf: async () => [] },
      place: { ...workspace, channel: "general" },
      command: "branch",
      subcommand: "settings",
      option: "language",
      typed: "",
    });
    expect(offered).toEqual([{ value: "english", label: "english" }]);
  });

  test.each(["welsh", "Cymraeg", "cy"])("choosing %s says that it awaits review", async (typed) => {
    const reply = await rig().say("officer", `/branch settings language: ${typed}`);
    expect(reply.kind).toBe("refused");
    expect(textOf(reply)).toContain("no native reader has reviewed");
    expect((await rig().store.branches.of(workspace))?.language).toBeUndefined();
  });

  test("any other is refused, and English is taken", async () => {
    expect(textOf(await rig().say("officer", "/branch settings language: klingon"))).toBe(
      "Muster speaks English: language: english",
    );
    expect(textOf(await rig().say("officer", "/branch settings language: English"))).toContain(
      "Settings saved: ",
    );
  });

  test("even a branch that is kept with it gets its posts in English", () => {
    const delivery = {
      kind: "countdown",
      source: { kind: "countdown", id: "d" },
      on: at("2023-04-25T09:00").toZonedDateTimeISO("Europe/London").toPlainDate(),
      at: branch.postAt,
      dueAt: at("2023-04-25T09:00"),
    } as const;
    const drawn = (language?: "cy") =>
      draw(
        {
          delivery,
          branch: { ...branch, ...(language && { language }) },
          campaign: campaign(),
          countdown: countdown({ kind: "ballot", campaignId: "c" }),
        },
        at("2023-04-25T09:00"),
      );
    expect(drawn("cy")).toEqual(drawn());
    expect(plainText(drawn("cy") ?? { lines: [] })).toContain("14 days to go");
  });

  test("a language is left again whatever happens while it is spoken", () => {
    expect(() =>
      inLanguage("en", () => {
        throw new Error("broken");
      }),
    ).toThrow("broken");
    expect(words("last-minute")).toBe("less than a minute");
  });

  test("nothing that waits is drawn in a language: the compiler refuses it", () => {
    type Draw = Parameters<typeof inLanguage>[1];
    expectTypeOf<() => Card>().toExtend<Draw>();
    expectTypeOf<() => Card | undefined>().toExtend<Draw>();
    expectTypeOf<() => Promise<Card>>().not.toExtend<Draw>();
    expectTypeOf<() => Promise<undefined>>().not.toExtend<Draw>();
    expectTypeOf<() => Card | Promise<Card>>().not.toExtend<Draw>();
    expectTypeOf<() => PromiseLike<void>>().not.toExtend<Draw>();
  });
});
