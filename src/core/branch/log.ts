import type { Temporal } from "temporal-polyfill";
import type { Role } from "./branch.ts";
import type { TwoPeoplesAct } from "./second.ts";

/** What a second person was asked for; of action short of a strike by that name. */
export type AskedInLog = TwoPeoplesAct | "asos" | `asos-${"edit" | "pickets" | "undo"}`;

/** What was done. Each has its words in the catalogue: `act-ballot-made`. */
export type LogCode =
  | `ballot-${"made" | "dates" | "changed" | "paused" | "resumed" | "closed" | "deleted" | "left"}`
  | `sharing-${"begun" | "ended"}`
  | "code-ended"
  | `${"strike" | "asos"}-${"made" | "changed" | "proposed" | "notified" | "confirmed" | "suspended" | "called-off"}`
  | `check-${"opened" | "closed"}`
  | `countdown-${"made" | "changed" | "deleted"}`
  | `reminder-${"made" | "changed" | "deleted"}`
  | `role-${"named" | "changed" | "agreed" | "ended"}`
  | `group-${"named" | "removed"}`
  | "installer-ended"
  | "handle-shown"
  | `second-asked-${AskedInLog}`
  | "settings-changed"
  | `posts-${"released" | "dropped" | "retried"}`
  | `erased-${"on-time" | "by-member" | "on-leaving" | "opt-ins"}`;

/**
 * One line of a branch's log: what was changed, by somebody of which role, or by Muster itself. Never whom, never an
 * answer, nobody's words.
 */
export interface LogLine {
  readonly branchId: string;
  /** Of an erasure by a member the beginning of its day in the branch: the hour would say who it was. */
  readonly at: Temporal.Instant;
  readonly act: LogCode;
  /** A short id, or a role. */
  readonly about?: string;
  readonly by: Role | "muster";
  /** The number of the rep or officer who did it, where they have one (`Handle`). */
  readonly handle?: number;
  /** How many were erased. */
  readonly count?: number;
}

/** Adds a line about what is being done in a branch. */
export type Note = (
  branchId: string,
  act: LogCode,
  more?: Partial<Pick<LogLine, "about" | "count" | "at">>,
) => Promise<void>;

export interface LogStore {
  /** For good: the database refuses to change or take away a line. */
  add(act: LogLine): Promise<void>;
  count(branchId: string): Promise<number>;
  /** Newest first: an erasure by a member after all else of its day. */
  list(
    branchId: string,
    page: { readonly skip: number; readonly limit: number },
  ): Promise<readonly LogLine[]>;
}
