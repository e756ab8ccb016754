import { Temporal } from "temporal-polyfill";
import { daysBetween } from "../calendar/zone.ts";
import type { Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { blocksOf, type Dated, spanOf, whenInWords } from "./days.ts";
import { listed, within } from "./names.ts";
import type { Call, Strike } from "./strike.ts";

/** A strike as it is to be once all that was changed of it is confirmed too. */
export function wantedOf(strike: Strike): Strike {
  const { wanted, ...rest } = strike;
  return wanted ? { ...rest, ...callOf({ ...rest, ...wanted }) } : rest;
}

/** Whom and when a strike calls, without its state. */
export function callOf({ employers, form, days }: Strike): Call {
  return { employers, form, days };
}

/** What of one call is in another too: the members both call, on the days both have. Undefined where that is nobody. */
export function overlap(one: Call, other: Call): Call | undefined {
  const employers = sharedEmployers(one.employers, other.employers);
  const dated = sharedDays(one, other);
  return employers && dated ? { employers, ...dated } : undefined;
}

/** What else calls some of a strike's members on one of its days to come: where it stops, that goes on. */
export function strikesBeside(
  strike: Strike,
  others: readonly Strike[],
  today: Temporal.PlainDate,
): readonly Strike[] {
  return others.filter((other) => {
    if (other.id === strike.id || other.state !== "confirmed") return false;
    const both = overlap(strike, other);
    return both && (both.form === "open" || Temporal.PlainDate.compare(today, spanOf(both).last) <= 0);
  });
}

export function sameCall(one: Call, other: Call): boolean {
  return (
    one.employers.join("\n") === other.employers.join("\n") &&
    one.days.join() === other.days.join() &&
    (one.form === "open") === (other.form === "open")
  );
}

/** The first day on which what is not confirmed yet would call anybody, from today on where only members are new. */
export function firstAsked(strike: Strike, today: Temporal.PlainDate): Temporal.PlainDate {
  const [first] = newDays(strike);
  if (first) return spanOf(first).first;
  const { days, form } = wantedOf(strike);
  const ahead = days.find((day) => Temporal.PlainDate.compare(today, day) <= 0);
  return ahead ?? (form === "open" ? today : spanOf({ days }).last);
}

/** What of a strike waits to be confirmed while the rest of it is: "Mon 31 October to Sat 26 November 2022". */
export function askedInWords(strike: Strike): string {
  const { suspended, added } = missing(strike);
  return [suspended, added].filter(Boolean).join("; ") || words("strike-nothing");
}

/** What of it is suspended while the rest is not, and that what a change added is not confirmed yet. */
export function askedLines(strike: Strike): readonly Line[] {
  const { suspended, added } = missing(strike);
  const { kind } = strike;
  return [
    ...(suspended ? [say("strike-suspended-part", { what: suspended, kind })] : []),
    ...(added ? [say("strike-asked", { what: added, kind })] : []),
  ];
}

/** What a strike is to call and does not yet, in words: what was suspended of it, and what a change added. Each may be empty. */
export function missing(strike: Strike): { readonly suspended: string; readonly added: string } {
  const { wanted } = strike;
  if (!wanted) return { suspended: "", added: "" };
  const { days = [], employers = [] } = wanted.suspended ?? {};
  const stopped = (day: Temporal.PlainDate) => days.some((one) => one.equals(day));
  const names = newNames(strike, wanted);
  const isStopped = (name: string) => employers.some((one) => within(name, one));
  const others = strike.employers.length > 0 && wanted.employers.length === 0;
  const dated = newDays(strike);
  const parts = (kept: (day: Temporal.PlainDate) => boolean) =>
    dated.flatMap((one) => (one.form === "open" ? [] : listOf(one.days.filter(kept))));
  const open = dated.filter(({ form }) => form === "open");
  return {
    suspended: inWords(strike, parts(stopped), whomInWords(names.filter(isStopped))),
    added: inWords(
      strike,
      [...parts((day) => !stopped(day)), ...open],
      others ? words("strike-whom-others") : whomInWords(names.filter((name) => !isStopped(name))),
    ),
  };
}

function inWords(strike: Strike, dated: readonly Dated[], whom: string): string {
  const days = dated.map((one) => whenInWords({ ...one, ...ownHours(strike) })).join(", ");
  return [days, whom].filter(Boolean).join("; ");
}

function whomInWords(names: readonly string[]): string {
  return names.length > 0 ? words("strike-whom-new", { names: listed(names) }) : "";
}

/** Those of one walk-out over several days are not those of the days that are added. */
function ownHours({ hours }: Strike): Pick<Strike, "hours"> {
  return hours && hours.kind !== "across" ? { hours } : {};
}

/** Employers and sites it is to call and does not yet. */
function newNames({ employers }: Strike, wanted: Call): readonly string[] {
  if (employers.length === 0) return [];
  return wanted.employers.filter((name) => !employers.some((known) => within(name, known)));
}

/** Days wanted and not called yet, in order; what has no last day comes last. */
function newDays(strike: Strike): readonly Dated[] {
  const { wanted } = strike;
  if (!wanted) return [];
  const known = new Set(strike.days.map(String));
  const { first, last } = spanOf(strike);
  const from = spanOf(wanted).first;
  if (wanted.form !== "open") return listOf(wanted.days.filter((day) => !isCalled(strike, day)));
  if (strike.form === "open") return listOf(eachDay(from, first.subtract({ days: 1 })));
  const between = eachDay(from, last).filter((day) => !known.has(day.toString()));
  const onwards = Temporal.PlainDate.compare(from, last) > 0 ? from : last.add({ days: 1 });
  return [...listOf(between), { form: "open", days: [onwards] }];
}

/** Whether a strike calls anybody on a day. */
export function isCalled({ form, days }: Dated, day: Temporal.PlainDate): boolean {
  if (form === "open") return Temporal.PlainDate.compare(spanOf({ days }).first, day) <= 0;
  return days.some((one) => one.equals(day));
}

function listOf(days: readonly Temporal.PlainDate[]): readonly Dated[] {
  return days.length > 0 ? [{ form: "list", days }] : [];
}

/** None where the last comes before the first. */
function eachDay(first: Temporal.PlainDate, last: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const count = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length: count }, (_, index) => first.add({ days: index }));
}

/** None named is everybody. Of an employer and a site of it the narrower. */
function sharedEmployers(one: readonly string[], other: readonly string[]): readonly string[] | undefined {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const kept = other.flatMap((name) =>
    one.some((broad) => within(name, broad)) ? [name] : one.filter((narrow) => within(narrow, name)),
  );
  return kept.length > 0 ? [...new Set(kept)] : undefined;
}

function sharedDays(one: Dated, other: Dated): Dated | undefined {
  if (one.form === "open" && other.form === "open") {
    const [first, second] = [spanOf(one).first, spanOf(other).first];
    return { form: "open", days: [Temporal.PlainDate.compare(first, second) < 0 ? second : first] };
  }
  const [listing, against] = other.form === "open" ? [one, other] : [other, one];
  const days = listing.days.filter((day) => isCalled(against, day));
  if (days.length === 0) return undefined;
  return { form: days.length === listing.days.length ? listing.form : formOf(days), days };
}

function formOf(days: readonly Temporal.PlainDate[]): Dated["form"] {
  if (days.length === 1) return "day";
  return blocksOf(days).length === 1 ? "range" : "list";
}
