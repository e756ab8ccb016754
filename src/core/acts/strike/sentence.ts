import type { Here } from "../../branch/branch.ts";
import { Ask } from "../../chat/ask.ts";
import { UserError } from "../../chat/user-error.ts";
import type { Understood } from "../../command/sentence.ts";
import { employersIn, listed } from "../../strike/names.ts";
import { typedStrikeDays } from "../../strike/typed-days.ts";
import { words } from "../../text/say.ts";
import { readingContext } from "../../typed/dates.ts";
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
  const all = typed
    .trim()
    .replace(/^["“](.*)["”]$/u, "$1")
    .split(/\s+/u);
  const { days, head } = daysIn(all, here);
  const [taken, what] = actionFirst.exec(head) ?? [];
  const [end, last] = taken === undefined ? (actionLast.exec(head) ?? []) : [];
  const said = what ?? last;
  const whom = head
    .slice(taken?.length ?? 0, end === undefined ? undefined : head.length - end.length)
    .replace(/^(?:for|by|at|in)\s+|[\s,;:–—-]+$/giu, "");
  const forWhom = /^(?:all[- ]?out|everyone|everybody)$/iu.test(whom) ? "all" : whom;
  const kind = said !== undefined && short.test(said) ? { kind: "asos" } : {};
  const named = (names: string) => ({ for: names, ...kind, name: nameOf(names, said) });
  const apart = askDaysApart(all.join(" "), whom, readingContext(here), named);
  if (apart) return { options: kind, ask: apart };
  return {
    options: {
      ...(days !== undefined && { days }),
      ...(forWhom !== "" && { for: forWhom }),
      ...kind,
      name: nameOf(forWhom, said),
    },
  };
}

/** The longest end, or else the longest beginning, that says days. */
function daysIn(all: readonly string[], here: Here): { readonly days?: string; readonly head: string } {
  for (let from = Math.max(0, all.length - mostWords); from < all.length; from += 1) {
    const days = all.slice(from).join(" ");
    if (/\d|day\b|tomorrow|today/iu.test(days) && areDays(days, here)) {
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
  const whole = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return whole.length > 80 ? `${what.slice(0, 1).toUpperCase()}${what.slice(1)}` : whole;
}
