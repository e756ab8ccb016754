import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import { momentInWords, timeInWords } from "../../calendar/words.ts";
import { Ask } from "../../chat/ask.ts";
import { placeKey } from "../../chat/place.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import { leading, offering } from "../../command/declared.ts";
import type { Countdown } from "../../countdown/countdown.ts";
import { dateOf } from "../../countdown/draw-date.ts";
import type { Store } from "../../ports/store.ts";
import type { Strike } from "../../strike/strike.ts";
import { say, type TextValues, words } from "../../text/say.ts";
import { eachAs, matching, meantBy, offered } from "../../typed/by-name.ts";
import { idOption } from "../../typed/option.ts";

/** What a branch's countdowns can be counting to. */
export interface Counted {
  readonly campaigns: readonly Campaign[];
  readonly strikes: readonly Strike[];
}

export async function countedIn(
  store: Pick<Store, "campaigns" | "strikes">,
  branch: Branch,
): Promise<Counted> {
  return {
    campaigns: await store.campaigns.list(branch.id),
    strikes: await store.strikes.list(branch.id),
  };
}

/** "PCS reballot 2023", "mandate of PCS ballot 2022", "strike …", "Branch AGM, Friday 9 June 2023, 5pm". */
function whatInWords(countdown: Countdown, { campaigns, strikes }: Counted): string {
  const { target } = countdown;
  const campaign = campaignOf(countdown, { campaigns });
  const name = campaign?.name ?? "";
  switch (target.kind) {
    case "ballot":
      return name;
    case "mandate":
      return words("countdown-what-mandate", { name });
    case "strike":
      return words("countdown-what-strike", {
        name: strikes.find(({ id }) => id === target.strikeId)?.name ?? "",
        kind: strikes.find(({ id }) => id === target.strikeId)?.kind ?? "strike",
      });
    case "milestone":
    case "date": {
      const counting = dateOf(countdown, campaign);
      if (counting) {
        const moment = momentInWords(counting.date.date, counting.date.time);
        return words("countdown-what-date", { title: counting.title, moment });
      }
      const milestone = target.kind === "milestone" ? words(`milestone-name-${target.milestone}`) : "";
      return words("countdown-what-dateless", { name, milestone });
    }
  }
}

/** The ballot a countdown is about, if it is about one. */
export function campaignOf(
  { target }: Countdown,
  { campaigns }: Pick<Counted, "campaigns">,
): Campaign | undefined {
  return "campaignId" in target ? campaigns.find(({ id }) => id === target.campaignId) : undefined;
}

/** A countdown's values for the catalogue: id, place, what, days, time and whether it is paused. */
export function countdownValues(countdown: Countdown, counted: Counted): TextValues {
  return {
    id: countdown.shortId,
    place: { kind: "place", place: countdown.place },
    what: whatInWords(countdown, counted),
    days: countdown.days.join(", "),
    time: timeInWords(countdown.at),
    paused: String(campaignOf(countdown, counted)?.paused ?? false),
  };
}

/** By what they count to, as those set up at one instant would stand in no order; by id where that is the same. */
export function inOrder(all: readonly Countdown[], counted: Counted): readonly Countdown[] {
  return all.toSorted(
    (one, other) =>
      whatInWords(one, counted).localeCompare(whatInWords(other, counted), "en") ||
      one.shortId.localeCompare(other.shortId, "en"),
  );
}

/** Every countdown with what it counts to for its name. */
async function allNamed({ branch }: Pick<Context, "branch">, { store }: Pick<Services, "store">) {
  const counted = await countedIn(store, branch);
  return inOrder(await store.countdowns.list(branch.id), counted).map((countdown) => ({
    ...countdown,
    name: whatInWords(countdown, counted),
  }));
}

/** By its id or words of what it counts to; without either, the only one of this channel, but none is taken away unasked. */
async function findCountdown(
  act: "edit" | "delete",
  typed: string | undefined,
  { branch, place }: Context,
  { store }: Services,
): Promise<Countdown> {
  const byId = typed && (await store.countdowns.byShortId(branch.id, typed.toLowerCase()));
  if (byId) return byId;
  const all = await allNamed({ branch }, { store });
  const here = all.filter((countdown) => placeKey(countdown.place) === placeKey(place));
  const found = typed === undefined ? here : matching(all, typed);
  const [only, another] = found;
  if (only && !another && !(act === "delete" && typed === undefined)) return only;
  const line =
    typed === undefined ? say("refuse-which-countdown") : say("refuse-unknown-countdown", { typed });
  const otherwise = here.length > 0 ? here : all;
  const meant = typed === undefined ? otherwise : meantBy(all, typed, { otherwise });
  throw new Ask({ lines: [line] }, eachAs(meant, "id", labelOf), "id");
}

function labelOf({ name, shortId }: { readonly name: string; readonly shortId: string }): string {
  return words("countdown-suggestion", { id: shortId, what: name });
}

async function offerCountdowns(typed: string, { branch }: Context, { store }: Services) {
  const counted = await countedIn(store, branch);
  return offered(inOrder(await store.countdowns.list(branch.id), counted), typed, (countdown) =>
    words("countdown-suggestion", { id: countdown.shortId, what: whatInWords(countdown, counted) }),
  );
}

/** Which countdown a command is about. */
export function whichCountdown(act: "edit" | "delete") {
  const option = idOption({
    label: "Countdown",
    about: "Which countdown, by its id or words of it; not needed when this channel has only one",
    example: "k3m7p",
  });
  return offering(
    lookup(leading(option.optional(), allNamed), (typed, context, services) =>
      findCountdown(act, typed, context, services),
    ),
    offerCountdowns,
  );
}
