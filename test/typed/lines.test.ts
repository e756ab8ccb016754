import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { buttonsOf, text, useRig } from "../support/rig.ts";
import { becomesOf, setScene, typedLines, whoTypes } from "../support/typed-lines.ts";

const folder = join(import.meta.dirname, "../fixtures/typed");

/** Whether its first button is an answer, not a form to fill in. */
const suggests = (becomes: string) => /^[^[]*\[(?!Fill in a form\])/u.test(becomes);

/** Whole lines as people type them, and what each becomes: done (=), asked back (?), refused (!), or a form. */
describe.each(readdirSync(folder))("%s", (file) => {
  const rig = useRig(commands);
  const lines = typedLines(readFileSync(join(folder, file), "utf8"));
  const asked = lines.filter(({ becomes }) => /^[?!]/u.test(becomes));
  const done = lines.filter((line) => !asked.includes(line));

  const becomes = async (typed: string) => becomesOf(typed, rig());

  test("is asked back or refused, and nothing of it is done", async () => {
    await setScene(rig());
    const before = await kept();
    for (const line of asked) expect(await becomes(line.typed), line.typed).toBe(line.becomes);
    expect(await kept()).toEqual(before);
  });

  test.each(done)("$typed is understood", async (line) => {
    await setScene(rig());
    expect(await becomes(line.typed)).toBe(line.becomes);
  });

  test.each(asked.filter(({ becomes }) => suggests(becomes)))(
    "what $typed is asked back about goes through when it is tapped",
    async ({ typed }) => {
      await setScene(rig());
      const question = await rig().say(whoTypes(typed), typed);
      const [first] = buttonsOf(question);
      const reply = await rig().press(whoTypes(typed), first?.id ?? "");
      const said = text(reply);
      expect(said).not.toBe(text(question));
      expect(said).not.toContain("That question has been answered");
      // It is done, or asked about something else.
      if (reply.kind === "refused") expect(buttonsOf(reply), said).not.toEqual([]);
    },
  );

  /** What a branch has, but for what waits for an answer. */
  async function kept(): Promise<readonly string[]> {
    const rows = await rig().pool.query<{ row: string }>(
      "select row_to_json(one)::text as row from campaign one union all select row_to_json(one)::text from strike one union all select row_to_json(one)::text from reminder one union all select row_to_json(one)::text from countdown one",
    );
    return rows.rows.map(({ row }) => row).toSorted();
  }
});
