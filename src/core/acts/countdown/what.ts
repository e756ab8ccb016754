import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import { momentInWords, timeInWords } from "../../calendar/words.ts";
import { userError } from "../../chat/user-error.ts";
import { type Context, lookup, offering, type Services } from "../../command/command.ts";
import type { Countdown } from "../../countdown/countdown.ts";
import { dateOf } from "../../countdown/draw.ts";
import type { Store } from "../../ports/store.ts";
import type { Strike } from "../../strike/strike.ts";
import { say, type TextValues, words } from "../../text/say.ts";
import { offered } from "../../typed/by-name.ts";
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

async function findCountdown(typed: string, { branch }: Context, { store }: Services): Promise<Countdown> {
  const found = await store.countdowns.byShortId(branch.id, typed.toLowerCase());
  if (!found) throw userError(say("refuse-unknown-countdown", { typed }), "id");
  return found;
}

async function offerCountdowns(typed: string, { branch }: Context, { store }: Services) {
  const counted = await countedIn(store, branch);
  return offered(await store.countdowns.list(branch.id), typed, (countdown) =>
    words("countdown-suggestion", { id: countdown.shortId, what: whatInWords(countdown, counted) }),
  );
}

/** Which countdown a command is about. */
export const whichCountdown = offering(
  lookup(
    idOption({ label: "Countdown", about: "Which countdown, by its id", example: "k3m7p" }),
    findCountdown,
  ),
  offerCountdowns,
);
