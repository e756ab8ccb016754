import {
  type CampaignKind,
  type MilestoneKind,
  milestoneKinds,
  type TurnoutRule,
  turnoutRules,
} from "../../ballot/campaign.ts";
import { turnoutRuleOption } from "../../ballot/count/turnout-rule.ts";
import type { ElectionFacts } from "../../ballot/election-kinds.ts";
import { type VotingMethod, votingMethods } from "../../ballot/method.ts";
import { orderProblem } from "../../ballot/order.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { readMoment } from "../../calendar/reading/read-moment.ts";
import type { ReadingContext } from "../../calendar/reading/reading.ts";
import { type Line, text } from "../../chat/card.ts";
import { say, words } from "../../text/say.ts";
import { about, choiceMeant } from "../../typed/option.ts";
import type { Wanted } from "../ballot/create.ts";
import { electionFact } from "./table-election.ts";

/** What unions call their dates, beside Muster's own names for them. */
const labels: Readonly<Record<MilestoneKind, readonly string[]>> = {
  "nominations-open": ["nominations opened", "opening of nominations"],
  "nominations-close": ["close of nominations", "nominations by", "nominations closed"],
  acceptance: ["acceptances by", "acceptance", "acceptance and addresses by"],
  opens: ["ballot opens", "voting opens", "opening day", "opening date", "papers sent", "ballot papers sent"],
  "not-received-by": ["allow arrival until", "allow until", "papers not received by"],
  "join-by": ["last day to join", "join the union by"],
  "replacement-by": [
    "replacements by",
    "replacement papers by",
    "request a replacement by",
    "replacement deadline",
  ],
  "last-posting": ["last posting date", "last posting day", "last day to post"],
  closes: ["close", "ballot closes", "voting closes", "closing date", "closing day", "close of ballot"],
  count: ["count day", "counting day", "counted on", "votes counted", "count of votes", "the count"],
  result: ["results", "result announced", "results announced", "result expected"],
  "mandate-expires": ["mandate ends", "mandate expiry", "mandate until"],
};

const milestonesByLabel: ReadonlyMap<string, MilestoneKind> = new Map(
  milestoneKinds.flatMap((kind) =>
    [kind, words(`milestone-name-${kind}`), ...labels[kind]].map((label) => [plain(label), kind] as const),
  ),
);

const kindsByWord: ReadonlyMap<string, CampaignKind> = new Map([
  ["statutory", "statutory"],
  ["industrial action ballot", "statutory"],
  ["consultative", "consultative"],
  ["indicative", "consultative"],
  ["election", "election"],
]);

/** What became of reading a pasted table. Each problem names the line it is in. */
export type TableRead =
  | { readonly ok: true; readonly wanted: Wanted }
  | { readonly ok: false; readonly problems: readonly Line[] };

interface SoFar {
  name?: string;
  kind?: CampaignKind;
  method?: VotingMethod;
  turnoutRule?: TurnoutRule;
  election?: ElectionFacts;
  readonly milestones: Partial<Record<MilestoneKind, Milestone>>;
  /** The line each date stands in, counted from 1. */
  readonly lines: Map<MilestoneKind, number>;
  readonly problems: Line[];
}

/**
 * Reads lines such as "Ballot opens: Mon 20 March 2023", with a colon, a tab or a bar after the label. "Name: …" names
 * it, as does a first line without a label; "Kind: …" says what it is, statutory if it is left out; "Voting: …" how
 * members vote, by post if it is left out.
 */
export function readTable(typed: string, context: ReadingContext): TableRead {
  const soFar: SoFar = { milestones: {}, lines: new Map(), problems: [] };
  for (const [index, line] of typed.split(/\r?\n/u).entries()) {
    if (!/[\p{L}\p{N}]/u.test(line)) continue;
    const problem = readLine(line, index + 1, soFar, context);
    if (problem) soFar.problems.push(inLine(index + 1, problem));
  }
  const { name, milestones, problems } = soFar;
  if (name === undefined) problems.push(say("import-no-name"));
  if (!milestones.closes && problems.length === 0) problems.push(say("import-no-close"));
  const disorder = orderProblem(milestones);
  if (disorder) problems.push(inLine(soFar.lines.get(disorder.field) ?? 0, disorder.line));
  if (name === undefined || problems.length > 0) return { ok: false, problems };
  return { ok: true, wanted: wantedOf(name, soFar) };
}

/** What only an election has makes it one. */
function wantedOf(name: string, { kind, method, turnoutRule, election, milestones }: SoFar): Wanted {
  return {
    ...{ name, kind: kind ?? (election ? "election" : "statutory"), milestones },
    ...(method && { method }),
    ...(turnoutRule && { turnoutRule }),
    ...(election && { election }),
  };
}

/** Takes one line into what is known so far; what is wrong with it. */
function readLine(line: string, number: number, soFar: SoFar, context: ReadingContext): Line | undefined {
  const { label, value } = cells(line);
  const known = plain(label);
  if (label === "" && soFar.name === undefined && Object.keys(soFar.milestones).length === 0) {
    soFar.name = line.trim().slice(0, longestName);
    return undefined;
  }
  if (known === "name") return nameFrom(value, soFar);
  if (known === "kind") return kindFrom(value, soFar);
  if (known === "voting" || known === "voting method") return methodFrom(value, soFar);
  if (ruleLabels.includes(known)) return ruleFrom(value, soFar);
  const fact = electionFact(known, value);
  if (fact) {
    soFar.election = { ...soFar.election, ...fact };
    return undefined;
  }
  const milestone = milestonesByLabel.get(known);
  if (!milestone) return say("import-unknown-label", { label: label || line.trim().slice(0, 40) });
  if (soFar.milestones[milestone])
    return say("import-twice", { milestone: words(`milestone-name-${milestone}`) });
  const read = readMoment(value, context);
  if (!read.ok) return [text(read.problem)];
  if (milestone === "closes" && !read.value.time) return say("refuse-close-no-time", { typed: value });
  soFar.milestones[milestone] = read.value;
  soFar.lines.set(milestone, number);
  return undefined;
}

/** What stands before the first colon, bar or tab, and after it; no label where there is none of them. */
function cells(line: string): { readonly label: string; readonly value: string } {
  const begun = line.replace(/^[\s|*•-]+/u, "");
  const at = begun.search(/[:|\t]/u);
  if (at < 0) return { label: "", value: "" };
  const rest = begun.slice(at + 1);
  // Backwards by hand: a pattern for what stands at an end looks again from every place before it.
  let end = rest.length;
  while (/[\s|]/u.test(rest.charAt(end - 1))) end -= 1;
  return { label: begun.slice(0, at).trim(), value: rest.slice(0, end).trimStart() };
}

function inLine(number: number, problem: Line): Line {
  return [...say("import-line", { number }), ...problem];
}

const longestName = 80;

function nameFrom(value: string, soFar: SoFar): Line | undefined {
  if (value === "") return say("import-no-name");
  if (value.length > longestName) {
    return say("refuse-too-long", { option: "name", length: value.length, most: longestName });
  }
  soFar.name = value;
  return undefined;
}

function kindFrom(value: string, soFar: SoFar): Line | undefined {
  const kind = kindsByWord.get(plain(value).replace(/ ballot$/u, "")) ?? kindsByWord.get(plain(value));
  if (!kind) return say("refuse-choice", { option: "kind", choices: "statutory, consultative, election" });
  soFar.kind = kind;
  return undefined;
}

function methodFrom(value: string, soFar: SoFar): Line | undefined {
  const method = votingMethods.find((one) => plain(one) === plain(value));
  if (!method) return say("import-unknown-method", { typed: value });
  soFar.method = method;
  return undefined;
}

const ruleLabels: readonly string[] = ["turnout rule", "50 turnout rule", "50 rule"];

function ruleFrom(value: string, soFar: SoFar): Line | undefined {
  const meant = choiceMeant(value, turnoutRules, about(turnoutRuleOption).means);
  const rule = turnoutRules.find((one) => one === meant);
  if (!rule) return say("refuse-choice", { option: "turnout-rule", choices: turnoutRules.join(", ") });
  soFar.turnoutRule = rule;
  return undefined;
}

/** A label without case, hyphens and other signs. */
function plain(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
