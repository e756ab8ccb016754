import type { ChatRefusal } from "../chat/chat.ts";
import { type Lane, type Pace, type Pacer, workspaceLane } from "../chat/pace.ts";
import type { Claimed } from "../ports/outbox.ts";
import { again, type Mine, send } from "./send.ts";
import { placeOf } from "./send-batch.ts";
import { createLease, type LeaseTimes, type Sending } from "./sending.ts";

/** Rows claimed at a time where the bot as a whole has no gap to keep. */
const batch = 200;

/** Posts under way or waiting for their turn at the same time. */
const postsAtOnce = 200;

/** Turns of the bot reserved at a time, ms of them: what falls due meanwhile waits no longer for its own. */
const reservedMs = 500;

/** How long to wait before looking again, ms at most. */
const longestPauseMs = 250;

/** Rows are claimed this long before the first turn, ms: what is sent late is sent in a burst. */
const leadMs = 60;

/** Permits of a personal post: the conversation is opened first. */
const personalTurns = 2;

interface Pacing {
  readonly pacer: Pacer;
  readonly pace: Pace;
}

/**
 * Waits for permits, claims as many rows as they allow and begins to send them, each at its own turn. False when nothing
 * is due but what is in hand.
 */
export async function sendPaced(sending: Sending, pacing: Pacing): Promise<boolean> {
  const { database, clock, chat, newId, elapsedMs, lease } = sending;
  const { pacer, pace } = pacing;
  const limit = pace.botGapMs ? Math.floor(reservedMs / pace.botGapMs) : batch;
  const many = await ready(sending, pacing, limit);
  if (many === "none-due" || many === 0) return many === 0;

  const turns = await reserve(sending, pacing, many);
  if (!sending.goesOn()) return false;
  const mayBegin = createLease(elapsedMs, lease);
  const { lanes } = await pacer.resting(chat.name);
  const claimed = await database.store.outbox.claim({
    now: clock.now(),
    chat: chat.name,
    limit: many,
    paced: { perWorkspace: perWorkspace(pace), resting: lanes },
    token: newId(),
    leaseMs: lease.leaseMs,
  });
  // Before anybody waits for a turn, so that no other process claims for the same channel meanwhile.
  const mine = await Promise.all(claimed.map((row) => pacer.begin(chat.name, lanesOf(row, lease, pace))));
  const firstAt = Math.max(turns.firstAt, elapsedMs());
  let turn = 0;
  for (const [place, row] of claimed.entries()) {
    await sending.inFlight.room(postsAtOnce);
    if (!mine[place]) {
      sending.inFlight.take(sending.recorder.record(again(row, clock.now(), "not-its-turn")));
      continue;
    }
    const at = firstAt + turn * turns.gapMs;
    turn += "member" in row.delivery.to ? personalTurns : 1;
    sending.inFlight.take(sendAt(at, { row, mayBegin }, sending, pacing));
  }
  if (pace.botGapMs && turn > many)
    await pacer.reserve(chat.name, { many: turn - many, gapMs: pace.botGapMs });
  return true;
}

/** How many rows may be claimed now; 0 after a pause because all that is due goes where something has just gone. */
async function ready(
  { database, clock, chat }: Sending,
  { pacer, pace }: Pacing,
  limit: number,
): Promise<number | "none-due"> {
  const { outbox } = database.store;
  const { lanes, soonestMs } = await pacer.resting(chat.name);
  const looking = { now: clock.now(), chat: chat.name };
  const paced = { perWorkspace: perWorkspace(pace), resting: lanes };
  const many = (await outbox.nextIds({ ...looking, limit, paced })).length;
  if (many > 0) return many;
  if (lanes.length === 0 || (await outbox.nextIds({ ...looking, limit: 1 })).length === 0) return "none-due";
  await pacer.pause(Math.min(longestPauseMs, Math.max(1, soonestMs)));
  return 0;
}

/** The bot's next turns, waited for. */
async function reserve(
  { chat, elapsedMs, goesOn }: Sending,
  { pacer, pace }: Pacing,
  many: number,
): Promise<{ readonly firstAt: number; readonly gapMs: number }> {
  if (!pace.botGapMs) return { firstAt: elapsedMs(), gapMs: 0 };
  const { waitMs, gapMs } = await pacer.reserve(chat.name, { many, gapMs: pace.botGapMs, leadMs });
  const firstAt = elapsedMs() + waitMs;
  for (let left = waitMs - leadMs; left > 0 && goesOn(); left -= longestPauseMs)
    await pacer.pause(Math.min(left, longestPauseMs));
  return { firstAt, gapMs };
}

/** `at`: this process's monotonic ms. */
async function sendAt(at: number, mine: Mine, sending: Sending, pacing: Pacing): Promise<void> {
  const wait = at - sending.elapsedMs();
  if (wait > 0) await pacing.pacer.pause(wait);
  const { outcome, refusal } = await send(mine, sending);
  await rest(mine.row, refusal, sending, pacing);
  if (outcome) await sending.recorder.record(outcome);
}

/** Who rests from now: the channel until its post is answered, the workspace for its gap. */
function lanesOf(row: Claimed, { leaseMs }: LeaseTimes, { workspaceGapMs }: Pace): ReadonlyMap<Lane, number> {
  const lanes = new Map<Lane, number>([[placeOf(row), leaseMs]]);
  if (workspaceGapMs) lanes.set(workspaceLane(row.branch.home.workspace), workspaceGapMs);
  return lanes;
}

/** After a post its channel rests; after a 429 whoever it was meant for does, as long as the platform says. */
async function rest(
  row: Claimed,
  refusal: ChatRefusal | undefined,
  { chat }: Sending,
  { pacer, pace }: Pacing,
): Promise<void> {
  const place = placeOf(row);
  await pacer.rest(chat.name, place, pace.channelRestMs);
  if (refusal?.kind !== "rate-limited") return;
  const { scope = "place", retryAfterMs } = refusal;
  if (scope === "bot") await pacer.slow(chat.name, retryAfterMs);
  else
    await pacer.rest(
      chat.name,
      scope === "place" ? place : workspaceLane(row.branch.home.workspace),
      retryAfterMs,
    );
}

function perWorkspace({ workspaceGapMs }: Pace): number {
  return workspaceGapMs ? 1 : batch;
}
