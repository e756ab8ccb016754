import type { Campaign } from "../ballot/campaign.ts";
import { halfOf, stillNeeded } from "../ballot/threshold.ts";
import type { Card, Line } from "../card.ts";
import { say, words } from "../text/say.ts";

/**
 * What reps may see of the answers: three groups as published, what is still needed by the published number, and
 * `elsewhere`, what branches that follow have told.
 */
export function resultsCard(
  { name, published, entitled, kind }: Campaign,
  elsewhere: readonly Line[] = [],
): Card {
  const posted = published?.posted ?? 0;
  const lines = [
    say("check-results-posted", { count: posted }),
    say("check-results-to-post", { count: published?.toPost ?? 0 }),
    say("check-results-trouble", { count: published?.trouble ?? 0 }),
  ];
  if (entitled !== undefined && kind === "statutory") {
    const still = stillNeeded(entitled, posted);
    lines.push(say("check-results-needed", { entitled, needed: halfOf(entitled), still }));
  }
  lines.push(...elsewhere);
  return { title: words("check-results-title", { name }), lines, footer: words("check-results-note") };
}
