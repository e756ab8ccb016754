import type { Temporal } from "temporal-polyfill";
import type { Place } from "../place.ts";

/** "taken" is not stored: a confirmed strike whose last day has passed was taken. */
export type StrikeState = "proposed" | "notified" | "confirmed" | "suspended" | "called-off";

export interface Strike {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  readonly place: Place;
  readonly name: string;
  /** Who is called out, in the union's words: "members with a live mandate", "Ofgem members". */
  readonly forWhom: string;
  /** "range" is continuous action; "list" is a list of dates. */
  readonly form: "day" | "list" | "range";
  /** Sorted, distinct, at least one. */
  readonly days: readonly Temporal.PlainDate[];
  readonly state: StrikeState;
  /** When a conditional strike will be decided. */
  readonly decisionOn?: Temporal.PlainDate;
  /** When a rep last confirmed, suspended or called it off. */
  readonly stateSince: Temporal.Instant;
  readonly revision: number;
}

export interface StrikeStore {
  byId(id: string): Promise<Strike | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Strike | undefined>;
  /** Earliest first day first. */
  list(branchId: string): Promise<readonly Strike[]>;
  insert(strike: Strike): Promise<void>;
  /** Replaces the row whose revision is one less; false when somebody else was first. */
  update(strike: Strike): Promise<boolean>;
}
