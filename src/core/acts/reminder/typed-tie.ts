import { Temporal } from "temporal-polyfill";
import type { MilestoneKind } from "../../ballot/campaign.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { plainly } from "../../calendar/reading/plainly.ts";
import { readTime } from "../../calendar/reading/read-time.ts";
import { momentInWords, timeInWords } from "../../calendar/words.ts";
import { instantOf } from "../../calendar/zone.ts";
import { Ask } from "../../chat/ask.ts";
import { userError } from "../../chat/user-error.ts";
import type { Context, Services } from "../../command/command.ts";
import { dayOfStrike, dayOfTie, type Tie } from "../../reminder/tie.ts";
import { checkNotCalledOff } from "../../strike/checks.ts";
import { say, words } from "../../text/say.ts";
import { askHour } from "../../typed/dates.ts";
import { findCampaign } from "../ballot/which-ballot.ts";
import { findStrike } from "../strike/which-strike.ts";

/** What people call the dates of a ballot, and a strike's first day: without "the", "date", "day" and "ballot". */
const names: Readonly<Record<MilestoneKind | "strike", RegExp>> = {
  "nominations-open": /^nominations? open(?:s|ing)?$/u,
  "nominations-close": /^nominations? clos(?:e|es|ing)$/u,
  acceptance: /^acceptance(?: by)?$/u,
  opens: /^(?:it )?open(?:s|ing)?$|^opening of (?:ballot|voting)$/u,
  "not-received-by": /^(?:paper )?not[ -]received(?:[ -]by)?$/u,
  "join-by": /^(?:last )?(?:to )?join(?:ing)?(?:[ -]by| deadline)?$/u,
  "replacement-by":
    /^(?:last )?(?:for |to (?:ask for|request) )?(?:an? )?replacements?(?: papers?)?(?:[ -]by| deadline)?$/u,
  "last-posting": /^(?:last(?: safe)?[ -])?(?:to )?post(?:ing)?(?:[ -]by)?$/u,
  closes: /^(?:it |voting )?clos(?:e|es|ing)$|^clos(?:e|ing) of (?:ballot|voting)$|^(?:deadline|ends?)$/u,
  count: /^count(?:ing)?(?: of votes)?$/u,
  result: /^results?$|^declaration$/u,
  "mandate-expires": /^(?:end of |last of )?mandate(?: ends?| expires| expiry)?$/u,
  strike: /^(?:first (?:of )?)?(?:strikes?|walk-?out|action)(?: starts?| begins?)?$/u,
};

const hour = "(?:12 )?(?:noon|midday)|\\d{1,2}(?:[:.]\\d\\d)? ?[ap]\\.?m|\\d{1,2}:\\d\\d";

const hourLast = new RegExp(`^(?<rest>.+?),? (?:at )?(?<hour>${hour})$`, "u");

const hourFirst = new RegExp(`^(?<hour>${hour}),? (?<rest>.+)$`, "u");

/** "2 days before", "the day before", "a week before". */
const before = /^(?:(?<many>\d{1,3}|an?|one)? ?(?<of>day|week)s?) (?:before|prior to|ahead of) /u;

interface TiedDay {
  /** Days before. */
  readonly days: number;
  readonly to: MilestoneKind | "strike";
  readonly time?: Temporal.PlainTime;
}

/** What "2 days before last posting date 9am" says; undefined for a day of the calendar. Throws an {@link Ask} for half of it. */
function readTied(typed: string): TiedDay | undefined {
  const plain = plainly(typed)
    .toLowerCase()
    .replaceAll(/\bthe /gu, "");
  const { rest = plain, hour: at = "" } = (hourLast.exec(plain) ?? hourFirst.exec(plain))?.groups ?? {};
  const lead = before.exec(rest);
  const { many = "1", of = "day" } = lead?.groups ?? {};
  const days = lead ? (Number(many) || 1) * (of === "week" ? 7 : 1) : 0;
  const to = named(rest.replace(lead?.[0] ?? /^(?:on )?(?:day of )?/u, ""));
  if (!to) {
    if (lead)
      throw new Ask({ lines: [say("refuse-reminder-tie", { typed: typed.slice(0, 60) })] }, [], "when");
    return undefined;
  }
  const time = readTime(at);
  return { days, to, ...(time.ok && { time: time.value }) };
}

/** Whether it says a day by a date of a ballot or strike. */
export function isTied(typed: string): boolean {
  try {
    return readTied(typed) !== undefined;
  } catch (error) {
    if (error instanceof Ask) return false;
    throw error;
  }
}

function named(typed: string): MilestoneKind | "strike" | undefined {
  const plain = typed
    .replaceAll(/\b(?:ballot|pay)?'s\b|\b(?:dates?|days?)\b/gu, " ")
    .replace(/^ballot (?=\p{L})/u, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return (Object.keys(names) as (keyof typeof names)[]).find((kind) => names[kind].test(plain));
}

/** Which ballot or strike, as typed. */
export interface TiedTo {
  readonly ballot?: string | undefined;
  readonly strike?: string | undefined;
}

/**
 * The moment and what it goes by, of one typed as so long before a date of a ballot or strike; undefined for one typed as
 * a day of the calendar. Throws a UserError where that date is not set or the moment has passed.
 */
export async function typedTie(
  typed: string,
  which: TiedTo,
  { branch }: Pick<Context, "branch">,
  services: Pick<Services, "store" | "now">,
): Promise<(Required<Milestone> & { readonly tied: Tie }) | undefined> {
  const read = readTied(typed);
  if (!read) return undefined;
  const { tied, date } = await (read.to === "strike"
    ? strikeDay(read.days, which, { branch }, services)
    : ballotDay({ ...read, to: read.to }, which, { branch }, services));
  const { time } = read;
  if (!time) throw askHour(date, "when", { typed: (one) => `${typed.trim()} ${timeInWords(one.time)}` });
  if (Temporal.Instant.compare(instantOf(date, time, branch.zone), services.now) <= 0) {
    throw userError(say("refuse-past", { moment: momentInWords(date, time) }), "when");
  }
  return { date, time, tied };
}

interface Day {
  readonly tied: Tie;
  readonly date: Temporal.PlainDate;
}

async function ballotDay(
  { days, to }: TiedDay & { readonly to: MilestoneKind },
  { ballot }: TiedTo,
  { branch }: Pick<Context, "branch">,
  { store }: Pick<Services, "store">,
): Promise<Day> {
  const campaign = await findCampaign(ballot, { branch }, { store }, { running: true });
  const tied = { kind: "milestone", campaignId: campaign.id, milestone: to, days } as const;
  const date = dayOfTie(tied, campaign, branch);
  if (date) return { tied, date };
  const { name, shortId: id } = campaign;
  const values = { name, id, milestone: words(`milestone-name-${to}`), option: to };
  throw userError(say("refuse-countdown-no-milestone", values), "when");
}

async function strikeDay(
  days: number,
  { strike: typed }: TiedTo,
  { branch }: Pick<Context, "branch">,
  services: Pick<Services, "store" | "now">,
): Promise<Day> {
  const strike = await findStrike(typed, { branch }, services, { toCome: true });
  checkNotCalledOff(strike);
  return { tied: { kind: "strike", strikeId: strike.id, days }, date: dayOfStrike(strike, days) };
}
