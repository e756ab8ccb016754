import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { quickest, type TestDatabase, useDatabase } from "./support/databases.ts";
import type { Desk, Sight, Who } from "./walkthrough/desk.ts";
import { openStage, type Stage } from "./walkthrough/stage.ts";

/** The everyday jobs as commands on both platforms: no refusal, and the same questions in the same words. */

const kind = quickest;

if (!kind) throw new Error("no database to test on");

interface Walk {
  /** Each answer that has buttons, in all its words. */
  readonly questions: readonly string[];
  /** What was not clear as it was typed. */
  readonly asked: readonly string[];
  readonly refused: readonly string[];
}

async function walk(platform: "slack" | "discord", database: TestDatabase): Promise<Walk> {
  const stage = await openStage(platform, Temporal.Instant.from("2023-04-20T08:00:00Z"), database);
  try {
    return await walked(stage);
  } finally {
    await stage.close();
  }
}

async function walked(stage: Stage): Promise<Walk> {
  const { here, there, replies } = stage;
  const questions: string[] = [];
  const asked: string[] = [];
  const refused: string[] = [];

  /** A question has buttons; words that lead nowhere are a refusal. */
  async function answered(what: string, act: () => Promise<Sight>): Promise<Sight> {
    const before = replies.length;
    const sight = await act();
    await stage.work();
    const isClear = replies.slice(before).every((reply) => reply.kind !== "refused");
    if (!isClear && sight.buttons.length === 0) refused.push(`${what}: ${sight.lines.join(" / ")}`);
    else if (!isClear) asked.push(what);
    if (sight.buttons.length > 0)
      questions.push(`${what}: ${sight.lines.join(" / ")} [${sight.buttons.join("] [")}]`);
    return sight;
  }

  const say = (
    who: Who,
    command: string,
    options: Readonly<Record<string, string>> = {},
    bare?: string,
    at: Desk = here,
  ) =>
    answered(`${command} ${Object.keys(options).join(" ")}`, () =>
      at.type(who, { command, options, ...(bare !== undefined && { bare }) }),
    );
  const press = (who: Who, sight: Sight, label: string) => answered(label, () => sight.press(who, label));
  async function moveTo(civil: string): Promise<void> {
    await stage.move(Temporal.PlainDateTime.from(civil).toZonedDateTime("Europe/London").toInstant());
    await stage.work();
  }

  await say("officer", "/branch reps", { add: "@rep" });
  await press("rep", await say("rep", "/branch reps"), "I agree and take it");

  const sentence = "Pay reballot opens 17 April closes 9 May noon post by 27 April";
  await press("rep", await say("rep", "/ballot create", { sentence }, "sentence"), "Monday 17 April 2023");
  await say("rep", "/ballot preview");
  const moved = await say("rep", "/ballot dates", { closes: "16 May noon" });
  await press("rep", moved, "Move them together");
  await say("rep", "/strike add", { sentence: "HMRC and DWP on Wed 3 May and Thu 4 May" }, "sentence");
  await press("rep", await say("rep", "/strike confirm"), "The union has confirmed it");
  await say("rep", "/strike suspend");
  await say("rep", "/check open");
  const weekly = await say(
    "rep",
    "/reminder add",
    { sentence: "every Tuesday at 9: phone bank" },
    "sentence",
  );
  await press("rep", weekly, "Tuesday 25 April 2023, 9am");

  // Discord offers the choices, and nothing else can be sent.
  const answer = here.title === "Discord" ? "posted" : "Posted";
  await press("member", await say("member", "/posted", { answer }, "answer"), "Yes");
  await say("member", "/reminder add", { sentence: "me to post my paper tomorrow 8am" }, "sentence");

  await say("rep", "/check results");
  await say("rep", "/ballot entitled", { employer: "HMRC", count: "120" });
  await say("rep", "/ballot entitled", { count: "200" });
  await say("rep", "/chase claim");
  const shared = await say("officer", "/ballot share");
  const code = /Join code: (\S+)/u.exec(shared.lines.join("\n"))?.[1] ?? "";
  await press(
    "officer",
    await say("officer", "/ballot follow", { code }, "code", there),
    "Follow in this channel",
  );

  await moveTo("2023-05-17T09:00");
  const result = { entitled: "200", yes: "100", no: "20", spoiled: "1" };
  await press("rep", await say("rep", "/ballot result", result), "HMRC");
  await press("member", await say("member", "/mydata erase"), "Erase it all");
  await say("rep", "/ballot create", {
    name: "General Secretary election",
    kind: "election",
    nominations: "branches",
    "nominations-open": "Mon 4 September 2023",
    "nominations-close": "Tue 17 October 2023 noon",
    opens: "Mon 6 November 2023",
    closes: "Mon 4 December 2023 noon",
  });
  await say("rep", "/ballot nomination", { meeting: "Tuesday 3 October 6pm" });
  expect(stage.wrong).toEqual([]);
  return { questions, asked, refused };
}

describe("the everyday jobs as commands", () => {
  const opened = useDatabase(kind);

  test("are done on Slack and on Discord without a refusal, with the same questions", {
    timeout: 180_000,
  }, async () => {
    const slack = await walk("slack", opened());
    await opened().empty();
    const discord = await walk("discord", opened());
    expect(slack.refused).toEqual([]);
    expect(discord.refused).toEqual([]);
    expect(discord.asked).toEqual(slack.asked);
    expect(slack.asked).toHaveLength(4);
    expect(discord.questions).toEqual(slack.questions);
  });
});
