import type { Branch } from "../../branch/branch.ts";
import type { Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { say } from "../../text/say.ts";
import { textOption } from "../../typed/option.ts";
import type { Campaign } from "../campaign.ts";
import { thresholdFor, turnoutRuleAsked } from "./threshold.ts";
import { turnoutRuleLines } from "./turnout-rule.ts";

export const thresholdOption = textOption({
  label: "Threshold",
  about: "law, none, 50% (must vote), 50% and 40% (must vote Yes), or important-service",
  example: "law",
});

/** A threshold in the words a rep types, without any for the law's; undefined for what is none. */
export function readThreshold(typed: string): Pick<Campaign, "threshold"> | undefined {
  const plain = typed.trim().toLowerCase().replaceAll(/\s+/gu, " ");
  if (plain === "law") return {};
  if (plain === "none") return { threshold: {} };
  if (/^important[ -](public )?service$/u.test(plain)) return { threshold: "important-service" };
  const [, turnout, support] =
    /^(\d{1,3}) ?%(?: turnout)?(?:(?:,| and|, and) (\d{1,3}) ?%(?: yes)?)?$/u.exec(plain) ?? [];
  const percents = [turnout, support].filter((one) => one !== undefined).map(Number);
  const [first, second] = percents;
  if (first === undefined || percents.some((percent) => percent < 1 || percent > 100)) return undefined;
  return { threshold: { turnout: first, ...(second !== undefined && { support: second }) } };
}

/** As it is typed, for files; undefined for the law's. */
export function thresholdTyped({ threshold }: Pick<Campaign, "threshold">): string | undefined {
  if (threshold === undefined || threshold === "important-service") return threshold;
  const { turnout, support } = threshold;
  if (turnout === undefined) return "none";
  return support === undefined ? `${turnout}%` : `${turnout}% and ${support}%`;
}

/** A campaign with this threshold typed, or as it is. Throws a UserError for what is no threshold. */
export function withThreshold<One extends Pick<Campaign, "threshold">>(
  campaign: One,
  typed: string | undefined,
): Omit<One, "threshold"> & Pick<Campaign, "threshold"> {
  if (typed === undefined) return campaign;
  const { threshold: _, ...without } = campaign;
  const read = readThreshold(typed);
  if (!read) throw userError(say("refuse-threshold", { typed }), "threshold");
  return { ...without, ...read };
}

/** What a rep set instead of the law's threshold, or read of the law's turnout rule, marked as such. */
export function thresholdLines(
  campaign: Pick<Campaign, "kind" | "threshold" | "milestones" | "turnoutRule" | "shortId">,
  branch: Branch,
): readonly Line[] {
  if (turnoutRuleAsked(campaign, branch)) return turnoutRuleLines(campaign);
  if (campaign.threshold === undefined) return [];
  const { turnout = 0, support = 0 } = thresholdFor(campaign, branch);
  const by = campaign.threshold === "important-service" ? "law" : "rep";
  return [say("threshold-line", { turnout, support, by })];
}
