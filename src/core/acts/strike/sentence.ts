import type { Here } from "../../branch/branch.ts";
import { monthNumber, weekdayNumber } from "../../calendar/names.ts";
import { Ask } from "../../chat/ask.ts";
import { UserError } from "../../chat/user-error.ts";
import type { Understood } from "../../command/sentence.ts";
import { employersIn, listed } from "../../strike/names.ts";
import { typedStrikeDays } from "../../strike/typed-days.ts";
import { say, words } from "../../text/say.ts";
import { readingContext } from "../../typed/dates.ts";
import { unlisted } from "../../typed/unlisted.ts";
import { askDaysApart } from "./days-apart.ts";

const action =
  "(?:(?:one[- ]day|two[- ]day|national|regional|local) )?(?:strike action|strikes?|walk-?outs?|stoppage|action short of (?:a )?strike|overtime ban|ban on overtime|work(?:ing)?[ -]to[ -]rule|asos)";

const actionFirst = new RegExp(`^(?:an? )?(${action})(?:\\s+(?:by|at|in|for|of)\\b|\\s|$)\\s*`, "iu");

const actionLast = new RegExp(`\\s*\\b(?:on )?(${action})$`, "iu");

const short = /overtime|rule|short|asos/iu;

/** More words are no days. */
const mostWords = 24;

/** "HMRC and DWP on Fri 28 April and Tue 2 May", "overtime ban at Ofgem from 3 April": as options of `/strike add`. */
export function strikeSaid(typed: string, here: Here): Understood {
  const all = unlisted(typed)
    .trim()
    .replace(/^["“](.*)["”]$/u, "$1")
    .split(/\s+/u);
  const { days, head, calls } = saidIn(all, here);
  const { said, whom } = actionIn(head);
  // "April strike", "pay strike": a name, and nobody's.
  const own = calls !== undefined ? whom !== "" : said !== undefined && isNobody(whom);
  const forWhom = calls ?? whomOf(own ? "" : whom);
  const kind = said !== undefined && short.test(said) ? { kind: "asos" } : {};
  const named = (names: string) => ({ for: names, ...kind, name: nameOf(names, said) });
  const apart =
    calls === undefined ? askDaysApart(all.join(" "), whom, readingContext(here), named) : undefined;
  if (apart) return { options: kind, ask: apart };
  const when = days === undefined ? {} : { days };
  if (saysHours.test(whom)) return { options: { ...when, ...kind }, ask: askHours() };
  const calling = forWhom === "" ? {} : { for: forWhom };
  const name = own ? capital(head) : nameOf(forWhom, said);
  return { options: { ...when, ...calling, ...kind, name } };
}

function whomOf(whom: string): string {
  return everybody.test(whom) ? "all" : whom;
}

const everybody = /^(?:all[- ]?out|everyone|everybody)$/iu;

/** What is done, and by whom. */
function actionIn(head: string): { readonly said: string | undefined; readonly whom: string } {
  const [taken, what] = actionFirst.exec(head) ?? [];
  const [end, last] = taken === undefined ? (actionLast.exec(head) ?? []) : [];
  const whom = head
    .slice(taken?.length ?? 0, end === undefined ? undefined : head.length - end.length)
    .replace(/^(?:for|by|at|in)\s+|[\s,;:–—-]+$/giu, "")
    .replace(/(?<!\ball)\s+(?:(?:are|is|will be)\s+)?(?:out|on strike|striking|walking out)$/iu, "");
  return { said: what ?? last, whom };
}

/** Hours that were not read with the days: they are nobody's name, and a strike without them is another. */
const saysHours =
  /\b(?:half|quarter|five|ten|twenty) (?:past |to )?\w+ (?:to|till|until)\b|\b\d{1,2}(?:[.:]\d\d)? ?[ap]m\b|\bo['’]clock\b/iu;

function askHours(): Ask {
  const form = { label: words("ask-form"), means: { kind: "form" } } as const;
  return new Ask({ lines: [say("refuse-strike-hours")] }, [form], "hours");
}

/** "April strike on 5 May for Ofgem": whom it calls may stand behind its days. */
function saidIn(all: readonly string[], here: Here): Said {
  const isFor = (word: string) => /^for$/iu.test(word);
  const at = all.findIndex(isFor) === all.findLastIndex(isFor) ? all.findIndex(isFor) : -1;
  const calls = all.slice(at + 1).join(" ");
  if (at > 0 && calls !== "" && !/\d|\bon\b/iu.test(calls)) {
    const before = daysIn(all.slice(0, at), here);
    if (before.days !== undefined) return { ...before, calls };
  }
  return daysIn(all, here);
}

interface Said {
  readonly days?: string;
  /** The words beside them. */
  readonly head: string;
  readonly calls?: string;
}

const nobody =
  /^(?:the|an?|one|two|three|first|second|third|next|last|new|big|further|another|our|branch|day|days|hour|hours|week|weeks|pay|pensions?|jobs|safety|staffing|redundanc(?:y|ies)|spring|summer|autumn|winter|easter|christmas|\d+|of|action)$/iu;

/** Words that say when or what for, and name no employer. */
function isNobody(whom: string): boolean {
  const words = whom.split(/[\s-]+/u).map((word) => word.replace(/['’]s$|[.,]$/gu, ""));
  return words.every(
    (word) => nobody.test(word) || monthNumber(word) !== undefined || weekdayNumber(word) !== undefined,
  );
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`.slice(0, 80);
}

/** The longest end, or else the longest beginning, that says days. */
function daysIn(all: readonly string[], here: Here): Said {
  for (let from = Math.max(0, all.length - mostWords); from < all.length; from += 1) {
    const days = all.slice(from).join(" ");
    if (/\d|day\b|tomorrow|today|fortnight|week|\bend of\b/iu.test(days) && areDays(days, here)) {
      return { days: days.replace(/^on\s+/iu, ""), head: all.slice(0, from).join(" ") };
    }
  }
  for (let count = Math.min(all.length, mostWords); count > 0; count -= 1) {
    const days = all.slice(0, count).join(" ");
    if (areDays(days, here)) {
      return { days: days.replace(/^on\s+|[\s,;:]+$/giu, ""), head: all.slice(count).join(" ") };
    }
  }
  return { head: all.join(" ") };
}

/** Whether it is read as days, or asked about with what it can mean. */
function areDays(typed: string, here: Here): boolean {
  try {
    typedStrikeDays(typed, readingContext(here));
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error instanceof Ask && error.choices.some(({ means }) => means.kind === "options");
  }
}

/** A name by which members know it, of what was said: it can be changed. */
function nameOf(forWhom: string, said: string | undefined): string {
  const what = said ?? words("strike-said-strike");
  const names = employersIn(forWhom);
  const whom = names ? listed(names) : "";
  const name = `${whom} ${whom === "" ? what : what.toLowerCase()}`.trim();
  return name.length > 80 ? capital(what) : capital(name);
}
