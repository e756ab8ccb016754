import type { ReadingContext } from "../../calendar/reading/reading.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import { UserError } from "../../chat/user-error.ts";
import { daysInWords } from "../../strike/days.ts";
import { typedStrikeDays } from "../../strike/typed-days.ts";
import { say, words } from "../../text/say.ts";

const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*";

/** Whether a day stands among words that name employers. */
const dayWithin = new RegExp(
  `\\d(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}\\b|\\b${month}\\s+\\d|\\d[/.-]\\d|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b(?:tomorrow|today)\\b|\\bon\\s+(?:the\\s+)?\\d`,
  "iu",
);

/** More words are no days. */
const mostWords = 8;

interface Apart {
  readonly whom: string;
  readonly days: string;
}

/**
 * "HMRC on 3 May and DWP on 4 May": each employer has days of its own. That is a strike each, and which one is meant
 * first is asked; as one strike it would call members out on a day that is not theirs.
 * @param whom what was taken for the employers. Undefined where no day stands in it.
 */
export function askDaysApart(
  typed: string,
  whom: string,
  context: ReadingContext,
  named: (whom: string) => Readonly<Record<string, string>>,
): Ask | undefined {
  if (!dayWithin.test(whom)) return undefined;
  const each = (apart(typed, context) ?? []).map((one): Choice => {
    const label = `${one.whom}: ${daysInWords(typedStrikeDays(one.days, context).days)}`;
    return { label, means: { kind: "options", options: { ...named(one.whom), days: one.days } } };
  });
  const form: Choice = { label: words("ask-form"), means: { kind: "form" } };
  return new Ask({ lines: [say("ask-strike-days-apart")] }, [...each, form], "for");
}

/** Undefined unless the whole of it is employers with their days. */
function apart(typed: string, context: ReadingContext): readonly Apart[] | undefined {
  const found: { whom: string; days: string }[] = [];
  let waiting = "";
  for (const [index, part] of typed.split(/(?:\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+)/iu).entries()) {
    const last = found.at(-1);
    if (index > 0 && last && waiting === "" && areDays(part, context)) {
      last.days = `${last.days} and ${part}`;
      continue;
    }
    const one = whomAndDays(part, context);
    if (one) found.push({ whom: `${waiting}${one.whom}`, days: one.days });
    waiting = one ? "" : `${waiting}${part} and `;
  }
  const whole = waiting === "" && found.every(({ days }) => areDays(days, context));
  return whole && found.length > 1 ? found : undefined;
}

function whomAndDays(part: string, context: ReadingContext): Apart | undefined {
  const all = part.trim().split(/\s+/u);
  for (let at = Math.max(1, all.length - mostWords); at < all.length; at += 1) {
    const [first, second] = [all.slice(0, at).join(" "), all.slice(at).join(" ")];
    if (areDays(second, context)) return { whom: bare(first), days: second.replace(/^on\s+/iu, "") };
  }
  for (let at = Math.min(all.length - 1, mostWords); at > 0; at -= 1) {
    const [first, second] = [all.slice(0, at).join(" "), all.slice(at).join(" ")];
    if (areDays(first, context)) return { whom: bare(second), days: first.replace(/^on\s+/iu, "") };
  }
  return undefined;
}

const bare = (whom: string) => whom.replace(/^(?:for|by|at|in)\s+|[\s:–—-]+$|\s+on$/giu, "");

/** Only what is read as days without a question. */
function areDays(typed: string, context: ReadingContext): boolean {
  if (!/\d|day\b|tomorrow|today/iu.test(typed)) return false;
  try {
    typedStrikeDays(typed, context);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
