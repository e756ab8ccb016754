import type { Campaign } from "../../ballot/campaign.ts";
import { standing } from "../../ballot/timetable.ts";
import type { Branch } from "../../branch/branch.ts";
import type { Choice } from "../../chat/ask.ts";
import type { Card, Line } from "../../chat/card.ts";
import { placeKey } from "../../chat/place.ts";
import { userError } from "../../chat/user-error.ts";
import type { Check } from "../../check/check.ts";
import type { Context, Services } from "../../command/command.ts";
import { undoWith } from "../../command/next.ts";
import { packed } from "../../command/packed.ts";
import { closedOn, closeSpan, howEnded } from "../../countdown/draw.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { campaignPressed } from "../ballot/which-ballot.ts";

/** Ids of checks that were opened, and of those that were closed. */
export interface ChecksChange {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

export const restoreChecksButton = "check/restore";

export function undoChecks(change: ChecksChange): Choice {
  return undoWith(restoreChecksButton, packed(change));
}

/** Throws a UserError while nobody can be asked about a ballot. */
export function refuseUnlessAsking(campaign: Campaign, branch: Branch, now: Services["now"]): void {
  const { name, shortId } = campaign;
  if (standing(campaign, branch, now).phase === "closed") {
    const values = { name, how: howEnded(campaign), close: closedOn({ campaign, branch }) };
    throw userError(say("refuse-ballot-closed", values), "ballot");
  }
  if (campaign.paused) throw userError(say("refuse-check-paused", { name, id: shortId }), "ballot");
}

/**
 * Closes what was opened and asks again where it was closed. Throws a UserError where one was closed or opened since, or
 * nobody can be asked any more. Call it inside a transaction.
 */
export async function restoreChecks(
  { opened, closed }: ChecksChange,
  context: Context,
  services: Services,
): Promise<Card> {
  const { store, now } = services;
  const lines: Line[] = [];
  for (const id of opened) {
    const check = await store.checks.byId(id);
    if (!check || check.closedAt) throw userError(say("refuse-changed-meanwhile"));
    await store.checks.save({ ...check, closedAt: now });
    lines.push(await lineOf("check-shut", check, context, services));
  }
  for (const id of closed) {
    const { closedAt: _, ...check } = await closedCheck(id, context, services);
    await store.checks.save(check);
    // What it showed last was its last.
    await store.checks.noteEdit(id, { tries: 0 });
    lines.push(await lineOf("check-open-again", check, context, services));
  }
  return { lines };
}

async function closedCheck(id: string, { branch }: Context, { store, now }: Services): Promise<Check> {
  const check = await store.checks.byId(id);
  const campaign = check && (await store.campaigns.byId(check.campaignId));
  if (!check?.closedAt || !campaign || (await isAskedThere(store, check))) {
    throw userError(say("refuse-changed-meanwhile"));
  }
  refuseUnlessAsking(campaign, branch, now);
  return check;
}

/** Two open checks of one ballot in one channel would be asked twice. */
async function isAskedThere(store: Pick<Store, "checks">, { campaignId, place }: Check): Promise<boolean> {
  const all = await store.checks.ofCampaign(campaignId);
  return all.some((other) => !other.closedAt && placeKey(other.place) === placeKey(place));
}

async function lineOf(
  said: "check-shut" | "check-open-again",
  { campaignId, place }: Check,
  { branch }: Context,
  { store }: Services,
): Promise<Line> {
  const campaign = await campaignPressed(campaignId, { branch }, { store });
  const close = closeSpan({ campaign, branch });
  return say(said, { name: campaign.name, place: { kind: "place", place }, close });
}
