import { Temporal } from "temporal-polyfill";
import type { At } from "../../branch/branch.ts";
import { inFull } from "../../calendar/reading/in-full.ts";
import { otherwise } from "../../calendar/reading/meant.ts";
import { readMoment } from "../../calendar/reading/read-moment.ts";
import { readTime } from "../../calendar/reading/read-time.ts";
import { civilDate, instantOf } from "../../calendar/zone.ts";
import { Ask } from "../../chat/ask.ts";
import { occurrences } from "../../reminder/occurrences.ts";
import type { Repeat } from "../../reminder/repeat.ts";
import { plainKeys } from "../../text/keys.ts";
import { say, words } from "../../text/say.ts";
import { readingContext } from "../../typed/dates.ts";
import { nearest } from "../../typed/nearest.ts";
import { isRepeat, typedRepeat } from "./typed-repeat.ts";
import { isTied } from "./typed-tie.ts";

/** When a reminder goes, as words of a sentence say it: options of `/reminder add`. */
export interface WhenSaid {
  readonly options: Readonly<Record<string, string>>;
  readonly ask?: Ask;
}

const names =
  "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december tomorrow tonight yesterday noon midday midnight morning afternoon evening weekly monthly fortnightly weekdays".split(
    " ",
  );

const others =
  /^(?:[@&,–-]|\d.*|[ap]\.?m\.?,?|may|at|on|by|in|the|of|an?|from|and|or|until|till|til|to|up|this|next|coming|past|half|quarter|each|every|other|once|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|first|second|third|fourth|last|day|days|weeks?|weekends?|working|fortnights?|months?|month['’]s|hours?|hrs?|minutes?|mins?|time|days['’]|weeks['’]|today|tonite|tmrw|tmw|nxt|night|lunch|lunchtime|noon|o['’]clock|gmt|bst|daily|quarterly|monthly|except|not|but|bank|public|holidays?|starting|beginning|now|christmas|new|year['’]s|eve|easter|good|boxing|before|prior|ahead|safe|posting|post|date|closes?|closing|close|ballot['’]?s?|replacements?|deadline|opening|opens?|result|strike|mandate|ends?|end|couple|quarter|sharp|week|uk|first|thing|midday)$/iu;

/** Shorter words are a letter apart by right. */
const shortestSlip = 5;

/** Whether a word may be part of when: as the grammar has it, or a slip away from it. */
function isOfWhen(word: string): boolean {
  const plain = plainKeys(word)
    .replace(/^["“(]+|[\s.,:;!?)"”…]+$/gu, "")
    .toLowerCase();
  if (plain === "") return true;
  const short = plain.replace(/\.$/u, "").replace(/s$/u, "");
  if (others.test(plain) || names.some((name) => name === plain || name === short)) return true;
  if (
    /^(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/u.test(short)
  )
    return true;
  return plain.length >= shortestSlip && nearest(plain, names) !== undefined;
}

/** What these words say of when, wholly; undefined where they say anything else. A slip in how often is asked about. */
export function whenSaid(typed: string, at: At): WhenSaid | undefined {
  const near = nearly(typed, at);
  // "fortnighty on Friday" is not once.
  return near && !often.test(typed) ? near : (asTyped(typed, at) ?? near);
}

/** "every tueday at 9am": the same with the word that is a slip away. */
function nearly(typed: string, at: At): WhenSaid | undefined {
  const meant = typed
    .split(/\s+/u)
    .map((word) => {
      const [, plain = "", end = ""] = /^(.*?)([,:;]*)$/u.exec(word) ?? [];
      const known = others.test(plain) || !isOfWhen(plain) || plain.length < shortestSlip;
      const near = known ? undefined : nearest(plain.toLowerCase(), names);
      return near !== undefined && near !== plain.toLowerCase().replace(/s$/u, "") ? `${near}${end}` : word;
    })
    .join(" ");
  const said = meant === typed || !often.test(meant) ? undefined : asTyped(meant, at);
  // What is asked about its first day says how often as well.
  if (!said || said.ask) return said;
  const near = capitalDays(bare(meant));
  const choices = [
    { label: near, style: "primary", means: { kind: "options", options: said.options } },
    { label: words("ask-form"), means: { kind: "form" } },
  ] as const;
  return { options: {}, ask: new Ask({ lines: [say("ask-near-when", { near })] }, choices, "when") };
}

function bare(phrase: string): string {
  return phrase.replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, "");
}

function capitalDays(phrase: string): string {
  return phrase.replaceAll(
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day/gu,
    (day) => `${day.charAt(0).toUpperCase()}${day.slice(1)}`,
  );
}

function asTyped(typed: string, at: At): WhenSaid | undefined {
  if (!typed.split(/\s+/u).every(isOfWhen)) return undefined;
  const phrase = bare(typed);
  if (phrase === "" || phrase.length > 120 || /^\d{1,2}$/u.test(phrase)) return undefined;
  const [, repeating = phrase, until] = /^(.+?),?\s+(?:until|till|til|up to)\s+(.+)$/iu.exec(phrase) ?? [];
  if (often.test(repeating)) return repeatSaid(repeating, until, at);
  if (until !== undefined) return undefined;
  // "the post" alone is something that is looked for, and no day.
  const tied = /^(?:on\b|\d|an?\b|one\b|the\b|day\b|week\b)/iu.test(phrase) && !/^the \S+$/iu.test(phrase);
  if (tied && isTied(phrase)) return { options: { when: phrase } };
  const context = readingContext(at);
  const read = (words: string) => readMoment(words, context);
  return read(phrase).ok || otherwise(phrase, read, context).length > 0
    ? { options: { when: phrase } }
    : undefined;
}

const often =
  /\b(?:every|each|everyday|daily|weekly|bi-?weekly|monthly|fortnightly|quarterly|weekdays|weekends|once (?:a|every)|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b/iu;

const hour =
  "(?:12 ?)?(?:noon|midday|midnight)|\\d{1,2}(?:[:.][0-5]\\d)? ?[ap]\\.?m\\.?|\\d{1,2}[:.][0-5]\\d|\\d{4} ?(?:hrs|hours)|(?:half|quarter|a quarter|ten|twenty|five)(?: past| to)? \\w+|\\d{1,2}(?: ?o ?['’]?clock)?(?: in the \\w+)?";

const hourLast = new RegExp(`^(.+?),? (?:at |@ ?)?(${hour})$`, "iu");

const hourFirst = new RegExp(`^(?:at |@ ?)?(${hour}),? (.+)$`, "iu");

const startLast = /^(.+?),? (?:starting|beginning|from)(?: on| from)? (.+)$/iu;

/** Its rhythm goes by its first day. */
const byItsFirst = /^(?:weekly|every-)/u;

function repeatSaid(typed: string, until: string | undefined, at: At): WhenSaid | undefined {
  const begins = startLast.exec(typed);
  const [begun, start] = [begins?.[1] ?? typed, begins?.[2]];
  const [, part] = partOfDay.exec(begun) ?? [];
  const each =
    part === undefined
      ? begun
      : begun.replace(partOfDay, "").replace(/\b(every|each)(?= at\b|$)/iu, "$1 day");
  const last = hourLast.exec(each);
  const first = last ? undefined : hourFirst.exec(each);
  const whole = isRepeat(each);
  const repeat = whole ? each : (last?.[1] ?? first?.[2] ?? "");
  const hours = whole ? "" : (last?.[2] ?? first?.[1] ?? "");
  if (!isRepeat(repeat)) return undefined;
  const time = `${hours} ${part ?? ""}`.trim();
  const end = until === undefined ? {} : { until };
  if (start !== undefined) return { options: { repeat, when: `${start} ${time}`.trim(), ...end } };
  const said = firstOf(repeat, time, at);
  return { ...said, options: { ...said.options, ...end } };
}

const partOfDay = / (?:in the )?(morning|afternoon|evening|night)\b/iu;

/** The first day it falls on; asked where its rhythm goes by that day and nobody has said it. */
function firstOf(repeat: string, time: string, at: At): WhenSaid {
  const { zone } = at.branch;
  const now = at.typedAt ?? at.now;
  const today = civilDate(now, zone);
  const hour = readTime(time);
  const ahead = hour.ok && Temporal.Instant.compare(instantOf(today, hour.value, zone), now) > 0;
  const from = ahead ? today : today.add({ days: 1 });
  const when = (date: Temporal.PlainDate) => `${inFull({ date })} ${time}`.trim();
  const days = Array.from({ length: 14 }, (_, ahead) => from.add({ days: ahead }));
  const read = repeatOr(repeat, from);
  if (read !== undefined && !byItsFirst.test(read)) {
    const [first = from] = occurrences({ on: from, repeat: read }, at.branch);
    return { options: { repeat, when: when(first) } };
  }
  const fit = days.filter((day) => repeatOr(repeat, day) !== undefined).slice(0, 7);
  if (fit.length === 0) return { options: { repeat, when: when(from) } };
  const choices = fit.map((day) => {
    const words = when(day);
    return { label: words, means: { kind: "options", options: { when: words } } } as const;
  });
  const line = say("ask-first-of-repeat", { repeat });
  return { options: { repeat }, ask: new Ask({ lines: [line] }, choices, "when") };
}

/** Undefined for one that is asked about when it is read. */
function repeatOr(typed: string, date: Temporal.PlainDate): Repeat | undefined {
  try {
    return typedRepeat(typed, { date, time: new Temporal.PlainTime(12) });
  } catch (error) {
    if (error instanceof Ask) return undefined;
    throw error;
  }
}
