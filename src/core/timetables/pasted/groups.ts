import type { FoundDay, FoundHour } from "./found.ts";
import type { Label } from "./label-words.ts";
import { labelled } from "./labels.ts";
import { labelOf, type PastedRow } from "./rows.ts";

/** What a list's headings say of the lines below them. */
export type Section = "nominations" | "ballot" | "strike" | undefined;

/** Days of a line that belong together, with what is said of them. */
export interface Group {
  readonly label: Label | undefined;
  /** In the words of the line. */
  readonly said: string;
  readonly days: readonly FoundDay[];
  /** A first and a last day rather than single ones. */
  readonly run: boolean;
  /** The hours of each of its days. */
  readonly hours: readonly (readonly FoundHour[])[];
  /** "before Fri 28 April", without an hour: that day, or the one before it? */
  readonly before: boolean;
  /** "week commencing", "around", "20th" without its month: the day itself does not stand there. */
  readonly vague: boolean;
}

const roughly =
  /\b(?:w\/?c|w\/?e|week (?:commencing|beginning|ending|of)|mid|early|late|around|approx(?:imately)?|about|circa|on or (?:about|around|before|after)|tbc|to be confirmed|\d{1,2}(?:st|nd|rd|th)(?! class))\b/iu;

const between = /^[\s,(]*(?:(?:at|by|on|from|the|of|to be) ?)*[\s,)]*$/iu;

const run = /^[\s,()]*(?:-|–|—|to|until|till|up to|through|and until)[\s,()]*(?:(?:at|by|on|the) ?)*$/iu;

const list = /^[\s,()]*(?:,|;|&|\/|and|or|, and)[\s,()]*(?:(?:at|by|on|the) ?)*$/iu;

/** The days of a line, each with its label: a label stands before its day, or behind it where the line begins with one. */
export function groupsOf(row: PastedRow, section: Section): readonly Group[] {
  const rest = labelOf(row);
  const spans = row.days.reduce<{ days: FoundDay[]; run: boolean }[]>((so, day) => {
    const last = so.at(-1);
    const gap = last?.days.at(-1) && rest.slice(last.days.at(-1)?.end, day.start);
    if (last && gap !== undefined && run.test(gap)) last.run = true;
    if (last && gap !== undefined && (run.test(gap) || list.test(gap))) last.days.push(day);
    else so.push({ days: [day], run: false });
    return so;
  }, []);
  const hours = hoursOf(row);
  const starts = /[\p{L}\p{N}]/u.test(
    rest.slice(0, spans[0]?.days[0]?.start).replace(/\b(?:on|by|from|the|at)\b/giu, ""),
  );
  return spans.map(({ days, run: isRun }, index) => {
    const from = spans[index - 1]?.days.at(-1)?.end ?? 0;
    const to = spans[index + 1]?.days[0]?.start ?? rest.length;
    const ahead = rest.slice(from, days[0]?.start);
    const behind = rest.slice(days.at(-1)?.end, to);
    const alone = spans.length === 1;
    const said = alone ? `${ahead} ${behind}` : starts ? ahead : behind;
    return {
      label:
        section === "strike" && !/[\p{L}]/u.test(said)
          ? { kind: "strike" }
          : meant(ahead, said, alone, section),
      said: said.replace(/\s+/gu, " ").trim(),
      days,
      run: isRun && days.length === 2,
      hours: days.map((day) => hours.get(day) ?? []),
      before: /\bbefore(?: the)?\s*$/iu.test(ahead) && !hours.get(days[0] ?? row.days[0] ?? never)?.length,
      vague: roughly.test(said),
    };
  });
}

const never: FoundDay = { start: 0, end: 0, day: 0 };

/** What stands before a day says what it is, unless only the whole does. */
function meant(ahead: string, said: string, alone: boolean, section: Section): Label | undefined {
  const heading = section === "strike" ? undefined : section;
  const first = alone ? labelled(ahead, heading) : undefined;
  if (first && !(first.kind === "milestone" && first.weak) && first.kind !== "either") return first;
  return labelled(said, heading) ?? first;
}

/** An hour belongs to the day it stands beside: behind it, or before it with "on" or nothing between. */
function hoursOf({ text, days, hours }: PastedRow): ReadonlyMap<FoundDay, readonly FoundHour[]> {
  const owned = new Map<FoundDay, FoundHour[]>();
  for (const hour of hours) {
    const earlier = days.findLast(({ end }) => end <= hour.start);
    const later = days.find(({ start }) => start >= hour.end);
    const owner = later && (!earlier || isAhead(text, earlier, hour, later)) ? later : (earlier ?? later);
    if (owner) owned.set(owner, [...(owned.get(owner) ?? []), hour]);
  }
  return owned;
}

function isAhead(text: string, earlier: FoundDay, hour: FoundHour, later: FoundDay): boolean {
  const to = text.slice(hour.end, later.start);
  if (!between.test(to)) return false;
  return /\bon\b/iu.test(to) || !between.test(text.slice(earlier.end, hour.start));
}
