import type { Temporal } from "temporal-polyfill";

/** A timetable that was pasted and waits to be confirmed: a file with one campaign, as text. */
export interface Draft {
  readonly id: string;
  readonly branchId: string;
  readonly timetable: string;
  /** On the business clock. */
  readonly keptAt: Temporal.Instant;
}

export interface DraftStore {
  keep(draft: Draft): Promise<void>;
  /** The branch's timetable with this id, which is gone with it: of two confirmations one gets it. */
  take(id: string, branchId: string): Promise<string | undefined>;
  forgetBefore(instant: Temporal.Instant): Promise<number>;
}
