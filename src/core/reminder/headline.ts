import { words } from "../text/say.ts";

/** As much as a lock screen shows, in characters. */
const longest = 48;

interface Headed {
  readonly title: string;
  /** What of the words is not in the headline yet; all of them where it cannot hold its line whole. */
  readonly rest: string;
}

/**
 * A headline that says what it is about, by the first line of its author's words; and that it is a reminder, so that
 * nobody takes them for the branch's own news.
 */
export function headed(own: string): Headed {
  const [line = "", ...more] = own.trim().split(/\n/u);
  const first = line.trim();
  const title = words("reminder-title-of", { first: cut(first) });
  // No platform makes a link of what stands in a headline.
  const whole = cut(first) === first && !/:\/\/|@|\.\p{L}{2}/u.test(first);
  return { title, rest: whole ? more.join("\n").trim() : own };
}

/** The headline where what it went by is gone. */
export function headedGone(own: string): string {
  return words("reminder-title-gone", { first: cut(own.trim().split(/\n/u)[0] ?? "") });
}

/** Whole words, as many as fit. */
function cut(line: string): string {
  const letters = Array.from(line);
  if (letters.length <= longest) return line;
  const part = letters.slice(0, longest).join("");
  return `${part.replace(/\s+\S*$/u, "")}…`;
}
