import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databaseKinds, type TestDatabase } from "./support/databases.ts";
import { openStage, platforms, type Stage } from "./walkthrough/stage.ts";
import { play, type Story } from "./walkthrough/story.ts";

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

/** From the question to the post, as people see it on each platform. */
describe.each(platforms)("two people for a strike, on %s", (platform) => {
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

  async function becomesOfficer(who: "member" | "other", { say, press }: Story): Promise<void> {
    await say("officer", "/branch reps", { add: `@${who}`, role: "officer" });
    await press(who, await say(who, "/branch reps"), "I agree and take it");
  }

  test("the second is asked privately, confirms there, the channel is told, and the officers who did neither are too", async () => {
    await play(stage, async (story) => {
      const { say, press, letter, at } = story;
      await becomesOfficer("member", story);
      await becomesOfficer("other", story);
      await say("officer", "/branch settings", { "two-people": "yes" });
      await say("officer", "/strike add", { name: "Out", days: "28 April 2023", for: "all" });
      const asked = await press(
        "member",
        await say("member", "/strike confirm"),
        "The union has confirmed it",
      );
      expect(asked.lines.join()).toContain("Nothing is done yet");
      expect((await stage.here.channel()).map(({ lines }) => lines.join())).not.toContainEqual(
        expect.stringContaining("is on for all"),
      );
      const wanted = await letter("other");
      expect(wanted.lines.join()).toContain("A second person is wanted");
      const shown = await press("other", wanted, "Show what waits");
      const label = shown.buttons.find((one) => one.startsWith("Confirm: strike")) ?? "";
      await press("other", shown, label);
      await at("2023-04-20T09:05");
      expect((await story.post("is on for all with a live mandate")).lines.join()).toContain("28 April");
      expect((await letter("member")).lines.join()).toContain("A strike was confirmed in");
      expect((await letter("other")).lines.join()).not.toContain("A strike was confirmed in");
      const log = await say("officer", "/branch log");
      expect(log.lines.join("\n")).toMatch(/strike \w+ confirmed \(officer 2\)/u);
      const who = await say("member", "/branch log", { who: "2" });
      expect(who.lines.join()).toContain("Number 2 in the log is");
    });
    expect(stage.wrong).toEqual([]);
  });

  test("a change of what is confirmed is shown to the second with what was and what is to be, and its suspension ends by two", async () => {
    await play(stage, async (story) => {
      const { say, press, letter, at, post } = story;
      await becomesOfficer("other", story);
      await say("officer", "/strike add", { name: "Out", days: "28 April 2023", for: "all" });
      await press("officer", await say("officer", "/strike confirm"), "The union has confirmed it");
      await at("2023-04-20T09:05");
      await say("officer", "/branch settings", { "two-people": "yes" });
      await say("officer", "/strike edit", { name: "Walk out" });
      const shown = await press("other", await letter("other"), "Show what waits");
      expect(shown.lines.join()).toContain("Name: Out → Walk out.");
      await press("other", shown, shown.buttons.find((one) => one.startsWith("Confirm: change")) ?? "");
      await at("2023-04-20T09:10");
      expect((await post("Walk out")).lines.join()).toContain("28 April");
      const sure = await press("officer", await say("officer", "/strike suspend"), "Undo");
      const undone = await press("officer", sure, "Yes, go on");
      expect(undone.lines.join()).toContain("Nothing is done yet");
      const again = await say("other", "/branch reps");
      expect(again.lines.join()).toContain("State: suspended → confirmed.");
      await press("other", again, again.buttons.find((one) => one.startsWith("Confirm: undo")) ?? "");
      expect((await say("officer", "/strike list")).lines.join()).toContain("confirmed");
    });
    expect(stage.wrong).toEqual([]);
  });
});
