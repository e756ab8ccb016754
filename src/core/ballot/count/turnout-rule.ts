import { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { jurisdictionOf, lawChecked } from "../../law/tables.ts";
import { say, words } from "../../text/say.ts";
import { choiceOption, labelled } from "../../typed/option.ts";
import { type Campaign, type TurnoutRule, turnoutRules } from "../campaign.ts";
import { entitledInAll } from "../constituency.ts";
import { thresholdFor, turnoutRuleAsked, votesNeeded } from "./threshold.ts";

/** The 50 % turnout rule of a ballot whose opening day Muster's tables of the law are not sure of. */

export const turnoutRuleOption = choiceOption(turnoutRules, {
  label: "50% turnout rule",
  about: "Does it apply, as the union’s notice says?",
  example: "yes",
  labels: labelled(turnoutRules, (rule) => `turnout-rule-${rule}`),
  means: {
    ...{ y: "yes", applies: "yes", "it applies": "yes", "yes, it applies": "yes", true: "yes" },
    ...{ n: "no", gone: "no", "does not apply": "no", "it does not apply": "no", repealed: "no" },
    ...{ unsure: "not-sure", unknown: "not-sure", "don't know": "not-sure", "do not know": "not-sure" },
  },
});

type Ruled = Pick<Campaign, "kind" | "threshold" | "milestones" | "turnoutRule">;

/** With what was typed of the rule. Throws a UserError where there is nothing to say of it. */
export function typedTurnoutRule<One extends Ruled>(
  campaign: One,
  typed: TurnoutRule | undefined,
  branch: Pick<Branch, "nation">,
): One {
  if (typed === undefined) return campaign;
  if (!turnoutRuleAsked(campaign, branch)) throw userError(noRule(campaign, branch), "turnout-rule");
  return { ...campaign, turnoutRule: typed };
}

/** Where the rule has to be known and nobody has said it, it is asked: once, as the answer is kept with the ballot. */
export function withTurnoutRule<One extends Ruled>(
  campaign: One,
  branch: Pick<Branch, "nation">,
  sure: readonly string[],
): One {
  if (campaign.turnoutRule !== undefined || !turnoutRuleAsked(campaign, branch)) return campaign;
  const said = turnoutRules.find((rule) => sure.includes(sureOf(rule)));
  if (said === undefined) throw askRule();
  return { ...campaign, turnoutRule: said };
}

function askRule(): Ask {
  const choices = turnoutRules.map(
    (rule): Choice => ({
      label: words(`turnout-rule-${rule}`),
      means: { kind: "sure", of: sureOf(rule) },
    }),
  );
  const why = say("ask-turnout-rule-why", { ...lawCheckedWords(), sources: inWords(lawChecked.sources) });
  return new Ask({ lines: [say("ask-turnout-rule"), why] }, choices, "turnout-rule");
}

function sureOf(rule: TurnoutRule): string {
  return `turnout-rule ${rule}`;
}

function noRule(campaign: Ruled, branch: Pick<Branch, "nation">): Line {
  const rule = thresholdFor(campaign, branch).turnout === undefined ? "none" : "some";
  return say("refuse-turnout-rule", { why: whyNoRule(campaign, branch), rule });
}

function whyNoRule({ kind, threshold }: Ruled, { nation }: Pick<Branch, "nation">): string {
  if (kind !== "statutory") return "kind";
  if (threshold !== undefined && threshold !== "important-service") return "threshold";
  return jurisdictionOf(nation) === "great-britain" ? "law" : "nation";
}

/** What the rep said of it, of a ballot it is asked of. */
export function turnoutRuleLines({
  turnoutRule: rule = "not-sure",
  shortId: id,
}: Pick<Campaign, "turnoutRule" | "shortId">): readonly Line[] {
  const change = say("turnout-rule-change", { id });
  return [say("turnout-rule-line", { rule }), ...(rule === "not-sure" ? [change] : [])];
}

/** What the ballot needs with the rule and without it, where nobody is sure. */
export function turnoutUnsureLines(campaign: Campaign, branch: Branch): readonly Line[] {
  const { turnout, unsure } = thresholdFor(campaign, branch);
  if (!unsure || turnout === undefined) return [];
  const entitled = campaign.constituencies ? undefined : entitledInAll(campaign);
  const needed = entitled === undefined ? 0 : votesNeeded(entitled, turnout);
  return [say("turnout-unsure", { needed, ...lawCheckedWords() })];
}

/** When the tables were last checked, for the texts that say so. */
export function lawCheckedWords(): { readonly checked: string } {
  return { checked: inWords(lawChecked.on) };
}

function inWords(day: string): string {
  return dayInWords(Temporal.PlainDate.from(day));
}
