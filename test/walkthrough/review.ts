import { datesIn } from "../support/dates-told.ts";
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

function dateProblems(line: string, { at, kind }: Happening): readonly string[] {
  const today = at.toPlainDate();
  const found = datesIn(line, today);
  const wrong = found.filter(({ right }) => !right);
  const [first] = found;
  // A mandate or a strike tells the days to its own date, which follows at once.
  const left = /(?:runs out|trike|Nominations close) in (\d+) days, /u.exec(line);
  const told = left && Number(left[1]);
  const early = told !== null && first && today.until(first.date).days !== told;
  const tomorrow = /\btomorrow, \w+ \d/u.test(line) && first && today.until(first.date).days !== 1;
  // A private list of posts says what each will say on its own day.
  const elsewhen = kind !== "private" && /\btoday, \w+ \d/u.test(line) && first && !first.date.equals(today);
  return [
    ...wrong.map(({ words }) => `a wrong weekday: ${words}`),
    ...(early || elsewhen || (kind !== "private" && tomorrow) ? [`${today} says: ${line}`] : []),
  ];
}

/** The days from a post to the close that its second line names. */
function closeProblem([title = "", deadline = ""]: readonly string[], { at }: Happening): readonly string[] {
  const today = at.toPlainDate();
  const [close] = datesIn(deadline, today);
  const told = /(\d+) days? (?:to go|left): /u.exec(title)?.[1];
  if (!close || told === undefined || !/papers? must arrive by/u.test(deadline)) return [];
  return today.until(close.date).days === Number(told) ? [] : [`${today} says: ${title}, ${deadline}`];
}

/** One post: nothing twice, and no name as a number. */
function postProblems(post: Happening): readonly string[] {
  const { at, lines } = post;
  const today = at.toPlainDate();
  const [title = ""] = lines;
  const twice = lines.filter((line, index) => lines.indexOf(line) !== index);
  return [
    ...twice.map((line) => `${today} says twice: ${line}`),
    ...(lines.slice(1).some((line) => line.startsWith(title))
      ? [`${today} says its title twice: ${title}`]
      : []),
    ...closeProblem(lines, post),
    ...lines.filter((line) => /\b(?:you|they) voted\b|vote (?:yes|no)\b/iu.test(line)),
  ];
}

/** More than one of the ballot's own posts at the branch's hour of one day, in one channel. */
function crowdedDays(happened: readonly Happening[], ballot: string): readonly string[] {
  const scheduled = happened
    .filter(({ kind, lines, at }) => kind === "post" && lines[1]?.startsWith(`${ballot}: `) && at.hour === 9)
    .map(({ branch, at }) => `${branch} ${at.toPlainDate()}`);
  return scheduled
    .filter((day, index) => scheduled.indexOf(day) !== index)
    .map((day) => `more than one scheduled post: ${day}`);
}

/** A post that a strike is to come, other than that it is not confirmed, before it was said that it is. */
function calledTooSoon(happened: readonly Happening[]): readonly string[] {
  const posts = happened.filter(({ kind }) => kind === "post").map(({ lines }) => lines);
  return posts.flatMap(([title = "", about = ""], index) => {
    if (!/strike (?:today|tomorrow|in \d+ days), /iu.test(title)) return [];
    const name = about.split(": ")[0] ?? "";
    const before = posts
      .slice(0, index)
      .filter((lines) => lines.some((line) => line.startsWith(`${name}: `)));
    const confirmed = before.findLastIndex(([head = ""]) => / is on\b/u.test(head));
    const stopped = before.findLastIndex(([head = ""]) => /\b(?:suspended|called off)\b/u.test(head));
    return confirmed > stopped ? [] : [`not confirmed: ${title}`];
  });
}
