import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { wrongWays } from "../support/follow-buttons.ts";
import { useRig } from "../support/rig.ts";
import { createTrial } from "../support/trial.ts";
import { becomesOf, setScene, typedLines, whoTypes } from "../support/typed-lines.ts";

const folder = join(import.meta.dirname, "../fixtures/typed");

/** Whole lines as people type them, and what each becomes: done (=), asked back (?), refused (!), or a form. */
describe.each(readdirSync(folder))("%s", (file) => {
  const rig = useRig(commands);
  const lines = typedLines(readFileSync(join(folder, file), "utf8"));
  const asked = lines.filter(({ becomes }) => /^[?!]/u.test(becomes));
  const done = lines.filter((line) => !asked.includes(line));

  test("is asked back or refused, and nothing of it is done", async () => {
    await setScene(rig());
    const before = await kept();
    const became = [];
    for (const { typed } of asked) became.push({ typed, becomes: await becomesOf(typed, rig()) });
    expect(became).toEqual(asked);
    expect(await kept()).toEqual(before);
  });

  test("is understood", async () => {
    await setScene(rig());
    const became = [];
    for (const { typed } of done) {
      became.push({ typed, becomes: await becomesOf(typed, rig(), createTrial(rig())) });
    }
    expect(became).toEqual(done);
  });

  test("what is asked back has a way on behind every button, and is not asked again", async () => {
    await setScene(rig());
    const trial = createTrial(rig());
    const wrong = [];
    for (const { typed } of asked) wrong.push(...(await wrongWays(trial, whoTypes(typed), typed)));
    expect(wrong).toEqual([]);
  });

  /** What a branch has, but for what waits for an answer. */
  async function kept(): Promise<readonly string[]> {
    const rows = await rig().pool.query<{ row: string }>(
      "select row_to_json(one)::text as row from campaign one union all select row_to_json(one)::text from strike one union all select row_to_json(one)::text from reminder one union all select row_to_json(one)::text from countdown one",
    );
    return rows.rows.map(({ row }) => row).toSorted();
  }
});
