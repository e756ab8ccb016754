import type { Temporal } from "temporal-polyfill";
import type { DeliveryKind } from "./kinds.ts";

/**
 * The late policy: how long after its moment a post may still go.
 * - "target"  until the thing it speaks of is over; its text is drawn at the moment of posting, so it is never stale
 * - hours     that long after it was due
 * `latestOnly`: when several of one series are due together (after an outage), only the latest goes.
 */
interface Lateness {
  readonly until: "target" | { readonly hours: number };
  readonly latestOnly: boolean;
}

const day = { hours: 24 };

const week = { hours: 7 * 24 };

export const latePolicy: Readonly<Record<DeliveryKind, Lateness>> = {
  countdown: { until: "target", latestOnly: true },
  opens: { until: "target", latestOnly: true },
  arrival: { until: "target", latestOnly: true },
  "not-received-by": { until: "target", latestOnly: true },
  "join-by": { until: "target", latestOnly: true },
  "replacement-by": { until: "target", latestOnly: true },
  "last-posting": { until: "target", latestOnly: true },
  "closing-day": { until: "target", latestOnly: true },
  closed: { until: { hours: 48 }, latestOnly: false },
  count: { until: "target", latestOnly: false },
  result: { until: "target", latestOnly: false },
  "nominations-open": { until: "target", latestOnly: true },
  "nomination-meeting": { until: "target", latestOnly: false },
  "nomination-meeting-soon": { until: "target", latestOnly: true },
  "nomination-return": { until: "target", latestOnly: true },
  "nominations-close": { until: "target", latestOnly: true },
  acceptance: { until: "target", latestOnly: true },
  mandate: { until: "target", latestOnly: true },
  "no-mandate": { until: week, latestOnly: true },
  strike: { until: "target", latestOnly: true },
  "strike-decision": { until: "target", latestOnly: true },
  "strike-confirmed": { until: "target", latestOnly: true },
  "strike-suspended": { until: "target", latestOnly: true },
  "strike-called-off": { until: "target", latestOnly: true },
  "strike-changed": { until: "target", latestOnly: true },
  "strike-notice": { until: "target", latestOnly: false },
  date: { until: "target", latestOnly: true },
  reminder: { until: { hours: 12 }, latestOnly: true },
  paper: { until: { hours: 12 }, latestOnly: false },
  "reminders-ended": { until: day, latestOnly: false },
  check: { until: day, latestOnly: true },
  actions: { until: day, latestOnly: true },
  correction: { until: week, latestOnly: true },
  "ballot-result": { until: week, latestOnly: true },
  "ballot-result-correction": { until: week, latestOnly: true },
  hello: { until: day, latestOnly: true },
  notice: { until: week, latestOnly: true },
  "place-lost": { until: day, latestOnly: false },
  "place-back": { until: day, latestOnly: false },
  "told-strike": { until: week, latestOnly: false },
  "told-close": { until: week, latestOnly: false },
  "told-result": { until: week, latestOnly: false },
  "second-wanted": { until: day, latestOnly: true },
};

/** The last instant at which a post of this kind may go. `target` is when the thing it speaks of is over. */
export function lateUntil(
  kind: DeliveryKind,
  dueAt: Temporal.Instant,
  target: Temporal.Instant,
): Temporal.Instant {
  const { until } = latePolicy[kind];
  return until === "target" ? target : dueAt.add({ hours: until.hours });
}
