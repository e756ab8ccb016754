import type { Chat, ChatRefusal, Lost } from "../chat/chat.ts";
import type { ChatName } from "../chat/place.ts";
import type { Clock, Log } from "../command/job.ts";
import type { Vault } from "../people/vault.ts";
import type { draw } from "../planning/draw.ts";
import type { Claimed, Outcome } from "../ports/outbox.ts";
import type { Database } from "../ports/store.ts";
import type { Recorder } from "./record.ts";

/** One platform being drained. */
export interface Sending {
  readonly chat: Chat;
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Log;
  readonly newId: () => string;
  /** Monotonic ms of this process: leases are measured from before the claim was sent. */
  readonly elapsedMs: () => number;
  readonly draw: typeof draw;
  readonly recorder: Recorder;
  readonly inFlight: InFlight;
  readonly lease: LeaseTimes;
  readonly losses: Losses;
  readonly tried?: (tried: Tried) => void;
  /** False once the drain is to stop: nothing more is claimed. */
  readonly goesOn: () => boolean;
}

/** A try at a post, for whoever counts them: nothing of what it says, or where it goes. */
export interface Tried {
  readonly chat: ChatName;
  /** "unanswered" when nobody can say yet. */
  readonly outcome: Outcome["kind"] | "unanswered";
  /** Of one that is posted: ms from when it was due, at least 0. */
  readonly lateMs?: number;
  readonly refusal?: ChatRefusal["kind"];
}

/** Work begun and not done yet. */
export interface InFlight {
  take(work: Promise<void>): void;
  /** Resolves when fewer than so many are under way. */
  room(most: number): Promise<void>;
  /** Resolves when none is. Never throws. */
  empty(): Promise<void>;
  /** Throws what the first of them to fail threw. */
  check(): void;
}

export function createInFlight(): InFlight {
  const held = new Set<Promise<void>>();
  const failures: unknown[] = [];
  return {
    take(work) {
      const done = work.catch((error: unknown) => void failures.push(error)).finally(() => held.delete(done));
      held.add(done);
    },
    async room(most) {
      while (held.size >= most) await Promise.race(held);
    },
    async empty() {
      while (held.size > 0) await Promise.all(held);
    },
    check() {
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** What one drain has found lost: rows that were claimed beside the one that found it need not be tried as well. */
export interface Losses {
  find(row: Claimed): Lost | undefined;
  add(row: Claimed, lost: Lost): void;
}

export interface LeaseTimes {
  /** How long a claim is held, ms on the database's clock. */
  readonly leaseMs: number;
  /** A post may begin only while more than this is left of the lease, ms: longer than any platform takes to accept. */
  readonly beginMarginMs: number;
}

export const usualLease: LeaseTimes = { leaseMs: 20_000, beginMarginMs: 10_000 };

/** Whether a post may still begin. Made before the claim is sent, from this process's monotonic clock in ms. */
export function createLease(elapsedMs: () => number, { leaseMs, beginMarginMs }: LeaseTimes): () => boolean {
  const began = elapsedMs();
  return () => elapsedMs() - began < leaseMs - beginMarginMs;
}
