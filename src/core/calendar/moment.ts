import type { Temporal } from "temporal-polyfill";

/** A civil date, and a local time where the union gave one. */
export interface Milestone {
  readonly date: Temporal.PlainDate;
  readonly time?: Temporal.PlainTime;
}
