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
}

export function outcomeOf(result: BallotResult, threshold: Bars): Outcome {
  const { entitled, cast, yes, no } = result;
  const turnout = barOf(entitled, threshold.turnout, cast);
  const support = barOf(entitled, threshold.support, yes ?? 0);
  const majority = yes === undefined ? undefined : yes > no;
  const met = (...bars: readonly (Bar | undefined)[]) => bars.every((bar) => !bar || bar.missedBy === 0);
  const carried = majority === true && met(turnout, support);
  const unsure = threshold.unsure && majority === true && !carried && met(support);
  return {
    ...(turnout && { turnout }),
    ...(support && { support }),
    ...(majority !== undefined && { majority }),
    carried,
    ...(unsure && { unsure }),
  };
}

function barOf(entitled: number, percent: number | undefined, reached: number): Bar | undefined {
  if (percent === undefined) return undefined;
  const needed = votesNeeded(entitled, percent);
  return { percent, needed, reached, missedBy: Math.max(0, needed - reached) };
}

/** Whether any of its results hangs on a rule of the law nobody is sure of. */
export function hangsOnRule(campaign: Campaign, branch: Branch): boolean {
  const names = [undefined, ...(campaign.constituencies ?? []).map(({ name }) => name)];
  return names.some((name) => mandateWon(campaign, branch, name) === "unsure");
}

/**
 * Whether a statutory ballot's published result won a mandate, in the constituency of this name or, without a name, in
 * the whole of an aggregated one. "unsure" where that hangs on a rule nobody is sure of; undefined where no result has been
 * typed, and for ballots that can win none.
 */
export function mandateWon(
  campaign: Campaign,
  branch: Branch,
  constituency?: string,
): boolean | "unsure" | undefined {
  if (campaign.kind !== "statutory") return undefined;
  const counted: Pick<Constituency, "result"> | undefined =
    constituency === undefined ? campaign : constituencyNamed(campaign, constituency);
  if (!counted?.result) return undefined;
  const { carried, unsure } = outcomeOf(counted.result, thresholdFor(campaign, branch));
  return unsure ? "unsure" : carried;
}
