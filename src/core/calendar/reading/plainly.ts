import { plainKeys } from "../../text/keys.ts";
import { withoutThanks } from "../../text/polite.ts";
import { inFigures, withHalf, wordsInFigures } from "./spoken-time.ts";

/** What people type, in the words of the grammar: only what can mean nothing else. Applied in this order. */
const plainer: readonly (readonly [typed: RegExp, read: string])[] = [
  [/["()[\]]/gu, " "],
  [/[\s.!?;]+$/u, ""],
  [/^[\s']+|'+$/gu, ""],
  [/\s+/gu, " "],
  [/ ?@ ?(?=\d|noon|mid)/giu, " at "],
  [/ ?[;|] ?| \/ /gu, " "],
  [/\b(\d{1,2}) ([/.-]) (\d{1,2}) \2 (\d{4})\b/gu, "$1$2$3$2$4"],
  [/ - (?=(?:at )?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\d\d:\d\d|(?:12 )?(?:noon|midday)))/giu, " "],
  [/(?:^|,? )(?:sharp|prompt|promptly|exactly|on the dot)\b/giu, ""],
  [/\b(?:no later than|not later than|on or before)\b/giu, "by"],
  [/,? ?\b(?:at the )?latest\b/giu, ""],
  // Days as forms write them: "16-May-2023", "16. May", "16 th May", "28.4. 5pm".
  [/\b(\d{1,2}) (?=(?:st|nd|rd|th)\b)/giu, "$1"],
  [/\b(\d{1,2}(?:st|nd|rd|th)?)(?:-|\. ?)(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu, "$1 "],
  [/\b(\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)-(?=\d{2}(?:\d{2})?\b)/giu, "$1 "],
  [/\b(\d{1,2}\.\d{1,2})\.(?=,? )/gu, "$1"],
  // Short forms.
  [/\b(?:tmrw|tmw|tmr|tmro|tomoz|2moro|2morrow)\b/giu, "tomorrow"],
  [/\bnxt\b/giu, "next"],
  [/\b(?:2day|tdy)\b/giu, "today"],
  [/\b2n(?:ite|ight)\b|\btonite\b/giu, "tonight"],
  [/\b(?:uk|london|british) time\b/giu, ""],
  [/\b(?:starting|beginning)(?: from| on)?\b/giu, "from"],
  // Hours.
  [/\b([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs|h)\b/giu, "$1:$2"],
  [/(\d{1,2}[:.]\d{2}) ?(?:hours|hrs|h)\b/giu, "$1"],
  [/(?<=\p{L} )(1[3-9]|2[0-3])h(?:rs)?\b/giu, "$1:00"],
  [/(?<=\p{L} )(1[3-9]|2[0-3])h([0-5]\d)\b/giu, "$1:$2"],
  [
    /(?<=day |row |\bat |^)(0[1-9]|1[0-8]|2[1-3])([0-5]\d)(?![\d/.:-])(?! (?:days|weeks|hours|minutes))/giu,
    "$1:$2",
  ],
  [/(\d{1,2}(?:[:.][0-5]\d)?) ?o ?'?clock/giu, "$1 "],
  [/\b12 ?n\b|\b12 ?midday\b|\bnoontime\b/giu, "12 noon"],
  [/\bthis (?=morning|afternoon|evening)/giu, "today "],
  [/\btonight(?: at)? ((?:[5-9]|1[01])(?:[:.][0-5]\d)?)(?: ?p\.?m\b\.?)?(?! ?[ap]\.?m)/giu, "today $1pm"],
  [/\b((?:[5-9]|1[01])(?:[:.][0-5]\d)?) ?(?:p\.?m\b\.?)? tonight\b/giu, "$1pm today"],
  // Stretches.
  [/\bhalf an hour\b|\b(?:\u00bd|0\.5) ?(?:an )?h(?:ou)?rs?\b/giu, "30 minutes"],
  [/\b(?:a )?quarter of an hour\b/giu, "15 minutes"],
  [/\b(?:an|one) hour and a half\b/giu, "90 minutes"],
  [/\ba fortnight\b|\bfortnight(?= (?:today|tomorrow))/giu, "2 weeks"],
  [/\bfortnight's? time\b/giu, "2 weeks"],
  [/\b(?:a )?couple of (?=days|weeks|hours|minutes|months)/giu, "2 "],
  [/(\d) ?(?:minute|mins?)\b/giu, "$1 minutes"],
  [/(\d) ?(?:hour|hrs?)\b/giu, "$1 hours"],
  [/^(?:in )?(\d{1,4}) ?m$/iu, "in $1 minutes"],
  [/^(?:in )?(\d{1,3}) ?h$/iu, "in $1 hours"],
  [/^(?:in )?(\d{1,3}) ?d$/iu, "in $1 days"],
  [/^(?:in )?(\d{1,2}) ?w(?:ks?)?$/iu, "in $1 weeks"],
  [/\b((?:minutes?|hours?|days?|weeks?|months?))(?:'s?)? time\b/giu, "$1"],
  [/^(an?|\d{1,4}) (minutes?|hours?|days?|weeks?|months?) from (?:now|today)\b/iu, "in $1 $2"],
  [/^(an?|\d{1,3}) (days|weeks?|months?) today\b/iu, "in $1 $2"],
  [/^(an?|\d{1,4}) (minutes?|hours?|days?|weeks?|months?)(?=$| at\b)/iu, "in $1 $2"],
  // Days.
  [/\b(?:the )?day after tomorrow\b/giu, "in 2 days"],
  [/\b(?:a|one) week (?:from )?tomorrow\b|\btomorrow week\b/giu, "in 8 days"],
  [/\b2 weeks (?:from )?tomorrow\b/giu, "in 15 days"],
  [/\btoday week\b/giu, "in 7 days"],
  [/\b(?:this )?coming (?=\p{L})/giu, ""],
  [/\b((?:mon|tue|wed|thu|fri|sat|sun)\p{L}*) coming\b/giu, "$1"],
  [/\bnext week,? (?:on )?(?=(mon|tue|wed|thu|fri|sat|sun))(\p{L}+)/giu, "$2 next week"],
  [/\b((?:mon|tue|wed|thu|fri|sat|sun)\p{L}*) next(?! week\b)/giu, "next $1"],
  [/\b(20\d\d)(0[1-9]|1[0-2])([0-3]\d)\b/gu, "$1-$2-$3"],
  [/\bmay day\b/giu, "1 May"],
  [/\bnew year'?s day\b/giu, "1 January"],
  [/\bnew year'?s eve\b/giu, "31 December"],
  [/\b(?:christmas|xmas) eve\b/giu, "24 December"],
  [/\bchristmas(?: day)?\b|\bxmas(?: day)?\b/giu, "25 December"],
  [/\bboxing day\b/giu, "26 December"],
  [/(?<=(?:day|\b(?:tomorrow|this|the|mon|tues?|weds?|thu|thurs?|fri|sat|sun))\.? )eve\b/giu, "evening"],
  [/\b(?:(?:a|one) )?week (?:on|from|next) (?=\p{L})/giu, "week-on "],
  [/\b2 weeks on (?=\p{L})/giu, "fortnight-on "],
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

const ordinalAlone = new RegExp(`\\bthe (${ordinals.toReversed().join("|")})$`, "iu");

const numbers = counted.toReversed().join("|");

const number = new RegExp(
  `\\b(?:${numbers})(?= (?:minutes?|hours?|days?|weeks?|months?|o ?'?clock|noon|mins?|hrs?|[ap]\\.?m\\b))|(?<=\\bat )(?:${numbers})\\b|(?<=\\bhalf (?:past )?|\\b(?:past|to) )(?:${numbers})\\b`,
  "giu",
);

/** "1h30", "1 hour and 30 minutes", "2½ hours": in minutes; where nothing says so, no more hours than a clock has not. */
const hoursAndMinutes =
  /^(?:in )?(\d{1,2}) ?h(?:ours?|rs?)?,? ?(?:and )?([0-5]?\d) ?(?:m|mins?|minutes?)$|^(?:in )?([1-9]) ?h ?([0-5]\d)$/iu;

const hoursAndParts =
  /^(?:in )?(\d{1,2})(?:\.(5|25|75)| ?(?:and (?:a|\u00bd)? ?)?(half|\u00bd)) ?h(?:ours?|rs?)?$/iu;

function inMinutes(typed: string): string {
  const [, hours, minutes, alone, more] = hoursAndMinutes.exec(typed) ?? [];
  if (hours ?? alone) return `in ${Number(hours ?? alone) * 60 + Number(minutes ?? more)} minutes`;
  const [, whole, part = "5"] = hoursAndParts.exec(typed) ?? [];
  return whole === undefined ? typed : `in ${(Number(whole) + Number(`0.${part}`)) * 60} minutes`;
}

/** The same in the words of the grammar. What was typed in those already stays as it is. */
export function plainly(typed: string): string {
  const figures = wordsInFigures(withoutThanks(plainKeys(typed)))
    .replace(/\b(twenty|thirty) (?=first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)/giu, "$1-")
    .replace(ordinalAlone, (_, name: string) => `${ordinals.indexOf(name.toLowerCase()) + 1}th`)
    .replace(ordinal, (word: string, name: string) =>
      word.length > 0 ? String(ordinals.indexOf(name.toLowerCase()) + 1) : word,
    )
    .replace(number, (word: string) => String(counted.indexOf(word.toLowerCase()) + 1));
  const plain = plainer
    .reduce((words, [said, read]) => words.replace(said, read), inMinutes(figures.trim()))
    .replace(/\s+/gu, " ")
    .trim();
  const half = /\b(?:half|quarter|past|to)\b.*?\b\d{1,2} ?([ap])\.?m\b/iu.exec(plain)?.[1];
  const said = half
    ? inFigures(plain.replace(/(\d) ?[ap]\.?m\b\.?/iu, "$1"), half.toLowerCase() === "a" ? "am" : "pm")
    : plain;
  return withHalf(said).replace(/\s+/gu, " ").trim();
}
