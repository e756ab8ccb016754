import { Temporal } from "temporal-polyfill";
import { type Chat, ChatProblem, type ChatRefusal } from "../chat.ts";
import type { Clock, Log } from "../job.ts";
import { type ChatName, placeKey } from "../place.ts";
import type { Vault } from "../privacy/vault.ts";
import type { Database } from "../store.ts";
import type { Claimed, Destination, Outcome } from "./delivery.ts";
import { draw } from "./draw.ts";
import type { DeliveryKind } from "./kinds.ts";

/** How long a claim is held, ms on the database's clock. */
const leaseMs = 20_000;
/** A post may begin only while more than this is left of the lease, ms: longer than any platform takes to accept. */
const beginMarginMs = 10_000;
/** Rows claimed at a time. */
const batch = 500;
/** Channels written to at the same time. */
const lanesAtOnce = 10;
/** Tries at asking a platform that cannot say, before the policy for unknown outcomes. */
const triesAtAsking = 3;
/** How long to wait after a platform is unavailable, ms: doubled with every try up to the most. */
const firstWaitMs = 2_000;
const longestWaitMs = 5 * 60_000;
/** How long to wait for a person to let Muster post in a channel, before trying again. */
const cureWait = { minutes: 10 };

/** Better twice than not at all, where a platform cannot say whether the first attempt arrived. */
const atLeastOnce: ReadonlySet<DeliveryKind> = new Set([
  "last-posting",
  "strike-confirmed",
  "strike-suspended",
  "strike-called-off",
  "correction",
]);

interface DrainParts {
  readonly database: Database;
  readonly chats: ReadonlyMap<ChatName, Chat>;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly log: Log;
  /** Monotonic ms of this process: leases are measured from before the claim was sent. */
  readonly elapsedMs: () => number;
}

/**
 * Sends everything that is due: claim, post, record. One drain runs at a time; a call while it runs means "once
 * more afterwards" and resolves with that one. Never throws for a platform's refusal; throws when the database is away.
 */
export function createDrain(parts: DrainParts): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  async function untilNoneLeft(): Promise<void> {
    do {
      again = false;
      while ((await sendBatch(parts)) > 0);
    } while (again);
  }

  return function drain(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = untilNoneLeft().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** Claims and sends one batch; how many rows were claimed. */
async function sendBatch(parts: DrainParts): Promise<number> {
  const { database, clock, newId, elapsedMs } = parts;
  const began = elapsedMs();
  const claimed = await database.store.deliveries.claim({
    now: clock.now(),
    token: newId(),
    limit: batch,
    leaseMs,
  });
  const mayBegin = () => elapsedMs() - began < leaseMs - beginMarginMs;
  const lanes = byDestination(claimed);
  const record = createRecorder(parts);
  await Promise.all(
    Array.from({ length: Math.min(lanesAtOnce, lanes.length) }, async () => {
      for (let lane = lanes.shift(); lane; lane = lanes.shift())
        await sendLane(lane, { mayBegin, record }, parts);
    }),
  );
  return claimed.length;
}

interface Sending {
  readonly mayBegin: () => boolean;
  readonly record: (outcome: Outcome) => Promise<void>;
}

/** One channel's rows in order; each is recorded before the next begins. */
async function sendLane(
  rows: readonly Claimed[],
  { mayBegin, record }: Sending,
  parts: DrainParts,
): Promise<void> {
  for (const row of rows) {
    const outcome = mayBegin() ? await send(row, parts) : again(row, parts.clock.now(), "lease-too-short");
    if (outcome) await record(outcome);
  }
}

/** Records outcomes, one UPDATE for all that came in while the one before was under way. */
function createRecorder({ database, log }: DrainParts): (outcome: Outcome) => Promise<void> {
  let waiting: Outcome[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  async function write(): Promise<void> {
    await writing.catch(() => undefined);
    const outcomes = waiting;
    waiting = [];
    next = undefined;
    writing = database.store.deliveries.record(outcomes).then((recorded) => {
      const lost = outcomes.length - recorded.length;
      if (lost > 0) log.warn({ lost }, "a lease was lost before the record");
    });
    await writing;
  }

  return (outcome) => {
    waiting.push(outcome);
    next ??= write();
    return next;
  };
}

/** One row's outcome; undefined when nobody can say yet, and the lease is left to run out. */
async function send(row: Claimed, parts: DrainParts): Promise<Outcome | undefined> {
  const { chats, clock, log } = parts;
  const { id } = row.delivery;
  const to = destination(row, parts.vault);
  if (!to) return { id, token: row.token, kind: "skipped", reason: "no-contact" };
  const chat = chats.get(to.chat);
  if (!chat) return again(row, clock.now().add({ minutes: 1 }), "no-chat");
  try {
    const known = row.ask ? await chat.find(to, row.key, row.firstClaimedAt) : "absent";
    if (known === "unknown") {
      const waiting = unknownOutcome(row, clock.now());
      if (waiting) return waiting;
    } else if (known !== "absent") {
      return { id, token: row.token, kind: "posted", message: known, at: clock.now() };
    }
    // A row that was asked about is not judged by the claim: it might have been posted already.
    const now = clock.now();
    if (Temporal.Instant.compare(now, row.delivery.lateUntil) > 0) {
      return { id, token: row.token, kind: "skipped", reason: "too-late" };
    }
    const card = draw(row, now);
    if (!card) return { id, token: row.token, kind: "skipped", reason: "nothing-to-say" };
    const message = await chat.post(to, card, row.key);
    return { id, token: row.token, kind: "posted", message, at: clock.now() };
  } catch (error) {
    if (!(error instanceof ChatProblem)) {
      log.error(
        { delivery: id, error: error instanceof Error ? error.name : "unknown" },
        "a post failed unexpectedly",
      );
      return undefined;
    }
    log.warn(
      { delivery: id, refusal: error.refusal.kind, detail: error.message },
      "the platform did not take a post",
    );
    return refused(row, error.refusal, to, parts);
  }
}

/** What an outcome nobody can tell becomes: asked again, posted again (undefined), or given up. */
function unknownOutcome(row: Claimed, now: Temporal.Instant): Outcome | undefined {
  if (row.tries <= triesAtAsking) return again(row, now.add({ seconds: 30 }), "unknown");
  if (atLeastOnce.has(row.delivery.kind)) return undefined;
  return { id: row.delivery.id, token: row.token, kind: "failed", reason: "unknown" };
}

async function refused(
  row: Claimed,
  refusal: ChatRefusal,
  to: Destination,
  { clock, database }: DrainParts,
): Promise<Outcome | undefined> {
  const { id } = row.delivery;
  switch (refusal.kind) {
    case "rate-limited":
      return again(row, clock.now().add({ milliseconds: refusal.retryAfterMs }), "rate-limited");
    case "unavailable": {
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(row.tries, 10));
      return again(row, clock.now().add({ milliseconds: wait }), "unavailable");
    }
    case "not-allowed":
      return again(row, clock.now().add(cureWait), refusal.cure);
    case "gone":
      if ("channel" in to) await database.store.deliveries.cancelTo(to);
      return { id, token: row.token, kind: "failed", reason: "gone" };
    case "refused":
      return { id, token: row.token, kind: "failed", reason: "refused" };
    case "unknown":
      return undefined;
  }
}

function again(row: Claimed, nextAt: Temporal.Instant, reason: string): Outcome {
  return { id: row.delivery.id, token: row.token, kind: "again", nextAt, reason, keepAsking: row.ask };
}

function destination(row: Claimed, vault: Vault): Destination | undefined {
  const { to } = row.delivery;
  if ("channel" in to) return to;
  return row.contact && { ...row.branch.home, user: vault.open(row.contact) };
}

function byDestination(rows: readonly Claimed[]): Claimed[][] {
  const lanes = new Map<string, Claimed[]>();
  for (const row of rows) {
    const { to } = row.delivery;
    const key = "channel" in to ? placeKey(to) : to.member;
    lanes.set(key, [...(lanes.get(key) ?? []), row]);
  }
  return [...lanes.values()];
}
