import type { Campaign } from "../ballot/campaign.ts";
import { turnoutNeeded } from "../ballot/cards.ts";
import type { Branch } from "../branch/branch.ts";
import type { Card } from "../card.ts";
import { say, words } from "../text/say.ts";

/** What reps may see of the answers: three groups as published, and what is still needed by the published number. */
export function resultsCard(campaign: Campaign, branch: Branch): Card {
  const { name, published, entitled } = campaign;
  const posted = published?.posted ?? 0;
  const lines = [
    say("check-results-posted", { count: posted }),
    say("check-results-to-post", { count: published?.toPost ?? 0 }),
    say("check-results-trouble", { count: published?.trouble ?? 0 }),
  ];
  const needed = turnoutNeeded(campaign, branch);
  if (entitled !== undefined && needed !== undefined) {
    lines.push(say("check-results-needed", { entitled, needed, still: Math.max(0, needed - posted) }));
  }
  return { title: words("check-results-title", { name }), lines, footer: words("check-results-note") };
}
