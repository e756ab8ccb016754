import type { Temporal } from "temporal-polyfill";

/** What came of reading something a person typed: its meaning, or the sentence to show them. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string };

/** What relative words are measured from. `today` is the civil date in `zone` at `now`. */
export interface ReadingContext {
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly zone: string;
}

/** What was asked for, so that a refusal can show fitting examples. */
export type Wanted = "moment" | "time" | "day" | "days";

/** A part of the grammar tried at one place: found up to `next`, refused for good, or not there at all. */
export type Part<Value> =
  | { readonly kind: "found"; readonly value: Value; readonly next: number }
  | { readonly kind: "refused"; readonly problem: string }
  | { readonly kind: "absent" };

export const absent = { kind: "absent" } as const;

export function understood<Value>(value: Value): Reading<Value> {
  return { ok: true, value };
}

export function refused(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

export function found<Value>(value: Value, next: number): Part<Value> {
  return { kind: "found", value, next };
}

export function refusedPart(problem: string): { readonly kind: "refused"; readonly problem: string } {
  return { kind: "refused", problem };
}
