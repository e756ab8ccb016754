import { Temporal } from "temporal-polyfill";
import type { WaitingAct } from "../../branch/second.ts";
import type { Milestone } from "../../calendar/moment.ts";

/** A new close as it waits for a second person: "2023-05-11T12:00". */
export function closeText({ date, time }: Milestone): string {
  return time ? date.toPlainDateTime(time).toString() : date.toString();
}

export function closeOf({ moment = "" }: Pick<WaitingAct, "moment">): Milestone {
  const date = Temporal.PlainDate.from(moment);
  return moment.includes("T") ? { date, time: Temporal.PlainTime.from(moment) } : { date };
}
