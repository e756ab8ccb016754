import { Temporal } from "temporal-polyfill";
import type { Campaign, Milestone } from "./ballot/campaign.ts";
import { closeOf, standing } from "./ballot/timetable.ts";
import type { Branch } from "./branch/branch.ts";
import { isQuiet } from "./branch/quiet.ts";
import { readDate } from "./calendar/read-date.ts";
import { readMoment } from "./calendar/read-moment.ts";
import { readTime } from "./calendar/read-time.ts";
import type { Reading } from "./calendar/reading.ts";
import { momentInWords, shortDayYear, timeInWords } from "./calendar/words.ts";
import { civilDate, daysBetween, instantOf } from "./calendar/zone.ts";
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
  if (!time) {
    const over = Temporal.PlainDate.compare(date, civilDate(asking.now, asking.branch.zone)) < 0;
    const moment = momentInWords(date);
    throw userError(over ? say("refuse-past", { moment }) : say("refuse-no-time", { moment, field }), field);
  }
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

/** The strike with this short id or part of a name; without one, the only one (still to come). */
export async function strikeAsked(
  store: Pick<Store, "strikes">,
  { branch, now }: Asking,
  typed: string | undefined,
): Promise<Strike> {
  const all = await store.strikes.list(branch.id);
  const today = civilDate(now, branch.zone);
  const ahead = stillAhead(all, today);
  const [only] = ahead.length === 1 ? ahead : all;
  if (typed === undefined && only && (ahead.length === 1 || all.length === 1)) return only;
  const found = typed === undefined ? undefined : pick(all, typed);
  if (found) return found;
  if (all.length === 0) throw userError(say("refuse-no-strike"), "strike");
  const list = listed(ahead.length > 0 ? ahead : all);
  throw userError(
    typed === undefined
      ? say("refuse-which-strike", { list })
      : say("refuse-unknown-strike", { typed: typed.slice(0, 40), list }),
    "strike",
  );
}

interface Named {
  readonly shortId: string;
  readonly name: string;
}

/**
 * The one with this short id, this very name, or the only one whose name has all of these words. Words may be cut
 * short; numbers may not, and stand as in the name: "8 April" is not "28 April".
 */
export function pick<One extends Named>(all: readonly One[], typed: string): One | undefined {
  const wanted = typed.trim().toLowerCase();
  const exact = all.find(({ shortId }) => shortId === wanted);
  if (exact) return exact;
  const called = all.filter(({ name }) => name.toLowerCase() === wanted);
  const named = called.length > 0 ? called : all.filter(({ name }) => hasWords(name, wanted));
  return named.length === 1 ? named[0] : undefined;
}

function hasWords(name: string, typed: string): boolean {
  const [words, wanted] = [wordsOf(name), wordsOf(typed)];
  if (wanted.length === 0) return name.includes(typed);
  if (!/\p{N}/u.test(typed)) return wanted.every((word) => words.some((one) => one.startsWith(word)));
  return words.some((_, from) =>
    wanted.every((word, index) => {
      const one = words[from + index] ?? "";
      return /^\p{N}/u.test(word) ? one === word : one.startsWith(word);
    }),
  );
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** As many as a phone shows. */
const mostListed = 10;

function listed(all: readonly Named[]): string {
  const shown = all.slice(0, mostListed).map(({ shortId, name }) => `${shortId} (${name})`);
  return [...shown, ...(all.length > mostListed ? ["…"] : [])].join(", ");
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

/** Strikes for autocomplete; with `now`, those alone that can still be changed then. */
export async function suggestStrikes(
  store: Pick<Store, "strikes">,
  branch: Branch,
  typed: string,
  now?: Temporal.Instant,
): Promise<readonly Suggestion[]> {
  const all = await store.strikes.list(branch.id);
  const wanted = now === undefined ? all : stillAhead(all, civilDate(now, branch.zone));
  return offered(wanted, typed, (strike) => `${strike.name}: ${whenInWords(strike)}`);
}

function stillAhead(all: readonly Strike[], today: Temporal.PlainDate): readonly Strike[] {
  return all.filter((strike) => strike.state !== "called-off" && nextBlock(strike, today));
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
