import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import { mandateWon, type Won } from "../ballot/count/outcome.ts";
import { closeOf } from "../ballot/timetable.ts";
import type { Branch } from "../branch/branch.ts";
import { namesMeet } from "./names.ts";
import type { Strike } from "./strike.ts";

/** The days on which members may be called out under one ballot (TULRCA 1992 s.234). */
export interface Mandate {
  /** The day after the close. */
  readonly first: Temporal.PlainDate;
  /** The last lawful day. */
  readonly last: Temporal.PlainDate;
  /** Employers counted by themselves, and whether each has won. None: one count, for everybody balloted. */
  readonly results: readonly { readonly name: string; readonly won: Won }[];
  /** Of one count: whether it hangs on a rule of the law that nobody is sure of. */
  readonly unsure?: true;
}

/** Days of a strike under no live mandate. */
export interface Gap {
  /** Those it is so for; none: for everybody. */
  readonly employers: readonly string[];
  /** Sorted. */
  readonly days: readonly Temporal.PlainDate[];
  /** Of open action: from that day on. */
  readonly onwards: boolean;
}

/**
 * The mandates a rep has set up: an expiry is typed only for a ballot that was won. Where employers were counted by
 * themselves, those whose winning result was typed.
 */
export function mandatesOf(campaigns: readonly Campaign[], branch: Branch): readonly Mandate[] {
  return campaigns.flatMap((campaign) => {
    const { constituencies = [], milestones } = campaign;
    const last = milestones["mandate-expires"]?.date;
    const whole = constituencies.length === 0 ? mandateWon(campaign, branch) : undefined;
    if (!last || whole === false) return [];
    const first = closeOf(campaign).date.add({ days: 1 });
    const results = constituencies.map(({ name }) => ({
      name,
      won: mandateWon(campaign, branch, name) ?? false,
    }));
    return [{ first, last, results, ...(whole === "unsure" && { unsure: true }) }];
  });
}

/** Where a strike goes beyond what Muster knows to be won: mandates are each employer's own. */
export function mandateGaps(
  { employers, form, days }: Pick<Strike, "employers" | "form" | "days">,
  mandates: readonly Mandate[],
): readonly Gap[] {
  const onwards = form === "open";
  const called = employers.length === 0 ? [undefined] : employers;
  const gaps = new Map<string, Gap>();
  for (const employer of called) {
    const own = mandates.filter((mandate) => covers(mandate, employer));
    const bare = onwards ? firstBare(days, own) : days.filter((day) => !own.some((one) => liveOn(one, day)));
    if (bare.length === 0) continue;
    const names = [
      ...(gaps.get(bare.join())?.employers ?? []),
      ...(employer === undefined ? [] : [employer]),
    ];
    gaps.set(bare.join(), { employers: names, days: bare, onwards });
  }
  return [...gaps.values()];
}

/** The last day of action without a last day on which any mandate covers it; undefined where none is known to. */
export function mandateEnd(
  strike: Pick<Strike, "employers" | "form" | "days">,
  mandates: readonly Mandate[],
): Temporal.PlainDate | undefined {
  const ends = mandateGaps(strike, mandates).flatMap(({ days: [bare] }) =>
    bare ? [bare.subtract({ days: 1 })] : [],
  );
  const last = ends.toSorted(Temporal.PlainDate.compare).at(-1);
  const [first] = strike.days;
  return last && first && Temporal.PlainDate.compare(first, last) <= 0 ? last : undefined;
}

/** Whether a mandate is that of this employer, or of any where none is named. One that was not balloted has none. */
function covers({ results }: Mandate, employer: string | undefined): boolean {
  if (results.length === 0) return true;
  if (employer === undefined) return results.some(({ won }) => won !== false);
  const own = results.filter(({ name }) => namesMeet(name, employer));
  return own.length > 0 && own.every(({ won }) => won !== false);
}

/**
 * Those a strike is for who are covered only if what nobody can say is so: that a rule of the law does not hold
 * ("unsure"), or that enough were not entitled ("unknown"); "all" where nobody is named. It is for a full-time officer to
 * say, and no gap.
 */
export function unsureOf(
  strike: Pick<Strike, "employers" | "form" | "days">,
  mandates: readonly Mandate[],
  why: "unsure" | "unknown",
): readonly string[] | "all" {
  const surely = mandates
    .filter(({ unsure }) => !unsure || why === "unknown")
    .map(({ results, ...mandate }) => ({
      ...mandate,
      results: results.map(({ name, won }) => ({ name, won: won !== why && won !== false })),
    }));
  const bare = (employers: readonly string[], under: readonly Mandate[]) =>
    mandateGaps({ ...strike, employers }, under)
      .flatMap(({ days }) => days)
      .join();
  const hangs = (employers: readonly string[]) => bare(employers, surely) !== bare(employers, mandates);
  const named = strike.employers.length > 0 ? strike.employers : namesIn(mandates);
  const some = named.filter((employer) => hangs([employer]));
  return some.length > 0 || !hangs(strike.employers) ? some : "all";
}

/** The employers that were counted by themselves. */
export function namesIn(mandates: readonly Mandate[]): readonly string[] {
  return [...new Set(mandates.flatMap(({ results }) => results.map(({ name }) => name)))];
}

/** The first day of action without end that no mandate covers: there always is one. */
function firstBare(
  days: readonly Temporal.PlainDate[],
  mandates: readonly Mandate[],
): readonly Temporal.PlainDate[] {
  return days.map((first) => {
    let day = first;
    for (let live = liveMandate(mandates, day); live; live = liveMandate(mandates, day))
      day = live.last.add({ days: 1 });
    return day;
  });
}

function liveMandate(mandates: readonly Mandate[], day: Temporal.PlainDate): Mandate | undefined {
  return mandates.find((mandate) => liveOn(mandate, day));
}

function liveOn({ first, last }: Mandate, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
}
