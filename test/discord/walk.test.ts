import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { nextDue } from "../contracts/store-examples.ts";
import type { DiscordDouble, GuildFace } from "../doubles/discord/double.ts";
import type { Person } from "../doubles/discord/people.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { openBranch, shown } from "./branch.ts";

const end = Temporal.Instant.from("2023-05-09T12:00:00+01:00");

/** All that the channel reads, in the words of the preview's walk; "…" is anything. */
const wholeWalk = [
  "Muster posts here from now on",
  "🙋 Thank you: the ballot closed on Tue 9 May, 12 noon / PCS national campaign reballot, 2023: this check is over. / Too few of you have told us yet to show a number.",
  "✊ Strike on Fri 28 April is on for all with a live mandate",
  "✊ Strike in 7 days, Fri 28 April, for all with a live mandate",
  "⌛ Our strike mandate runs out in 14 days, Sat 6 May",
  "🗳️ 14 days to go: post your ballot by Thu 27 April",
  "📮 Post your ballot by tomorrow, Thu 27 April",
  "📮 Post your ballot today, Thu 27 April",
  "✊ Strike tomorrow, Fri 28 April, for all with a live mandate",
  "✊ Strike today, Fri 28 April, for all with a live mandate",
  "🗳️ 10 days left: not posted yet? Post it today",
  "🗳️ 7 days left: still at home? Post it today, first thing",
  "⌛ Our strike mandate runs out in 3 days, Sat 6 May",
  "🗳️ 5 days left: take it to the box today, first thing",
  "⌛ Our strike mandate runs out tomorrow, Sat 6 May",
  "⌛ Our strike mandate runs out today, Sat 6 May",
  "🗳️ 3 days left: post it today, first thing",
  "⌛ No strike mandate since Sun 7 May",
  "🗳️ 2 days left: not posted? Ask the union",
  "🗳️ Closes tomorrow: too late for the post?",
  "⏰ Ballot closes today, 12 noon: 3 hours left",
  "🏁 Ballot closed on Tue 9 May, 12 noon: thank you",
];

for (const kind of databaseKinds.filter(({ title }) => title === "PGlite")) {
  describe(`the 2023 walk on Discord, ${kind.title}`, () => {
    const opened = useDatabase(kind);
    let branch: Awaited<ReturnType<typeof openBranch>>;
    let double: DiscordDouble;
    let guild: GuildFace;
    let officer: Person;
    let one: Person;
    let two: Person;

    beforeEach(async () => {
      branch = await openBranch(opened());
      double = branch.double;
      guild = double.guild("branch");
      officer = guild.member("officer", { manages: true });
      one = guild.member("member-one");
      two = guild.member("member-two");
    });

    afterEach(() => branch.close());

    const say = async (who: Person, line: string, options: Readonly<Record<string, string>> = {}) =>
      guild.read(shown(await who.command(line, options)));

    async function setUp(): Promise<void> {
      await say(officer, "ballot create", {
        name: "PCS national ballot, autumn 2022",
        opens: "26 September 2022",
        closes: "7 November 2022 12 noon",
        "mandate-expires": "6 May 2023",
      });
      // The reballot by its form, as the app opens it.
      const form = await officer.command("ballot create");
      if (form.kind !== "form") throw new Error("no form");
      const created = await officer.submit(form.modal, {
        name: "PCS national campaign reballot, 2023",
        opens: "20 March 2023",
        closes: "Tue 9 May 2023 12 noon",
      });
      expect(guild.read(shown(created))).toContain("Tuesday 9 May 2023, 12 noon");
      await say(officer, "strike add", {
        name: "All-out strike, 28 April",
        days: "28 April 2023",
        for: "members in employers with a live mandate",
        state: "notified",
      });
    }

    test("every post goes once, in order, in the channel; private answers are their own reader's alone", {
      timeout: 120_000,
    }, async () => {
      await setUp();
      const asked = shown(await officer.command("strike confirm", { strike: "All-out" }));
      await officer.press(asked, "The union has confirmed it");
      await say(officer, "check open", { ballot: "reballot" });
      await branch.work();

      const check = two.sees().find((message) => guild.read(message).includes("Have you posted"));
      if (!check) throw new Error("the check was not posted");
      const consent = shown(await one.press(check, "Posted"));
      const agree = consent.components[0]?.components.find(({ label }) => label === "Yes")?.label;
      const kept = await one.press(consent, agree ?? "");
      expect(kept.kind).toBe("updated");
      const again = await say(one, "posted", { answer: "posted" });

      await branch.walkTo(end);
      const posts = guild.words().map((words) => words.replaceAll("\n", " / "));
      const countdowns = posts.flatMap((post) => /(\d+) days (?:to go|left):/u.exec(post)?.[1] ?? []);
      expect(countdowns.map(Number)).toEqual([14, 10, 7, 5, 3, 2]);
      for (const words of wholeWalk) {
        const parts = words.split(" … ");
        const matching = posts.filter((post) => parts.every((part) => post.includes(part)));
        expect(matching, words).toHaveLength(1);
      }
      expect(posts).toHaveLength(wholeWalk.length);
      expect(new Set(posts).size).toBe(posts.length);

      // What member one was told is in nobody else's view of the channel, and in no public message.
      const theirs = one.sees().filter(({ onlyFor }) => onlyFor !== undefined);
      expect(theirs.length).toBeGreaterThanOrEqual(2);
      expect(again).not.toBe("");
      for (const who of [two, officer]) {
        const ids = who.sees().map(({ id }) => id);
        expect(theirs.filter(({ id }) => ids.includes(id))).toEqual([]);
      }
      expect(two.sees().every(({ onlyFor }) => onlyFor === undefined || onlyFor === two.id)).toBe(true);
      const late = await say(one, "posted", { answer: "posted" });
      expect(late).toContain("it takes no more answers");
      expect(branch.log.kept.join("\n")).not.toContain(one.id);
    });

    test("a strike suspended before its reminder is not reminded of, and those told are told", {
      timeout: 60_000,
    }, async () => {
      await setUp();
      const asked = shown(await officer.command("strike confirm", { strike: "All-out" }));
      await officer.press(asked, "The union has confirmed it");
      await branch.walkTo(Temporal.Instant.from("2023-04-27T08:59:00+01:00"));
      await officer.command("strike suspend", { strike: "All-out" });
      await branch.walkTo(Temporal.Instant.from("2023-04-27T10:00:00+01:00"));
      const told = guild.words().filter((post) => post.includes("All-out strike, 28 April"));
      expect(told.some((post) => post.includes("trike tomorrow"))).toBe(false);
      expect(told.at(-1)).toContain("Strike suspended: work on Fri 28 April");
    });

    test("somebody without a role is refused in words, by command and by a form that was left open", async () => {
      const form = await one.command("ballot create");
      if (form.kind !== "form") throw new Error("no form");
      const refused = await one.submit(form.modal, { name: "Mine", closes: "Tue 9 May 2023 12 noon" });
      expect(refused.kind).toBe("private");
      expect(guild.read(shown(refused))).toContain("name: Mine");
      expect(await say(one, "ballot entitled", { count: "100" })).toMatch(/reps?|officer/u);
    });

    test("removed from the server and added again, what is still to come is posted without anybody's doing", async () => {
      await setUp();
      await branch.walkTo(Temporal.Instant.from("2023-04-24T10:00:00+01:00"));
      const next = () => nextDue(opened().database.store);
      const mine = { text: "Post it", when: "28 April 5pm", who: "me" };
      await say(one, "reminder add", mine);
      const kept = async () => (await opened().pool.query("select from member")).rowCount;
      expect(await kept()).toBe(1);
      guild.kick();
      await vi.waitFor(async () => expect(await next()).toBeUndefined());
      expect(await kept()).toBe(0);
      guild.invite();
      await vi.waitFor(async () => expect(await next()).toBeDefined());
      await branch.walkTo(Temporal.Instant.from("2023-04-25T10:00:00+01:00"));
      expect(guild.words().at(-1)).toContain("14 days to go");
    });

    test("two servers never see each other's ballots", async () => {
      await setUp();
      const other = double.guild("another");
      const stranger = other.member("officer", { manages: true });
      const status = other.read(shown(await stranger.command("ballot status")));
      expect(status).not.toContain("reballot");
      expect(await stranger.autocomplete("ballot status", "ballot", "")).toEqual([]);
      expect(await officer.autocomplete("ballot status", "ballot", "")).not.toEqual([]);
    });
  });
}
