import type { Campaign } from "../../ballot/campaign.ts";
import { checkClose, withMilestones } from "../../ballot/changes.ts";
import { withTurnoutRule } from "../../ballot/count/turnout-rule.ts";
import { checkKind } from "../../ballot/kind-checks.ts";
import type { WaitingAct } from "../../branch/second.ts";
import type { Card } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import type { Context, Services } from "../../command/command.ts";
import { waitingKeptHours } from "../../privacy/retention.ts";
import { say } from "../../text/say.ts";
import { checkOrder } from "../ballot/milestone-options.ts";
import { withNeighbours } from "../ballot/move-dates.ts";
import { postResult } from "../ballot/post-result.ts";
import { saveDates } from "../ballot/save-dates.ts";
import { closeOf } from "./close-of.ts";
import { doStrike, strikeActOf } from "./strike-acts.ts";

/**
 * A second person confirms what one asked for: it is done now, as it was seen then, or not at all. Throws a UserError
 * for whoever asked for it themselves, and for what waits no more. Call it inside a transaction.
 */
export async function confirmSecond(id: string, context: Context, services: Services): Promise<Card> {
  const { branch, key } = context;
  const { store, now } = services;
  const act = await store.seconds.take(branch.id, id, now.subtract({ hours: waitingKeptHours }));
  if (!act) throw userError(say("second-gone"));
  // The transaction is undone with it: the act goes on waiting.
  if (act.by === key) throw userError(say("second-own"));
  return (await done(act, context, services)) ?? { lines: [say("second-changed")] };
}

/** Undefined, and nothing done, when what it is about is not as it was. */
async function done(act: WaitingAct, context: Context, services: Services): Promise<Card | undefined> {
  const { store } = services;
  const ofStrike = strikeActOf(act);
  if (ofStrike) {
    const strike = await store.strikes.byId(act.about);
    return strike?.revision === act.revision ? doStrike(strike, ofStrike, context, services) : undefined;
  }
  const campaign = await store.campaigns.byId(act.about);
  if (campaign?.revision !== act.revision) return undefined;
  return act.what === "result"
    ? postResult(campaign, context, services)
    : moveClose(campaign, act, context, services);
}

async function moveClose(
  campaign: Campaign,
  act: WaitingAct,
  context: Context,
  services: Services,
): Promise<Card> {
  const { store, now, sure } = services;
  const { branch } = context;
  const { turnoutRule, ...closes } = closeOf(act);
  const moved = withMilestones(campaign, { closes }, undefined);
  checkKind(moved, "known");
  checkClose(closes, branch, now);
  const edited = withTurnoutRule({ ...moved, ...(turnoutRule && { turnoutRule }) }, branch, sure);
  const typed = new Set(["closes"] as const);
  const changed = await withNeighbours(campaign, edited, { store, branch, now, sure, typed });
  checkOrder(changed.milestones, branch);
  return saveDates(campaign, changed, context, services);
}
