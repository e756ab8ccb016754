import type { Claimed } from "./delivery.ts";
import { createLease } from "./lease.ts";
import { placeLane } from "./pace.ts";
import { again, send } from "./send.ts";
import type { Sending } from "./sending.ts";

/** Rows claimed at a time. */
const batch = 500;
/** Rows stood in line at a time. */
const longestLine = 5_000;
/** For how long a line holds, ms: what falls due meanwhile waits no longer for its own place. */
const lineMs = 250;
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
  const line = await database.store.deliveries.line(looking);
  const batches = Array.from({ length: Math.ceil(line.length / batch) }, (_, number) =>
    line.slice(number * batch, (number + 1) * batch),
  );
  let next = claimed(batches.shift(), sending);
  while (next) {
    const { rows, mayBegin } = await next;
    next = goesOn() && elapsedMs() - stoodAt < lineMs ? claimed(batches.shift(), sending) : undefined;
    // Should sending fail, so has this: it is the same database.
    next?.catch(() => undefined);
    await sendAll(rows, mayBegin, sending);
  }
  return batches.length > 0 || line.length === longestLine;
}

function claimed(ids: readonly string[] | undefined, sending: Sending) {
  if (!ids) return undefined;
  const { database, clock, newId, elapsedMs, lease } = sending;
  const mayBegin = createLease(elapsedMs, lease);
  return database.store.deliveries
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
      ? await send(row, sending.chat, { ...sending, mayBegin })
      : { outcome: again(row, sending.clock.now(), "lease-too-short") };
    if (outcome) sending.hand.take(sending.recorder.record(outcome));
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
