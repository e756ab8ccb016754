import type { Temporal } from "temporal-polyfill";
import { type Jurisdiction, lawOn } from "../law/tables.ts";
import type { CampaignKind } from "./campaign.ts";

/** What a ballot must reach, in percent of those entitled: votes cast, and Yes votes. Neither where none is set. */
export interface Threshold {
  readonly turnout?: number;
  readonly support?: number;
}

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

/** The fewest votes that are at least this percentage of those entitled: whole people, and no fraction on the way. */
export function votesNeeded(entitled: number, percent: number): number {
  return Math.floor((entitled * percent + 99) / 100);
}

/** The fewest votes that are at least half of those entitled (TULRCA 1992 s.226(2)(a)(iia)): whole people, no percentages. */
export function halfOf(entitled: number): number {
  return votesNeeded(entitled, 50);
}

/** How many more are needed by what was told: computed from the published number alone. Never below 0. */
export function stillNeeded(entitled: number, published: number): number {
  return Math.max(0, halfOf(entitled) - published);
}
