import { z } from "zod";
import type { Campaign } from "../../ballot/campaign.ts";
import { closeOf, standing } from "../../ballot/timetable.ts";
import type { Branch } from "../../branch/branch.ts";
import { shortDayYear } from "../../calendar/words.ts";
import { daysBetween } from "../../calendar/zone.ts";
import { Ask, type Choice, type Meaning } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import { leading, offering } from "../../command/declared.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { listed, matching, meantBy, namesNothing, offered } from "../../typed/by-name.ts";
import { idOption } from "../../typed/option.ts";

interface Read {
  readonly store: Pick<Store, "campaigns">;
}

/** What a tap on one of several ballots means; unless told otherwise, the same call with that ballot. */
type Means = (campaign: Campaign) => Meaning;

interface Asking {
  readonly means?: Means;
  /** Whether only one that still runs can be meant: no other is asked about, and one that is named is found all the same. */
  readonly running?: boolean;
  /** Which can be meant at all: no other is asked about, and one that is named is found all the same. */
  readonly can?: (campaign: Campaign) => boolean;
}

const thatBallot: Means = ({ shortId }) => ({ kind: "options", options: { ballot: shortId } });

/** The campaign with this short id or part of a name; without one, the only open one, or the last to close. */
export async function findCampaign(
  typed: string | undefined,
  { branch }: Pick<Context, "branch">,
  { store }: Read,
  { means = thatBallot, running = false, can = () => true }: Asking = {},
): Promise<Campaign> {
  const all = await store.campaigns.list(branch.id);
  const some = all.some(can) ? all.filter(can) : all;
  const open = some.filter(({ state }) => state === "open");
  if (typed === undefined) {
    const [newest] = some;
    if (!newest) throw userError(say("refuse-no-ballot"), "ballot");
    const [only = newest, another] = open;
    if (!another || !some.some(can)) return only;
    throw whichOne(say("refuse-which-ballot", { list: listed(open) }), open, means);
  }
  const [only, another] = matching(all, typed);
  const vague = namesNothing(all, typed) && open.length > 1;
  if (only && !another && !vague) return only;
  if (all.length === 0) throw userError(say("refuse-no-ballot"), "ballot");
  const meant = meantBy(all, typed, { can: running && open.length > 0 ? open : some, otherwise: open });
  throw whichOne(
    say("refuse-unknown-ballot", { typed, list: listed(meant.length > 0 ? meant : all) }),
    meant,
    means,
  );
}

/** Those still open. */
export async function openCampaigns(store: Read["store"], branch: Branch): Promise<readonly Campaign[]> {
  return (await store.campaigns.list(branch.id)).filter(({ state }) => state === "open");
}

function whichOne(line: Line, all: readonly Campaign[], means: Means = thatBallot): Ask {
  return new Ask({ lines: [line] }, eachBallot(all, means), "ballot");
}

/** A button for each. */
export function eachBallot(all: readonly Campaign[], means: Means = thatBallot): readonly Choice[] {
  return all.map((campaign) => ({ label: labelOf(campaign), means: means(campaign) }));
}

export function labelOf({ name, ...campaign }: Campaign): string {
  return `${name}, closes ${shortDayYear(closeOf({ name, ...campaign }).date)}`;
}

/**
 * The campaign whose result is meant, as above; without words, the one that has ended. Where another is still open or
 * ended within a month of it, numbers could land in the wrong one: then it is asked for.
 */
async function findEndedCampaign(
  typed: string | undefined,
  context: Context,
  { store, now }: Services,
): Promise<Campaign> {
  const { branch } = context;
  const all = typed === undefined ? await store.campaigns.list(branch.id) : [];
  const ended = all.filter(
    (campaign) => !campaign.ending && standing(campaign, branch, now).phase === "closed",
  );
  const [last, another] = ended;
  if (!last) return findCampaign(typed, context, { store });
  const near = another && daysBetween(closeOf(another).date, closeOf(last).date) <= 31;
  if (near || ended.length < all.length) {
    throw whichOne(say("refuse-which-ended", { list: listed(ended) }), ended);
  }
  return last;
}

/** Ballots for autocomplete: newest first, with their close. */
export async function offerBallots(typed: string, { branch }: Pick<Context, "branch">, { store }: Read) {
  const all = await store.campaigns.list(branch.id);
  return offered(all, typed, labelOf);
}

const told = {
  label: "Ballot",
  about: "Which ballot, by its id or part of its name; not needed when there is only one",
  example: "k3m7p",
};

/** Which ballot a command is about, as typed; every command names it in the same words. */
export const ballotOption = leading(offering(idOption(told).optional(), offerBallots), allBallots);

/** Every ballot that may be named ahead of what is typed about it. */
export function allBallots({ branch }: Pick<Context, "branch">, { store }: Read) {
  return store.campaigns.list(branch.id);
}

/** The same where another option may be typed without its name. */
export const namedBallotOption = offering(idOption({ ...told, bare: false }).optional(), offerBallots);

/** Which ballot a command is about: any of the branch's. */
export const whichBallot = lookup(ballotOption, (typed, context, services) =>
  findCampaign(typed, context, services),
);

/** The same where one that is over is asked about no more. */
export const whichRunningBallot = lookup(ballotOption, (typed, context, services) =>
  findCampaign(typed, context, services, { running: true }),
);

/** The same where only an election can be meant. */
export const whichElection = lookup(ballotOption, (typed, context, services) =>
  findCampaign(typed, context, services, { can: ({ kind }) => kind === "election" }),
);

/** The same where another option may be typed without its name. */
export const whichNamedBallot = lookup(namedBallotOption, (typed, context, services) =>
  findCampaign(typed, context, services),
);

/** The one whose result is meant. */
export const whichEndedBallot = lookup(ballotOption, findEndedCampaign);

/** The ballot that a new one is held again for, if any. */
export const whichReplaced = lookup(
  offering(
    idOption({
      label: "Replaces",
      about: "The ballot that this one is held again for",
      example: "k3m7p",
      bare: false,
    }).optional(),
    offerBallots,
  ),
  async (typed, context, services): Promise<Campaign | undefined> =>
    typed === undefined
      ? undefined
      : findCampaign(typed, context, services, {
          means: ({ shortId }) => ({ kind: "options", options: { replaces: shortId } }),
        }),
);

/** The ballot whose id a button carries. Throws a UserError where it is not the branch's. */
export async function campaignPressed(
  id: string,
  { branch }: Pick<Context, "branch">,
  { store }: Read,
): Promise<Campaign> {
  const campaign = await store.campaigns.byId(id);
  if (campaign?.branchId !== branch.id) throw userError(say("refuse-button"));
  return campaign;
}

/** The same as an argument of a button. */
export const pressedBallot = lookup(z.uuid(), campaignPressed);
