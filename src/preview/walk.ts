import { Temporal } from "temporal-polyfill";
import type { PreviewClock } from "./clock.ts";

/** Moves the preview's clock. One move at a time; each says what it could not do with a {@link WalkProblem}. */
export interface Walker {
  /** Through every due instant up to this one, doing at each what falls due then. */
  walkTo(target: Temporal.Instant): Promise<void>;
  /** To the next due instant. False when nothing is planned. */
  nextPost(): Promise<boolean>;
  /** At once, as if Muster had been off meanwhile: what fell due is late. */
  jumpTo(target: Temporal.Instant): Promise<void>;
  /** Runs something that no move may disturb. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  busy(): boolean;
}

export interface WalkerOptions {
  readonly clock: PreviewClock;
  /** The earliest planned instant after this one. */
  readonly nextDue: (after: Temporal.Instant) => Promise<Temporal.Instant | undefined>;
  /** Drains the deliveries and runs the jobs for the present moment; ends when nothing more is due. */
  readonly work: () => Promise<void>;
  /** Called whenever the clock has moved. */
  readonly changed?: () => void;
}

/** A move that cannot be made; the message is for the person. */
export class WalkProblem extends Error {
  readonly reason: "busy" | "backwards" | "too-far";
  constructor(reason: WalkProblem["reason"], words: string) {
    super(words);
    this.name = "WalkProblem";
    this.reason = reason;
  }
}

export function createWalker({ clock, nextDue, work, changed = () => {} }: WalkerOptions): Walker {
  let moving = false;

  async function alone<Result>(move: () => Promise<Result>): Promise<Result> {
    if (moving) throw new WalkProblem("busy", "The clock is being moved just now. Try again in a moment.");
    moving = true;
    try {
      return await move();
    } finally {
      moving = false;
      changed();
    }
  }

  async function stepTo(instant: Temporal.Instant): Promise<void> {
    await clock.moveTo(instant);
    changed();
    await work();
  }

  async function walkTo(target: Temporal.Instant): Promise<void> {
    checkTarget(target, clock.now());
    await work();
    for await (const due of dueUntil(target, nextDue, () => clock.now())) await stepTo(due);
    await stepTo(target);
  }

  async function nextPost(): Promise<boolean> {
    await work();
    const due = await nextDue(clock.now());
    if (!due) return false;
    if (isAfter(due, clock.now())) checkTarget(due, clock.now());
    await stepTo(due);
    return true;
  }

  async function jumpTo(target: Temporal.Instant): Promise<void> {
    checkTarget(target, clock.now());
    await stepTo(target);
  }

  return {
    walkTo: (target) => alone(() => walkTo(target)),
    nextPost: () => alone(nextPost),
    jumpTo: (target) => alone(() => jumpTo(target)),
    alone,
    busy: () => moving,
  };
}

/** Due instants one after the other. One that stays in the past although it was worked on is met once only. */
async function* dueUntil(
  target: Temporal.Instant,
  nextDue: WalkerOptions["nextDue"],
  now: () => Temporal.Instant,
): AsyncGenerator<Temporal.Instant> {
  const stuck = new Set<number>();
  for (;;) {
    const from = now();
    const due = await nextDue(from);
    if (!due || isAfter(due, target)) return;
    if (!isAfter(due, from)) {
      if (stuck.has(due.epochMilliseconds)) return;
      stuck.add(due.epochMilliseconds);
    }
    yield due;
  }
}

function checkTarget(target: Temporal.Instant, now: Temporal.Instant): void {
  if (!isAfter(target, now)) {
    throw new WalkProblem("backwards", "The clock only moves forward: choose a later date or time.");
  }
  if (isAfter(target, now.add({ hours: 24 * 731 }))) {
    throw new WalkProblem("too-far", "That is more than two years ahead: choose a nearer date.");
  }
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
