import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import { isUnsure, type Jurisdiction, jurisdictionOf, lawOn } from "../../law/tables.ts";
import type { Campaign, CampaignKind, Threshold } from "../campaign.ts";

interface Ballot {
  readonly kind: CampaignKind;
  readonly opens: Temporal.PlainDate;
  readonly jurisdiction: Jurisdiction;
  /** Border security, health, fire, transport, teaching to 16, nuclear: s.226(2A) until 2026. */
  readonly importantPublicService?: boolean;
}

/** What a ballot must reach, as far as it is known. */
export interface Bars extends Threshold {
  /** Whether the turnout is asked for is not known: everything is said both with it and without it. */
  readonly unsure?: true;
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

type Asked = Pick<Campaign, "kind" | "threshold" | "milestones" | "turnoutRule">;

/**
 * What this campaign must reach: the percentages a rep set, or else the law's by its opening day (its close, where that
 * is not known) and the branch's nation. An election never has any. Where the law's turnout rule is not sure to hold, as
 * the union's notice has it; until somebody has said that, unsure.
 */
export function thresholdFor(campaign: Asked, branch: Pick<Branch, "nation">): Bars {
  const { kind, threshold, turnoutRule = "not-sure" } = campaign;
  if (kind === "election") return {};
  if (threshold !== undefined && threshold !== "important-service") return threshold;
  const opens = openingOf(campaign);
  if (!opens) return {};
  const importantPublicService = threshold === "important-service";
  const jurisdiction = jurisdictionOf(branch.nation);
  const law = thresholdOf({ kind, opens, jurisdiction, importantPublicService });
  if (!turnoutRuleAsked(campaign, branch) || turnoutRule === "yes") return law;
  if (turnoutRule === "not-sure") return { ...law, unsure: true };
  const { turnout: _, ...without } = law;
  return without;
}

/** Whether the union's notice has to be asked about the turnout rule: Muster's tables do not know. */
export function turnoutRuleAsked(campaign: Asked, { nation }: Pick<Branch, "nation">): boolean {
  const { kind, threshold } = campaign;
  const opens = openingOf(campaign);
  if (kind !== "statutory" || !opens || (threshold && threshold !== "important-service")) return false;
  return isUnsure("turnoutPercent", opens, jurisdictionOf(nation));
}

function openingOf({ milestones }: Asked): Temporal.PlainDate | undefined {
  return (milestones.opens ?? milestones.closes)?.date;
}

/** The fewest votes that are at least this percentage of those entitled: whole people, and no fraction on the way. */
export function votesNeeded(entitled: number, percent: number): number {
  return Math.floor((entitled * percent + 99) / 100);
}
