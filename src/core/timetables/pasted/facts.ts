import {
  type CampaignKind,
  type MilestoneKind,
  type TurnoutRule,
  turnoutRules,
} from "../../ballot/campaign.ts";
import { turnoutRuleOption } from "../../ballot/count/turnout-rule.ts";
import type { ElectionFacts } from "../../ballot/election-kinds.ts";
import { kindOption, methodOption } from "../../ballot/kind-checks.ts";
import { type VotingMethod, votingMethods } from "../../ballot/method.ts";
import { say } from "../../text/say.ts";
import { about, type Choosing, choiceLabel, choiceMeant } from "../../typed/option.ts";
import { electionFact } from "./election-fact.ts";
import { plainLabel } from "./label-words.ts";
import { labelled } from "./labels.ts";
import type { Instead, Part } from "./part.ts";

/** What a list says beside its dates. */
export type Fact =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "kind"; readonly is: CampaignKind }
  | { readonly kind: "method"; readonly is: VotingMethod }
  /** What the union's notice says of the 50 % turnout rule. */
  | { readonly kind: "rule"; readonly is: TurnoutRule }
  | { readonly kind: "election"; readonly is: ElectionFacts };

/** Most letters of a ballot's name. */
const longestName = 80;

const kinds: readonly (readonly [said: RegExp, kind: CampaignKind])[] = [
  [/\bconsultative|indicative|preliminary|informal\b/u, "consultative"],
  [/\belections?|by election\b/u, "election"],
  [/\bstatutory|industrial action|strike|formal|reballot\b/u, "statutory"],
];

const methods: readonly (readonly [said: RegExp, method: VotingMethod])[] = [
  [/^(?:by )?(?:post|postal|postal ballot|by post only)$/u, "postal"],
  [/^(?:electronic|online|by email|e ?ballot|electronically)$/u, "electronic"],
  [
    /^(?:hybrid|post or online|postal and online|online or post|by post or online|online and postal|online and by post)$/u,
    "hybrid",
  ],
  [/^(?:workplace|at work|in the workplace)$/u, "workplace"],
];

/** "Name: …", "Kind: …", "Voting: …"; undefined for any other line. */
export function factIn(line: string): Fact | Part | undefined {
  const [, label = "", value = ""] = /^([^:\t]{3,20})[:\t]\s*(.*)$/u.exec(line) ?? [];
  const known = plainLabel(label);
  if (/^(?:name|ballot name|title)$/u.test(known) && value !== "")
    return { kind: "name", name: value.slice(0, longestName) };
  if (/^(?:kind|type|ballot type|type of ballot)$/u.test(known)) {
    const is = kindOf(value);
    if (is) return { kind: "kind", is };
    return which("kind", { choices: kindOption.options, about: about(kindOption) }, value);
  }
  const election = electionFact(known, value);
  if (election) return { kind: "election", is: election };
  if (/^(?:turnout rule|50 turnout rule|50 rule)$/u.test(known)) {
    const rules = { choices: turnoutRules, about: about(turnoutRuleOption) };
    const meant = choiceMeant(value, rules);
    const rule = turnoutRules.find((one) => one === meant);
    return rule ? { kind: "rule", is: rule } : which("turnout rule", rules, value);
  }
  if (!/^(?:voting|voting method|method|method of voting)$/u.test(known) || /\d/u.test(value))
    return undefined;
  const method = methodOf(value);
  return method
    ? { kind: "method", is: method }
    : which("voting", { choices: votingMethods, about: about(methodOption) }, value);
}

function which(label: string, choosing: Choosing, typed: string): Part {
  const choices = choosing.choices.map(
    (one): Instead => ({ label: choiceLabel(choosing.about, one), line: `${label}: ${one}` }),
  );
  return { kind: "which", why: say("import-which-word", { typed: typed.slice(0, 60) }), choices };
}

/** The kind of ballot some words name. */
function kindOf(words: string): CampaignKind | undefined {
  const plain = plainLabel(words);
  return kinds.find(([said]) => said.test(plain))?.[1];
}

function methodOf(words: string): VotingMethod | undefined {
  const plain = plainLabel(words);
  return (
    votingMethods.find((one) => plainLabel(one) === plain) ?? methods.find(([said]) => said.test(plain))?.[1]
  );
}

/** A heading that names nothing: "Key dates", "Timetable", the first row of a table, the name of a stage. */
const nameless =
  /^(?:(?:the|key|important|provisional|proposed|draft|full|main|ballot|election|voting|your|our|confirmed|revised|dates?|timetable|timeline|schedule|calendar|for|diary|event|stage|what|when|time|times|action|activity|milestone|day|deadline|description|and|of|events|nominations?|results?|strike|industrial|phase|step|stages|details|20\d\d) ?)+$/u;

const suffix =
  /\s*(?:[-–—:,(]\s*)?\b(?:(?:key|important|provisional|the) )?(?:dates?|timetable|timeline|schedule|calendar)\)?:?\s*$/iu;

/** A ballot's name from a list's first words; undefined where they are no name. */
export function nameIn(line: string): string | undefined {
  if (
    line.length > longestName ||
    /[.,!?]$|^(?:dear|hi|hello|please|find|below|the following|see|here)\b/iu.test(line)
  )
    return undefined;
  const bare = line
    .replace(/\p{Extended_Pictographic}/gu, "")
    .replace(/[\s:–-]+$/u, "")
    .trim();
  if (nameless.test(plainLabel(bare)) || labelled(bare, undefined)?.kind === "milestone") return undefined;
  const short = bare.replace(suffix, "").trim();
  return (/\p{L}.*\p{L}.*\p{L}/u.test(short) ? short : bare).slice(0, longestName).trim();
}

/** Only elections have nominations; a name says the other kinds. */
export function kindFrom(
  name: string | undefined,
  dates: readonly MilestoneKind[],
): CampaignKind | undefined {
  if (dates.some((one) => one.startsWith("nominations") || one === "acceptance")) return "election";
  return name === undefined ? undefined : kindOf(name);
}
