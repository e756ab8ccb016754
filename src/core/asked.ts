import { Temporal } from "temporal-polyfill";
import type { Campaign, Milestone } from "./ballot/campaign.ts";
import { closeOf } from "./ballot/timetable.ts";
import type { Branch } from "./branch/branch.ts";
import { isQuiet } from "./branch/quiet.ts";
import { readDate } from "./calendar/read-date.ts";
import { readMoment } from "./calendar/read-moment.ts";
import { readTime } from "./calendar/read-time.ts";
import type { Reading } from "./calendar/reading.ts";
import { momentInWords, shortDayYear, timeInWords } from "./calendar/words.ts";
import { civilDate, instantOf } from "./calendar/zone.ts";
import { text } from "./card.ts";
import { userError } from "./command.ts";
import type { Suggestion } from "./reply.ts";
import type { Store } from "./store.ts";
import { nextBlock, whenInWords } from "./strike/days.ts";
import type { Strike } from "./strike/strike.ts";
import { say } from "./text/say.ts";

/** What people typed, read for commands. All of these throw a UserError that says what to type instead. */
interface Asking {
  readonly branch: Branch;
  readonly now: Temporal.Instant;
}

export function readingContext({ branch, now }: Asking) {
  return { today: civilDate(now, branch.zone), now, zone: branch.zone };
}

/** The value of a reading, or its problem as a UserError about `field`. */
export function readOrRefuse<Value>(reading: Reading<Value>, field: string): Value {
  if (reading.ok) return reading.value;
  throw userError([text(reading.problem)], field);
}

/** A date with or without a time; past ones too. */
export function momentAsked(typed: string, field: string, asking: Asking): Milestone {
  return readOrRefuse(readMoment(typed, readingContext(asking)), field);
}

export function dateAsked(typed: string, field: string, asking: Asking): Temporal.PlainDate {
  return readOrRefuse(readDate(typed, readingContext(asking)), field);
}

/** A date and time still to come. A missing time is asked for, never filled in. */
export function futureAsked(typed: string, field: string, asking: Asking): Required<Milestone> {
  const { date, time } = momentAsked(typed, field, asking);
  if (!time) throw userError(say("refuse-no-time", { moment: momentInWords(date), field }), field);
  if (Temporal.Instant.compare(instantOf(date, time, asking.branch.zone), asking.now) <= 0) {
    throw userError(say("refuse-past", { moment: momentInWords(date, time) }), field);
  }
  return { date, time };
}

/** A local time for posts, outside the branch's quiet hours. */
export function postTimeAsked(typed: string, field: string, branch: Branch): Temporal.PlainTime {
  const time = readOrRefuse(readTime(typed), field);
  if (branch.quiet && isQuiet(time, branch.quiet)) {
    const { from, until } = branch.quiet;
    throw userError(
      say("refuse-quiet", { time: timeInWords(time), from: timeInWords(from), until: timeInWords(until) }),
      field,
    );
  }
  return time;
}

/** Days before a target, "14, 7, 3, 1, 0": distinct, largest first, at most 30 of them and none over a year. */
export function daysBeforeAsked(typed: string, field: string): readonly number[] {
  const parts = typed.split(/[\s,]+/u).filter((part) => part !== "");
  const days = [...new Set(parts.map(Number))].toSorted((one, other) => other - one);
  const sound = days.every((day) => Number.isInteger(day) && day >= 0 && day <= 366);
  if (!sound || days.length === 0 || days.length > 30) throw userError(say("refuse-days-before"), field);
  return days;
}

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

/** The strike with this short id or part of a name; without one, the only one (still to come). */
export async function strikeAsked(
  store: Pick<Store, "strikes">,
  { branch, now }: Asking,
  typed: string | undefined,
): Promise<Strike> {
  const all = await store.strikes.list(branch.id);
  const today = civilDate(now, branch.zone);
  const ahead = all.filter((strike) => strike.state !== "called-off" && nextBlock(strike, today));
  const [only] = ahead.length === 1 ? ahead : all;
  if (typed === undefined && only && (ahead.length === 1 || all.length === 1)) return only;
  const found = typed === undefined ? undefined : pick(all, typed);
  if (found) return found;
  if (all.length === 0) throw userError(say("refuse-no-strike"), "strike");
  throw userError(say("refuse-which-strike", { list: listed(all) }), "strike");
}

interface Named {
  readonly shortId: string;
  readonly name: string;
}

/** The one with this short id, or the only one with this in its name. */
export function pick<One extends Named>(all: readonly One[], typed: string): One | undefined {
  const wanted = typed.trim().toLowerCase();
  const exact = all.find(({ shortId }) => shortId === wanted);
  if (exact) return exact;
  const named = all.filter(({ name }) => name.toLowerCase().includes(wanted));
  return named.length === 1 ? named[0] : undefined;
}

function listed(all: readonly Named[]): string {
  return all.map(({ shortId, name }) => `${shortId} (${name})`).join(", ");
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

export async function suggestStrikes(
  store: Pick<Store, "strikes">,
  branch: Branch,
  typed: string,
): Promise<readonly Suggestion[]> {
  return offered(
    await store.strikes.list(branch.id),
    typed,
    (strike) => `${strike.name}: ${whenInWords(strike)}`,
  );
}

/** What has this in its label or short id, as suggestions. */
export function offered<One extends { readonly shortId: string }>(
  all: readonly One[],
  typed: string,
  label: (one: One) => string,
): readonly Suggestion[] {
  return all
    .map((one) => ({ value: one.shortId, label: label(one) }))
    .filter(({ value, label: words }) => value.startsWith(typed) || words.toLowerCase().includes(typed));
}
