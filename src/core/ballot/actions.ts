import { type Card, type Line, text } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import type { Campaign, CampaignKind } from "./campaign.ts";
import { sayWay } from "./way-words.ts";

/** Most lines of a list, and the longest of its whole text in characters. */
export const mostActions = 10;

export const longestActions = 1200;

const defaults = {
  statutory: ["address", "post", "tell", "replacement", "talk", "help"],
  consultative: ["answer", "tell", "replacement", "talk", "help"],
  election: ["read", "post-election", "tell", "replacement", "ask-others"],
} as const satisfies Readonly<Record<CampaignKind, readonly string[]>>;

/** What members can do: a rep's own list, or the one usual for this kind of ballot. Of an election always neutral. */
function listOf(campaign: Campaign): readonly Line[] {
  const { actions, kind } = campaign;
  if (actions) return actions.map((action) => [text(action)]);
  return defaults[kind].map((action) => sayWay(`action-${action}`, campaign));
}

/** The list as it stands under a post, with its heading. */
export function actionLines(campaign: Campaign): readonly Line[] {
  return [say("actions-heading"), ...listOf(campaign).map((line): Line => [text("• "), ...line])];
}

/** How many points there are. */
export function actionCount(campaign: Campaign): number {
  return listOf(campaign).length;
}

/** The list as a post of its own. */
export function drawActions(campaign: Campaign): Card {
  const [, ...points] = actionLines(campaign);
  return { title: words("actions-title", { name: campaign.name }), lines: points };
}
