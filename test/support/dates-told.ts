import { Temporal } from "temporal-polyfill";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const months = "January February March April May June July August September October November December".split(
  " ",
);

const dated = new RegExp(
  `\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* (\\d{1,2}) (${months.join("|")})(?: (\\d{4}))?`,
  "gu",
);

/** Without a year the one that is nearest. */
function dateOf(typed: string | undefined, month: number, day: number, near: Temporal.PlainDate) {
  const years = typed === undefined ? [-1, 0, 1].map((more) => near.year + more) : [Number(typed)];
  const [first] = years
    .map((year) => Temporal.PlainDate.from({ year, month, day }))
    .toSorted((one, other) => Math.abs(near.until(one).days) - Math.abs(near.until(other).days));
  if (!first) throw new Error("no year");
  return first;
}

/** The dates a line tells, and whether each is on its weekday. */
export function datesIn(line: string, near: Temporal.PlainDate) {
  return [...line.matchAll(dated)].map(([words, weekday = "", day, month = "", typed]) => {
    const date = dateOf(typed, months.indexOf(month) + 1, Number(day), near);
    return { words, date, right: days[date.dayOfWeek - 1]?.startsWith(weekday) === true };
  });
}

/** When a line may be telling of what: its day, and the days it may name. */
interface Told {
  readonly today: Temporal.PlainDate;
  readonly close: Temporal.PlainDate;
  /** Days that are known, by the words that count to them. */
  readonly known: readonly Temporal.PlainDate[];
  /** When the box is next emptied, while a paper can still arrive. */
  readonly collected?: Temporal.PlainDate | undefined;
}

/** What a line says of days that is not so. */
export function dayProblems(line: string, { today, close, known, collected }: Told): readonly string[] {
  const found = datesIn(line, today);
  const named = found[0]?.date;
  const isKnown = (date: Temporal.PlainDate) => known.some((one) => one.equals(date));
  const wrong = found.filter(({ right, date }) => !right || !isKnown(date)).map(({ words }) => words);
  const near = [...line.matchAll(/\b(today|tomorrow), (?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))/giu)]
    .filter(({ 0: words, index, 1: day }) => {
      const [next] = datesIn(line.slice(index + words.length), today);
      return !next?.date.equals(today.add({ days: day?.toLowerCase() === "today" ? 0 : 1 }));
    })
    .map(([words]) => words);
  const counted = [...line.matchAll(/(\d+|one) days? (?:to go|left)|\bin (\d+) days?, /giu)]
    .filter(({ 1: left, 2: ahead }) => {
      const to = ahead !== undefined || /[Jj]oin by|\(\d+ days? left\)/u.test(line) ? named : close;
      return to === undefined || today.until(to).days !== Number(left ?? ahead);
    })
    .map(([words]) => words);
  const closes = /closes tomorrow/iu.test(line) && !close.equals(today.add({ days: 1 }));
  const closing = /closes today/iu.test(line) && !close.equals(today);
  const boxed = /post (?:it|yours) today|to the box today/iu.test(line) && !collected?.equals(today);
  return [...wrong, ...near, ...counted, ...(closes || closing || boxed ? [line] : [])].map(
    (words) => `${today}: “${words}” in: ${line}`,
  );
}
