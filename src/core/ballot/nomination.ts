import type { Temporal } from "temporal-polyfill";
import type { Milestone } from "../calendar/moment.ts";

/** What is ticked off of a branch's nomination, in its order. Whom it nominates is never asked. */
export const nominationSteps = ["called", "held", "returned"] as const;

export type NominationStep = (typeof nominationSteps)[number];

/** The branch general meeting that may nominate, on the branch's own clock. */
export interface Meeting extends Required<Milestone> {
  /** The day its notice is posted. */
  readonly noticeOn: Temporal.PlainDate;
}

/** A branch's part in the nominations of an election. A nomination is not a vote. */
export interface Nomination {
  readonly meeting?: Meeting;
  /** How many branches must nominate a candidate, by the union's own rules as a rep gave them. */
  readonly branchesNeeded?: number;
  readonly done: readonly NominationStep[];
}

export function isDone({ done }: Nomination, step: NominationStep): boolean {
  return done.includes(step);
}
