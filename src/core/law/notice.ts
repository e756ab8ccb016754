import type { Temporal } from "temporal-polyfill";
import { type Jurisdiction, law, lawOn } from "./tables.ts";

export interface LatestNotice {
  /** The last civil day on which notice can reach the employer. */
  readonly by: Temporal.PlainDate;
  /** Calendar days from then to the first day of action. */
  readonly days: number;
}

/**
 * When notice of action starting on `first` must have reached the employer, by the rule in force on that day of
 * receipt: the latest day that any rule allows. Undefined where the law is not known.
 */
export function latestNotice(
  first: Temporal.PlainDate,
  jurisdiction: Jurisdiction = "great-britain",
): LatestNotice | undefined {
  return law.noticeDays
    .map(({ value: days }) => ({ days, by: first.subtract({ days }) }))
    .filter(({ days, by }) => lawOn("noticeDays", by, jurisdiction) === days)
    .toSorted((one, other) => one.days - other.days)[0];
}
