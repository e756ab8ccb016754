import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import { type Jurisdiction, jurisdictionOf, lawOn } from "../../law/tables.ts";
import type { Campaign, CampaignKind, Threshold } from "../campaign.ts";

interface Ballot {
  readonly kind: CampaignKind;
  readonly opens: Temporal.PlainDate;
  readonly jurisdiction: Jurisdiction;
  /** Border security, health, fire, transport, teaching to 16, nuclear: s.226(2A) until 2026. */
  readonly importantPublicService?: boolean;
}

/** What the law asks of a ballot by its opening day; elections and consultative ballots have no threshold. */
export function thresholdOf({
  kind,
  opens,
  jurisdiction,
  importantPublicService = false,
}: Ballot): Threshold {
  if (kind !== "statutory") return {};
  const turnout = lawOn("turnoutPercent", opens, jurisdiction);
  const support = importantPublicService ? lawOn("supportPercent", opens, jurisdiction) : undefined;
  return { ...(turnout !== undefined && { turnout }), ...(support !== undefined && { support }) };
}

/**
 * What this campaign must reach: the percentages a rep set, or else the law's by its opening day (its close, where that
 * is not known) and the branch's nation. An election never has any.
 */
export function thresholdFor(
  { kind, threshold, milestones }: Pick<Campaign, "kind" | "threshold" | "milestones">,
  { nation }: Pick<Branch, "nation">,
): Threshold {
  if (kind === "election") return {};
  if (threshold !== undefined && threshold !== "important-service") return threshold;
  const opens = (milestones.opens ?? milestones.closes)?.date;
  if (!opens) return {};
  const importantPublicService = threshold === "important-service";
  return thresholdOf({ kind, opens, jurisdiction: jurisdictionOf(nation), importantPublicService });
}

/** The fewest votes that are at least this percentage of those entitled: whole people, and no fraction on the way. */
export function votesNeeded(entitled: number, percent: number): number {
  return Math.floor((entitled * percent + 99) / 100);
}
