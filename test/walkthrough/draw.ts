import { dayInWords, timeInWords } from "../../src/core/calendar/words.ts";
import { people } from "./desk.ts";
import type { Happening } from "./story.ts";

/** A play as Markdown, day by day, and how many posts each day had. */
export function drawPlay(happened: readonly Happening[]): string {
  const days = [...new Set(happened.map(dayOf))];
  const ofDay = (day: string) => happened.filter((one) => dayOf(one) === day);
  return [
    ...days.map((day) => drawDay(ofDay(day))),
    "### Posts in the channel, by day",
    drawTable(happened),
  ].join("\n\n");
}

/** What was said and done, without when: for setting platforms side by side. */
export function wordsOf({ branch, kind, who, lines, buttons }: Happening): string {
  return [`${branch} ${kind} ${who ?? ""}`, ...lines, ...buttons.map((label) => `[${label}]`)].join("\n");
}

function dayOf({ at }: Happening): string {
  return at.toPlainDate().toString();
}

function drawDay(happened: readonly Happening[]): string {
  const [first] = happened;
  if (!first) return "";
  const drawn = happened.map((one, index) => drawHappening(one, happened.slice(0, index)));
  return [`### ${dayInWords(first.at.toPlainDate())}`, ...drawn].join("\n\n");
}

function drawHappening(one: Happening, before: readonly Happening[]): string {
  const same = before.some((other) => isSamePost(one, other));
  if (same) return `${headOf(one)}: *the same words*`;
  const lines = one.kind === "typed" ? one.lines.map((line) => `\`${line}\``) : one.lines.map(escaped);
  const buttons = one.buttons.map((label) => `\`[${label}]\``).join(" ");
  const all = one.kind === "pressed" ? [] : [...lines, buttons].filter((line) => line !== "");
  return [headOf(one), ...(all.length > 0 ? ["", all.map((line) => `> ${line}`).join("  \n")] : [])].join(
    "\n",
  );
}

/** The channel that follows was told the same at the same time. */
function isSamePost(one: Happening, other: Happening): boolean {
  return (
    one.branch === "there" &&
    other.branch === "here" &&
    one.kind === "post" &&
    other.kind === "post" &&
    one.at.equals(other.at) &&
    one.lines.join("\n") === other.lines.join("\n")
  );
}

function headOf({ at, branch, kind, who, lines }: Happening): string {
  const time = `**${timeInWords(at.toPlainTime())}**`;
  const of = branch === "there" ? "in the branch that follows, " : "";
  const whom = who === undefined ? "" : people[who];
  const the = whom.startsWith("a") ? whom : `the ${whom}`;
  switch (kind) {
    case "typed":
      return `${time}, ${of}${the} types:`;
    case "pressed":
      return `${time}, ${of}${the} taps \`[${lines[0]}]\``;
    case "private":
      return `${time}, ${of}*private, only ${the} sees it:*`;
    case "post":
      return `${time}, ${of}**posted in the channel**`;
    case "changed":
      return `${time}, ${of}**a post in the channel changes in place**`;
    case "direct":
      return `${time}, *a direct message, only ${the} sees it:*`;
  }
}

function drawTable(happened: readonly Happening[]): string {
  const posts = happened.filter(({ branch, kind }) => branch === "here" && kind === "post");
  const days = [...new Set(posts.map(dayOf))];
  const rows = days.map((day) => {
    const ofDay = posts.filter((post) => dayOf(post) === day);
    const [first] = ofDay;
    const titles = ofDay.map(
      ({ at, lines }) => `${timeInWords(at.toPlainTime())} ${escaped(lines[0] ?? "")}`,
    );
    return `| ${first ? dayInWords(first.at.toPlainDate()) : day} | ${ofDay.length} | ${titles.join("; ")} |`;
  });
  return ["| day | posts | which |", "|---|---|---|", ...rows].join("\n");
}

function escaped(line: string): string {
  return line.replace(/[\\`*_<>[\]|]/gu, "\\$&");
}
