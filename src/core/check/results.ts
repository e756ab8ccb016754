import type { Campaign } from "../ballot/campaign.ts";
import { sayWay } from "../ballot/way-words.ts";
import type { Branch } from "../branch/branch.ts";
import type { Card, Line } from "../chat/card.ts";
import { words } from "../text/say.ts";
import { toldUsLines } from "./told-us.ts";

/**
 * What reps may see of the answers: three groups as published, what follows from these numbers alone, and what stands
 * `beside`: whether it is on track, and what branches that follow have told.
 */
export function resultsCard(campaign: Campaign, branch: Branch, beside: readonly Line[] = []): Card {
  const { name, published } = campaign;
  return {
    title: words("check-results-title", { name }),
    lines: [
      sayWay("check-results-posted", campaign, { count: published?.posted ?? 0 }),
      sayWay("check-results-to-post", campaign, { count: published?.toPost ?? 0 }),
      sayWay("check-results-trouble", campaign, { count: published?.trouble ?? 0 }),
      ...toldUsLines(campaign, branch),
      ...beside,
    ],
    footer: words("check-results-note"),
  };
}
