import type { Branch } from "../../branch/branch.ts";
import { words } from "../../text/say.ts";
import type { Campaign } from "../campaign.ts";
import type { BallotResult, Constituency } from "../constituency.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { shortPercent } from "./percent.ts";
import { thresholdFor } from "./threshold.ts";

type Declared = Constituency & { readonly result: BallotResult };

/** The news of a result: won or not, as far as that is sure, with Yes and turnout. `all` are the employers declared. */
export function resultHeadline(campaign: Campaign, branch: Branch, all: readonly Declared[]): string {
  const { kind, result, constituencies } = campaign;
  const [only] = all;
  if (!constituencies) return result ? oneHead(result, campaign, branch) : words("result-head-out");
  if (!only) return words("result-head-out");
  if (all.length === 1) {
    const head = oneHead(only.result, campaign, branch);
    return words("result-head-named", { name: only.name, head });
  }
  if (kind !== "statutory") return words("result-head-employers", { count: all.length });
  const outcomes = all.map((one) => outcomeOf(one.result, thresholdFor(campaign, branch)));
  if (outcomes.some(({ unsure, unknown }) => unsure ?? unknown))
    return words("result-head-employers", { count: all.length });
  const winners = all.filter((_, index) => outcomes[index]?.carried);
  const names = winners.map(({ name }) => name).join(", ");
  const few = winners.length > 0 && winners.length < all.length && names.length <= longestNames;
  return words("result-head-of", {
    won: winners.length === all.length ? "all" : winners.length === 0 ? "none" : "some",
    count: all.length,
    winners: winners.length,
    names: few ? `: ${names}` : "",
  });
}

/** Longest list of employers in a headline, in characters. */
const longestNames = 40;

function oneHead(result: BallotResult, campaign: Campaign, branch: Branch): string {
  const { entitled, cast, yes, no } = result;
  const threshold = thresholdFor(campaign, branch);
  const turnout = entitled === undefined ? "none" : shortPercent(cast, entitled, threshold.turnout);
  if (yes === undefined)
    return entitled === undefined
      ? words("result-head-cast", { cast })
      : words("result-head-turnout", { turnout });
  const outcome = outcomeOf(result, threshold);
  const what = campaign.kind === "statutory" ? whatOf(outcome) : "said";
  const percent = outcome.turnout?.percent ?? 0;
  return words("result-head", { what, yes: shortPercent(yes, yes + no, 50), turnout, percent });
}

function whatOf({ carried, unsure, unknown, turnout }: Outcome): string {
  if (unsure ?? unknown) return "said";
  if (carried) return "won";
  return turnout && turnout.missedBy > 0 ? "short" : "lost";
}
