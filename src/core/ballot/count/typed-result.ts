import type { Branch } from "../../branch/branch.ts";
import { Ask } from "../../chat/ask.ts";
import { userError } from "../../chat/user-error.ts";
import { jurisdictionOf } from "../../law/tables.ts";
import { say } from "../../text/say.ts";
import type { Campaign } from "../campaign.ts";
import { type BallotResult, type Constituency, type Votes, withConstituency } from "../constituency.ts";
import { typedWebPage } from "../replacement-link.ts";
import { eachEmployer, findEmployer } from "./counts.ts";
import { thresholdFor } from "./threshold.ts";

/** A result as a rep typed it. */
export interface TypedResult {
  readonly employer?: string | undefined;
  readonly entitled?: number | undefined;
  readonly cast?: number | undefined;
  readonly yes?: number | undefined;
  readonly no?: number | undefined;
  readonly spoiled?: number | undefined;
  readonly link?: string | undefined;
  readonly remove?: "result" | "link" | undefined;
}

/** The campaign with this result as its next revision, or itself when nothing was typed. Throws a UserError. */
export function withResult(campaign: Campaign, typed: TypedResult): Campaign {
  const { employer, link, remove } = typed;
  let changed = campaign;
  if (remove !== undefined) changed = without(campaign, remove, employer);
  else if (numbersIn(typed)) changed = withNumbers(campaign, typed);
  if (link !== undefined) changed = { ...changed, resultLink: typedWebPage(link, "link") };
  return changed === campaign ? campaign : { ...changed, revision: campaign.revision + 1 };
}

function numbersIn({ entitled, cast, yes, no, spoiled }: TypedResult): boolean {
  return [entitled, cast, yes, no, spoiled].some((number) => number !== undefined);
}

function withNumbers(campaign: Campaign, typed: TypedResult): Campaign {
  const { employer } = typed;
  const { constituencies, name } = campaign;
  if (employer === undefined) {
    if (constituencies) {
      const line = say("refuse-result-which-employer", { name });
      throw new Ask({ lines: [line] }, eachEmployer(constituencies), "employer");
    }
    return { ...campaign, result: typedResult(typed, campaign) };
  }
  if (!constituencies) throw userError(say("refuse-result-no-employers", { name, employer }), "employer");
  const one = findEmployer(campaign, employer);
  return withConstituency(campaign, { ...one, result: typedResult(typed, campaign, one) });
}

function without(
  campaign: Campaign,
  remove: NonNullable<TypedResult["remove"]>,
  employer: string | undefined,
): Campaign {
  const refused = userError(say("refuse-remove-no-result", { name: campaign.name }), "remove");
  if (remove === "result" && employer !== undefined) {
    const { result, ...bare } = findEmployer(campaign, employer);
    if (!result) throw refused;
    return withConstituency(campaign, bare);
  }
  const { [remove === "result" ? "result" : "resultLink"]: gone, ...left } = campaign;
  if (gone === undefined) throw refused;
  return left;
}

/**
 * Whether a result is to have how many were entitled and has not: the "law" asks for it (TULRCA 1992 s.231; Northern
 * Ireland's does not), or a "bar" hangs on it.
 */
export function entitledMissing(
  { entitled }: BallotResult,
  campaign: Campaign,
  branch: Branch,
): "law" | "bar" | undefined {
  if (entitled !== undefined || campaign.kind !== "statutory") return undefined;
  if (jurisdictionOf(branch.nation) === "great-britain") return "law";
  const { turnout, support } = thresholdFor(campaign, branch);
  return (turnout ?? support) === undefined ? undefined : "bar";
}

/** The numbers, checked against each other. Throws a UserError that shows the sum that does not come out. */
function typedResult(typed: TypedResult, campaign: Campaign, one?: Constituency): BallotResult {
  const entitled = typed.entitled ?? (one ?? campaign).entitled;
  const votes = campaign.kind === "election" ? electionVotes(typed) : ballotVotes(typed);
  if (entitled === undefined) return votes;
  if (votes.cast > entitled) {
    throw userError(say("refuse-result-too-many", { cast: votes.cast, entitled }), "entitled");
  }
  return { entitled, ...votes };
}

/** Candidates are no business of Muster's: how many voted, and no more. */
function electionVotes({ cast, yes, no, spoiled = 0 }: TypedResult): Votes {
  if ((yes ?? no) !== undefined)
    throw userError(say("refuse-result-election"), yes === undefined ? "no" : "yes");
  if (cast === undefined) throw userError(say("refuse-result-cast"), "cast");
  if (spoiled > cast) throw userError(say("refuse-result-spoiled", { cast, spoiled }), "spoiled");
  return { cast, spoiled };
}

/** Some results give the votes cast with spoiled papers, some without: both come out, and are kept with them. */
function ballotVotes({ cast, yes, no, spoiled = 0 }: TypedResult): Votes {
  if (yes === undefined || no === undefined) {
    throw userError(say("refuse-result-yes-no"), yes === undefined ? "yes" : "no");
  }
  const total = yes + no + spoiled;
  if (cast !== undefined && cast !== total && cast !== yes + no) {
    throw userError(say("refuse-result-sum", { yes, no, spoiled, total, cast }), "cast");
  }
  return { cast: total, yes, no, spoiled };
}

/** Whether any result is there to be posted. */
export function hasResult({ result, resultLink, constituencies = [] }: Campaign): boolean {
  return [result, resultLink, ...constituencies.map((one) => one.result)].some((one) => one !== undefined);
}
