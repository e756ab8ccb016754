import type { Branch } from "../../branch/branch.ts";
import type { Card, Line } from "../../chat/card.ts";
import { say, words } from "../../text/say.ts";
import type { Campaign } from "../campaign.ts";
import type { BallotResult, Constituency } from "../constituency.ts";
import { stageLines } from "../election.ts";
import { pageSpan } from "../replacement-link.ts";
import { otherLawLines } from "./other-law.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { percentWords } from "./percent.ts";
import { resultHeadline } from "./result-headline.ts";
import { type Bars, thresholdFor } from "./threshold.ts";
import { lawCheckedWords } from "./turnout-rule.ts";

/** Most employers in one post: Discord shows 4096 characters. */
const mostListed = 16;

type Declared = Constituency & { readonly result: BallotResult };

/** Employers whose result is known. */
function declared({ constituencies = [] }: Campaign): readonly Declared[] {
  return constituencies.filter((one): one is Declared => one.result !== undefined);
}

/** One result in whole numbers: votes, turnout, Yes, each threshold met or missed, and what that comes to. */
function resultLines(result: BallotResult, campaign: Campaign, branch: Branch): readonly Line[] {
  const { yes, no } = result;
  const threshold = thresholdFor(campaign, branch);
  const outcome = outcomeOf(result, threshold);
  const turnout = turnoutLine(result, threshold);
  if (yes === undefined) return [turnout];
  const valid = yes + no;
  return [
    turnout,
    say("result-votes", { yes, no, valid, percent: percentWords(yes, valid, 50) }),
    ...barLines(outcome, threshold),
    say("result-majority", { majority: String(outcome.majority) }),
    verdictLine(outcome, campaign, threshold),
    ...otherLawLines(campaign, branch),
  ];
}

/** No turnout is worked out where nobody said how many were entitled. */
function turnoutLine({ entitled, cast, spoiled }: BallotResult, { turnout }: Bars): Line {
  if (entitled === undefined) return say("result-cast", { cast, spoiled });
  return say("result-turnout", { cast, entitled, spoiled, percent: percentWords(cast, entitled, turnout) });
}

function barLines({ turnout, support }: Outcome, { unsure }: Bars): readonly Line[] {
  return [
    ...(turnout ? [say("result-bar-turnout", { ...turnout, unsure: String(unsure === true) })] : []),
    ...(support ? [say("result-bar-support", { ...support })] : []),
  ];
}

function verdictLine({ carried, unsure, unknown }: Outcome, { kind }: Campaign, bars: Bars): Line {
  if (kind === "consultative") return say("result-consultative");
  if (unknown) {
    const { turnout, support, unsure } = bars;
    const bar =
      turnout === undefined ? "support" : support !== undefined ? "both" : unsure ? "unsure" : "turnout";
    return say("result-unknown", { bar, turnout: turnout ?? 0, support: support ?? 0 });
  }
  if (unsure) return say("result-unsure", lawCheckedWords());
  return say(carried ? "result-won" : "result-lost");
}

/** "Harbour: turnout 61.29% (38 of 62), Yes 94.59%: mandate won." */
function employerLine({ name, result }: Declared, campaign: Campaign, branch: Branch): Line {
  const { entitled, cast, yes = 0, no = 0 } = result;
  const threshold = thresholdFor(campaign, branch);
  const { turnout, support, majority, carried, unsure, unknown } = outcomeOf(result, threshold);
  return say("result-employer", {
    name,
    cast,
    entitled: entitled ?? 0,
    turnout: entitled === undefined ? "none" : percentWords(cast, entitled, threshold.turnout),
    yes: percentWords(yes, yes + no, 50),
    kind: campaign.kind,
    carried: unknown ? "unknown" : unsure ? "unsure" : String(carried),
    missedTurnout: threshold.unsure && !unsure ? 0 : (turnout?.missedBy ?? 0),
    missedSupport: support?.missedBy ?? 0,
    majority: String(majority),
  });
}

/** All that is known of a campaign's result, as a post has it. */
function wholeResultLines(campaign: Campaign, branch: Branch): readonly Line[] {
  const { constituencies, result, resultLink, kind } = campaign;
  if (kind === "election") return electionResultLines(campaign, branch);
  const link = resultLink === undefined ? [] : [say("result-link", { link: pageSpan(resultLink) })];
  if (!constituencies) return [...(result ? resultLines(result, campaign, branch) : []), ...link];
  const all = declared(campaign);
  if (all.length === 0) return link;
  const outcomes = all.map((one) => outcomeOf(one.result, thresholdFor(campaign, branch)));
  const won = outcomes.filter(({ carried }) => carried).length;
  const unsure = outcomes.filter((one) => one.unsure).length;
  const unknown = outcomes.filter((one) => one.unknown).length;
  const more = all.length - mostListed;
  return [
    ...(kind === "statutory" ? [say("result-employers", { won, unsure, unknown, count: all.length })] : []),
    ...(unsure > 0 ? [say("result-unsure-employers", lawCheckedWords())] : []),
    ...all.slice(0, mostListed).map((one) => employerLine(one, campaign, branch)),
    ...(more > 0 ? [say("result-more", { count: more })] : []),
    ...(kind === "consultative" ? [say("result-consultative")] : []),
    ...otherLawLines(campaign, branch),
    ...link,
  ];
}

/** Of an election: how many voted, and where the union says who was elected. */
function electionResultLines(campaign: Campaign, branch: Branch): readonly Line[] {
  const { result, resultLink, election } = campaign;
  if (!result && resultLink === undefined) return [];
  const seats = election?.seats ?? 0;
  return [
    ...stageLines(campaign),
    ...(result ? resultLines(result, campaign, branch) : []),
    resultLink === undefined
      ? say("result-elected-union", { seats })
      : say("result-elected", { seats, link: pageSpan(resultLink) }),
  ];
}

/** The post in the ballot's channels; one taken back is said to be wrong. Undefined where there is nothing to say. */
export function drawResult(campaign: Campaign, branch: Branch, corrects: boolean): Card | undefined {
  const lines = wholeResultLines(campaign, branch);
  const { name, kind } = campaign;
  const of = say("result-of", { name });
  if (lines.length === 0)
    return corrects
      ? { title: words("result-head-withdrawn"), lines: [of, say("result-withdrawn")] }
      : undefined;
  const head = resultHeadline(campaign, branch, declared(campaign));
  return {
    title: corrects ? words("result-head-corrected", { head }) : head,
    lines: [
      of,
      ...(corrects ? [say("result-correction-line")] : []),
      ...lines,
      ...(kind === "statutory" ? [say("result-calls-nobody")] : []),
    ],
  };
}

/** What a rep sees of one employer's result, or of the whole. */
export function resultCard(campaign: Campaign, branch: Branch, one?: Constituency): Card {
  const { name } = campaign;
  const title = one
    ? words("result-employer-title", { name, employer: one.name })
    : words("result-title", { name });
  const lines = one ? resultOf(one, campaign, branch) : wholeResultLines(campaign, branch);
  return {
    title,
    lines: lines.length > 0 ? [...lines, ...mandateHints(campaign, branch, one)] : [noneLine(campaign)],
    footer: words("result-check"),
  };
}

function noneLine({ kind, shortId: id }: Campaign): Line {
  return kind === "election" ? say("result-none-election", { id }) : say("result-none", { id });
}

function resultOf({ result }: Constituency, campaign: Campaign, branch: Branch): readonly Line[] {
  return result ? resultLines(result, campaign, branch) : [];
}

/** A won mandate wants its last day, which is not said under an employer that has none; a lost one must not be counted down. */
function mandateHints(campaign: Campaign, branch: Branch, one?: Constituency): readonly Line[] {
  const { kind, result, shortId: id } = campaign;
  if (kind !== "statutory") return [];
  const results = campaign.constituencies
    ? declared(campaign).map((one) => one.result)
    : result
      ? [result]
      : [];
  const outcome = (result: BallotResult) => outcomeOf(result, thresholdFor(campaign, branch));
  const carries = (result: BallotResult) => outcome(result).carried;
  const won = results.some(carries);
  if (!won && results.some((result) => outcome(result).unsure ?? outcome(result).unknown)) return [];
  if (won && one?.result && !carries(one.result)) return [];
  const counted = campaign.milestones["mandate-expires"] !== undefined;
  if (results.length === 0 || won === counted) return [];
  return [say(won ? "result-set-mandate" : "result-take-mandate", { id })];
}
