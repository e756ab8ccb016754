import { type Campaign, type MilestoneKind, milestoneKinds } from "../../ballot/campaign.ts";
import type { Here } from "../../branch/branch.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { momentInWords } from "../../calendar/words.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { placeKey } from "../../chat/place.ts";
import type { Store } from "../../ports/store.ts";
import { say, words } from "../../text/say.ts";
import { matching, nearBy } from "../../typed/by-name.ts";
import { eachBallot } from "../ballot/which-ballot.ts";

/** What a countdown counts to, where what was typed for it does not say: what is asked back. */

type Others = Readonly<Record<string, string | undefined>>;

/** The form of one with a date of its own, its title filled in. */
function withOwnDate(label: string, title: string, others: Others): Choice {
  const given = Object.entries(others).filter((one): one is [string, string] => one[1] !== undefined);
  const options = { title, ...Object.fromEntries(given) };
  const fixed = ["ballot", "milestone", "strike", "sentence"];
  return { label, means: { kind: "form", of: { command: "countdown", subcommand: "add", options, fixed } } };
}

/** The day of something that was named without it. */
export function askDay(title: string, others: Others): Ask {
  const form = withOwnDate(words("ask-form"), title, others);
  return new Ask({ lines: [say("ask-countdown-day", { title })] }, [form], "date");
}

/**
 * What is no ballot's name may be one with a slip in it, or something that has a date of its own: nobody is offered a
 * ballot that this channel counts down to already, unless they nearly named it.
 */
export async function askUnlessBallot(
  store: Pick<Store, "campaigns" | "countdowns">,
  typed: string,
  { branch, place }: Here,
  others: Others,
): Promise<void> {
  const all = await store.campaigns.list(branch.id);
  if (matching(all, typed).length > 0) return;
  const open = all.filter(({ state }) => state === "open");
  const near = nearBy(open, typed);
  const here = (await store.countdowns.list(branch.id)).filter(
    (one) => placeKey(one.place) === placeKey(place),
  );
  const isCounted = ({ id }: Campaign) =>
    here.some(({ target }) => target.kind === "ballot" && target.campaignId === id);
  const own = withOwnDate(words("ask-countdown-own"), typed.slice(0, longestTitle), others);
  const choices =
    near.length > 0
      ? [...eachBallot(near), own]
      : [own, ...eachBallot(open.filter((campaign) => !isCounted(campaign)))];
  const line = say("ask-countdown-what", { typed: typed.slice(0, 40) });
  throw new Ask({ lines: [line] }, choices, "ballot");
}

/** As long as a title may be. */
const longestTitle = 80;

/** A date that the ballot does not have, or that is over: those it has. */
export function askOtherDate(
  { name, shortId: id, milestones }: Campaign,
  milestone: MilestoneKind,
  line: Line | undefined,
  isToCome: (moment: Milestone) => boolean,
): Ask {
  const values = { name, id, milestone: words(`milestone-name-${milestone}`), option: milestone };
  const choices = milestoneKinds.flatMap((kind): Choice[] => {
    const moment = milestones[kind];
    if (!moment || !isToCome(moment)) return [];
    const label = `${words(`choice-date-${kind}`)}: ${momentInWords(moment.date, moment.time)}`;
    return [{ label, means: { kind: "options", options: { milestone: kind } } }];
  });
  const set = {
    command: "ballot",
    subcommand: "dates",
    options: { ballot: id, [milestone]: "" },
    fixed: ["ballot"],
  };
  const form: Choice = { label: words("ask-countdown-set"), means: { kind: "form", of: set } };
  return new Ask(
    { lines: [line ?? say("refuse-countdown-no-milestone", values)] },
    [...choices, form],
    "milestone",
  );
}
