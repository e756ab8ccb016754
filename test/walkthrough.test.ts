import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseKinds, type TestDatabase } from "./support/databases.ts";
import { replyProblems } from "./support/reply-words.ts";
import { awkward, awkwardStart } from "./walkthrough/awkward.ts";
import { drawPlay, wordsOf } from "./walkthrough/draw.ts";
import { election, electionStart } from "./walkthrough/election.ts";
import { reballot, reballotStart } from "./walkthrough/reballot.ts";
import { problemsIn } from "./walkthrough/review.ts";
import { openStage, type Platform, platforms } from "./walkthrough/stage.ts";
import { type Happening, play } from "./walkthrough/story.ts";
import { readingProblems } from "./walkthrough/words.ts";

const path = join(import.meta.dirname, "../docs/walkthrough.md");

const stories = [
  {
    ballot: "PCS national campaign reballot, 2023",
    start: reballotStart,
    tell: reballot,
    title: "The 2023 reballot",
    about:
      "The union’s dates are the real ones: papers went out on 20 March and had to be back by 12 noon on 9 May 2023, the mandate of 2022 ended on 6 May, and all members were called out on 28 April. Made up are the branch, its employers and their numbers, the strike on 3 May, and the slip in the timetable that the rep pastes: it says Monday 8 May, a bank holiday.",
  },
  {
    ballot: "PCS General Secretary election, 2019",
    start: electionStart,
    tell: election,
    title: "The 2019 election",
    about: "The union’s dates are the real ones. Made up are the branch, its meeting and its numbers.",
  },
  {
    ballot: "Harbour pay ballot, winter 2022",
    start: awkwardStart,
    tell: awkward,
    title: "What does not go by the book",
    about:
      "All of it is made up, in shapes that real campaigns have had: a close that is extended on its last day, over Christmas; a strike of single night shifts, suspended in part; action short of a strike without a last day, reviewed and called off; and a ballot that is withdrawn.",
  },
] as const;

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

describe("the campaigns, day by day", () => {
  const played = new Map<string, readonly Happening[]>();
  const wrong: string[] = [];
  let database: TestDatabase;

  beforeAll(async () => {
    database = await kind.open();
    for (const { title, start, tell } of stories)
      for (const platform of platforms)
        played.set(`${title} ${platform}`, await playOn(platform, start, tell));
  }, 600_000);

  afterAll(() => database.close());

  async function playOn(platform: Platform, start: string, tell: Parameters<typeof play>[1]) {
    await database.empty();
    const at = Temporal.PlainDateTime.from(start).toZonedDateTime("Europe/London").toInstant();
    const stage = await openStage(platform, at, database);
    try {
      return await play(stage, tell);
    } finally {
      wrong.push(...stage.wrong);
      await stage.close();
    }
  }

  const on = (title: string, platform: Platform) => played.get(`${title} ${platform}`) ?? [];

  test("docs/walkthrough.md is what was seen on Slack", () => {
    const parts = stories.map(
      ({ title, about }) => `## ${title}\n\n${about}\n\n${drawPlay(on(title, "slack"))}`,
    );
    const doc = `${begin}\n\n${parts.join("\n\n")}\n`;
    if (process.env.WRITE_WALKTHROUGH === "1") writeFileSync(path, doc);
    else expect(readFileSync(path, "utf8"), "`npm run walkthrough` mends it").toBe(doc);
  });

  test.each(stories)("$title: Discord and the preview show the same words in the same order", ({ title }) => {
    const slack = on(title, "slack").map(wordsOf);
    expect(slack.length).toBeGreaterThan(50);
    expect(on(title, "discord").map(wordsOf)).toEqual(slack);
    expect(on(title, "preview").map(wordsOf)).toEqual(slack);
  });

  test.each(stories)(
    "$title: no wrong day, nothing twice, no strike before it is confirmed",
    ({ title, ballot }) => {
      expect(problemsIn(on(title, "slack"), ballot)).toEqual([]);
    },
  );

  test.each(stories)("$title: every post and private reply reads as people read", ({ title }) => {
    expect(readingProblems(on(title, "slack"))).toEqual([]);
  });

  test("the election is neutral: no threshold, target, mandate, employer or strike in any post about it", () => {
    const posts = on("The 2019 election", "slack")
      .filter(({ kind: seen, lines }) => seen === "post" && lines.some((line) => line.startsWith("PCS")))
      .map(({ lines }) => lines.join("\n"));
    expect(posts.length).toBeGreaterThan(15);
    expect(
      posts.filter((post) => /threshold|target|mandate|employer|strike|must vote|half/iu.test(post)),
    ).toEqual([]);
  });

  test("a private reply is in no post, and nothing went wrong", () => {
    for (const happened of played.values()) {
      const posts = happened.filter(({ kind: seen }) => seen === "post").map(({ lines }) => lines.join("\n"));
      expect(posts.filter((post) => /You told us|I agree that/u.test(post))).toEqual([]);
    }
    expect(wrong).toEqual([]);
  });
});

describe("the reading over", () => {
  const post = (...lines: string[]): Happening => ({
    at: Temporal.ZonedDateTime.from("2023-04-27T09:00[Europe/London]"),
    branch: "here",
    kind: "post",
    lines,
    buttons: [],
  });

  test.each([
    ["a wrong weekday", [post("Reballot", "Closes on Monday 9 May 2023.")]],
    [
      "days that are not left",
      [post("3 days to go: post it", "Reballot: papers must arrive by Tue 9 May, 12 noon.")],
    ],
    ["a mandate's days", [post("Our strike mandate runs out in 7 days, Sat 6 May")]],
    ["another day's “today”", [post("Papers go out today, Wednesday 26 April 2023.")]],
    ["another day's “tomorrow”", [post("Post it by tomorrow, Sat 29 April")]],
    ["a line said twice", [post("Reballot", "Post it.", "Post it.")]],
    ["the title said twice", [post("Reballot", "Reballot closed.")]],
    ["two posts on one day", [post("One", "Reballot: papers."), post("Two", "Reballot: papers.")]],
    ["a strike not confirmed", [post("Strike tomorrow, Fri 28 April", "All out: Friday 28 April 2023.")]],
    [
      "a strike suspended",
      [
        post("Strike on Fri 28 April is on", "All out: Friday 28 April 2023."),
        post("Strike suspended: work on Fri 28 April", "All out: do not strike on Friday 28 April 2023."),
        post("Strike tomorrow, Fri 28 April", "All out: Friday 28 April 2023."),
      ],
    ],
    [
      "a strike's wrong day",
      [
        post("Strike on Sat 29 April is on", "All out: Saturday 29 April 2023."),
        post("Strike tomorrow, Sat 29 April", "All out: Saturday 29 April 2023."),
      ],
    ],
  ])("finds %s", (_, happened) => {
    expect(problemsIn(happened, "Reballot")).toHaveLength(1);
  });

  const names = new Set(["Reballot", "All out"]);

  test.each([
    ["a reply that is only a name", ["All out", "Friday 28 April 2023."], "only a name: All out"],
    ["what was done without its day", ["Strike confirmed", "All out."], "no day: Strike confirmed"],
    ["nine lines", ["Saved", ..."12345678"], "9 lines: Saved"],
    ["a long one", ["Saved", "x".repeat(700)], "706 characters: Saved"],
  ])("finds %s", (_, lines, problem) => {
    expect(replyProblems(lines, names)).toEqual([problem]);
  });

  test("lets a reply warn at any length, and show whole what was asked for", () => {
    const careful = `Careful: ${"check with your full-time officer. ".repeat(30)}`;
    expect(replyProblems(["Strike confirmed: Fri 28 April", careful], names)).toEqual([]);
    expect(replyProblems(["Reballot: every post", ..."123456789"], names)).toEqual([]);
  });

  test("lets a good one pass", () => {
    const good = [
      post("12 days to go: post it", "Reballot: papers must arrive by Tue 9 May, 12 noon."),
      post("Strike on Fri 28 April is on", "All out: Friday 28 April 2023."),
      post("Strike tomorrow, Fri 28 April", "All out: Friday 28 April 2023."),
    ];
    expect(problemsIn(good, "Reballot")).toEqual([]);
  });
});

const begin = `# A walk through three campaigns

Everything a branch's channel sees, from the first command to the last post, in the order in which it came. A script plays them on a clock of its own, with the real libraries of Slack and Discord against doubles of the platforms, and in the preview. \`npm run walkthrough\` writes this page from what the platforms were sent; a test fails when it is not what they are sent now.

How to read it: what somebody types is \`like this\`, a button \`[like this]\`. *Private* means that nobody else sees it. Times are UK time. A line is drawn as words: bold, links and the reader's own time zone are left out.

The page shows Slack; the branch that follows is on Discord. **The same script on Discord (followed from Slack) and in the preview (followed from Discord) gives the same words and the same buttons in the same order.** What differs is how they are typed and drawn: on Slack and in the preview options are one line as here, on Discord they are fields; Discord puts a small reference under each post; private replies stay until Slack is reloaded, until they are dismissed on Discord, and for good in the preview. [All differences](platforms.md).

Read line by line for: at most one scheduled post of a ballot in a day, the right weekday and date in every line, the right number of days left, nothing said twice, no strike called before it is confirmed, no word about how anybody votes.`;
