import { describe, expect, test } from "vitest";
import { branch } from "../../commands/branch/branch.ts";
import { countdown } from "../../commands/countdown.ts";
import { reminder } from "../../commands/reminder/reminder.ts";
import { plainText } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import type { Why } from "../../src/core/delivery/life.ts";
import type { Outcome } from "../../src/core/ports/outbox.ts";
import { buttonsOf, people, text, useRig } from "../support/rig.ts";

const rig = useRig([branch, countdown, reminder]);

const branchId = async () => (await rig().store.branches.of(people.rep))?.id ?? "";

/** So many countdowns of one post each, due on 28 April at 9am. */
async function count(many: number): Promise<void> {
  for (let one = 1; one <= many; one += 1) {
    await rig().say("rep", `/countdown add date: 5 May 2023 5pm title: Meeting ${one} days: 7`);
  }
}

/** Muster was off until then. */
async function late(moment: string): Promise<void> {
  rig().clock.set(moment);
  await rig().store.outbox.holdLate(rig().clock.now());
}

/** Reps are told, as the job does it. */
async function tell(): Promise<void> {
  const now = rig().clock.now();
  await rig().store.trouble.alert(await branchId(), { now, since: now });
}

async function claim() {
  return rig().store.outbox.claim({
    now: rig().clock.now(),
    token: "t",
    limit: 100,
    leaseMs: 60_000,
  });
}

async function fail(reason: Why<"fail">): Promise<void> {
  const rows = await claim();
  const outcomes = rows.map(({ delivery: { id } }): Outcome => ({ id, token: "t", kind: "failed", reason }));
  await rig().store.outbox.record(outcomes);
}

function button(reply: Reply, label: string): string {
  const found = buttonsOf(reply).find((one) => one.label === label);
  if (!found) throw new Error(`no button “${label}” in ${text(reply)}`);
  return found.id;
}

/** The hello of the first countdown is out of the way. */
async function postHello(): Promise<void> {
  const rows = await claim();
  await rig().store.outbox.record(
    rows.map(({ delivery: { id, to } }): Outcome => {
      if (!("channel" in to)) throw new Error("not in a channel");
      const message = { place: to, id: "m1" };
      return { id, token: "t", kind: "posted", message, at: rig().clock.now() };
    }),
  );
}

describe("/branch posts", () => {
  test("says so when nothing is wrong, and is for reps", async () => {
    expect(text(await rig().say("rep", "/branch posts"))).toContain("Nothing is wrong");
    expect(text(await rig().say("member", "/branch posts"))).toContain("Only reps and officers");
  });

  test("shows what is held, cut where it is long; only officers get the buttons", async () => {
    await count(25);
    await postHello();
    await late("2023-04-29T12:00");
    const shown = text(await rig().say("rep", "/branch posts"));
    expect(shown).toContain("25 posts are held: too many would have gone out late at once");
    expect(shown).toContain("An officer decides with /branch posts");
    expect(shown).toContain("1. Friday 28 April 2023, 9am in #general: 📅 Meeting 1: 7 days to go");
    expect(shown).toMatch(/12\. .*\nAnd 13 more\.$/u);
    const asked = await rig().say("officer", "/branch posts");
    expect(text(asked)).toContain("[Send the 25 held ones now]\n[Drop the 25 held ones]");
    const refused = await rig().press("rep", button(asked, "Drop the 25 held ones"));
    expect(text(refused)).toContain("Only officers");
  });

  test("an officer sends the held ones; the second press changes nothing and says so", async () => {
    await count(21);
    await postHello();
    await late("2023-04-29T12:00");
    const asked = await rig().say("officer", "/branch posts");
    const send = button(asked, "Send the 21 held ones now");
    const drop = button(asked, "Drop the 21 held ones");
    const sent = await rig().press("officer", send);
    expect(sent.kind).toBe("update");
    expect(text(sent)).toContain("The 21 held posts go out now, late as they are");
    expect(text(await rig().press("officer", drop))).toContain("somebody else has decided already");
    expect(await claim()).toHaveLength(21);
  });

  test("what was held since the officer looked is not decided with the rest", async () => {
    await count(21);
    await postHello();
    await late("2023-04-29T12:00");
    const drop = button(await rig().say("officer", "/branch posts"), "Drop the 21 held ones");
    const [one] = await rig().store.trouble.list({
      now: rig().clock.now(),
      since: rig().clock.now(),
    });
    await rig().store.trouble.release(await branchId(), [one?.id ?? ""]);
    expect(text(await rig().press("officer", drop))).toContain("Nothing was done: what is held has changed");
    const fresh = await rig().say("officer", "/branch posts");
    const dropped = await rig().press("officer", button(fresh, "Drop the 20 held ones"));
    expect(text(dropped)).toContain("The 20 held posts are dropped. It will not go out.");
    expect(await claim()).toHaveLength(1);
  });

  test("a failed post is sent again by a rep, once, with what to do first", async () => {
    await count(1);
    await postHello();
    rig().clock.set("2023-04-28T09:00");
    await fail("unknown");
    const asked = await rig().say("rep", "/branch posts");
    expect(text(asked)).toContain("look in the channel before you send it again");
    const again = button(asked, "Send 1 again");
    expect(text(await rig().press("member", again))).toContain("Only reps and officers");
    expect(text(await rig().press("rep", again))).toContain("The post is sent again now.");
    expect(text(await rig().press("rep", again))).toContain("Nothing was done");
    expect(await claim()).toHaveLength(1);
  });

  test("a failed post whose moment has passed is shown for a week, without a button", async () => {
    await count(1);
    await postHello();
    rig().clock.set("2023-04-28T09:00");
    await fail("refused");
    await tell();
    const again = button(await rig().say("rep", "/branch posts"), "Send 1 again");
    rig().clock.set("2023-05-05T08:00");
    expect(text(await rig().say("rep", "/branch posts"))).toContain("Send 1 again");
    rig().clock.set("2023-05-05T20:00");
    expect(text(await rig().press("rep", again))).toContain("too late for it now");
    expect(text(await rig().say("rep", "/branch posts"))).toContain("Nothing is wrong");
  });

  test("what was left out too late is said for a week; what is only no longer wanted is not", async () => {
    await rig().say("rep", "/reminder add text: Leaflets when: 21 April 2023 8am");
    await postHello();
    await late("2023-04-22T12:00");
    expect(await claim()).toEqual([]);
    await tell();
    const shown = text(await rig().say("rep", "/branch posts"));
    expect(shown).toContain("in #general: 🔔 Reminder: Leaflets. Left out: Muster could not post in time");
    rig().clock.set("2023-04-29T12:01");
    expect(text(await rig().say("rep", "/branch posts"))).toContain("Nothing is wrong");
  });

  test("what a later post made needless is said with its reason", async () => {
    await rig().say("rep", "/countdown add date: 5 May 2023 5pm title: Meeting days: 7, 6");
    await postHello();
    rig().clock.set("2023-04-29T09:30");
    expect(await claim()).toHaveLength(1);
    expect(text(await rig().say("rep", "/branch posts"))).toContain("Left out: a later one said it.");
  });

  test("a channel that is gone is said, with what to do", async () => {
    await count(2);
    await rig().inbox.left({ ...people.rep, channel: "general" });
    const shown = text(await rig().say("rep", "/branch posts"));
    expect(shown).toContain("The channel is gone, or Muster was taken out of it.");
    expect(shown).not.toContain("[Send");
  });

  test("a member's failed reminder is nobody's business; held ones are said without a number", async () => {
    await rig().say("member", "/reminder add text: My own thing when: 21 April 2023 8am who: me");
    rig().clock.set("2023-04-21T08:00");
    await fail("unknown");
    const id = await branchId();
    const now = rig().clock.now();
    const since = now.subtract({ hours: 1 });
    const [own] = await rig().store.trouble.list({ branchId: id, now, since });
    expect(own?.state).toBe("failed");
    expect(text(await rig().say("officer", "/branch posts"))).toContain("Nothing is wrong");
    expect(text(await rig().press("officer", `branch/retry/${own?.id}`))).toContain("Nothing was done");

    for (let minute = 0; minute <= 20; minute += 1) {
      const who = minute % 2 === 0 ? "member" : "other";
      const when = `22 April 2023 00:${String(minute + 10)}`;
      const set = text(await rig().say(who, `/reminder add text: Private ${minute} when: ${when} who: me`));
      expect(set).toContain("1 post is planned.");
    }
    await late("2023-04-22T09:00");
    const asked = await rig().say("officer", "/branch posts");
    expect(text(asked)).toContain("Members’ private reminders are held too");
    expect(text(asked)).not.toMatch(/Private \d|21/u);
    expect(plainText(await rig().inbox.home(people.officer))).toContain("Held reminders need a decision");
    expect(text(await rig().press("officer", button(asked, "Send what is held now")))).toContain(
      "What was held goes out now.",
    );
    expect(await claim()).toHaveLength(21);
  });
});

test("a rep's own page and the settings say that something waits for a decision", async () => {
  await count(21);
  await postHello();
  await late("2023-04-29T12:00");
  const line = "21 posts need a decision: /branch posts";
  expect(text(await rig().say("officer", "/branch settings"))).toContain(line);
  expect(plainText(await rig().inbox.home(people.rep))).toContain(line);
  expect(plainText(await rig().inbox.home(people.member))).not.toContain("decision");
});
