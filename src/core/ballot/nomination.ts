import type { Temporal } from "temporal-polyfill";

/** What is ticked off of a branch's nomination, in its order. Whom it nominates is never asked. */
export const nominationSteps = ["called", "held", "returned"] as const;

export type NominationStep = (typeof nominationSteps)[number];

/** A branch's part in the nominations of an election. A nomination is not a vote. */
export interface Nomination {
  /** The branch general meeting that may nominate, on the branch's own clock. */
  readonly meeting?: { readonly date: Temporal.PlainDate; readonly time: Temporal.PlainTime };
  /** The day its notice is posted. There with the meeting. */
  readonly noticeOn?: Temporal.PlainDate;
  /** How many branches must nominate a candidate, by the union's own rules as a rep gave them. */
  readonly branchesNeeded?: number;
  readonly done: readonly NominationStep[];
}

export function isDone({ done }: Nomination, step: NominationStep): boolean {
  return done.includes(step);
}
