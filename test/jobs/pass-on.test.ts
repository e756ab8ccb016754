import { randomBytes, randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { follow } from "../../src/core/acts/follow/join.ts";
import { passOnAll } from "../../src/core/acts/follow/pass-on.ts";
import { tryCode } from "../../src/core/acts/follow/try-code.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { type Branch, newBranch } from "../../src/core/branch/branch.ts";
import { type Card, plainText } from "../../src/core/chat/card.ts";
import type { Caller, Chat } from "../../src/core/chat/chat.ts";
import { type Place, placeKey } from "../../src/core/chat/place.ts";
import type { Database, Store } from "../../src/core/ports/store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { codeIn } from "../support/follower.ts";
import { silent } from "../support/logs.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { least } from "../support/numbers.ts";
import { text } from "../support/rig.ts";
import { assemble } from "../support/whole.ts";

const platforms = ["slack", "discord", "preview"] as const;

const vault = createVault(randomBytes(32));

const london = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").toInstant();

/** A national ballot shared by a branch in the preview, and everything that is posted, by platform and channel. */
async function createNation(database: Database) {
  const { store } = database;
  let now = london("2023-04-20T09:00");
  const clock = { now: () => now };
  const posts: { readonly to: string; readonly words: string }[] = [];
  const posted = (to: Parameters<Chat["post"]>[0], card: Card) =>
    void posts.push({ to: placeKey(to), words: plainText(card) });
  const chats = platforms.map((name) => memoryChat({ name, posted }));
  const { inbox, worker } = assemble({ commands: [ballot], database, clock, log: silent, vault });
  const home = { chat: "preview", workspace: "union" } as const;
  const officer: Caller = { ...home, user: "u", managesWorkspace: true, groupsOf: async () => [] };
  const type = (input: string) =>
    inbox.command({
      callId: randomUUID(),
      caller: officer,
      place: { ...home, channel: "general" },
      command: "ballot",
      input,
    });
  const said = async (input: string) => text(await type(input));
  await said(
    "create name: National ballot kind: consultative opens: 20 March 2023 closes: Tue 9 May 2023 12 noon",
  );
  const code = codeIn(await said("share"));

  return {
    posts,
    said,
    setClock: (local: string) => {
      now = london(local);
    },
    /** What the second step of `/ballot follow` does, in its transaction. */
    async join(there: Branch, channel: string): Promise<void> {
      const place: Place = { ...there.home, channel };
      const context = {
        caller: { ...officer, ...there.home },
        place,
        branch: there,
        key: vault.memberKey({ ...there.home, user: "u" }),
        role: "officer",
        invited: false,
      } as const;
      await database.transaction(async (inside) => {
        const services = {
          store: inside,
          now,
          typedAt: now,
          sure: [],
          newId: randomUUID,
          draw: least,
          vault,
        };
        const tried = await tryCode(code, context, services);
        if ("refusal" in tried) throw new Error("the code is wrong");
        await follow(tried.campaign, context, services);
      });
    },
    passOn: (on = database) => passOnAll({ database: on, clock, draw: least, log: silent }),
    /** Another process has another drain. */
    drain: () => worker(...chats).drain(),
    followers: () => followersOf(store),
  };
}

async function followersOf(store: Store): Promise<readonly Campaign[]> {
  const found: Campaign[] = [];
  for (const { id } of await store.branches.list())
    found.push(...(await store.campaigns.list(id)).filter(({ owner }) => owner));
  return found;
}

/** So many at once, as so many processes would. */
async function each<One>(all: readonly One[], atOnce: number, work: (one: One) => Promise<void>) {
  const waiting = [...all];
  const run = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}

/** Its work is done and then, every so often, the process dies before it is committed. */
function dying(database: Database, every: number): Database {
  let count = 0;
  return {
    ...database,
    transaction: (work) =>
      database.transaction(async (store) => {
        const result = await work(store);
        count += 1;
        if (count % every === 0) throw new Error("killed");
        return result;
      }),
  };
}

const server = databaseKinds.find(({ title }) => title.startsWith("Postgres"));

describe.skipIf(!server?.available)("a national ballot on a real Postgres", () => {
  if (!server) throw new Error("no such database");
  const opened = useDatabase(server);
  let nation: Awaited<ReturnType<typeof createNation>>;
  beforeEach(async () => {
    nation = await createNation(opened().database);
  });

  async function branches(count: number): Promise<readonly Branch[]> {
    const made: Branch[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      const chat = platforms[nth % platforms.length] ?? "slack";
      const one = newBranch(randomUUID(), { chat, workspace: `W${nth}` });
      made.push(await opened().database.store.branches.save(one));
    }
    return made;
  }

  test("followed by 1,000 channels: its new close moves every post, and each channel gets one correction", async () => {
    const { database, pool } = opened();
    const { posts, passOn, drain } = nation;
    const channels = (await branches(400)).flatMap((there, nth) =>
      Array.from({ length: nth % 2 === 0 ? 2 : 3 }, (_, own) => ({ there, channel: `C${own}` })),
    );
    expect(channels).toHaveLength(1_000);
    // A branch's channels one after the other, as its reps would: the row is made once.
    await each(channels, 4, ({ there, channel }) => nation.join(there, channel));
    nation.setClock("2023-04-25T09:00");
    await drain();
    expect(
      posts.filter(({ words }) => words.includes("National ballot: papers must arrive by")),
    ).toHaveLength(1_001);

    nation.setClock("2023-04-25T11:00");
    posts.length = 0;
    expect(await nation.said("dates closes: Thu 25 May 2023 12 noon")).toContain("Thursday 25 May 2023");
    // Two processes at once, of which one dies time and again, and then whatever was left.
    await Promise.all([passOn(dying(database, 5)), passOn(dying(database, 7))]);
    expect((await database.store.moved.list()).length).toBeGreaterThan(0);
    await Promise.all([passOn(), passOn()]);
    expect(await database.store.moved.list()).toEqual([]);
    await Promise.all([drain(), drain()]);
    await passOn();
    await drain();

    const told = posts.map(({ to }) => to).toSorted();
    const wanted = [...channels.map(({ there, channel }) => placeKey({ ...there.home, channel }))];
    expect(told).toEqual([...wanted, "preview:union:general"].toSorted());
    for (const { words } of posts) {
      expect(words).toContain("Dates given here for National ballot have changed.");
      expect(words).toContain("Thursday 25 May 2023, 12 noon");
    }
    const { rows } = await pool.query<{ day: string; posts: number }>(
      `select on_date::text as day, count(*)::integer as posts from delivery
         where state = 'planned' and kind in ('closing-day', 'closed') group by on_date`,
    );
    expect(rows).toEqual([{ day: "2023-05-25", posts: 2 * 1_001 }]);

    // The same change again is none.
    posts.length = 0;
    await nation.said("dates closes: Thu 25 May 2023 12 noon");
    await passOn();
    await drain();
    expect(posts).toEqual([]);
  });

  test("an owner's change and branches that join at that moment: nobody keeps the old close", async () => {
    const there = await branches(60);
    const days = ["11", "12", "15", "16", "17", "18", "19", "22"];
    await Promise.all([
      each(there, 6, (one) => nation.join(one, "C")),
      (async () => {
        for (const day of days) await nation.said(`dates closes: ${day} May 2023 12 noon`);
      })(),
    ]);
    await nation.passOn();
    const followers = await nation.followers();
    expect(followers).toHaveLength(60);
    const closes = new Set(followers.map(({ milestones }) => milestones.closes?.date.toString()));
    expect(closes).toEqual(new Set(["2023-05-22"]));
    const { rows } = await opened().pool.query<{ day: string; posts: number }>(
      `select on_date::text as day, count(*)::integer as posts from delivery
       where state = 'planned' and kind = 'closing-day' group by on_date`,
    );
    expect(rows).toEqual([{ day: "2023-05-22", posts: 61 }]);
  });
});
