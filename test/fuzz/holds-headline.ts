import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import type { Strike } from "../../src/core/strike/strike.ts";
import { aDay, dayOf, daysFrom, daysListed, hour, hoursNamed } from "./said.ts";

/**
 * A strike's headline: its days are days of the strike, all of those to come where it lists them; its hours and its
 * names are the strike's.
 */
export function holdsTitle(
  title: string,
  { strike, now }: { readonly strike: Strike; readonly now: Temporal.Instant },
): void {
  const today = dayOf(now);
  if (title.startsWith("To be decided today")) expect(strike.decisionOn?.toString()).toBe(today.toString());
  const [, soon] = /\b(?:strike|Strike) (today|tomorrow|in \d+ days|is on now)(?:,|$)/u.exec(title) ?? [];
  if (soon !== undefined) holdsSoon(soon, strike, today);
  holdsDays(title, strike, today, soon !== undefined);
  if (picket.test(title)) holdsPicket(title, strike);
  else if (soon !== "is on now") holdsHours(title, strike);
  holdsNames(title, strike.employers);
}

/** News of pickets; where it names one, that one. */
const picket = /^(?:[^:]*: )?(?:picket|new pickets) /iu;

function holdsPicket(title: string, { pickets }: Strike): void {
  const [, said] = /, ([^,].*), from /u.exec(title) ?? [];
  expect(pickets.length, title).toBeGreaterThan(0);
  if (said !== undefined)
    expect(
      pickets.some(({ place }) => said.endsWith(place)),
      title,
    ).toBe(true);
}

function holdsSoon(soon: string, strike: Strike, today: Temporal.PlainDate): void {
  const ahead = strike.days.map((day) => daysFrom(today, day));
  const over = isOvernight(strike.hours) && ahead.includes(-1);
  const next = Math.min(...ahead.filter((one) => one >= 0));
  if (soon === "is on now")
    expect([ahead.includes(0) || over || strike.form === "open", (ahead[0] ?? 0) < 0]).toEqual([true, true]);
  else expect(soon).toBe(next === 0 ? "today" : next === 1 ? "tomorrow" : `in ${next} days`);
}

function holdsDays(title: string, strike: Strike, today: Temporal.PlainDate, some: boolean): void {
  const all = strike.days.map(String);
  const ahead = strike.days.filter((day) => daysFrom(today, day) >= 0).map(String);
  const listed = daysListed(title, strike.days[0] ?? today);
  for (const day of listed) expect(all, title).toContain(day);
  const until = / is on now$/u.test(title) ? undefined : /until further notice/u.test(title);
  if (until !== undefined && !some) expect(until, title).toBe(strike.form === "open");
  const [, count] = /on (\d+) days from /u.exec(title) ?? [];
  if (count !== undefined) expect(Number(count), title).toBe((ahead.length > 0 ? ahead : all).length);
  else if (new RegExp(`until ${aDay}`, "u").test(title)) expect(listed.at(-1), title).toBe(all.at(-1));
  else if (!some && strike.form !== "open" && ahead.length > 0) expect(listed, title).toEqual(ahead);
}

function holdsHours(title: string, { hours, form }: Strike): void {
  if (/work on /u.test(title) || form === "open") return;
  if (hours?.kind === "words") expect(title).toContain(hours.words);
  expect(hoursNamed(title), title).toEqual(
    hours && hours.kind !== "words" ? [hour(hours.from), hour(hours.until)] : [],
  );
  expect(/next day/u.test(title), title).toBe(isOvernight(hours));
  expect(/on the last day/u.test(title), title).toBe(hours?.kind === "across");
}

const isOvernight = (hours: Strike["hours"]) =>
  hours?.kind === "each" && Temporal.PlainTime.compare(hours.until, hours.from) <= 0;

/** "DVSA and Ofgem: …", "… (DVSA, HMRC and Ofgem)"; none for everybody. */
function holdsNames(title: string, employers: readonly string[]): void {
  const open = /^Not confirmed|^To be decided/u.test(title);
  const told =
    (open ? /\(([^)]*)\)$/u : /^([^:]*): (?:strike|action|picket|new pickets) /u).exec(title)?.[1] ?? "";
  expect(told.split(/, | and /u).filter(Boolean), title).toEqual(employers);
}
