import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import type { Strike } from "../../src/core/strike/strike.ts";
import { dayOf, daysFrom, daysListed, daysNamed, hour, hoursNamed } from "./said.ts";

/** What a channel or a rep was shown. */
export interface Told {
  /** None: it went to one person. */
  readonly channel?: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** A strike as the store holds it, and the moment of the post. */
interface Held {
  readonly strike: Strike;
  readonly now: Temporal.Instant;
  /** For whose members each channel is that is for some alone. */
  readonly audiences: ReadonlyMap<string, readonly string[]>;
}

const states = [
  [/^(?:Strike|Action short of a strike) (?:today|tomorrow|in \d+ days|on now): /u, ["confirmed"]],
  [/^(?:Strike|Action short of a strike) confirmed: /u, ["confirmed"]],
  [/^(?:Strike|Action short of a strike) suspended: /u, ["suspended"]],
  [/^(?:Strike|Action short of a strike) called off: /u, ["called-off"]],
  [/^(?:Not confirmed|To be decided today): /u, ["proposed", "notified"]],
  [/^Correction: /u, ["proposed", "notified", "confirmed", "suspended", "called-off"]],
] as const;

const sayings = {
  confirmed: /Confirmed by the union/u,
  undecided: /This is not confirmed\.|it is not confirmed\./u,
  suspended: /this action is suspended/u,
  "called-off": /this action is called off/u,
} as const;

/** Fails for whatever a post about a strike says that the store does not hold at this moment. */
export function holdsOfStrike(told: Told, held: Held): void {
  if (told.title.startsWith("Look again: ")) holdsOfNotice(told, held);
  else holdsOfPost(told, held);
}

function holdsOfPost(told: Told, held: Held): void {
  const { strike, now } = held;
  const today = dayOf(now);
  const text = told.lines.join("\n");
  const allowed = states.find(([title]) => title.test(told.title))?.[1];
  expect(allowed, "a title that says something else").toBeDefined();
  expect(allowed).toContain(strike.state);
  const state = strike.state === "proposed" || strike.state === "notified" ? "undecided" : strike.state;
  for (const [name, saying] of Object.entries(sayings))
    expect(saying.test(text), `says ${name}`).toBe(name === state);
  if (strike.kind === "asos")
    expect(`${told.title}\n${text}`.replaceAll(/Action short of a strike/gu, "")).not.toMatch(
      /strike|called out|calls? (?:nobody|anyone else|anyone|you) out|walk out/iu,
    );
  else expect(`${told.title}\n${text}`).not.toMatch(/short of|called on|calls on|go on with/u);

  const [when = ""] = told.lines.flatMap((line) => callSaid(line) ?? []);
  holdsCall(when, held);
  holdsTitle(told.title, held);
  const whom = told.lines.filter((line) => line.startsWith("For members in "));
  expect(whom).toHaveLength(1);
  expect(namesIn(whom[0] ?? "")).toEqual([...strike.employers].toSorted());
  holdsAudience(told, held);
  for (const line of told.lines) holdsLine(line, { strike, today });
}

/** The part of a line that says when a strike is. */
function callSaid(line: string): string | undefined {
  const stopped = /^(?:Do not strike|Do not go on with it)(?: on | \()(.*?)\)?: this action is /u.exec(line);
  if (stopped) return stopped[1];
  return /^(?:From )?(?:[A-Z][a-z]{2}(?:[a-z]*day)? \d)/u.test(line) ? line.replace(/\.$/u, "") : undefined;
}

function holdsCall(said: string, { strike, now }: Pick<Held, "strike" | "now">): void {
  const { hours, form, days } = strike;
  const near = days[0] ?? dayOf(now);
  const [listed = "", times = ""] = said.split(/, (?=from (?:\d|midnight)|first to last)/u);
  expect(daysListed(listed, near)).toEqual(days.map(String));
  expect(/until further notice/u.test(said)).toBe(form === "open");
  if (!hours || hours.kind === "words") expect(times).toBe(hours?.words ?? "");
  else holdsHours(times, hours, days);
}

function holdsHours(
  times: string,
  hours: Exclude<Strike["hours"], undefined | { readonly kind: "words" }>,
  days: Strike["days"],
): void {
  const [near] = days;
  if (!near) throw new Error("a strike without days");
  expect(hoursNamed(times)).toEqual([hour(hours.from), hour(hours.until)]);
  const over = Temporal.PlainTime.compare(hours.until, hours.from) <= 0;
  const next = /on the next day/u.test(times);
  const named = daysNamed(times, near);
  if (hours.kind === "across") {
    expect(named).toEqual([days[0], days.at(-1)].map(String));
    expect(over && days.length < 2, "ends before it begins").toBe(false);
  } else if (next || !over) expect([next, named]).toEqual([over, []]);
  else expect(named).toEqual([near.add({ days: 1 }).toString()]);
}

function holdsTitle(title: string, { strike, now }: Held): void {
  const today = dayOf(now);
  const ahead = strike.days.map((day) => daysFrom(today, day));
  const { hours } = strike;
  const overnight = hours?.kind === "each" && Temporal.PlainTime.compare(hours.until, hours.from) <= 0;
  const still = ahead.includes(0) || (overnight && ahead.includes(-1)) || strike.form === "open";
  const [, days] = /^\D* in (\d+) days: /u.exec(title) ?? [];
  if (/ today: /u.test(title) && !title.startsWith("To be")) expect(ahead).toContain(0);
  if (/ tomorrow: /u.test(title)) expect([ahead.includes(0), ahead.includes(1)]).toEqual([false, true]);
  if (/ on now: /u.test(title)) expect([still, (ahead[0] ?? 0) < 0]).toEqual([true, true]);
  if (days !== undefined) expect(Math.min(...ahead.filter((one) => one >= 0))).toBe(Number(days));
  if (title.startsWith("To be decided today")) expect(strike.decisionOn?.toString()).toBe(today.toString());
}

/** "For members in DVSA and Ofgem only"; none for everybody. */
function namesIn(line: string): readonly string[] {
  if (line.startsWith("For members in every employer with a live mandate")) return [];
  const [, names = ""] = /members in (.*?)(?: only|$)/u.exec(line.replace(/\.$/u, "")) ?? [];
  return names.split(/, | and /u).toSorted();
}

/** A call to take part never goes where it calls nobody. */
function holdsAudience({ channel = "", title }: Told, { strike, audiences }: Held): void {
  const audience = audiences.get(channel) ?? [];
  if (/^Correction: | suspended: | called off: /u.test(title)) return;
  if (strike.employers.length === 0 || audience.length === 0) return;
  expect(audience.some((name) => strike.employers.includes(name))).toBe(true);
}

interface At {
  readonly strike: Strike;
  readonly today: Temporal.PlainDate;
}

/** The lines beside when and for whom: each names the days that the store has for it, and no other. */
function holdsLine(line: string, at: At): void {
  const { strike, today } = at;
  const [, stopped] = /^Suspended: (.*?)\. Do not /u.exec(line) ?? [];
  const [, added] = /^Not confirmed yet: (.*?)\. Until that /u.exec(line) ?? [];
  if (callSaid(line) !== undefined) return;
  if (stopped !== undefined) holdsPart(stopped, "stopped", strike);
  else if (added !== undefined) holdsPart(added, "added", strike);
  else {
    expect(daysNamed(line, strike.days[0] ?? today)).toEqual(daysFor(line, strike));
    if (line.startsWith("This is not confirmed.")) holdsDecision(line, at);
  }
}

function daysFor(line: string, { decisionOn, reviewOn, stateSince }: Strike): readonly string[] {
  const of = (day: Temporal.PlainDate | undefined) => (day ? [day.toString()] : ["none"]);
  if (line.startsWith("Confirmed by the union")) return of(dayOf(stateSince));
  if (/^(?:To be looked at again on|Whether it goes on is to be decided) /u.test(line)) return of(reviewOn);
  return line.startsWith("This is not confirmed.") && decisionOn ? of(decisionOn) : [];
}

function holdsDecision(line: string, { strike: { decisionOn }, today }: At): void {
  const left = decisionOn && daysFrom(today, decisionOn);
  expect(/ is to be decided on /u.test(line)).toBe(left !== undefined && left > 0);
  expect(/ is to be decided today, /u.test(line)).toBe(left === 0);
  expect(/ decision was due on /u.test(line)).toBe(left !== undefined && left < 0);
}

/** What of a strike is not confirmed, or no longer, is what the store keeps as wanted or as suspended. */
function holdsPart(said: string, which: "added" | "stopped", strike: Strike): void {
  const { wanted, state } = strike;
  expect(state).toBe("confirmed");
  if (!wanted) throw new Error("nothing of it waits");
  const called = new Set(strike.days.map(String));
  const stopped = new Set((wanted.suspended?.days ?? []).map(String));
  const asked = wanted.form === "open" ? [] : wanted.days.map(String).filter((day) => !called.has(day));
  const [days = ""] = said.split(/, from (?:\d|midnight)|; /u);
  const near = wanted.days[0] ?? strike.stateSince.toZonedDateTimeISO("UTC").toPlainDate();
  if (wanted.form !== "open" && strike.form !== "open")
    expect(daysListed(/members in|everybody else/u.test(days) ? "" : days, near)).toEqual(
      asked.filter((day) => stopped.has(day) === (which === "stopped")),
    );
  expect(/until further notice/u.test(said)).toBe(
    which === "added" && wanted.form === "open" && strike.form !== "open",
  );
  const [, names] = /members in (.*)$/u.exec(said) ?? [];
  const kept = (name: string) =>
    !strike.employers.includes(name) &&
    (wanted.suspended?.employers ?? []).includes(name) === (which === "stopped");
  expect(names?.split(/, | and /u) ?? []).toEqual(
    strike.employers.length === 0 ? [] : wanted.employers.filter(kept),
  );
}

/** What a rep is asked to look at again. */
function holdsOfNotice({ lines }: Told, { strike, now }: Held): void {
  const today = dayOf(now);
  for (const line of lines) {
    const named = daysNamed(line, strike.days[0] ?? today);
    const since = dayOf(strike.stateSince);
    const [, days] = /, (\d+) days ago\./u.exec(line) ?? [];
    if (days !== undefined) {
      expect(Number(days)).toBe(daysFrom(since, today));
      expect(named).toEqual([strike.days[0], since].map(String));
    } else if (/ decision about .* was due on /u.test(line))
      expect(named).toEqual([
        (/which is suspended/u.test(line) ? strike.reviewOn : strike.decisionOn)?.toString(),
      ]);
    else if (/was to be looked at again on/u.test(line)) expect(named).toEqual([strike.reviewOn?.toString()]);
    if (/which is suspended/u.test(line)) expect(strike.state).toBe("suspended");
  }
}
