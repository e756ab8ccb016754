import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import { closeOf } from "../../ballot/timetable.ts";
import type { Told } from "../../check/on-track.ts";
import type { Store } from "../../ports/store.ts";

/**
 * The branch's last ballot of the same kind that closed before this one, with all the numbers that were told of it; one
 * that was withdrawn or postponed is none. Undefined where there is none, or nothing was ever told of it.
 */
export async function toldBefore(
  { campaigns, tallies }: Pick<Store, "campaigns" | "tallies">,
  { id, branchId, kind, milestones }: Campaign,
): Promise<Told | undefined> {
  const close = milestones.closes?.date;
  const [last] = (await campaigns.list(branchId)).filter(
    (one) =>
      one.id !== id &&
      one.kind === kind &&
      one.state === "closed" &&
      !one.ending &&
      close !== undefined &&
      Temporal.PlainDate.compare(closeOf(one).date, close) < 0,
  );
  const days = last && (await tallies.days(last.id));
  return last && days && days.length > 0 ? { campaign: last, days } : undefined;
}
