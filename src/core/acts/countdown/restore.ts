import type { At } from "../../branch/branch.ts";
import type { Choice } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { placeKey } from "../../chat/place.ts";
import { userError } from "../../chat/user-error.ts";
import type { Services } from "../../command/command.ts";
import { undoWith } from "../../command/next.ts";
import { packed } from "../../command/packed.ts";
import { type Countdown, newCountdown } from "../../countdown/countdown.ts";
import { planCountdown } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { nextLines } from "./next-lines.ts";
import { targetKey } from "./typed-target.ts";
import { type Counted, countdownValues } from "./what.ts";

/** What was done to a countdown: none before, it was set up; none after, it was deleted. */
export interface CountdownChange {
  readonly before?: Countdown;
  readonly after?: Countdown;
}

export const restoreCountdownsButton = "countdown/restore";

export function undoCountdowns(changes: readonly CountdownChange[]): Choice {
  return undoWith(restoreCountdownsButton, packed(changes));
}

/** Takes changes of countdowns back. Throws a UserError where one was changed since. Call it inside a transaction. */
export async function restoreCountdowns(
  store: Store,
  changes: readonly CountdownChange[],
  counted: Counted,
  at: At & Pick<Services, "newId">,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const { before, after } of changes) {
    const stands = after && (await store.countdowns.byId(after.id));
    if (after && !(stands && isSame(stands, after))) throw userError(say("refuse-changed-meanwhile"));
    if (before) {
      const again = after ? before : await asNew(store, before, counted, at);
      await store.countdowns.save(again);
      await planCountdown(store, again, at);
      lines.push(
        say("countdown-line", countdownValues(again, counted)),
        ...(await nextLines(store, again, counted)),
      );
    } else if (after) lines.push(...(await deleteCountdown(store, after, counted)));
  }
  return lines;
}

/** When it posts is all that can be changed of one. */
function isSame(one: Countdown, other: Countdown): boolean {
  return one.days.join() === other.days.join() && one.at.equals(other.at);
}

/** Its posts stop. Returns what is said of it. Call it inside a transaction. */
export async function deleteCountdown(
  store: Store,
  countdown: Countdown,
  counted: Counted,
): Promise<readonly Line[]> {
  const { id } = countdown;
  const { goingOut } = await store.plans.cancel({ kind: "countdown", id }, "deleted");
  await store.countdowns.remove(id);
  return [
    say("countdown-deleted", countdownValues(countdown, counted)),
    ...(goingOut > 0 ? [say("countdown-deleted-going", { count: goingOut })] : []),
  ];
}

/**
 * A deleted countdown as a new one: what the old one posted stays its own. Throws a UserError where what it counted to
 * is gone, or its channel counts to that again.
 */
async function asNew(
  store: Store,
  deleted: Countdown,
  { campaigns, strikes }: Counted,
  { branch, newId }: Pick<At, "branch"> & Pick<Services, "newId">,
): Promise<Countdown> {
  const { target } = deleted;
  const id = "strikeId" in target ? target.strikeId : "campaignId" in target ? target.campaignId : undefined;
  const there = id === undefined || [...campaigns, ...strikes].some((thing) => thing.id === id);
  if (!there) throw userError(say("refuse-button"));
  const twin = await twinOf(store, branch.id, deleted);
  if (twin) throw userError(say("refuse-countdown-twice", { id: twin.shortId }));
  return newCountdown(newId(), branch, deleted);
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
