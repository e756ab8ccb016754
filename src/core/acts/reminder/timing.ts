import { Temporal } from "temporal-polyfill";
import { standing } from "../../ballot/timetable.ts";
import type { At } from "../../branch/branch.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { dayInWords } from "../../calendar/words.ts";
import { daysBetween } from "../../calendar/zone.ts";
import { userError } from "../../chat/user-error.ts";
import type { Context, Services } from "../../command/command.ts";
import { longestRunDays, occurrences } from "../../reminder/occurrences.ts";
import type { Reminder } from "../../reminder/reminder.ts";
import { lastBeforeClose } from "../../reminder/tie.ts";
import { say } from "../../text/say.ts";
import { typedDate, typedFuture } from "../../typed/dates.ts";
import { findCampaign } from "../ballot/which-ballot.ts";
import { typedRepeat } from "./typed-repeat.ts";
import { type TiedTo, typedTie } from "./typed-tie.ts";

/** When a reminder goes. */
export type Timing = Pick<Reminder, "on" | "at" | "repeat" | "until" | "tied">;

/** As typed; what was left out of a change stays. */
export interface TypedTiming {
  readonly when?: string | undefined;
  readonly repeat?: string | undefined;
  readonly until?: string | undefined;
  readonly ballot?: string | undefined;
  readonly strike?: string | undefined;
}

type Here = Pick<Context, "branch">;

type Read = Pick<Services, "store" | "now" | "typedAt">;

/** When a new reminder goes. Throws a UserError for a past or unfinished date and for an unfit "until". */
export async function typedTiming(
  typed: TypedTiming & { readonly when: string },
  { branch }: Here,
  services: Read,
): Promise<Timing> {
  const first = await typedFirst(typed.when, typed, { branch, ...services });
  return timed(first, { repeat: "once" }, typed, { branch, ...services });
}

/** When a reminder goes after a change: what was typed, on top of what it was. Throws as {@link typedTiming} does. */
export async function timingChanged(
  before: Timing,
  typed: TypedTiming,
  { branch }: Here,
  services: Read,
): Promise<Timing> {
  const { when } = typed;
  const first =
    when === undefined
      ? { date: before.on, time: before.at, ...startOf(before) }
      : await typedFirst(when, typed, { branch, ...services });
  return timed(first, before, typed, { branch, ...services });
}

type First = Required<Milestone> & Pick<Timing, "tied">;

/** A day and hour of the calendar, or before a date of a ballot or strike. */
async function typedFirst(when: string, which: TiedTo, { branch, ...services }: Here & Read): Promise<First> {
  const tied = await typedTie(when, which, { branch }, services);
  return tied ?? typedFuture(when, "when", { branch, ...services });
}

/** What its one day goes by. */
function startOf({ tied }: Timing): Pick<Timing, "tied"> {
  return tied?.kind === "milestone" || tied?.kind === "strike" ? { tied } : {};
}

async function timed(
  first: First,
  before: Pick<Timing, "repeat" | "until" | "tied">,
  typed: TypedTiming,
  services: Here & Read,
): Promise<Timing> {
  const repeat = typed.repeat === undefined ? before.repeat : typedRepeat(typed.repeat, first);
  const { tied } = first;
  if (tied && repeat !== "once") throw userError(say("refuse-reminder-tied-repeat"), "repeat");
  const kept = repeat === "once" ? {} : endOf(before);
  const end = typed.until === undefined ? kept : await typedEnd(typed.until, first, typed, services);
  return sound({ on: first.date, at: first.time, repeat, ...(tied && { tied }), ...end }, services);
}

type End = Pick<Timing, "until" | "tied">;

function endOf({ until, tied }: End): End {
  return { ...(until && { until }), ...(tied?.kind === "until-close" && { tied }) };
}

/** "the close", "until the ballot closes". */
const atTheClose =
  /^(?:until )?(?:the )?(?:ballot(?:['’]?s)? )?(?:the )?(?:close|closes|closing|closing da(?:y|te))(?: of (?:the )?(?:ballot|voting|poll))?$/iu;

async function typedEnd(
  until: string,
  { time }: Required<Milestone>,
  { ballot }: TypedTiming,
  { branch, ...services }: Here & Read,
): Promise<End> {
  if (!atTheClose.test(until.trim())) {
    return { until: typedDate(until.replace(/^until /iu, ""), "until", { branch, ...services }) };
  }
  const campaign = await findCampaign(ballot, { branch }, services, { running: true });
  if (standing(campaign, branch, services.now).phase === "closed") {
    throw userError(say("refuse-already-closed", { name: campaign.name }), "until");
  }
  return { until: lastBeforeClose(campaign, time), tied: { kind: "until-close", campaignId: campaign.id } };
}

/** Only a repeating reminder has a last day: at or after its first, at most a year on. */
function sound(timing: Timing, { branch }: Pick<At, "branch">): Timing {
  const { on, repeat, until } = timing;
  if (!until) return timing;
  if (repeat === "once") throw userError(say("refuse-reminder-once-until"), "until");
  const [first = on] = occurrences({ on, repeat }, branch);
  const tooLong = daysBetween(on, until) > longestRunDays;
  if (tooLong || Temporal.PlainDate.compare(until, first) < 0) {
    const latest = on.add({ days: longestRunDays });
    throw userError(
      say("refuse-reminder-until", { first: dayInWords(first), latest: dayInWords(latest) }),
      "until",
    );
  }
  return timing;
}
