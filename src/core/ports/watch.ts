import type { Temporal } from "temporal-polyfill";
import type { ChatName } from "../chat/place.ts";

/** The first of what is due in one workspace and that nobody has in hand. */
export interface Head {
  readonly id: string;
  readonly chat: ChatName;
  readonly workspace: string;
}

export interface DayTotals {
  readonly posts: number;
  /** Of these, more than half an hour after they were due. */
  readonly late: number;
  readonly failed: number;
  readonly answers: number;
}

/** What stands now in all branches together, in numbers: nothing of any branch, channel or person. */
export interface Standing {
  readonly branches: number;
  readonly ballotsOpen: number;
  readonly strikesAhead: number;
  readonly checksOpen: number;
  /** Posts that are planned and not yet due. */
  readonly planned: number;
  readonly nextDue?: Temporal.Instant;
  /** Due for over a minute, and not gone. */
  readonly overdue: number;
  /** Since when the oldest of these waits. */
  readonly overdueSince?: Temporal.Instant;
  readonly held: number;
  readonly failed: number;
  /** Channels and workspaces in which nothing can be posted. */
  readonly lost: number;
  /** The last that went out. */
  readonly lastPosted?: Temporal.Instant;
}

/** What whoever runs Muster may know of the posts of all branches: numbers, and whether any stands still. */
export interface Watch {
  /** Resolves when the database answers. */
  reach(): Promise<void>;
  /** What is due at `now` (business clock), what is held apart, at most two thousand workspaces. */
  heads(now: Temporal.Instant): Promise<readonly Head[]>;
  /** Whether a post over a minute late waits because its platform would not take it, or did not say. */
  refused(now: Temporal.Instant): Promise<boolean>;
  /** Of what went out or failed from one instant until another, and was answered on the days begun but not the last. Reads whole tables. */
  totals(from: Temporal.Instant, until: Temporal.Instant): Promise<DayTotals>;
  /** Reads whole tables. */
  standing(now: Temporal.Instant): Promise<Standing>;
}
