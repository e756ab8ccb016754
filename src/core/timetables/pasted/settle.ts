import { Temporal } from "temporal-polyfill";
import { type MilestoneKind, milestoneKinds } from "../../ballot/campaign.ts";
import { orderProblem } from "../../ballot/order.ts";
import type { Milestone } from "../../calendar/moment.ts";
import type { ReadingContext } from "../../calendar/reading/reading.ts";
import { momentInWords } from "../../calendar/words.ts";
import { daysBetween } from "../../calendar/zone.ts";
import type { Line } from "../../chat/card.ts";
import { say, words } from "../../text/say.ts";
import { misprint } from "./open.ts";
import { type Instead, lineOf, type Open, type Part } from "./part.ts";
import type { RawRow, ReadRow } from "./read-row.ts";

type Milestones = Partial<Record<MilestoneKind, Milestone>>;

interface Settled {
  readonly rows: readonly ReadRow[];
  readonly milestones: Readonly<Milestones>;
}

/** A date of a list is at most so many days from its close, unless it names its own year. */
const furthest = 330;

/** As many readings as are offered of one line. */
const mostReadings = 8;

/** Years are settled by what comes before what; what then still has two readings becomes a question. */
export function settled(raw: readonly RawRow[], context: ReadingContext): Settled {
  const known: Milestones = {};
  const strong = new Set(
    raw.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === "open" && !part.weak && part.milestones.length === 1 ? part.milestones : [],
      ),
    ),
  );
  const done = new Map<Open, Part>();
  const open = raw.flatMap(({ parts }) => parts.filter((part): part is Open => part.kind === "open"));
  const inOrder = open.toSorted((one, other) => rank(one) - rank(other));
  // Twice: what could be of several years may be of one once the others are known.
  for (const part of [...inOrder, ...inOrder]) {
    const [milestone] = part.milestones;
    const weakly = part.weak && milestone && strong.has(milestone);
    if (weakly || (done.get(part)?.kind ?? "which") !== "which") continue;
    const read = narrowed(part, known, context);
    done.set(part, read);
    if (read.kind === "date") known[read.milestone] ??= read.at;
  }
  for (const part of open) if (!done.has(part)) done.set(part, alike(narrowed(part, known, context), known));
  const rows = raw.map(({ parts, ...row }) => ({
    ...row,
    parts: parts.map((part) => (part.kind === "open" ? (done.get(part) ?? nothing) : part)),
  }));
  return agreeing(rows);
}

const nothing: Part = { kind: "unread", why: [] };

/** A weak label beside a strong one is its, if it says the same; otherwise nobody knows whose it is. */
function alike(read: Part, known: Milestones): Part {
  if (read.kind !== "date") return read;
  const same = known[read.milestone]?.date.equals(read.at.date) === true;
  if (same) return read;
  const why = read.milestone === "result" ? say("import-placeless") : say("import-whose");
  return { kind: "unread", why, at: read.at };
}

/** What says its own date first, then the close, then the others as they fall. */
function rank({ days, hours, milestones: [milestone], weak }: Open): number {
  const place =
    (milestone ? milestoneKinds.indexOf(milestone) : milestoneKinds.length) + (hours.length > 1 ? 20 : 0);
  return (weak ? 200 : 0) + (days.length === 1 ? 0 : milestone === "closes" ? 50 : 100) + place;
}

function narrowed(part: Open, known: Milestones, context: ReadingContext): Part {
  const [milestone] = part.milestones;
  if (!milestone) return nothing;
  const { closes } = known;
  // An hour that another line gives is the hour of this one as well.
  if (
    milestone === "closes" &&
    part.hourless &&
    closes?.time &&
    part.days.some((day) => day.equals(closes.date))
  ) {
    return { kind: "date", milestone, at: closes };
  }
  const { days, why = part.whyHour } = part.whyDay
    ? { days: part.days, why: part.whyDay }
    : inYear(part, known, context);
  const [date] = days;
  if (!date || part.vague || days.length > 1 || part.hours.length > 1 || part.milestones.length > 1) {
    return {
      kind: "which",
      why: part.vague ? say("import-vague") : (why ?? say("import-which")),
      choices: choicesOf({ ...part, days }),
    };
  }
  const [time] = part.hours;
  return { kind: "date", milestone, at: { date, ...(time && { time }) }, ...(part.weak && { weak: true }) };
}

interface InYear {
  readonly days: Open["days"];
  readonly why?: Line;
}

/** The years that keep the order of the list, and its reach. That which the list names is meant, if it is one of them. */
function inYear(part: Open, known: Milestones, { today }: ReadingContext): InYear {
  const { days, misprinted = [], named } = part;
  const fits = (date: Temporal.PlainDate) =>
    part.milestones.every((one) => fitting({ ...known, [one]: { date } }, one, known));
  const fit = days.length > 1 || misprinted.length > 0 ? days.filter(fits) : days;
  const [printed] = misprinted;
  if (printed && (fits(printed) || fit.length === 0)) {
    return { days: [...fit, ...misprinted], why: misprint(printed) };
  }
  const left = printed ? fit : likely(fit.length > 0 ? fit : days, { today, named, known, part });
  return { days: left, ...(left.length > 1 && { why: say("import-which-year") }) };
}

interface Among {
  readonly today: Temporal.PlainDate;
  readonly named: number | undefined;
  readonly known: Milestones;
  readonly part: Open;
}

/** Of the year that is named, unless a close in it has passed; or else the next such day. */
function likely(days: Open["days"], { today, named, known, part }: Among): Open["days"] {
  const isClose = part.milestones[0] === "closes";
  const ahead = days.filter((date) => Temporal.PlainDate.compare(date, today) >= 0).slice(0, 1);
  const inNamed = days.filter(({ year }) => year === named);
  if (inNamed.length > 0)
    return isClose && !inNamed.some((date) => ahead.includes(date)) ? [...inNamed, ...ahead] : inNamed;
  const next = named === undefined && (isClose || !known.closes) ? ahead : [];
  return next.length > 0 ? next : days;
}

/** Whether a date keeps the order of what is known, and is near the close. */
function fitting(all: Milestones, milestone: MilestoneKind, { closes }: Milestones): boolean {
  const at = all[milestone];
  if (orderProblem(all)) return false;
  return !at || !closes || milestone === "closes" || Math.abs(daysBetween(at.date, closes.date)) <= furthest;
}

function choicesOf({ milestones, days, hours }: Open): readonly Instead[] {
  return milestones
    .flatMap((milestone) =>
      days.flatMap((date) =>
        hours.map((time): Instead => {
          const at = { date, ...(time && { time }) };
          const moment = momentInWords(date, time);
          const name = words(`milestone-name-${milestone}`);
          return {
            label: milestones.length > 1 ? `${name}: ${moment}` : moment,
            line: lineOf(milestone, at),
          };
        }),
      ),
    )
    .slice(0, mostReadings);
}

/** One date for each milestone: what two lines say differently is asked about, and an hour counts for both. */
function agreeing(rows: readonly ReadRow[]): Settled {
  const milestones: Milestones = {};
  const read = rows.map((row) => ({
    ...row,
    parts: row.parts.map((part): ReadRow["parts"][number] => {
      if (part.kind !== "date") return part;
      const { milestone, at } = part;
      const before = milestones[milestone];
      if (before && !agree(before, at)) {
        const other = rows.find(({ parts }) =>
          parts.some((one) => one.kind === "date" && one.milestone === milestone),
        );
        const choices = [before, at].map((one) => ({
          label: momentInWords(one.date, one.time),
          line: lineOf(milestone, one),
          ...(one === at && other && other.first !== row.first && { without: other.first }),
        }));
        return {
          kind: "which",
          why: say("import-twice", { milestone: words(`milestone-name-${milestone}`) }),
          choices,
        };
      }
      milestones[milestone] = before?.time ? before : at;
      return part;
    }),
  }));
  return { rows: read, milestones };
}

function agree(one: Milestone, other: Milestone): boolean {
  if (!one.date.equals(other.date)) return false;
  return !one.time || !other.time || one.time.equals(other.time);
}
