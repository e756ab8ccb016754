import { type Campaign, type MilestoneKind, milestoneKinds } from "../../ballot/campaign.ts";
import { checkClose } from "../../ballot/changes.ts";
import { inFull } from "../../calendar/reading/in-full.ts";
import type { Choice } from "../../chat/ask.ts";
import type { Card } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import type { Context, Services } from "../../command/command.ts";
import { changeIn, undoBy, undoWith } from "../../command/next.ts";
import { packed } from "../../command/packed.ts";
import { say } from "../../text/say.ts";
import { saveNomination } from "./nomination-change.ts";
import { closeMoved, saveDates } from "./save-dates.ts";

/** Takes a change of a ballot back. None where the change opened it again: to end it is asked about. */
export function undoBallot(before: Campaign, { revision, state }: Campaign): readonly Choice[] {
  if ((before.state === "closed" && state === "open") || before.revision === revision) return [];
  return [undoWith(restoreButton, before.id, String(revision), packed(before))];
}

export const restoreButton = "ballot/restore";

/** Takes a ballot away that has just been set up; of what was changed since it is asked first. */
export function undoCreated(campaign: Campaign): Choice {
  return undoBy("ballot", "delete", { ballot: campaign.shortId }, [sureOfDelete(campaign)]);
}

/** What whoever deletes a ballot is sure of: to delete it as it is now. */
export function sureOfDelete({ id, revision }: Pick<Campaign, "id" | "revision">): string {
  return `delete ${id} ${revision}`;
}

/** A ballot as it was before, as its next revision. Throws a UserError where it was changed since. */
export function asBefore(campaign: Campaign, seen: number, { published: _, ...before }: Campaign): Campaign {
  if (campaign.revision !== seen) throw userError(say("refuse-changed-meanwhile"));
  const { published } = campaign;
  return { ...before, ...(published && { published }), revision: seen + 1 };
}

/** Keeps a ballot that is what it was before. Throws a UserError where its close then has passed. */
export async function restoreBallot(
  campaign: Campaign,
  again: Campaign,
  context: Context,
  services: Services,
): Promise<Card> {
  const { closes } = again.milestones;
  const goesOn = campaign.state === "closed" && again.state === "open";
  if (closes && (goesOn || closeMoved(campaign, again))) checkClose(closes, context.branch, services.now);
  if (goesOn || JSON.stringify(campaign.milestones) !== JSON.stringify(again.milestones)) {
    const card = await saveDates(campaign, again, context, services);
    const asked = goesOn && (await services.store.checks.ofCampaign(campaign.id)).length > 0;
    return asked ? { ...card, lines: [...card.lines, say("undone-checks-stay")] } : card;
  }
  await saveNomination(services.store, campaign, again, { branch: context.branch, now: services.now });
  return { lines: [say("undone-as-before", { name: campaign.name })] };
}

/** As many dates as a form has room for: first what is asked for most. */
const inForm: readonly MilestoneKind[] = ["closes", "last-posting", "opens", "result", "mandate-expires"];

/** Changes a ballot's dates in a form, with those just typed and the others as they stand. */
export function changeDates(
  { shortId, milestones }: Campaign,
  typed: Readonly<Record<string, unknown>> = {},
): Choice {
  const just = milestoneKinds.filter((kind) => typed[kind] !== undefined);
  const kinds = [...new Set([...just, ...inForm])].filter((kind) => milestones[kind]).slice(0, inForm.length);
  const values = kinds.flatMap((kind) => {
    const moment = milestones[kind];
    return moment ? [[kind, inFull(moment)]] : [];
  });
  return changeIn("ballot", "dates", { ballot: shortId }, Object.fromEntries(values));
}
