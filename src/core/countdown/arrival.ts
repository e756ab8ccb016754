import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { daysBetween } from "../calendar/zone.ts";

/** Until then a paper may simply be on its way, where the union has given no day of its own (DOMAIN: 5 to 8 days). */
const usualWait = 8;

/** "Has your paper come?": whether to wait, while it may still come, or to ask for another. */
export function arrivalIs({ milestones }: Campaign, today: Temporal.PlainDate): "wait" | "ask" {
  const { opens, "not-received-by": wait } = milestones;
  const waits = wait
    ? Temporal.PlainDate.compare(today, wait.date) < 0
    : opens !== undefined && daysBetween(opens.date, today) < usualWait;
  return waits ? "wait" : "ask";
}
