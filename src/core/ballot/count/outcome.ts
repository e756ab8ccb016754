import type { Branch } from "../../branch/branch.ts";
import type { Campaign, Threshold } from "../campaign.ts";
import { type BallotResult, type Constituency, constituencyNamed } from "../constituency.ts";
import { thresholdFor, votesNeeded } from "./threshold.ts";

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
  /** A majority for Yes, and every threshold that is set is met. */
  readonly carried: boolean;
}

export function outcomeOf(result: BallotResult, threshold: Threshold): Outcome {
  const { entitled, cast, yes, no } = result;
  const turnout = barOf(entitled, threshold.turnout, cast);
  const support = barOf(entitled, threshold.support, yes ?? 0);
  const majority = yes === undefined ? undefined : yes > no;
  const met = [turnout, support].every((bar) => bar === undefined || bar.missedBy === 0);
  return {
    ...(turnout && { turnout }),
    ...(support && { support }),
    ...(majority !== undefined && { majority }),
    carried: majority === true && met,
  };
}

function barOf(entitled: number, percent: number | undefined, reached: number): Bar | undefined {
  if (percent === undefined) return undefined;
  const needed = votesNeeded(entitled, percent);
  return { percent, needed, reached, missedBy: Math.max(0, needed - reached) };
}

/**
 * Whether a statutory ballot's published result won a mandate, in the constituency of this name or, without a name, in
 * the whole of an aggregated one. Undefined where no result has been typed, and for ballots that can win none.
 */
export function mandateWon(campaign: Campaign, branch: Branch, constituency?: string): boolean | undefined {
  if (campaign.kind !== "statutory") return undefined;
  const counted: Pick<Constituency, "result"> | undefined =
    constituency === undefined ? campaign : constituencyNamed(campaign, constituency);
  return counted?.result && outcomeOf(counted.result, thresholdFor(campaign, branch)).carried;
}
