import type { Here } from "../../branch/branch.ts";
import { Ask } from "../../chat/ask.ts";
import { UserError } from "../../chat/user-error.ts";
import type { Understood } from "../../command/sentence.ts";
import { typedMoment } from "../../typed/dates.ts";
import { unlisted } from "../../typed/unlisted.ts";

/** More words are no date. */
const mostWords = 10;

/** A date begins here. */
const dateAhead =
  /^(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tomorrow|tonight|next|this|coming|in an?\b|in \d|in (?:two|three|four|five|six|seven|eight|nine|ten)\b|the \d|the end of|end of|a week|a fortnight|noon|midday|midnight|half|quarter)/iu;

/** What joins a title and its date. */
const joint = /[\s,;:–—-]*(?:\b(?:is|date|on|at|by))*[\s,;:–—-]*$/iu;

/**
 * "Branch AGM on 9 June 5pm", "9 June 5pm: Branch AGM": as options of `/countdown add`. Without a date it can only be the
 * name of a ballot.
 */
export function countdownSaid(pasted: string, here: Here): Understood {
  const typed = unlisted(pasted);
  const [, date, title] = /^date\s+(.+?)[\s,]+title\s+(.+)$/iu.exec(typed) ?? [];
  if (date !== undefined && title !== undefined) return { options: { date, title } };
  const all = typed
    .replace(/^(?:to|until|till|for)\s+(?:the\s+)?/iu, "")
    .replace(/^["“](.*)["”]$/u, "$1")
    .split(/\s+/u);
  for (let from = Math.max(1, all.length - mostWords); from < all.length; from += 1) {
    const date = all.slice(from).join(" ");
    if (isDate(date, here)) return { options: given(all.slice(0, from).join(" "), date) };
  }
  for (let count = Math.min(all.length, mostWords); count > 0; count -= 1) {
    const date = all
      .slice(0, count)
      .join(" ")
      .replace(/^on\s+|[\s,;:–—-]+$/giu, "");
    if (isDate(date, here)) return { options: given(all.slice(count).join(" "), date) };
  }
  return { options: { ballot: typed } };
}

function given(head: string, date: string): Readonly<Record<string, string>> {
  const title = head
    .replace(joint, "")
    .replace(/^[\s,;:–—-]+/u, "")
    .replace(/^["“](.*)["”]$/u, "$1");
  return { date, ...(title !== "" && { title }) };
}

/** Whether it is read as a date, or asked about with what it can mean. */
function isDate(typed: string, here: Here): boolean {
  if (!dateAhead.test(typed)) return false;
  try {
    typedMoment(typed, "date", here);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error instanceof Ask && error.choices.some(({ means }) => means.kind === "options");
  }
}
