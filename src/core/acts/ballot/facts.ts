import type { Campaign, TurnoutRule } from "../../ballot/campaign.ts";
import { turnoutRuleOption, typedTurnoutRule } from "../../ballot/count/turnout-rule.ts";
import { type TypedFacts, withElectionFacts } from "../../ballot/election.ts";
import { electionOptions } from "../../ballot/election-options.ts";
import type { Branch } from "../../branch/branch.ts";

/** Options for what a rep reads in the union's notice beside the dates. */
export const factOptions = { "turnout-rule": turnoutRuleOption.optional(), ...electionOptions };

/** A campaign with what was typed for them. Throws a UserError for what this kind of ballot does not have. */
export function withFacts<
  One extends Pick<Campaign, "kind" | "threshold" | "milestones" | "turnoutRule" | "election">,
>(
  campaign: One,
  typed: TypedFacts & { readonly "turnout-rule"?: TurnoutRule | undefined },
  branch: Pick<Branch, "nation">,
): One {
  return withElectionFacts(typedTurnoutRule(campaign, typed["turnout-rule"], branch), typed);
}
