import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * One thing the README's tour says: a command to type, what to press or whom to be, words to read or not to find, a date
 * to choose. What is pressed may be pressed `until` words are there.
 */
export interface Part {
  readonly kind: "typed" | "pressed" | "read" | "unread" | "chosen";
  readonly words: string;
  readonly until?: string;
}

/** The numbered steps of README's “Two minutes”, in its own words and order. */
export function tourSteps(): readonly (readonly Part[])[] {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const [, tour = ""] = /### Two minutes\n(.*?)\n## /su.exec(readme) ?? [];
  return [...tour.matchAll(/^\d+\. (.*)$/gmu)].map(([, step = ""]) => partsOf(step));
}

/** `typed` or `a date`, **pressed**, “read”. */
function partsOf(step: string): readonly Part[] {
  const marked = /(?<before>[^`*“”]*)(?:`(?<code>[^`]+)`|\*\*(?<bold>[^*]+)\*\*|“(?<quoted>[^”]+)”)/gu;
  let pressed = "";
  return [...step.matchAll(marked)].flatMap(({ groups = {} }): Part[] => {
    const { before = "", code, bold, quoted = "" } = groups;
    if (code !== undefined) return [{ kind: code.startsWith("/") ? "typed" : "chosen", words: code }];
    if (bold !== undefined) {
      pressed = bold;
      return [{ kind: "pressed", words: bold }];
    }
    if (/\bno $/u.test(before)) return [{ kind: "unread", words: quoted }];
    const read: Part = { kind: "read", words: quoted };
    return /\buntil\b/u.test(before) ? [{ kind: "pressed", words: pressed, until: quoted }, read] : [read];
  });
}

/** “4 May 2023, 3pm”, as a field for a date and time takes it. */
export function civilOf(moment: string): string {
  const [, day = "", month = "", year, hour = "", half] =
    /^(\d+) (\w+) (\d{4}), (\d+)(am|pm| noon)$/u.exec(moment) ?? [];
  const index = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").indexOf(month.slice(0, 3));
  if (index < 0) throw new Error(`not a moment: ${moment}`);
  const hours = (Number(hour) % 12) + (half === "am" ? 0 : 12);
  const two = (count: number | string) => String(count).padStart(2, "0");
  return `${year}-${two(index + 1)}-${two(day)}T${two(hours)}:00`;
}
