import { Temporal } from "temporal-polyfill";
import type { Campaign, TurnoutRule } from "../../ballot/campaign.ts";
import type { WaitingAct } from "../../branch/second.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { packed, unpacked } from "../../command/packed.ts";

/** A new close as it waits for a second person, with what the union's notice says of the turnout rule. */
interface NewClose extends Milestone {
  readonly turnoutRule?: TurnoutRule | undefined;
}

/** What is kept of it: "2023-05-11T12:00", and the rule. */
export function closeAsked(
  { date, time }: Milestone,
  { turnoutRule }: Pick<Campaign, "turnoutRule">,
): Pick<WaitingAct, "what" | "moment" | "change"> {
  const moment = time ? date.toPlainDateTime(time).toString() : date.toString();
  return { what: "close", moment, change: packed({ turnoutRule }) };
}

export function closeOf({ moment = "", change = "{}" }: Pick<WaitingAct, "moment" | "change">): NewClose {
  const date = Temporal.PlainDate.from(moment);
  const { turnoutRule } = unpacked(change) as Pick<NewClose, "turnoutRule">;
  return {
    date,
    ...(moment.includes("T") && { time: Temporal.PlainTime.from(moment) }),
    ...(turnoutRule && { turnoutRule }),
  };
}
