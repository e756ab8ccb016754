import { dayInWords, timeInWords } from "../../src/core/calendar/words.ts";
import { people } from "./desk.ts";
import type { Happening } from "./story.ts";

/** A play as Markdown, day by day. */
export function drawPlay(happened: readonly Happening[]): string {
  const days = [...new Set(happened.map(dayOf))];
  return days.map((day) => drawDay(happened.filter((one) => dayOf(one) === day))).join("\n\n");
}

function dayOf({ at }: Happening): string {
  return at.toPlainDate().toString();
}

function drawDay(happened: readonly Happening[]): string {
  const [first] = happened;
  if (!first) return "";
  return [`### ${dayInWords(first.at.toPlainDate())}`, ...happened.map(drawHappening)].join("\n\n");
}

function drawHappening(one: Happening): string {
  const lines = one.lines.map((line) => `> ${escaped(line)}`);
  const buttons = one.buttons.length > 0 ? [`> ${one.buttons.map((label) => `[${label}]`).join(" ")}`] : [];
  return [headOf(one), "", ...[...lines, ...buttons].flatMap((line, i) => (i ? [">", line] : [line]))].join("\n");
}

export function headOf({ at, branch, kind, who }: Happening): string {
  const time = timeInWords(at.toPlainTime());
  const of = branch === "there" ? "the branch that follows: " : "";
  const whom = who === undefined ? "" : people[who];
  switch (kind) {
    case "typed":
      return `**${time}**, ${of}${whom} types`;
    case "pressed":
      return `**${time}**, ${of}${whom} taps`;
    case "private":
      return `**${time}**, ${of}*private, only ${whom} sees it*`;
    case "post":
      return `**${time}**, ${of}**posted in the channel**`;
    case "changed":
      return `**${time}**, ${of}**changed in place**`;
    case "direct":
      return `**${time}**, *a direct message, only ${whom} sees it*`;
  }
}

function escaped(line: string): string {
  return line.replace(/[\\`*_<>[\]|#]/gu, "\\$&");
}
