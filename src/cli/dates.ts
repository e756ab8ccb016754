import { Temporal } from "temporal-polyfill";
import { writeTimetable } from "../core/acts/timetables/as-file.ts";
import { listLines } from "../core/acts/timetables/list-lines.ts";
import { bankHolidaysCover, bankHolidaysKnownUntil } from "../core/calendar/bank-holidays.ts";
import { dayInWords, momentInWords } from "../core/calendar/words.ts";
import { civilDate, ukZone } from "../core/calendar/zone.ts";
import { plainText } from "../core/chat/card.ts";
import { type Derived, derive } from "../core/timetables/derived.ts";
import { readTimetables, type Timetable, type TimetableFile } from "../core/timetables/file.ts";
import { readList } from "../core/timetables/pasted/list.ts";
import { CliProblem } from "./deliveries.ts";

interface Parts {
  readonly readFile: (path: string) => Promise<string>;
  readonly say: (words: string) => void;
  readonly complain: (words: string) => void;
  /** "tomorrow", and days without their year, are as of then. */
  readonly now?: () => Temporal.Instant;
}

interface DatesAsked {
  readonly path: string;
  readonly json: boolean;
}

/**
 * `muster dates FILE`: what follows from the dates of each campaign in a file, or from a list of dates as unions print
 * them, which is first shown line by line. Throws a CliProblem.
 */
export async function dates(
  { path, json }: DatesAsked,
  { readFile, say, complain, now = Temporal.Now.instant }: Parts,
): Promise<void> {
  const content = await readFile(path).catch((error: unknown) => {
    throw new CliProblem(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const list = /^\s*[{[]/u.test(content) ? undefined : listIn(path, content, now(), complain);
  const read = readTimetables(list ?? content);
  if (!read.ok) throw new CliProblem([`${path} cannot be used:`, ...read.problems].join("\n"));
  const { campaigns, timezone } = read.file;
  warn(read.file, complain);
  const all = campaigns.map((timetable) => ({ timetable, derived: derive(timetable, timezone) }));
  if (!json) return say(all.map(({ timetable, derived }) => table(timetable, derived)).join("\n\n"));
  const printed = all.map(({ timetable: { id }, derived }) => ({ id, derived }));
  say(JSON.stringify({ timezone, campaigns: printed }, undefined, 2));
}

/** A list as a file of one timetable; each line and what was made of it is said beside it. Nothing is asked here. */
function listIn(path: string, content: string, now: Temporal.Instant, complain: Parts["complain"]): string {
  const list = readList(content, { now, zone: ukZone, today: civilDate(now, ukZone) });
  const { name = path, kind, method, milestones } = list;
  complain(
    [`${path}, line by line:`, ...listLines(list).map((line) => `  ${plainText({ lines: [line] })}`)].join(
      "\n",
    ),
  );
  return writeTimetable("list", { name, kind, milestones, ...(method && { method }) });
}

function warn({ campaigns }: TimetableFile, complain: Parts["complain"]): void {
  const unknown = campaigns.filter(({ dates: { opens, closes } }) =>
    [opens, closes].some((day) => day && !bankHolidaysCover(day)),
  );
  if (unknown.length === 0) return;
  complain(
    `Muster knows bank holidays from 2018 to ${dayInWords(bankHolidaysKnownUntil)}; working days may be wrong in: ` +
      unknown.map(({ id }) => id).join(", "),
  );
}

type Row = readonly [string, string];

function table(timetable: Timetable, derived: Derived): string {
  const rows = [...ownRows(timetable), ...derivedRows(derived)];
  const width = Math.max(...rows.map(([name]) => name.length));
  const title = timetable.name ? `${timetable.name} (${timetable.id})` : timetable.id;
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join("\n");
}

function ownRows({ dates: own, times, closes_time, ...others }: Timetable): readonly Row[] {
  const all: Timetable["times"] = { ...times, ...(closes_time && { closes: closes_time }) };
  const { nominations, seats, stage } = others;
  const facts = Object.entries({ stage, nominations, seats }).flatMap(([name, fact]): Row[] =>
    fact ? [[name, String(fact)]] : [],
  );
  const dated = Object.entries(own).map(
    ([name, date]): Row => [spaced(name), momentInWords(date, all?.[name])],
  );
  return [...facts, ...dated];
}

/** Everything worked out but the weekdays, which stand beside the dates. */
function derivedRows({ weekdays: _, ...derived }: Derived): readonly Row[] {
  return Object.entries(derived).flatMap(([name, value]): Row[] =>
    typeof value === "object"
      ? Object.entries(value).map(([each, day]) => [`${spaced(name)}, ${spaced(each)}`, inWords(day)])
      : [[spaced(name), inWords(value)]],
  );
}

function inWords(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const isDay = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value);
  return isDay ? dayInWords(Temporal.PlainDate.from(value)) : String(value);
}

function spaced(name: string): string {
  return name.replaceAll("_", " ");
}
