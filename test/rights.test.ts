import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databaseKinds, type TestDatabase } from "./support/databases.ts";
import type { Sight } from "./walkthrough/desk.ts";
import { openStage, type Stage } from "./walkthrough/stage.ts";
import { play, type Story } from "./walkthrough/story.ts";

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

/** Each right, typed and tapped by a member on the platform's own double, from the first answer to nothing kept. */
describe.each(["slack", "discord"] as const)("a member's rights, on %s", (platform) => {
  let database: TestDatabase;
  let stage: Stage;

  beforeEach(async () => {
    database = await kind.open();
    const start = Temporal.PlainDateTime.from("2023-04-20T09:00").toZonedDateTime("Europe/London");
    stage = await openStage(platform, start.toInstant(), database);
  });
  afterEach(async () => {
    await stage.close();
    await database.close();
  });

  const words = ({ lines }: Sight) => lines.join("\n");

  /** Somebody who has told Muster, asked to be reminded, and lets a rep speak to them. Returns their code. */
  async function withEverything({ say, press }: Story): Promise<string> {
    const dates = { opens: "20 March 2023", closes: "Tue 9 May 2023 12 noon" };
    await say("officer", "/ballot create", { name: "Reballot", ...dates });
    const asked = await say("member", "/posted", { answer: "to-post" });
    expect(words(asked)).toContain("It shows that you are a union member");
    const kept = await press("member", asked, "Yes");
    await press(
      "member",
      await press("member", kept, "May a rep speak to me?"),
      "I agree: a rep may speak to me",
    );
    const again = await say("member", "/posted", { answer: "to-post" });
    await press("member", await press("member", again, "Remind me until I’ve posted"), "I agree: remind me");
    const exported = JSON.parse(words(await say("member", "/mydata export")).replace(/^[^{]*|[^}]*$/gu, ""));
    expect(exported).toMatchObject({
      answers: [{ ballot: "Reballot", answer: "to-post" }],
      mayBeSpokenTo: [{ ballot: "Reballot" }],
      reminders: [{}],
    });
    return exported.code;
  }

  async function everyRow(): Promise<string> {
    const { rows: tables } = await database.pool.query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
    );
    const kept: string[] = [];
    for (const { name } of tables) {
      const { rows } = await database.pool.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${name} t`,
      );
      kept.push(...rows.map(({ row }) => row));
    }
    return kept.join("\n");
  }

  test("to see it, to have it, and to have it gone at once", async () => {
    await play(stage, async (story) => {
      const { say, press, at } = story;
      const code = await withEverything(story);
      expect(await everyRow()).toContain(code);
      const shown = words(await say("member", "/mydata show"));
      expect(shown).toContain("Reballot");
      expect(shown).toContain("a rep may see your answer");
      expect(words(await say("other", "/mydata show"))).toContain("Nothing.");
      const asked = await say("member", "/mydata erase");
      const gone = await press("member", asked, "Erase it all");
      expect(words(gone)).toContain("1");
      expect(await everyRow()).not.toContain(code);
      expect(words(await say("member", "/mydata show"))).toContain("Nothing.");
      await at("2023-05-10T10:00");
      expect(await stage.here.direct("member")).toEqual([]);
    });
    expect(stage.wrong).toEqual([]);
  });

  test("to be left alone: nothing more comes, and the answer stays as it was", async () => {
    await play(stage, async (story) => {
      const { say, at } = story;
      const code = await withEverything(story);
      const stopped = words(await say("member", "/mydata stop"));
      expect(stopped).toContain("1 reminder is deleted");
      expect(stopped).toContain("No rep may see you");
      expect(words(await say("member", "/mydata show"))).toContain("Reballot");
      await at("2023-05-10T10:00");
      expect(await stage.here.direct("member")).toEqual([]);
      // The answer itself, and that they agreed to it, go on time.
      await at("2023-05-24T10:00");
      expect(await everyRow()).not.toContain(`"answer": "to-post"`);
      expect((await everyRow()).split(code).length - 1).toBeLessThanOrEqual(1);
    });
    expect(stage.wrong).toEqual([]);
  });
});
