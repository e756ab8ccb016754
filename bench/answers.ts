import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import { check } from "../commands/check.ts";
import { consentVersion } from "../src/core/acts/check/consent.ts";
import type { Campaign } from "../src/core/ballot/campaign.ts";
import type { Alike } from "../src/core/ballot/tally.ts";
import { newBranch } from "../src/core/branch/branch.ts";
import type { Caller, Inbox } from "../src/core/chat/chat.ts";
import type { Clock } from "../src/core/command/job.ts";
import { createInbox } from "../src/core/inbox/inbox.ts";
import { createDatabase } from "../src/store/database.ts";
import { openServer } from "../src/store/postgres/server.ts";
import { createVault } from "../src/vault/vault.ts";
import { type Figure, judge, percentile } from "./figure.ts";
import { withPostgres } from "./servers.ts";

const MEMBERS = 12_000;

const CALLERS = 200;

const RAW_BATCH = 1_000;

/** What nobody is to wait longer for than raw takes to insert. */
const RAW_ROWS_OF_A_WAIT = 1_200;

const ROUNDS = 5;

/** How often the counts are worked out while people tap: the queue makes one run a second of all the hints in it. */
const TALLY_MS = 1_000;

const workspace = { chat: "slack", workspace: "T1" } as const;

const channel = { ...workspace, channel: "C1" };

/**
 * How fast members' taps are answered, beside bare inserts of as many rows. A tap goes the way of every press, through
 * the inbox: the answer and the call's id are committed before the caller hears. In each round all members tap once,
 * 200 at a time, each caller tapping again as soon as the last tap is answered.
 */
export async function answers(report: (line: string) => void): Promise<readonly Figure[]> {
  const rounds = await withPostgres(async (url) => {
    const { pool, close } = await openServer(url);
    try {
      const scene = await prepare(pool);
      const done: { readonly rate: number; readonly raw: number; readonly p99: number }[] = [];
      // The first one warms both up and does not count.
      for (let round = 0; round <= ROUNDS; round += 1) {
        await pool.query("truncate answer, platform_call");
        const raw = await rawRate(pool, scene.campaignId);
        await pool.query("truncate answer, platform_call");
        const { rate, p99 } = await tapRate(scene);
        if (round === 0) continue;
        report(
          `round ${round}: Muster ${rate.toFixed(0)}/s, p99 ${p99.toFixed(1)} ms; raw ${raw.toFixed(0)}/s`,
        );
        done.push({ rate, raw, p99 });
      }
      return done;
    } finally {
      await close();
    }
  });
  return [
    judge(
      { id: "answers-rate", unit: "per second", bar: { of: "ratio", at: "least", is: 0.35 } },
      rounds.map(({ rate, raw }) => ({ value: rate, raw })),
    ),
    judge(
      { id: "answers-p99", unit: "ms", bar: { of: "ratio", at: "most", is: 1 } },
      rounds.map(({ p99, raw }) => ({ value: p99, raw: (RAW_ROWS_OF_A_WAIT / raw) * 1_000 })),
    ),
  ];
}

export interface Scene {
  readonly inbox: Inbox;
  readonly campaignId: string;
  readonly buttons: readonly string[];
  readonly callers: readonly Caller[];
  /** Counts what is kept, as the `refresh-check` job does. */
  readonly tally: () => Promise<readonly Alike[]>;
}

/** A branch whose members have all agreed, its ballot and its check. */
export async function prepare(pool: pg.Pool): Promise<Scene> {
  const database = createDatabase(pool);
  const { store } = database;
  const vault = createVault(randomBytes(32));
  const clock: Clock = { now: () => Temporal.Now.instant() };
  const branch = await store.branches.save(newBranch(randomUUID(), workspace));
  const campaign = ballot(branch.id, clock.now());
  await store.campaigns.insert(campaign);
  const checkId = randomUUID();
  await store.checks.save({
    id: checkId,
    shortId: "check",
    branchId: branch.id,
    campaignId: campaign.id,
    place: channel,
    openedAt: clock.now(),
  });
  const callers = Array.from(
    { length: MEMBERS },
    (_, number): Caller => ({
      ...workspace,
      user: `U${number}`,
      managesWorkspace: false,
      groupsOf: async () => [],
    }),
  );
  await pool.query(
    `insert into member (branch_id, member, consent_version, consent_on, may_ask)
     select $1, member, $3, now(), true from unnest($2::text[]) member`,
    [branch.id, callers.map(vault.memberKey), consentVersion],
  );
  await pool.query("analyze");
  const inbox = createInbox({
    commands: [check],
    database,
    clock,
    vault,
    newId: randomUUID,
    draw: randomInt,
    log: { info() {}, warn() {}, error: fail },
    hint() {},
    home: () => Promise.reject(new Error("there is no home here")),
  });
  const buttons = ["posted", "to-post", "not-arrived"].map((answer) => `check/answer/${checkId}/${answer}`);
  return { inbox, campaignId: campaign.id, buttons, callers, tally: () => store.tallies.alike(campaign.id) };
}

function ballot(branchId: string, now: Temporal.Instant): Campaign {
  const date = now.toZonedDateTimeISO("Europe/London").toPlainDate().add({ days: 14 });
  return {
    id: randomUUID(),
    shortId: "ballt",
    branchId,
    place: channel,
    kind: "statutory",
    name: "Reballot",
    milestones: { closes: { date, time: Temporal.PlainTime.from("12:00") } },
    state: "open",
    revision: 1,
  };
}

function fail(fields: object): never {
  throw new Error(`a tap failed: ${JSON.stringify(fields)}`);
}

/** The same rows in the same table, put there by nothing but Postgres. */
async function rawRate(pool: pg.Pool, campaignId: string): Promise<number> {
  const client = await pool.connect();
  const began = performance.now();
  for (let batch = 0; batch < MEMBERS / RAW_BATCH; batch += 1) {
    const members = Array.from({ length: RAW_BATCH }, () => randomBytes(32).toString("base64url"));
    await client.query(
      `insert into answer (campaign_id, member, answer, on_day)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::date[])`,
      [
        members.map(() => campaignId),
        members,
        members.map(() => "posted"),
        members.map(() => new Date().toISOString().slice(0, 10)),
      ],
    );
  }
  const seconds = (performance.now() - began) / 1_000;
  client.release();
  return MEMBERS / seconds;
}

/** How long the member waits for the reply, ms. */
export async function tap(inbox: Inbox, caller: Caller, button: string): Promise<number> {
  const tapped = performance.now();
  const reply = await inbox.press({ callId: randomUUID(), caller, place: channel, button });
  if (reply.kind !== "private") throw new Error(`a tap was answered ${reply.kind}`);
  return performance.now() - tapped;
}

export async function tapRate({
  inbox,
  buttons,
  callers,
  tally,
}: Scene): Promise<{ rate: number; p99: number }> {
  const waited: number[] = [];
  const waiting = callers.values();
  let refreshed = tally();
  const refresh = setInterval(() => {
    refreshed = tally();
  }, TALLY_MS);
  const tapUntilAllHave = async () => {
    for (const caller of waiting) {
      waited.push(await tap(inbox, caller, buttons[waited.length % buttons.length] ?? ""));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, tapUntilAllHave));
  refreshed = tally();
  const counts = (await refreshed).reduce((sum, { members }) => sum + members, 0);
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(refresh);
  if (counts !== MEMBERS) throw new Error(`${counts} answers were kept of ${MEMBERS}`);
  return { rate: MEMBERS / seconds, p99: percentile(waited, 0.99) };
}
