import type { At } from "../../branch/branch.ts";
import { placeKey } from "../../chat/place.ts";
import { userError } from "../../chat/user-error.ts";
import type { Services } from "../../command/command.ts";
import { type Countdown, newCountdown } from "../../countdown/countdown.ts";
import { planCountdown } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { targetKey } from "./typed-target.ts";
import type { Counted } from "./what.ts";

/**
 * A deleted countdown as a new one: what the old one posted stays its own. Throws a UserError where what it counted to
 * is gone, or its channel counts to that again. Call it inside a transaction.
 */
export async function restoreCountdown(
  store: Store,
  deleted: Countdown,
  { campaigns, strikes }: Counted,
  { branch, now, newId }: At & Pick<Services, "newId">,
): Promise<Countdown> {
  const { target } = deleted;
  const id = "strikeId" in target ? target.strikeId : "campaignId" in target ? target.campaignId : undefined;
  const there = id === undefined || [...campaigns, ...strikes].some((thing) => thing.id === id);
  if (!there) throw userError(say("refuse-button"));
  const twin = await twinOf(store, branch.id, deleted);
  if (twin) throw userError(say("refuse-countdown-twice", { id: twin.shortId }));
  const again = newCountdown(newId(), branch, deleted);
  await store.countdowns.save(again);
  await planCountdown(store, again, { branch, now });
  return again;
}

/** One that counts to the same in the same channel. */
export async function twinOf(
  store: Pick<Store, "countdowns">,
  branchId: string,
  { target, place }: Pick<Countdown, "target" | "place">,
): Promise<Countdown | undefined> {
  return (await store.countdowns.list(branchId)).find(
    (other) => placeKey(other.place) === placeKey(place) && targetKey(other.target) === targetKey(target),
  );
}
