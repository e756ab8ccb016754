import type { Branch } from "../../branch/branch.ts";
import { Ask, type Choice, mostChoices } from "../../chat/ask.ts";
import type { Card, Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { say, words } from "../../text/say.ts";
import { matching, nearBy } from "../../typed/by-name.ts";
import { checkNoMention } from "../../typed/mention.ts";
import { nearest } from "../../typed/nearest.ts";
import type { Campaign } from "../campaign.ts";
import {
  type Constituency,
  constituencyNamed,
  entitledInAll,
  withConstituency,
  withoutConstituency,
} from "../constituency.ts";
import { otherLawLines } from "./other-law.ts";
import { thresholdFor, votesNeeded } from "./threshold.ts";
import { turnoutUnsureLines } from "./turnout-rule.ts";

/** Most employers of one ballot; PCS balloted 210 in 2022. */
const most = 300;

/** Most of them in one reply: Discord shows 4096 characters. */
const mostListed = 25;

/** What a rep typed about how many are entitled. */
export interface TypedCounts {
  readonly count?: number | undefined;
  readonly employer?: string | undefined;
  readonly target?: string | undefined;
  readonly remove?: "count" | "employer" | "target" | undefined;
}

/** The campaign with these counts as its next revision, or itself when nothing was to be changed. Throws a UserError. */
export function withCounts(campaign: Campaign, typed: TypedCounts, sure: readonly string[]): Campaign {
  const { count, employer, target, remove } = typed;
  if (campaign.kind === "election" && (employer ?? target) !== undefined) {
    throw userError(say("refuse-counts-election", { name: campaign.name }), employer ? "employer" : "target");
  }
  let changed = remove === undefined ? campaign : without(campaign, remove, employer);
  if (remove === undefined && employer !== undefined)
    changed = withEmployer(changed, { name: employer, count }, sure);
  else if (count !== undefined) changed = { ...changed, entitled: count };
  if (target !== undefined) changed = { ...changed, target: typedTarget(target) };
  return changed === campaign ? campaign : { ...changed, revision: campaign.revision + 1 };
}

/** An employer that is known stays as it is where no count comes with it. */
function withEmployer(
  campaign: Campaign,
  { name, count }: { readonly name: string; readonly count: number | undefined },
  sure: readonly string[],
): Campaign {
  const known = constituencyNamed(campaign, name);
  if (known && count === undefined) return campaign;
  if (!known && (campaign.constituencies ?? []).length >= most) {
    throw userError(say("refuse-employers-most", { name: campaign.name, most }), "employer");
  }
  if (!known) checkNoMention(name, "employer");
  if (!known) checkNotSlip(name, campaign, sure);
  const one: Constituency = known ?? { name };
  return withConstituency(campaign, { ...one, ...(count !== undefined && { entitled: count }) });
}

/** Asks once about a name a slip away from one that is there. */
function checkNotSlip(name: string, { constituencies = [] }: Campaign, sure: readonly string[]): void {
  const near = nearest(
    name,
    constituencies.map((each) => each.name).filter((other) => other.length >= shortest),
  );
  if (near === undefined || sure.includes(newName)) return;
  throw new Ask(
    { lines: [say("ask-near-employer", { typed: name, near })] },
    [
      { label: near, style: "primary", means: { kind: "options", options: { employer: near } } },
      { label: words("ask-employer-new", { typed: name }), means: { kind: "sure", of: newName } },
    ],
    "employer",
  );
}

/** Shorter names are a letter apart by right: DVLA and DVSA. */
const shortest = 5;

const newName = "new-employer";

function without(
  campaign: Campaign,
  remove: NonNullable<TypedCounts["remove"]>,
  employer: string | undefined,
): Campaign {
  if (remove === "employer") {
    if (employer === undefined) {
      const each = eachEmployer(campaign.constituencies ?? []);
      if (each.length === 0) throw userError(say("refuse-no-employers", { name: campaign.name }), "remove");
      throw new Ask({ lines: [say("refuse-remove-which-employer")] }, each, "employer");
    }
    findEmployer(campaign, employer);
    return withoutConstituency(campaign, employer);
  }
  if (remove === "count" && employer !== undefined) {
    const { entitled: _, ...bare } = findEmployer(campaign, employer);
    return withConstituency(campaign, bare);
  }
  const { [remove === "count" ? "entitled" : "target"]: gone, ...left } = campaign;
  if (gone === undefined) throw userError(say("refuse-remove-no-count", { name: campaign.name }), "remove");
  return left;
}

/** The employer of this name. Asks which one where there is none: what is near to it, or those there are. */
export function findEmployer(campaign: Campaign, typed: string): Constituency {
  const found = constituencyNamed(campaign, typed);
  if (found) return found;
  const all = campaign.constituencies ?? [];
  const names = all.slice(0, mostListed).map(({ name }) => name);
  const { name } = campaign;
  const line = say("refuse-unknown-employer", { typed, name, count: names.length, list: names.join(", ") });
  const near = employersNear(all, typed);
  if (all.length === 0) throw userError(line, "employer");
  throw new Ask({ lines: [line] }, eachEmployer(near.length > 0 ? near : all), "employer");
}

/** A button for each of these. */
export function eachEmployer(all: readonly Constituency[]): readonly Choice[] {
  return all.slice(0, mostChoices).map(({ name }) => ({
    label: name,
    means: { kind: "options", options: { employer: name } },
  }));
}

/** Those whose name has all of these words or is near to them; all where none is. */
function employersNear(all: readonly Constituency[], typed: string): readonly Constituency[] {
  const named = all.map((one) => ({ ...one, shortId: one.name }));
  const found = matching(named, typed);
  const near = found.length > 0 ? found : nearBy(named, typed);
  return near.length > 0 ? near : all;
}

function typedTarget(typed: string): NonNullable<Campaign["target"]> {
  const [, digits = "", sign] = /^(\d{1,3}(?:,?\d{3})*)\s*(%|per ?cent)?$/u.exec(typed.trim()) ?? [];
  const value = Number(digits.replaceAll(",", ""));
  if (digits === "" || value < 1 || (sign ? value > 100 : value > 1_000_000)) {
    throw userError(say("refuse-target", { typed }), "target");
  }
  return sign ? { percent: value } : { members: value };
}

/** Who is entitled and how many votes that asks for: the whole, then each employer, or one of them alone. */
export function countsCard(campaign: Campaign, branch: Branch, employer?: string): Card {
  const one = employer === undefined ? undefined : constituencyNamed(campaign, employer);
  const { constituencies = [], shortId: id } = campaign;
  const listed = one ? [one] : constituencies.slice(0, mostListed);
  const more = one ? 0 : constituencies.length - listed.length;
  return {
    lines: [
      wholeLine(campaign, branch),
      ...listed.map((each) => employerLine(each, campaign, branch)),
      ...(more > 0 ? [say("employers-more", { count: more })] : []),
      ...targetLines(campaign),
      ...turnoutUnsureLines(campaign, branch),
      ...otherLawLines(campaign, branch),
      ...(campaign.kind === "election" || one ? [] : [say("employers-how", { id })]),
    ],
  };
}

/** In a disaggregated ballot no number of votes is needed of the whole. */
function wholeLine(campaign: Campaign, branch: Branch): Line {
  const { name, shortId: id, constituencies = [] } = campaign;
  const entitled = entitledInAll(campaign);
  if (entitled === undefined) {
    const count = constituencies.length;
    return count > 0
      ? say("ballot-entitled-unknown", { name, count })
      : say("ballot-entitled-none", { name, id });
  }
  if (constituencies.length > 0) {
    return say("ballot-entitled-by-employer", { name, entitled, count: constituencies.length });
  }
  const { turnout: percent } = thresholdFor(campaign, branch);
  if (percent === undefined) return say("ballot-entitled-saved-election", { name, entitled });
  const needed = votesNeeded(entitled, percent);
  return say("ballot-entitled-saved", { name, entitled, needed, percent });
}

function employerLine({ name, entitled }: Constituency, campaign: Campaign, branch: Branch): Line {
  if (entitled === undefined) return say("employer-uncounted", { name });
  const { turnout, support, unsure } = thresholdFor(campaign, branch);
  return say("employer-line", {
    name,
    entitled,
    unsure: String(unsure === true),
    needed: turnout === undefined ? 0 : votesNeeded(entitled, turnout),
    support: support === undefined ? 0 : votesNeeded(entitled, support),
  });
}

function targetLines({ target }: Campaign): readonly Line[] {
  if (!target) return [];
  return ["percent" in target ? say("target-percent", target) : say("target-members", target)];
}
