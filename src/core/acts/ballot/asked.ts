import type { Campaign } from "../../ballot/campaign.ts";
import { closeOf, standing } from "../../ballot/timetable.ts";
import type { Branch } from "../../branch/branch.ts";
import { shortDayYear } from "../../calendar/words.ts";
import { daysBetween } from "../../calendar/zone.ts";
import type { Suggestion } from "../../chat/reply.ts";
import { userError } from "../../chat/user-error.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { listed, offered, pick } from "../../typed/by-name.ts";
import type { Asking } from "../../typed/dates.ts";

/** The campaign with this short id or part of a name; without one, the only open one, or the last to close. */
export async function campaignAsked(
  store: Pick<Store, "campaigns">,
  branch: Branch,
  typed: string | undefined,
): Promise<Campaign> {
  const all = await store.campaigns.list(branch.id);
  if (typed === undefined) {
    const [newest] = all;
    if (!newest) throw userError(say("refuse-no-ballot"), "ballot");
    const [only = newest, another] = all.filter(({ state }) => state === "open");
    if (!another) return only;
    throw userError(say("refuse-which-ballot", { list: listed(all) }), "ballot");
  }
  const found = pick(all, typed);
  if (found) return found;
  throw userError(
    all.length === 0 ? say("refuse-no-ballot") : say("refuse-unknown-ballot", { typed, list: listed(all) }),
    "ballot",
  );
}

/**
 * The campaign whose result is meant, as above; without words, the one that has ended. Where another is still open or
 * ended within a month of it, numbers could land in the wrong one: then it is asked for.
 */
export async function endedCampaignAsked(
  store: Pick<Store, "campaigns">,
  { branch, now }: Asking,
  typed: string | undefined,
): Promise<Campaign> {
  const all = typed === undefined ? await store.campaigns.list(branch.id) : [];
  const ended = all.filter((campaign) => standing(campaign, branch, now).phase === "closed");
  const [last, another] = ended;
  if (!last) return campaignAsked(store, branch, typed);
  const near = another && daysBetween(closeOf(another).date, closeOf(last).date) <= 31;
  if (near || ended.length < all.length) {
    throw userError(say("refuse-which-ended", { list: listed(ended) }), "ballot");
  }
  return last;
}

/** Ballots for autocomplete: newest first, with their close. */
export async function suggestCampaigns(
  store: Pick<Store, "campaigns">,
  branch: Branch,
  typed: string,
): Promise<readonly Suggestion[]> {
  const all = await store.campaigns.list(branch.id);
  return offered(
    all,
    typed,
    ({ name, ...campaign }) => `${name}, closes ${shortDayYear(closeOf({ name, ...campaign }).date)}`,
  );
}
