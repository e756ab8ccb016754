import type { Temporal } from "temporal-polyfill";

/** A thing that a job could not do the last time. */
export interface Setback {
  /** How often in a row, at least once. */
  readonly tries: number;
  /** When to try again (business clock). */
  readonly nextAt: Temporal.Instant;
}

/** What regular jobs could not do, by our own id of the branch or thing it was about. */
export interface SetbackStore {
  of(job: string): Promise<ReadonlyMap<string, Setback>>;
  note(job: string, about: string, setback: Setback): Promise<void>;
  /** It went well. */
  over(job: string, about: string): Promise<void>;
  /** Of what is not there any more: those to be tried again before this instant. Returns how many. */
  forgetBefore(instant: Temporal.Instant): Promise<number>;
}
