import { Temporal } from "temporal-polyfill";
import type { Happening } from "./story.ts";

/** What a branch secretary would look for in a transcript; each problem in words, none for a good one. */
export function problemsIn(happened: readonly Happening[], ballot: string): readonly string[] {
  return [
    ...happened.flatMap((one) => one.lines.flatMap((line) => dateProblems(line, one))),
    ...happened.filter(({ kind }) => kind === "post").flatMap(postProblems),
    ...crowdedDays(happened, ballot),
    ...calledTooSoon(happened),
  ];
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const months = "January February March April May June July August September October November December".split(
  " ",
);

const dated = new RegExp(
  `\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* (\\d{1,2}) (${months.join("|")})(?: (\\d{4}))?`,
  "gu",
);

function datesIn(line: string, year: number) {
  return [...line.matchAll(dated)].map(([words, weekday = "", day, month = "", typed]) => ({
    words,
    weekday,
    date: Temporal.PlainDate.from({
      year: Number(typed ?? year),
      month: months.indexOf(month) + 1,
      day: Number(day),
    }),
  }));
}

function dateProblems(line: string, { at, kind }: Happening): readonly string[] {
  const today = at.toPlainDate();
  const found = datesIn(line, at.year);
  const wrong = found.filter(({ weekday, date }) => !days[date.dayOfWeek - 1]?.startsWith(weekday));
  const [first] = found;
  const left = /^(?:(\d+) days? to go|(\d+) days? of this mandate)/u.exec(line);
  const told = left && Number(left[1] ?? left[2]);
  const early = told !== null && first && today.until(first.date).days !== told;
  // A private list of posts says what each will say on its own day.
  const elsewhen = kind !== "private" && /\btoday, \w+ \d/u.test(line) && first && !first.date.equals(today);
  return [
    ...wrong.map(({ words }) => `a wrong weekday: ${words}`),
    ...(early || elsewhen ? [`${today} says: ${line}`] : []),
  ];
}

/** One post: nothing twice, no name as a number, and a strike's day by its own title. */
function postProblems({ at, lines }: Happening): readonly string[] {
  const today = at.toPlainDate();
  const [title = "", when = ""] = lines;
  const twice = lines.filter((line, index) => lines.indexOf(line) !== index);
  const ahead = { "Strike today": 0, "Strike tomorrow": 1, "Strike in 7 days": 7 }[title.split(":")[0] ?? ""];
  const strike = datesIn(when, at.year);
  return [
    ...twice.map((line) => `${today} says twice: ${line}`),
    ...(lines.slice(1).some((line) => line.startsWith(title))
      ? [`${today} says its title twice: ${title}`]
      : []),
    ...(ahead !== undefined &&
    strike.length > 0 &&
    strike.every(({ date }) => today.until(date).days !== ahead)
      ? [`${today} says: ${title}, ${when}`]
      : []),
    ...lines.filter((line) => /\b(?:you|they) voted\b|vote (?:yes|no)\b/iu.test(line)),
  ];
}

/** More than one of the ballot's own posts at the branch's hour of one day, in one channel. */
function crowdedDays(happened: readonly Happening[], ballot: string): readonly string[] {
  const scheduled = happened
    .filter(({ kind, lines, at }) => kind === "post" && lines[0] === ballot && at.hour === 9)
    .map(({ branch, at }) => `${branch} ${at.toPlainDate()}`);
  return scheduled
    .filter((day, index) => scheduled.indexOf(day) !== index)
    .map((day) => `more than one scheduled post: ${day}`);
}

/** A post about a strike, other than that it is not confirmed, before it was said that it is. */
function calledTooSoon(happened: readonly Happening[]): readonly string[] {
  const posts = happened.filter(({ kind }) => kind === "post").map(({ lines }) => lines.join("\n"));
  return posts.flatMap((post, index) => {
    const name = /^Strike (?:today|tomorrow|in \d+ days): (.*)$/mu.exec(post)?.[1];
    if (name === undefined) return [];
    const before = posts.slice(0, index);
    const confirmed = before.findLastIndex((one) => one.startsWith(`Strike confirmed: ${name}`));
    const stopped = before.findLastIndex(
      (one) => /^Strike (?:suspended|called off)/u.test(one) && one.includes(name),
    );
    return confirmed > stopped ? [] : [`not confirmed: ${post.split("\n")[0]}`];
  });
}
