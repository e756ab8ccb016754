import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import type { Card } from "../card.ts";
import { say, words } from "../text/say.ts";
import { toldUsLines } from "./told-us.ts";

/** What reps may see of the answers: three groups as published, and what follows from these numbers alone. */
export function resultsCard(campaign: Campaign, branch: Branch): Card {
  const { name, published } = campaign;
  return {
    title: words("check-results-title", { name }),
    lines: [
      say("check-results-posted", { count: published?.posted ?? 0 }),
      say("check-results-to-post", { count: published?.toPost ?? 0 }),
      say("check-results-trouble", { count: published?.trouble ?? 0 }),
      ...toldUsLines(campaign, branch),
    ],
    footer: words("check-results-note"),
  };
}
