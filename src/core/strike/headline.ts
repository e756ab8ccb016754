import { Temporal } from "temporal-polyfill";
import { nearDay, timeInWords } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import { words } from "../text/say.ts";
import { type Block, blocksOf, nextBlock, walkoutsOf } from "./days.ts";
import { stateInWords } from "./facts.ts";
import { type Hours, isOvernight } from "./hours.ts";
import { listedShort } from "./names.ts";
import { startInWords } from "./picket.ts";
import type { Picket, Strike, StrikeScene, StrikeState } from "./strike.ts";

/** What a headline says a strike does. */
type News = "confirmed" | "unconfirmed" | "decision" | "suspended" | "called-off";

/** A strike's headline: for whom where employers are named, when, and whether it is on. */
export function strikeHeadline(news: News, { strike, branch, now }: StrikeScene): string {
  const today = civilDate(now, branch.zone);
  return words(`strike-head-${news}`, { ...whomOf(strike), when: whenShort(strike, today) });
}

/** Of what stops: which days are worked, where it is plain that nothing else calls those members on them. */
export function stoppedHeadline(news: "suspended" | "called-off", scene: StrikeScene): string {
  const { strike, branch, now, beside = [] } = scene;
  const plain = strike.kind === "strike" && strike.form !== "open" && !strike.hours && beside.length === 0;
  const today = civilDate(now, branch.zone);
  const ahead = daysAhead(strike, today);
  if (!plain || ahead.length === 0) return strikeHeadline(news, scene);
  return words(`strike-head-${news}-work`, { ...whomOf(strike), days: daysShort(blocksOf(ahead), today) });
}

/** Longest headline that says where and when a picket is, in characters. */
const longestPicket = 60;

/** Of pickets that are new: on which days, and where and from when one is where that fits. */
export function picketHeadline(added: readonly Picket[], { strike, branch, now }: StrikeScene): string {
  const { hours: _, ...days } = strike;
  const [only, another] = added;
  const told = (one: boolean) =>
    words("strike-head-pickets", {
      ...whomOf(strike),
      count: added.length,
      when: whenShort(days, civilDate(now, branch.zone)),
      place: one && only ? only.place : "",
      from: one && only ? startInWords(only) : "",
      one: String(one),
    });
  const whole = told(another === undefined);
  return whole.length > longestPicket ? told(false) : whole;
}

/** What has just been done with a strike, or how it stands: what a rep is answered. */
export type Done =
  | "added"
  | "changed"
  | "again"
  | "pickets"
  | Exclude<StrikeState, "called-off">
  | "off"
  | "taken"
  | "undone";

/** Of an answer to a rep: for whom where employers are named, what was done, and of which days. */
export function doneHeadline(done: Done, { strike, branch, now }: StrikeScene): string {
  const when = whenShort(strike, civilDate(now, branch.zone), false);
  if (done === "undone") {
    return words("strike-head-undone", { ...whomOf(strike), state: stateInWords(strike.state), when });
  }
  return words("strike-head-done", { ...whomOf(strike), done, when });
}

/** Of one that is in this state. */
export function doneAs(state: StrikeState): Done {
  return state === "called-off" ? "off" : state;
}

/** Of a reminder: how many days off, or that it is on now. */
export function aheadHeadline({ strike, branch, now }: StrikeScene, block: Block): string {
  const today = civilDate(now, branch.zone);
  const days = daysBetween(today, block.first);
  if (days < 0) {
    const left = Temporal.PlainDate.compare(block.last, today) >= 0;
    const until = strike.form === "open" ? "open" : left ? "day" : "none";
    return words("strike-head-on", { ...whomOf(strike), until, last: nearDay(block.last, today) });
  }
  const when = `${daysShort([block], today)}${hoursShort(strike.hours)}`;
  return words("strike-head-ahead", { ...whomOf(strike), days, when });
}

function whomOf({ employers, kind }: Pick<Strike, "employers" | "kind">) {
  return { kind, whom: employers.length > 0 ? "named" : "all", names: listedShort(employers) };
}

function daysAhead({ days }: Pick<Strike, "days">, today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  return days.filter((day) => Temporal.PlainDate.compare(today, day) <= 0);
}

/** "on Fri 28 April"; "from Mon 31 October until further notice"; "on 6 days from Mon 10 April"; the “on” where asked for. */
function whenShort(strike: Strike, today: Temporal.PlainDate, on = true): string {
  const { form, hours } = strike;
  const ahead = daysAhead(strike, today);
  const days = form !== "open" && ahead.length > 0 ? ahead : strike.days;
  const blocks = walkoutsOf({ ...strike, days });
  const [first] = blocks;
  const next = nextBlock(strike, today) ?? first;
  if (!first || !next) return "";
  if (form === "open") return words("strike-open", { day: nearDay(first.first, today), at: "inside" });
  const began = days.length > 1 && strike.days.some((day) => day.equals(first.first.subtract({ days: 1 })));
  if (began && blocks.length === 1)
    return `${words("strike-when-until", { last: nearDay(first.last, today) })}${hoursShort(hours)}`;
  const few = blocks.length === 1 || days.length <= 3;
  const said = few
    ? words("strike-when-days", { days: daysShort(blocks, today), on: String(on) })
    : words("strike-when-many", { count: days.length, day: nearDay(next.first, today), on: String(on) });
  return `${said}${hoursShort(hours)}`;
}

/** "Wed 3 and Thu 4 May"; "Mon 10 to Fri 14 April". */
function daysShort(blocks: readonly Block[], today: Temporal.PlainDate): string {
  const parts = blocks.flatMap(({ first, last }) => {
    const count = daysBetween(first, last);
    if (count > 1)
      return [words("strike-when-range", { first: nearDay(first, today), last: nearDay(last, today) })];
    return count === 1 ? [nearDay(first, today), nearDay(last, today)] : [nearDay(first, today)];
  });
  const end = parts.at(-1) ?? "";
  if (parts.length < 2) return end;
  return words("strike-when-and", { days: parts.slice(0, -1).join(", "), last: end });
}

/** Longest words of the union's own that fit a headline, in characters. */
const longestHours = 40;

function hoursShort(hours: Hours | undefined): string {
  if (!hours) return "";
  if (hours.kind === "words")
    return hours.words.length <= longestHours ? `, ${hours.words}` : words("strike-when-set-hours");
  const over = isOvernight(hours) ? "next" : "same";
  return words("strike-when-hours", {
    from: timeInWords(hours.from),
    until: timeInWords(hours.until),
    over: hours.kind === "across" ? "last" : over,
  });
}
