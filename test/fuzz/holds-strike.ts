import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import type { Strike } from "../../src/core/strike/strike.ts";
import { holdsTitle } from "./holds-headline.ts";
import { dayOf, daysFrom, daysListed, daysNamed, hour, hoursNamed, type Told } from "./said.ts";

/** A strike as the store holds it, and the moment of the post. */
export interface HeldStrike {
  readonly strike: Strike;
  /** Every strike there is. */
  readonly all: readonly Strike[];
  readonly now: Temporal.Instant;
  /** For whose members each channel is that is for some alone. */
  readonly audiences: ReadonlyMap<string, readonly string[]>;
}

const states = [
  [/^Not confirmed: /u, ["proposed", "notified"]],
  [/^To be decided today: /u, ["proposed", "notified"]],
  [/^(?:Picket|New pickets) |: (?:picket|new pickets) /u, ["confirmed"]],
  [/ is suspended$| suspended[,:] work on /u, ["suspended"]],
  [/ is called off$| called off[,:] work on /u, ["called-off"]],
  [/ is on(?: for all with a live mandate)?$/u, ["confirmed"]],
  [/(?:strike|Strike) (?:today|tomorrow|in \d+ days|is on now)(?:,|$)/u, ["confirmed"]],
] as const;

const sayings = {
  undecided: /This is not confirmed\b|it is not confirmed\./u,
  stopped: /: do not (?:strike|go on with it)\b/u,
} as const;

/** Fails for whatever a post about a strike says that the store does not hold at this moment. */
export function holdsOfStrike(told: Told, held: HeldStrike): void {
  if (told.title.startsWith("Look again: ")) holdsOfNotice(told, held);
  else holdsOfPost(told, held);
}

function holdsOfPost(told: Told, held: HeldStrike): void {
  const { strike, now } = held;
  const today = dayOf(now);
  const title = told.title.replace(/^(?:\S+ )?(?:Correction · )?(?=[A-Z])/u, "");
  const text = told.lines.join("\n");
  const allowed = states.find(([pattern]) => pattern.test(title))?.[1];
  expect(allowed, `a title that says something else: ${title}`).toBeDefined();
  expect(allowed).toContain(strike.state);
  for (const [name, saying] of Object.entries(sayings))
    expect(saying.test(text), `says ${name}`).toBe(name === sayingOf(strike));
  if (strike.kind === "asos")
    expect(`${title}\n${text}`.replaceAll(/action short of a strike/giu, "")).not.toMatch(
      /strike|called out|calls? (?:nobody|anyone else|anyone|you) out|walk out/iu,
    );
  else expect(`${title}\n${text}`).not.toMatch(/short of|called on|calls on|go on with/u);

  const [when = ""] = told.lines.flatMap((line) => callSaid(line, strike) ?? []);
  holdsCall(when, held);
  holdsTitle(title, held);
  const whom = told.lines.filter((line) => /^(?:Only f|F)or (?:members in|everyone) /u.test(line));
  expect(whom).toHaveLength(1);
  expect(namesIn(whom[0] ?? "")).toEqual([...strike.employers].toSorted());
  holdsAudience(told, held);
  for (const line of told.lines) holdsLine(line, { ...held, today });
}

function sayingOf({ state }: Strike): keyof typeof sayings | undefined {
  if (state === "confirmed") return undefined;
  return state === "proposed" || state === "notified" ? "undecided" : "stopped";
}

/** The part of a line that says when a strike is. */
function callSaid(line: string, { name }: Strike): string | undefined {
  if (!line.startsWith(`${name}: `)) return undefined;
  const said = line.slice(name.length + 2).replace(/\.$/u, "");
  const stopped = /^do not (?:strike|go on with it)(?: on | \()(.*?)\)?$/u.exec(said);
  return stopped ? stopped[1] : said;
}

function holdsCall(said: string, { strike, now }: Pick<HeldStrike, "strike" | "now">): void {
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

/** "Only for members in DVSA and Ofgem."; none for everybody. */
function namesIn(line: string): readonly string[] {
  const [, names = ""] = /members in (.*?)\./u.exec(line) ?? [];
  return names
    .split(/, | and /u)
    .filter(Boolean)
    .toSorted();
}

/** A call to take part never goes where it calls nobody. */
function holdsAudience({ channel = "", title }: Told, { strike, audiences }: HeldStrike): void {
  const audience = audiences.get(channel) ?? [];
  if (/Correction · |\b(?:picket|new pickets) (?:on|from|until) | suspended| called off/iu.test(title))
    return;
  if (strike.employers.length === 0 || audience.length === 0) return;
  expect(audience.some((name) => strike.employers.includes(name))).toBe(true);
}

interface At extends HeldStrike {
  readonly today: Temporal.PlainDate;
}

/** The lines beside when and for whom: each names the days that the store has for it, and no other. */
function holdsLine(line: string, at: At): void {
  const { strike, today } = at;
  const [, stopped] = /^Suspended: (.*?)\. Do not /u.exec(line) ?? [];
  const [, added] = /^Not confirmed yet: (.*?)\. Until that /u.exec(line) ?? [];
  if (callSaid(line, strike) !== undefined) return;
  if (line.startsWith("Still on: ")) holdsBeside(line, at);
  else if (stopped !== undefined) holdsPart(stopped, "stopped", strike);
  else if (added !== undefined) holdsPart(added, "added", strike);
  else {
    expect(daysNamed(line, strike.days[0] ?? today)).toEqual(daysFor(line, strike));
    if (line.startsWith("This is not confirmed")) holdsDecision(line, at);
  }
}

/** Beside what is stopped: what of the same members' goes on. */
function holdsBeside(line: string, { strike, all }: At): void {
  const other = all.find(({ name }) => line.startsWith(`Still on: ${name}, `));
  if (!other) throw new Error(`no such strike: ${line}`);
  expect([
    other.state,
    daysListed(line, other.days[0] ?? dayOf(other.stateSince)).slice(0, other.days.length),
  ]).toEqual(["confirmed", other.days.map(String)]);
  const both = [strike.employers, other.employers];
  if (both.every((names) => names.length > 0))
    expect(
      other.employers.some((name) => strike.employers.includes(name)),
      line,
    ).toBe(true);
}

function daysFor(line: string, { decisionOn, reviewOn, stateSince }: Strike): readonly string[] {
  const of = (day: Temporal.PlainDate | undefined) => (day ? [day.toString()] : ["none"]);
  if (line.startsWith("Confirmed by the union")) return of(dayOf(stateSince));
  if (/^(?:To be looked at again on|Whether it goes on is to be decided) /u.test(line)) return of(reviewOn);
  return line.startsWith("This is not confirmed") && decisionOn ? of(decisionOn) : [];
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
function holdsOfNotice({ lines }: Told, { strike, now }: HeldStrike): void {
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
