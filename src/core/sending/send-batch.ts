import { placeLane } from "../chat/pace.ts";
import type { Claimed } from "../ports/outbox.ts";
import { again, send } from "./send.ts";
import { createLease, type Sending } from "./sending.ts";

/** Rows claimed at a time. */
const batch = 500;

/** Rows stood in line at a time. */
const longestLine = 10_000;

/** For how long a line holds, ms: what falls due meanwhile waits no longer for its own place. */
const lineMs = 500;

/** Claims under way or waiting to be sent at the same time. */
const claimsAtOnce = 4;

/** Places written to at the same time. */
const placesAtOnce = 50;

/**
 * Claims and sends what stands in line, as fast as the platform takes it; the next claim and the last records go on
 * meanwhile. False when nothing more was due.
 */
export async function sendBatch(sending: Sending): Promise<boolean> {
  const { database, clock, chat, elapsedMs, goesOn } = sending;
  const stoodAt = elapsedMs();
  const looking = { now: clock.now(), chat: chat.name, limit: longestLine };
  const line = await database.store.outbox.nextIds(looking);
  const batches = Array.from({ length: Math.ceil(line.length / batch) }, (_, number) =>
    line.slice(number * batch, (number + 1) * batch),
  );
  const claims: ReturnType<typeof claimed>[] = [];
  const claimMore = () => {
    while (claims.length < claimsAtOnce && goesOn() && elapsedMs() - stoodAt < lineMs) {
      const ids = batches.shift();
      if (!ids) return;
      const claim = claimed(ids, sending);
      // Should sending fail, so has this: it is the same database.
      claim.catch(() => undefined);
      claims.push(claim);
    }
  };
  for (claimMore(); claims.length > 0; claims.shift()) {
    const claim = await claims[0];
    if (!claim) break;
    claimMore();
    await sendAll(claim.rows, claim.mayBegin, sending);
  }
  return batches.length > 0 || line.length === longestLine;
}

function claimed(ids: readonly string[], sending: Sending) {
  const { database, clock, newId, elapsedMs, lease } = sending;
  const mayBegin = createLease(elapsedMs, lease);
  return database.store.outbox
    .claim({ now: clock.now(), limit: batch, ids, token: newId(), leaseMs: lease.leaseMs })
    .then((rows) => ({ rows, mayBegin }));
}

async function sendAll(rows: readonly Claimed[], mayBegin: () => boolean, sending: Sending): Promise<void> {
  const places = byPlace(rows);
  await Promise.all(
    Array.from({ length: Math.min(placesAtOnce, places.length) }, async () => {
      for (let one = places.shift(); one; one = places.shift()) await sendInOrder(one, mayBegin, sending);
    }),
  );
}

/** One place's rows: each begins when the platform has answered the one before. */
async function sendInOrder(
  rows: readonly Claimed[],
  mayBegin: () => boolean,
  sending: Sending,
): Promise<void> {
  for (const row of rows) {
    const { outcome } = mayBegin()
      ? await send({ row, mayBegin }, sending)
      : { outcome: again(row, sending.clock.now(), "lease-too-short") };
    const recorded = outcome && sending.recorder.later(outcome);
    if (recorded) sending.inFlight.take(recorded);
  }
}

function byPlace(rows: readonly Claimed[]): Claimed[][] {
  const places = new Map<string, Claimed[]>();
  for (const row of rows) {
    const lane = placeOf(row);
    places.set(lane, [...(places.get(lane) ?? []), row]);
  }
  return [...places.values()];
}

/** The lane of the channel or person a row goes to. */
export function placeOf({ delivery: { to }, branch }: Claimed) {
  return "channel" in to
    ? placeLane(to.workspace, `#${to.channel}`)
    : placeLane(branch.home.workspace, `@${to.member}`);
}
