import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { alertBranches } from "../../src/core/trouble/alert.ts";
import { createVault } from "../../src/vault/vault.ts";
import { textOf } from "../doubles/slack/limits.ts";
import type { Person, Shown } from "../doubles/slack/person.ts";
import type { Json, Message } from "../doubles/slack/world.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { keepingLog } from "../support/logs.ts";
import { least } from "../support/numbers.ts";
import { assemble } from "../support/whole.ts";
import { general, onSocket, openBranch, team } from "./support.ts";

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

describe("what people's hands do in Slack: late forms, other people's buttons, double taps", () => {
  const opened = useDatabase(kind);
  let here: Awaited<ReturnType<typeof openMuster>>;

  async function openMuster() {
    const branch = await openBranch({ rateClock: "own" });
    const { slack } = branch;
    const { database } = opened();
    const log = keepingLog();
    const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()) };
    const vault = createVault(Buffer.alloc(32, 7));
    const { inbox, parts, worker } = assemble({ commands, database, clock, log, vault });
    const chat = await onSocket(slack, inbox);
    return { ...branch, ...parts, log, drain: worker(chat).drain };
  }

  beforeEach(async () => {
    here = await openMuster();
    await say(
      here.officer,
      "/ballot",
      "create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon",
    );
  });

  async function say(person: Person, command: string, typed: string): Promise<Message> {
    return messageOf(await (await person.command(command, typed, { channel: general })).shown());
  }

  async function ballots() {
    const { branches, campaigns } = here.database.store;
    const home = await branches.of({ chat: "slack", workspace: team });
    return campaigns.list(home?.id ?? "");
  }

  async function openCheck(): Promise<Message> {
    await say(here.officer, "/check", "open");
    await here.drain();
    const check = here.one.sees(general).find(({ text }) => text.includes("Have you posted"));
    if (!check) throw new Error("no check");
    return check;
  }

  async function press(person: Person, message: Message, label: string): Promise<Message> {
    return messageOf(await (await person.press(message, label)).shown());
  }

  /** Member one has agreed and told Muster; the private message that says so. */
  async function toldByOne(): Promise<Message> {
    return press(here.one, await press(here.one, await openCheck(), "Posted"), "Yes");
  }

  async function answers(): Promise<string> {
    const { rows } = await opened().pool.query<{ row: string }>(
      "select row_to_json(one)::text as row from answer one order by 1",
    );
    return rows.map(({ row }) => row).join("\n");
  }

  test("a form opened before the close and sent after it changes nothing and says why", async () => {
    const { officer, slack } = here;
    const asked = await (await officer.command("/ballot", "create", { channel: general })).shown();
    if (asked.kind !== "view") throw new Error("no form");
    slack.pass(Temporal.Instant.from("2023-05-09T11:01:00Z").epochMilliseconds - slack.world.now());
    const sent = await officer.submit(asked.view, { name: "Late", closes: "Tue 9 May 2023 12 noon" });
    expect(await sent.shown()).toMatchObject({ errors: { closes: expect.stringContaining("has passed") } });
    expect((await ballots()).map(({ name }) => name)).toEqual(["Reballot"]);
  });

  test("consent asked before the close and given after it keeps no answer", async () => {
    const consent = await press(here.one, await openCheck(), "Posted");
    here.slack.pass(Temporal.Instant.from("2023-05-09T11:01:00Z").epochMilliseconds - here.slack.world.now());
    const late = await press(here.one, consent, "Yes");
    expect(late.text).toContain("it takes no more answers");
    expect(await answers()).toBe("");
  });

  for (const [where, channel] of [
    ["private message", general],
    ["home page", ""],
  ] as const)
    test(`a button of somebody else's ${where} acts for the one who presses it alone`, async () => {
      const kept = await toldByOne();
      const ofOne = await answers();
      expect(ofOne).not.toBe("");
      expect(buttonsOf(kept).length).toBeGreaterThan(0);
      const words = textOf(kept.blocks);
      for (const button of buttonsOf(kept)) {
        const shown = messageOf(await (await here.two.pressForged({ ...kept, channel }, button)).shown());
        expect(shown.onlyFor).toBe(here.two.id);
        expect(textOf(shown.blocks)).not.toContain("You told us");
      }
      expect(await answers()).toBe(ofOne);
      expect(textOf(kept.blocks)).toBe(words);
      expect(await here.one.openHome()).toContain("You told us: *Posted*");
      expect(await here.two.openHome()).not.toContain("You told us");
    });

  test("a button of somebody else's direct message neither shows nor stops their reminder", async () => {
    await say(
      here.one,
      "/reminder",
      "add text: Take my paper along when: 20 April 5pm who: me repeat: daily",
    );
    here.slack.pass(9 * 60 * 60_000);
    await here.drain();
    const direct = here.slack.world.directChannel(team, here.one.id).id;
    const [reminder] = here.one.sees(direct);
    if (!reminder) throw new Error("no reminder");
    expect(buttonsOf(reminder).length).toBeGreaterThan(0);
    const mine = here.slack.world.directChannel(team, here.two.id).id;
    for (const button of buttonsOf(reminder)) {
      const forged = { ...reminder, channel: mine };
      const shown = messageOf(await (await here.two.pressForged(forged, button)).shown());
      expect(textOf(shown.blocks)).not.toContain("Take my paper along");
    }
    expect((await say(here.one, "/reminder", "list")).text).toContain("Take my paper along");
  });

  test("“Done” in a direct message ends the reminder it stands on", async () => {
    await say(
      here.one,
      "/reminder",
      "add text: Take my paper along when: 20 April 5pm who: me repeat: daily",
    );
    here.slack.pass(9 * 60 * 60_000);
    await here.drain();
    const [reminder] = here.one.sees(here.slack.world.directChannel(team, here.one.id).id);
    if (!reminder) throw new Error("no reminder");
    expect(textOf((await press(here.one, reminder, "Done, no more of these")).blocks)).toContain("has ended");
    expect((await say(here.one, "/reminder", "list")).text).not.toContain("Take my paper along");
  });

  test("“I’ve posted it” on a reminder ends it, and “Stop” ends another’s", async () => {
    const { one, two, slack, drain } = here;
    const direct = (person: Person) => person.sees(slack.world.directChannel(team, person.id).id);
    for (const who of [one, two]) {
      const kept = await press(who, await say(who, "/posted", "to-post"), "Yes");
      const asked = await press(who, kept, "Remind me until I’ve posted");
      expect(textOf((await press(who, asked, "I agree: remind me")).blocks)).toContain("21 April 2023, 9am");
    }
    slack.pass(24 * 60 * 60_000);
    await drain();
    const [ofOne] = direct(one);
    const [ofTwo] = direct(two);
    if (!ofOne || !ofTwo) throw new Error("no reminder");
    expect(textOf((await press(one, ofOne, "I’ve posted it")).blocks)).toContain("You told us: *Posted*");
    expect(textOf((await press(two, ofTwo, "Stop")).blocks)).toContain("Stopped");
    const came = [one, two].map((who) => direct(who).length);
    for (let day = 0; day < 8; day += 1) {
      slack.pass(24 * 60 * 60_000);
      await drain();
    }
    expect([one, two].map((who) => direct(who).length)).toEqual(came);
  });

  test("“Show them” of the notice in a direct message shows a named rep what did not go out", async () => {
    const { officer, rep, slack, database, clock, log, drain } = here;
    await say(officer, "/branch", `reps add: <@${rep.id}>`);
    await press(rep, await say(rep, "/branch", "reps"), "I agree and take it");
    await drain();
    // Off until long after some posts were due.
    slack.pass(16 * 24 * 60 * 60_000);
    await drain();
    await alertBranches({ database, clock, draw: least, drain, log, chats: new Map() });
    const [notice] = rep.sees(slack.world.directChannel(team, rep.id).id);
    if (!notice) throw new Error("no notice");
    expect(textOf((await press(rep, notice, "Show them")).blocks)).toContain("Reballot");
    const forged = { ...notice, channel: slack.world.directChannel(team, here.two.id).id };
    const [show = {}] = buttonsOf(notice);
    const refused = messageOf(await (await here.two.pressForged(forged, show)).shown());
    expect(textOf(refused.blocks)).not.toContain("Reballot");
  });

  test("two taps at once are one answer, and both are told the same", async () => {
    await toldByOne();
    const before = await answers();
    const check = here.two.sees(general).find(({ text }) => text.includes("Have you posted"));
    if (!check) throw new Error("no check");
    const consent = await press(here.two, check, "Posted");
    const agree = buttonsOf(consent)[0] ?? {};
    const taps = await Promise.all([
      here.two.pressForged(consent, agree),
      here.two.pressForged(consent, agree),
    ]);
    const told = await Promise.all(taps.map(async (tap) => textOf(messageOf(await tap.shown()).blocks)));
    expect(told[0]).toContain("You told us: *Posted*");
    expect(told[1]).toBe(told[0]);
    expect((await answers()).split("\n")).toHaveLength(before.split("\n").length + 1);
    expect(here.log.kept).toEqual([]);
  });

  test("one tap delivered twice, at once or later, is one answer and one reply", async () => {
    const consent = await press(here.one, await openCheck(), "Posted");
    const tap = await here.one.press(consent, "Yes");
    const first = textOf(messageOf(await tap.shown()).blocks);
    const kept = await answers();
    const more = await Promise.all([tap.again(), tap.again()]);
    for (const again of more) expect(textOf(messageOf(await again.shown()).blocks)).toBe(first);
    expect(await answers()).toBe(kept);
  });

  test("a form delivered twice makes one ballot", async () => {
    const asked = await (await here.officer.command("/ballot", "create", { channel: general })).shown();
    if (asked.kind !== "view") throw new Error("no form");
    const sent = await here.officer.submit(asked.view, {
      name: "Another",
      closes: "Fri 19 May 2023 12 noon",
    });
    const first = wordsOf(await sent.shown());
    expect(wordsOf(await (await sent.again()).shown())).toBe(first);
    const all = await ballots();
    expect(all.filter(({ name }) => name === "Another")).toHaveLength(1);
  });
});

function messageOf(shown: Shown): Message {
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  return shown.message;
}

function wordsOf(shown: Shown): string {
  switch (shown.kind) {
    case "message":
      return textOf(shown.message.blocks);
    case "errors":
      return Object.values(shown.errors).join("\n");
    case "view":
      throw new Error("another form");
  }
}

function buttonsOf({ blocks }: Pick<Message, "blocks">): readonly Json[] {
  return blocks.flatMap(({ type, elements }) => (type === "actions" ? (elements as Json[]) : []));
}
