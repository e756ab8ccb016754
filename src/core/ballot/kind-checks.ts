import { Ask, type Choice } from "../chat/ask.ts";
import { userError } from "../chat/user-error.ts";
import { say, words } from "../text/say.ts";
import { choiceOption, labelled } from "../typed/option.ts";
import type { Campaign, CampaignKind } from "./campaign.ts";
import { goesByPost, type VotingMethod, votingMethods } from "./method.ts";

const campaignKinds = ["statutory", "consultative", "election"] as const satisfies readonly CampaignKind[];

export const kindOption = choiceOption(campaignKinds, {
  label: "Kind",
  about: "Industrial action (statutory), consultative, or an election (neutral, no threshold)",
  example: "consultative",
  labels: labelled(campaignKinds, (kind) => `choice-ballot-${kind}`),
  means: {
    ...{ strike: "statutory", "strike ballot": "statutory", "industrial action ballot": "statutory" },
    ...{ indicative: "consultative", consultation: "consultative", "consultative ballot": "consultative" },
    elections: "election",
  },
});

export const methodOption = choiceOption(votingMethods, {
  label: "Voting method",
  about: "How members vote; hybrid: paper by post, vote either way",
  example: "by post",
  labels: labelled(votingMethods, (method) => `choice-method-${method}`),
  means: {
    ...{ post: "postal", paper: "postal", papers: "postal", "on paper": "postal" },
    ...{ online: "electronic", web: "electronic", email: "electronic", "by email": "electronic" },
    ...{ both: "hybrid", either: "hybrid", "online or by post": "hybrid", "post or online": "hybrid" },
    ...{ work: "workplace", "in the workplace": "workplace" },
  },
});

/**
 * Asks how members vote in an election that was typed as held at work: that is for industrial action alone (Trade Unions
 * (Permissible Means of Voting) Order as laid on 22 June 2026; Browne Jacobson, 29 June 2026).
 */
export function askElectionMethod(kind: CampaignKind, method: VotingMethod | undefined): void {
  if (kind !== "election" || method !== "workplace") return;
  const choices = (["postal", "electronic", "hybrid"] as const).map(
    (other): Choice => ({
      label: words(`choice-method-${other}`),
      means: { kind: "options", options: { method: other } },
    }),
  );
  throw new Ask({ lines: [say("refuse-method-workplace")] }, choices, "method");
}

/**
 * Throws a UserError for what this kind of ballot, or this way of voting, cannot have: an election is neutral and has
 * no threshold, only a statutory ballot wins a mandate, and nothing is posted in a vote without papers. Of a new one
 * the kind can still be another.
 */
export function checkKind(
  {
    kind,
    method,
    threshold,
    milestones,
    election,
  }: Pick<Campaign, "kind" | "method" | "threshold" | "milestones" | "election">,
  ballot: "new" | "known",
): void {
  if (kind !== "election" && election) {
    throw userError(say("refuse-election-fact", { option: Object.keys(election)[0] ?? "seats" }));
  }
  if (kind === "election" && threshold) throw userError(say("refuse-threshold-election"), "threshold");
  if (method === "workplace" && kind === "election") {
    throw userError(say("refuse-method-workplace-typed"), "method");
  }
  if (method === "online-consultative" && kind !== "consultative") throw askOnlineKind(ballot);
  if (kind !== "statutory" && milestones["mandate-expires"]) {
    throw userError(say("refuse-mandate-kind", { kind }), "mandate-expires");
  }
  if (milestones["last-posting"] && !goesByPost({ ...(method && { method }) })) {
    throw userError(say("refuse-posting-method"), "last-posting");
  }
}

/** Voting online without legal force, in a ballot that has some: which of the two is it? */
function askOnlineKind(ballot: "new" | "known"): Ask {
  const online: readonly Choice[] = [
    {
      label: words("choice-method-electronic"),
      means: { kind: "options", options: { method: "electronic" } },
    },
  ];
  const consultative: readonly Choice[] = [
    {
      label: words("choice-ballot-consultative"),
      means: { kind: "options", options: { kind: "consultative" } },
    },
  ];
  const choices = ballot === "new" ? [...online, ...consultative] : online;
  return new Ask({ lines: [say("refuse-method-consultative")] }, choices, "method");
}
