import type { Branch } from "../../branch/branch.ts";
import type { Campaign } from "../campaign.ts";
import { type BallotResult, type Constituency, constituencyNamed } from "../constituency.ts";
import { type Bars, thresholdFor, votesNeeded } from "./threshold.ts";

/** A threshold in whole votes. */
interface Bar {
  readonly percent: number;
  readonly needed: number;
  readonly reached: number;
  /** 0 where it is met. */
  readonly missedBy: number;
}

/** What a result comes to. */
export interface Outcome {
  readonly turnout?: Bar;
  readonly support?: Bar;
  /** More Yes than No: spoiled papers are neither. Absent where there was no such question. */
  readonly majority?: boolean;
  /** A majority for Yes, and every threshold that is set or may be is met. */
  readonly carried: boolean;
  /** Not carried with the turnout rule, but carried without it, and which holds is not known: neither won nor lost. */
  readonly unsure?: true;
  /** More Yes than No, but how many were entitled, which a threshold is a part of, was not given: neither won nor lost. */
  readonly unknown?: true;
}

export function outcomeOf(result: BallotResult, threshold: Bars): Outcome {
  const { entitled, cast, yes, no } = result;
  const turnout = barOf(entitled, threshold.turnout, cast);
  const support = barOf(entitled, threshold.support, yes ?? 0);
  const majority = yes === undefined ? undefined : yes > no;
  const met = (...bars: readonly (Bar | undefined)[]) => bars.every((bar) => !bar || bar.missedBy === 0);
  const asks = (threshold.turnout ?? threshold.support) !== undefined;
  const unknown = entitled === undefined && asks && majority === true;
  const carried = majority === true && !unknown && met(turnout, support);
  const unsure = threshold.unsure && majority === true && !carried && !unknown && met(support);
  return {
    ...(turnout && { turnout }),
    ...(support && { support }),
    ...(majority !== undefined && { majority }),
    carried,
    ...(unsure && { unsure }),
    ...(unknown && { unknown }),
  };
}

function barOf(entitled: number | undefined, percent: number | undefined, reached: number): Bar | undefined {
  if (percent === undefined || entitled === undefined) return undefined;
  const needed = votesNeeded(entitled, percent);
  return { percent, needed, reached, missedBy: Math.max(0, needed - reached) };
}

/** Whether any of its results may have won for all that is known: nobody can say yet. */
export function mayHaveWon(campaign: Campaign, branch: Branch): boolean {
  const names = [undefined, ...(campaign.constituencies ?? []).map(({ name }) => name)];
  return names.some((name) => typeof mandateWon(campaign, branch, name) === "string");
}

/**
 * Whether a mandate was won: "unsure" where that hangs on a rule of the law nobody is sure of, "unknown" where it hangs on
 * how many were entitled, which was not given.
 */
export type Won = boolean | "unsure" | "unknown";

/**
 * Whether a statutory ballot's published result won a mandate, in the constituency of this name or, without a name, in
 * the whole of an aggregated one. Undefined where no result has been typed, and for ballots that can win none.
 */
export function mandateWon(campaign: Campaign, branch: Branch, constituency?: string): Won | undefined {
  if (campaign.kind !== "statutory") return undefined;
  const counted: Pick<Constituency, "result"> | undefined =
    constituency === undefined ? campaign : constituencyNamed(campaign, constituency);
  if (!counted?.result) return undefined;
  const { carried, unsure, unknown } = outcomeOf(counted.result, thresholdFor(campaign, branch));
  return unknown ? "unknown" : unsure ? "unsure" : carried;
}
