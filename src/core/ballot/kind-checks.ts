import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";
import { choiceOption } from "../typed/option.ts";
import type { Campaign } from "./campaign.ts";
import { goesByPost, votingMethods } from "./method.ts";

export const methodOption = choiceOption(votingMethods, {
  label: "Voting method",
  about: "How members vote; hybrid: the paper comes by post, the vote goes either way",
  example: "postal",
});

/**
 * Throws a UserError for what this kind of ballot, or this way of voting, cannot have: an election is neutral and has
 * no threshold, only a statutory ballot wins a mandate, and nothing is posted in a vote without papers.
 */
export function checkKind({
  kind,
  method,
  threshold,
  milestones,
}: Pick<Campaign, "kind" | "method" | "threshold" | "milestones">): void {
  if (kind === "election" && threshold) throw userError(say("refuse-threshold-election"), "threshold");
  if (method === "online-consultative" && kind !== "consultative") {
    throw userError(say("refuse-method-consultative"), "method");
  }
  if (kind !== "statutory" && milestones["mandate-expires"]) {
    throw userError(say("refuse-mandate-kind", { kind }), "mandate-expires");
  }
  if (milestones["last-posting"] && !goesByPost({ ...(method && { method }) })) {
    throw userError(say("refuse-posting-method"), "last-posting");
  }
}
