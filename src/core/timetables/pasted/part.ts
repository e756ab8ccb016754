import type { Temporal } from "temporal-polyfill";
import type { MilestoneKind } from "../../ballot/campaign.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { inFull } from "../../calendar/reading/in-full.ts";
import type { Line } from "../../chat/card.ts";

/** One reading of a line, and the line as it can be read in no other way. */
export interface Instead {
  readonly label: string;
  readonly line: string;
  /** The first line of the entry that said otherwise, and goes. */
  readonly without?: number;
}

/** What was made of a line, or of a part of it. */
export type Part =
  | {
      readonly kind: "date";
      readonly milestone: MilestoneKind;
      readonly at: Milestone;
      readonly weak?: boolean;
    }
  /** More than one reading: it is asked about. */
  | { readonly kind: "which"; readonly why: Line; readonly choices: readonly Instead[] }
  /** Days of action, as /strike add takes them. */
  | { readonly kind: "strike"; readonly days: string }
  /** It has a date, and Muster does not know what it is, or has no place for it. */
  | { readonly kind: "unread"; readonly why: Line; readonly at?: Milestone; readonly placeless?: boolean };

/** A date with every reading it has: it is settled once one is left. */
export interface Open {
  readonly kind: "open";
  readonly milestones: readonly MilestoneKind[];
  readonly days: readonly Temporal.PlainDate[];
  readonly hours: readonly (Temporal.PlainTime | undefined)[];
  /** It is asked about even where one day is all there is. */
  readonly vague?: boolean;
  /** Why its days are asked about, whatever stands around it. */
  readonly whyDay?: Line;
  readonly whyHour?: Line;
  /** The days are of years around this one, which the list names; absent, of years around today. */
  readonly named?: number;
  /** Of the year that is named, but on another weekday than was printed: with the nearest such weekday. */
  readonly misprinted?: readonly Temporal.PlainDate[];
  readonly weak?: boolean;
  /** A close without its hour: the usual ones are offered. */
  readonly hourless?: boolean;
}

/** As a line that is read in one way, whatever heading it stands below. */
export function lineOf(milestone: MilestoneKind, at: Milestone): string {
  const label = milestone === "opens" || milestone === "closes" ? `ballot ${milestone}` : milestone;
  return `${label}: ${inFull(at)}`;
}
