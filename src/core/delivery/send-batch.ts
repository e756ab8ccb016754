import type { Claimed } from "./delivery.ts";
import { createLease } from "./lease.ts";
import { placeLane } from "./pace.ts";
import { again, send } from "./send.ts";
import type { Sending } from "./sending.ts";

/** Rows claimed at a time. */
const batch = 500;
/** Places written to at the same time. */
const placesAtOnce = 50;

/**
 * Claims and sends as much as fits, as fast as the platform takes it; the last records overlap the next claim. False
 * when nothing was due.
 */
export async function sendBatch(sending: Sending): Promise<boolean> {
  const { database, clock, chat, newId, elapsedMs, lease } = sending;
  const mayBegin = createLease(elapsedMs, lease);
  const claimed = await database.store.deliveries.claim({
    now: clock.now(),
    chat: chat.name,
    limit: batch,
    token: newId(),
    leaseMs: lease.leaseMs,
  });
  const places = byPlace(claimed);
  await Promise.all(
    Array.from({ length: Math.min(placesAtOnce, places.length) }, async () => {
      for (let rows = places.shift(); rows; rows = places.shift()) await sendInOrder(rows, mayBegin, sending);
    }),
  );
  return claimed.length > 0;
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
