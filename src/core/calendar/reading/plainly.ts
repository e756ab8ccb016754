import { plainKeys } from "../../text/keys.ts";

/** What people type, in the words of the grammar: only what can mean nothing else. Applied in this order. */
const plainer: readonly (readonly [typed: RegExp, read: string])[] = [
  [/"/gu, ""],
  [/[\s.!?;]+$/u, ""],
  [/^[\s']+|'+$/gu, ""],
  // Short forms.
  [/\b(?:tmrw|tmw|tmr|tomoz|2moro|2morrow)\b/giu, "tomorrow"],
  [/\bnxt\b/giu, "next"],
  [/\b2day\b/giu, "today"],
  [/\b(?:uk|london|british) time\b/giu, ""],
  // Stretches.
  [/\bhalf an hour\b/giu, "30 minutes"],
  [/\ba quarter of an hour\b/giu, "15 minutes"],
  [/\b(?:an|one) hour and a half\b|\b1\.5 hours\b/giu, "90 minutes"],
  [/\ba fortnight\b/giu, "2 weeks"],
  [/\b(?:a )?couple of (?=days|weeks|hours|minutes)/giu, "2 "],
  [/^(?:in )?(\d{1,4}) ?(?:m|mins?)$/iu, "in $1 minutes"],
  [/^(?:in )?(\d{1,3}) ?(?:h|hrs?)$/iu, "in $1 hours"],
  [/^(?:in )?(\d{1,3}) ?d$/iu, "in $1 days"],
  [/^(\d{1,4} (?:minutes?|hours?|days?|weeks?)) from now$/iu, "in $1"],
  [/^(\d{1,3} (?:days|weeks)) today$/iu, "in $1"],
  // Hours.
  [/\b([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs|h)\b/giu, "$1:$2"],
  [/(\d{1,2}[:.]\d{2}) ?(?:hours|hrs|h)\b/giu, "$1"],
  [/(\d{1,2}(?:[:.][0-5]\d)?) ?o ?'?clock/giu, "$1 "],
  [/(\d{1,2}(?:[:.][0-5]\d)?) (?:in the )?morning\b/giu, "$1am"],
  [/(\d{1,2}(?:[:.][0-5]\d)?) (?:in the )?(?:afternoon|evening)\b|(\d{1,2}) at night\b/giu, "$1$2pm"],
  [/\b12 ?n\b|\b12 ?midday\b|\bnoontime\b/giu, "12 noon"],
  [/\bthis (?=morning|afternoon|evening)/giu, "today "],
  // Days.
  [/\bmay day\b/giu, "1 May"],
  [/\bnew year'?s day\b/giu, "1 January"],
  [/\bnew year'?s eve\b/giu, "31 December"],
  [/\bchristmas eve\b/giu, "24 December"],
  [/\bchristmas(?: day)?\b/giu, "25 December"],
  [/\bboxing day\b/giu, "26 December"],
  [/\b(?:a|one) week (?:on|from|next) (?=\p{L})/giu, "week-on "],
];

const counted =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

const ordinals =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(
    " ",
  );

const ordinal = new RegExp(`\\b(?:the )?(${ordinals.toReversed().join("|")})(?= (?:of )?\\p{L})`, "giu");

const numbers = counted.toReversed().join("|");

const number = new RegExp(
  `\\b(?:${numbers})(?= (?:minutes?|hours?|days?|weeks?|o ?'?clock|noon))|(?<=\\bhalf (?:past )?|\\bquarter (?:past|to) )(?:${numbers})\\b`,
  "giu",
);

/** The same in the words of the grammar. What was typed in those already stays as it is. */
export function plainly(typed: string): string {
  const figures = plainKeys(typed)
    .replace(ordinal, (word: string, name: string) =>
      word.length > 0 ? String(ordinals.indexOf(name.toLowerCase()) + 1) : word,
    )
    .replace(number, (word: string) => String(counted.indexOf(word.toLowerCase()) + 1));
  return plainer
    .reduce((words, [said, read]) => words.replace(said, read), figures)
    .replace(/\s+/gu, " ")
    .trim();
}
