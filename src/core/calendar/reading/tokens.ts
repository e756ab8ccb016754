import { monthNumber, weekdayNumber } from "../names.ts";
import { plainly } from "./plainly.ts";
import { nothingTyped, notUnderstood, tooLong } from "./problems.ts";
import { type Reading, refused, understood, type Wanted } from "./reading.ts";

/** A piece of what was typed. `text` is as typed, for quoting back. */
export type Token =
  | { readonly kind: "number"; readonly text: string; readonly value: number; readonly ordinal: boolean }
  | { readonly kind: "numeric-date"; readonly text: string }
  | { readonly kind: "clock"; readonly text: string }
  | { readonly kind: "dotted"; readonly text: string }
  | { readonly kind: "month"; readonly text: string; readonly value: number }
  | { readonly kind: "weekday"; readonly text: string; readonly value: number }
  | { readonly kind: "meridiem"; readonly text: string; readonly value: "am" | "pm" }
  | { readonly kind: "word"; readonly text: string; readonly value: Word }
  | { readonly kind: "mark"; readonly text: string; readonly value: Mark };

export type Mark = "comma" | "dash" | "and" | "to";

/** Words of the grammar that are not names, numbers or marks. */
export type Word = (typeof allWords)[number];

/** The most a person may type for a date: far above any real one, and a bound on the work done. */
const longestInput = 120;

const allWords = [
  "today",
  "tomorrow",
  "tonight",
  "yesterday",
  "this",
  "next",
  "in",
  "a",
  "an",
  "day",
  "days",
  "week",
  "weeks",
  "month",
  "months",
  "hour",
  "hours",
  "minute",
  "minutes",
  "noon",
  "midday",
  "midnight",
  "at",
  "on",
  "by",
  "the",
  "of",
  "from",
] as const;

const wordsByText: ReadonlyMap<string, Word> = new Map(allWords.map((word) => [word, word] as const));

const marks: ReadonlyMap<string, Mark> = new Map([
  [",", "comma"],
  ["-", "dash"],
  ["–", "dash"],
  ["—", "dash"],
  ["&", "and"],
  ["and", "and"],
  ["to", "to"],
]);

// Each alternative has bounded or single repeats, so the work grows with the length of the input and no faster.
const piecePattern = new RegExp(
  [
    /(?<date>\d{1,4}(?<sep>[/.-])\d{1,2}\k<sep>\d{1,4}(?!\d)(?:t(?=\d))?|\d{1,2}\/\d{1,4}(?!\d))/,
    /(?<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))/,
    /(?<dotted>\d{1,2}\.\d{1,2}(?!\d))/,
    /(?<number>\d+)(?<ordinal>(?:st|nd|rd|th)(?![a-z]))?/,
    /(?<meridiem>[ap](?:\.m\.?|m(?![a-z])))/,
    /(?<word>[a-z]+)\.?/,
    /(?<mark>[,&–—-])/,
    /(?<other>\S)/,
  ]
    .map((part) => part.source)
    .join("|"),
  "gi",
);

/** Cuts what was typed into tokens; anything the grammar has no use for is refused by name. */
export function tokensOf(text: string, wanted: Wanted): Reading<readonly Token[]> {
  if (text.length > longestInput) return refused(tooLong(longestInput, wanted));
  const typed = plainly(text);
  const tokens: Token[] = [];
  for (const match of typed.matchAll(piecePattern)) {
    const token = tokenOf(match.groups ?? {});
    if (token === undefined) return refused(notUnderstood(chunkAround(typed, match.index), wanted));
    tokens.push(token);
  }
  return tokens.length === 0 ? refused(nothingTyped(wanted)) : understood(tokens);
}

/** Whether the token is one of these words. */
export function isWord(token: Token | undefined, ...words: readonly Word[]): boolean {
  return token?.kind === "word" && words.includes(token.value);
}

/** The place of the first token at or after `at` that is none of these words. */
export function afterWords(tokens: readonly Token[], at: number, ...words: readonly Word[]): number {
  let next = at;
  while (isWord(tokens[next], ...words)) next += 1;
  return next;
}

type Groups = Readonly<Record<string, string | undefined>>;

function tokenOf(groups: Groups): Token | undefined {
  const { date, clock, dotted, number, ordinal, meridiem, word, mark } = groups;
  if (date !== undefined) return { kind: "numeric-date", text: date.replace(/t$/i, "") };
  if (clock !== undefined) return { kind: "clock", text: clock };
  if (dotted !== undefined) return { kind: "dotted", text: dotted };
  if (number !== undefined) {
    return { kind: "number", text: number, value: Number(number), ordinal: ordinal !== undefined };
  }
  if (meridiem !== undefined) {
    return { kind: "meridiem", text: meridiem, value: /^a/i.test(meridiem) ? "am" : "pm" };
  }
  if (word !== undefined) return wordToken(word);
  return markToken(mark);
}

function wordToken(text: string): Token | undefined {
  const month = monthNumber(text);
  if (month !== undefined) return { kind: "month", text, value: month };
  const weekday = weekdayNumber(text);
  if (weekday !== undefined) return { kind: "weekday", text, value: weekday };
  const word = wordsByText.get(text.toLowerCase());
  if (word !== undefined) return { kind: "word", text, value: word };
  return markToken(text);
}

function markToken(text: string | undefined): Token | undefined {
  if (text === undefined) return undefined;
  const value = marks.get(text.toLowerCase());
  return value === undefined ? undefined : { kind: "mark", text, value };
}

function chunkAround(text: string, index: number): string {
  const before = /\S*$/.exec(text.slice(0, index))?.[0] ?? "";
  const after = /^\S*/.exec(text.slice(index))?.[0] ?? "";
  return before + after;
}
