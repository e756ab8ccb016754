import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { refreshChecks } from "../../src/core/acts/check/refresh.ts";
import type { Chat, Inbox } from "../../src/core/chat/chat.ts";
import { createVault } from "../../src/vault/vault.ts";
import { textOf } from "../doubles/slack/limits.ts";
import type { Person, Shown } from "../doubles/slack/person.ts";
import type { Message } from "../doubles/slack/world.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { keepingLog } from "../support/logs.ts";
import { assemble } from "../support/whole.ts";
import { install } from "./install.ts";
import { type Branch, general, onSocket, openBranch, overHttp, team } from "./support.ts";

type Connect = (branch: Branch, inbox: Inbox) => Promise<Chat>;

const modes: readonly (readonly [string, Connect])[] = [
  ["a socket", ({ slack }, inbox) => onSocket(slack, inbox)],
  [
    "HTTP",
    async ({ slack, officer }, inbox) => {
      const { chat, url } = await overHttp(slack, inbox);
      await install(slack, url, { team, user: officer.id });
      return chat;
    },
  ],
];

/** What the channel is told from 20 April past noon on 9 May, each post by the beginning of its words. */
const told = [
  "Thu 20 Apr 09:00 👋 Muster posts here from now on",
  "Thu 20 Apr 09:00 🙋 Thank you: the ballot closed on Tue 9 May, 12 noon",
  "Thu 20 Apr 09:00 ✊ Strike on Fri 28 April is on for all",
  "Fri 21 Apr 09:00 ✊ Strike in 7 days, Fri 28 April",
  "Tue 25 Apr 09:00 🗳️ 14 days to go | PCS national campaign reballot, 2023",
  "Wed 26 Apr 09:00 📮 Post your ballot by tomorrow, Thu 27 April",
  "Thu 27 Apr 09:00 📮 Post your ballot today, Thu 27 April",
  "Thu 27 Apr 09:00 ✊ Strike tomorrow, Fri 28 April",
  "Fri 28 Apr 09:00 ✊ Strike today, Fri 28 April",
  "Sat 29 Apr 09:00 🗳️ 10 days left: not posted yet? Post it today",
  "Tue 2 May 09:00 🗳️ 7 days left: still at home?",
  "Thu 4 May 09:00 🗳️ 5 days left: take it to the box",
  "Sat 6 May 09:00 🗳️ 3 days left: post it today",
  "Sun 7 May 09:00 🗳️ 2 days left: not posted? Ask the union",
  "Mon 8 May 09:00 🗳️ Closes tomorrow: too late for the post? | It can hardly come in time by post",
  "Tue 9 May 09:00 ⏰ Ballot closes today, 12 noon: 3 hours left",
  "Tue 9 May 12:00 🏁 Ballot closed on Tue 9 May, 12 noon",
];

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

describe("the 2023 reballot in a Slack workspace", () => {
  const opened = useDatabase(kind);

  /** A whole Muster in a branch's workspace, all but its queue. */
  async function openMuster(connect: Connect) {
    const branch = await openBranch({ rateClock: "own" });
    const { slack } = branch;
    const { database } = opened();
    const log = keepingLog();
    const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()) };
    const vault = createVault(Buffer.alloc(32, 7));
    const { inbox, worker } = assemble({ commands, database, clock, log, vault });
    const chat = await connect(branch, inbox);
    const services = worker(chat);

    async function work(): Promise<void> {
      await services.drain();
      await refreshChecks(services);
    }

    return {
      ...branch,
      log,
      work,
      async walkTo(moment: string): Promise<void> {
        const end = Temporal.PlainDateTime.from(moment).toZonedDateTime("Europe/London").epochMilliseconds;
        while (slack.world.now() < end) {
          slack.pass(3 * 60 * 60_000);
          await work();
        }
      },
      async say(person: Person, name: string, typed: string): Promise<Message> {
        return messageOf(await (await person.command(name, typed, { channel: general })).shown());
      },
      async press(person: Person, message: Message, label: string): Promise<Message> {
        return messageOf(await (await person.press(message, label)).shown());
      },
      async fillIn(
        person: Person,
        [name = "", typed = ""]: readonly string[],
        values: Record<string, string>,
      ) {
        const asked = await (await person.command(name, typed, { channel: general })).shown();
        if (asked.kind !== "view") throw new Error("no form");
        return (await person.submit(asked.view, values)).shown();
      },
    };
  }

  for (const [mode, connect] of modes)
    test(`every post goes once, on its day, and a member's answer is theirs alone, over ${mode}`, {
      timeout: 60_000,
    }, async () => {
      const here = await openMuster(connect);
      const { officer, one, two } = here;
      const mistaken = await here.fillIn(officer, ["/ballot", "create"], {
        name: "Reballot",
        closes: "soon",
      });
      expect(mistaken).toMatchObject({ kind: "errors", errors: { closes: expect.stringContaining("soon") } });
      await here.fillIn(officer, ["/ballot", "create"], {
        name: "PCS national campaign reballot, 2023",
        opens: "20 March 2023",
        closes: "Tue 9 May 2023 12 noon",
      });
      await here.fillIn(officer, ["/strike", "add"], {
        name: "All-out strike, 28 April",
        days: "28 April",
        for: "members in employers with a live mandate",
      });
      const asked = await here.say(officer, "/strike", "confirm 28 April");
      await here.press(officer, asked, "The union has confirmed it");
      await here.say(officer, "/check", "open");
      await here.work();

      const check = one.sees(general).find(({ text }) => text.includes("Have you posted"));
      if (!check) throw new Error("no check");
      const consent = await here.press(one, check, "Posted");
      const agreed = await one.press(consent, buttonsOf(consent)[0] ?? "");
      const kept = messageOf(await agreed.shown());
      expect(kept.ts).toBe(consent.ts);
      const twice = messageOf(await (await agreed.again()).shown());
      expect(textOf(twice.blocks)).toBe(textOf(kept.blocks));
      expect(await one.openHome()).toContain("You told us");
      expect(await two.openHome()).not.toContain("You told us");

      await here.walkTo("2023-05-09T13:00");
      const seen = two.sees(general);
      expect(seen.map(({ onlyFor }) => onlyFor)).toEqual(seen.map(() => undefined));
      const posts = seen.map(postInWords);
      expect(posts).toHaveLength(told.length);
      for (const expected of told) {
        const [begins = "", part = ""] = expected.split(" | ");
        expect(posts.filter((post) => post.startsWith(begins) && post.includes(part))).not.toEqual([]);
      }
      const late = await here.say(one, "/posted", "posted");
      expect(late.text).toContain("it takes no more answers");
      expect(two.sees(general)).toHaveLength(told.length);
      expect(here.log.kept).toEqual([]);
    });

  test("a member cannot press what only an officer may, nor make a button of their own", async () => {
    const here = await openMuster(({ slack }, inbox) => onSocket(slack, inbox));
    await here.fillIn(here.officer, ["/strike", "add"], {
      name: "Walk-out, 28 April",
      days: "28 April",
      for: "everybody",
    });
    const asked = await here.say(here.officer, "/strike", "confirm 28 April");
    const button = asked.blocks.flatMap(
      ({ elements }) => (elements as { value?: string }[] | undefined) ?? [],
    );
    const stolen = button.find(({ value }) => value?.startsWith("strike/"));
    await here.work();
    const before = here.one.sees(general).length;
    const public_ = { ...asked, ts: "1.000001", onlyFor: undefined } as unknown as Message;
    for (const value of [stolen?.value, "strike/confirm/none", "nothing/such", "x".repeat(300)]) {
      const did = await here.one.pressForged(public_, { type: "button", action_id: "forged", value });
      expect(messageOf(await did.shown()).onlyFor).toBe(here.one.id);
    }
    await here.work();
    expect(here.two.sees(general)).toHaveLength(before);
  });
});

function messageOf(shown: Shown): Message {
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  return shown.message;
}

function buttonsOf({ blocks }: Message): readonly string[] {
  return blocks
    .flatMap(({ type, elements }) => (type === "actions" ? (elements as { text: { text: string } }[]) : []))
    .map(({ text }) => text.text);
}

function postInWords(message: Message): string {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(message.ts) * 1000)).toZonedDateTimeISO(
    "Europe/London",
  );
  const day = at
    .toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short" })
    .replace(",", "");
  const time = at.toPlainTime().toString({ smallestUnit: "minute" });
  return `${day} ${time} ${message.text}`;
}
