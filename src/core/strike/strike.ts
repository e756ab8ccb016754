import type { Temporal } from "temporal-polyfill";
import type { At } from "../branch/branch.ts";
import type { Place } from "../chat/place.ts";
import type { Hours } from "./hours.ts";

/** "taken" is not stored: a confirmed strike whose last day has passed was taken. */
export type StrikeState = "proposed" | "notified" | "confirmed" | "suspended" | "called-off";

/** A strike, or action short of a strike (ASOS): an overtime ban, work to rule. Both are called a strike in the code. */
export type StrikeKind = "strike" | "asos";

/** Where members picket. Whom to ask for is a role: no person is ever named in it. */
export interface Picket {
  readonly place: string;
  readonly from: Temporal.PlainTime;
  /** It begins on the evening before the day of action: a night shift. */
  readonly dayBefore: boolean;
  /** "branch organiser". */
  readonly contact: string;
  /** Of the union's own: its rule for night shifts, where to park. */
  readonly note?: string;
}

/** Whom a strike calls, and on which days. */
export type Call = Pick<Strike, "employers" | "form" | "days">;

export interface Strike {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  readonly place: Place;
  readonly kind: StrikeKind;
  readonly name: string;
  /** The employers or sites it calls out, as the rep named them. None: all-out, every employer with a live mandate. */
  readonly employers: readonly string[];
  /** "range" and "open" are continuous action, "open" without a last day; "list" is a list of dates. */
  readonly form: "day" | "list" | "range" | "open";
  /** Sorted, distinct, at least one. Of "open" action the first day alone. */
  readonly days: readonly Temporal.PlainDate[];
  /** Of each walk-out. None: whole days. */
  readonly hours?: Hours;
  readonly state: StrikeState;
  /**
   * What it is to be once that is confirmed as well, where a change added days or members to what is confirmed or
   * notified: until then the strike is what of it stands. Only in a state but "proposed".
   */
  readonly wanted?: Call & {
    /** What of it was suspended, and not added: those days, or for those employers or sites. */
    readonly suspended?: Pick<Call, "days" | "employers">;
  };
  /** When a conditional strike will be decided. */
  readonly decisionOn?: Temporal.PlainDate;
  /** When action without a last day will be looked at again, or it is decided whether what is suspended goes on. */
  readonly reviewOn?: Temporal.PlainDate;
  readonly pickets: readonly Picket[];
  /** When a rep last said its state, a confirmation of what was confirmed included. */
  readonly stateSince: Temporal.Instant;
  /** As what that rep acted; who it was is not kept. */
  readonly stateBy?: "rep" | "officer";
  /** When this version was made. */
  readonly changedAt: Temporal.Instant;
  /** Which version this is, from 1. */
  readonly revision: number;
}

/** A strike at a moment, which all that is said of it is made of. */
export interface StrikeScene extends At {
  readonly strike: Strike;
  /** What else is confirmed for some of the same members on some of its days to come: told of where it stops. */
  readonly beside?: readonly Strike[];
  /** What it was when a channel was last told of it, and each time since, the first first: of what has changed. */
  readonly untold?: readonly Strike[];
}

export interface StrikeStore {
  byId(id: string): Promise<Strike | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Strike | undefined>;
  /** Earliest first day first. */
  list(branchId: string): Promise<readonly Strike[]>;
  insert(strike: Strike): Promise<void>;
  /** Replaces the row whose revision is one less and keeps that as a version; false when somebody else was first. */
  update(strike: Strike): Promise<boolean>;
  /** What it was before, the first version first; the strike as it is now is not among them. */
  versions(id: string): Promise<readonly Strike[]>;
}
