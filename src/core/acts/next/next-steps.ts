import { standing } from "../../ballot/timetable.ts";
import { mayAct } from "../../branch/branch.ts";
import type { Button, Card } from "../../chat/card.ts";
import { isChannel } from "../../chat/place.ts";
import { doId, fillId, wayIn } from "../../chat/shortcut.ts";
import type { Context, Services } from "../../command/command.ts";
import { words } from "../../text/say.ts";

/** So many ballots nobody was asked about have a button each. */
const mostAsked = 2;

/**
 * What is still to be done to have a branch under way, for whoever may do it: a ballot, members asked about it, a rep
 * named. What belongs into a channel is left out where the caller is in none.
 */
export async function nextSteps(
  { branch, role, place }: Pick<Context, "branch" | "role" | "place">,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<readonly Button[]> {
  if (!mayAct(role, "rep")) return [];
  const here = isChannel(place);
  const open = (await store.campaigns.list(branch.id)).filter(
    (campaign) => standing(campaign, branch, now).phase !== "closed",
  );
  const checks = (await store.checks.list(branch.id)).filter(({ closedAt }) => !closedAt);
  const unasked = open.filter(
    ({ id, paused }) => !paused && !checks.some(({ campaignId }) => campaignId === id),
  );
  const named = [...(await store.reps.list(branch.id)), ...(await store.repGroups.list(branch.id))];
  const steps: readonly Button[] = [
    ...(here && open.length === 0 ? beginnings() : []),
    ...(here ? unasked : []).slice(0, mostAsked).map(({ shortId, name }) => ({
      id: doId("check", "open", { ballot: shortId }),
      label: open.length > 1 ? words("next-ask-about", { name }) : words("next-ask"),
    })),
    ...(named.length === 0 && mayAct(role, "officer")
      ? [{ id: fillId("branch", "reps"), label: words("menu-branch-name-rep") }]
      : []),
  ];
  return steps.map((step, index) => (index === 0 ? { ...step, style: "primary" } : step));
}

/** Where nothing is set up. */
function beginnings(): readonly Button[] {
  return [
    { id: fillId("ballot", "create"), label: words("menu-ballot-create") },
    { id: fillId("ballot", "import"), label: words("menu-ballot-import") },
    { id: tourButton(1), label: words("next-tour") },
  ];
}

export function tourButton(page: number): string {
  return `muster/tour/${page}`;
}

/** A confirmation with the next step as a button; once there is none, with the way to where things stand. */
export async function withNext(
  card: Card,
  context: Pick<Context, "branch" | "role" | "place">,
  services: Pick<Services, "store" | "now">,
): Promise<Card> {
  const steps = await nextSteps(context, services);
  const next = steps.length > 0 ? steps : [{ id: doId(wayIn), label: words("next-stands") }];
  return { ...card, buttons: [...(card.buttons ?? []), ...next] };
}
