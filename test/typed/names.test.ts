import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { wrongWays } from "../support/follow-buttons.ts";
import { setNamesScene } from "../support/names-scene.ts";
import { buttonsOf, tap, text, useRig } from "../support/rig.ts";
import { createTrial } from "../support/trial.ts";
import { becomesOf, typedLines, whoTypes } from "../support/typed-lines.ts";

const lines = typedLines(readFileSync(join(import.meta.dirname, "../fixtures/names.txt"), "utf8"));

/** What is only done to what still runs, or is to come. */
const ahead =
  /^\/(?:check open|posted|chase|ballot pause|countdown add|strike (?:confirm|suspend|cancel|edit))\b/u;

/** Names of things as people type them: with slips, capitals, accents, "the", a word too many or too few. */
describe("a name that is nearly one", () => {
  const rig = useRig(commands);

  test("is asked about with what can be meant, and a whole one is understood", async () => {
    await setNamesScene(rig());
    const trial = createTrial(rig());
    const became = [];
    for (const { typed } of lines) became.push({ typed, becomes: await becomesOf(typed, rig(), trial) });
    expect(became).toEqual(lines);
  });

  test("is never asked about with what is over, where that can be done no more", async () => {
    await setNamesScene(rig());
    const trial = createTrial(rig());
    for (const { typed } of lines.filter((line) => ahead.test(line.typed))) {
      const offered = buttonsOf(await trial.say(whoTypes(typed), typed)).map(({ label }) => label);
      expect(offered.join(), typed).not.toMatch(/Old pay ballot|Harbour strike/u);
    }
  });

  test("has a way on behind every button", async () => {
    await setNamesScene(rig());
    const trial = createTrial(rig());
    const wrong = [];
    for (const { typed } of lines) wrong.push(...(await wrongWays(trial, whoTypes(typed), typed)));
    expect(wrong).toEqual([]);
  });
});

describe("something without its date", () => {
  const rig = useRig(commands);

  test("has one of its own, which is asked with all that was typed", async () => {
    await setNamesScene(rig());
    const asked = await rig().say("rep", "/countdown add Summer rally days: 7, 1");
    const form = await tap(rig(), "rep", asked, "It has a date of its own…");
    if (form.kind !== "form") throw new Error(text(form));
    const filled = Object.fromEntries(form.form.fields.map(({ name, value = "" }) => [name, value]));
    expect(filled).toEqual({ title: "Summer rally", days: "7, 1", date: "", at: "" });
    const sent = await rig().submit("rep", form.form.id, { ...filled, date: "9 June 5pm" });
    expect(text(sent)).toContain("Summer rally, Friday 9 June 2023, 5pm; 7, 1 days before");
  });

  test("of a title alone is asked too", async () => {
    const asked = await rig().say("rep", "/countdown add title: Summer rally");
    expect(text(asked)).toBe("On which day is Summer rally?\n[Fill in a form]");
  });
});
