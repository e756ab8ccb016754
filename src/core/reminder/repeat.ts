import type { Temporal } from "temporal-polyfill";
import { weekdayName } from "../calendar/names.ts";
import { isCollectionDay, type Nation } from "../calendar/working-days.ts";
import { daysBetween } from "../calendar/zone.ts";
import { words } from "../text/say.ts";

/**
 * How often a reminder goes. "working-days" are Monday to Friday but no bank holiday of the branch's nation; "each-24"
 * every Tuesday and Thursday; "every-2-months" on the day of the month of its first; "monthly-15" on the 15th;
 * "nth-3-5" on the third Friday, "nth-last-5" on the last one. A day that a month does not have is its last.
 */
export type Repeat =
  | "once"
  | "daily"
  | "weekdays"
  | "working-days"
  | "weekly"
  | "ballot"
  | `each-${number}`
  | `every-${number}-${"days" | "months"}`
  | `monthly-${number}`
  | `nth-${number | "last"}-${number}`;

/** The same, taken apart. */
type Rule =
  | { readonly kind: "each"; readonly weekdays: readonly number[]; readonly except?: "bank-holidays" }
  | { readonly kind: "days" | "months"; readonly count: number }
  | { readonly kind: "monthly"; readonly day: number }
  | { readonly kind: "nth"; readonly nth: number | "last"; readonly weekday: number };

const mondayToFriday = [1, 2, 3, 4, 5];

/** Undefined of one that does not go by the calendar alone. */
function ruleOf(repeat: Repeat): Rule | undefined {
  switch (repeat) {
    case "once":
    case "ballot":
      return undefined;
    case "daily":
      return { kind: "days", count: 1 };
    case "weekly":
      return { kind: "days", count: 7 };
    case "weekdays":
      return { kind: "each", weekdays: mondayToFriday };
    case "working-days":
      return { kind: "each", weekdays: mondayToFriday, except: "bank-holidays" };
    default:
      return taken(repeat);
  }
}

function taken(repeat: string): Rule {
  const [kind = "", first = "", second = ""] = repeat.split("-");
  if (kind === "each") return { kind, weekdays: Array.from(first, Number) };
  if (kind === "every") return { kind: second === "months" ? second : "days", count: Number(first) };
  if (kind === "monthly") return { kind, day: Number(first) };
  return { kind: "nth", nth: first === "last" ? first : Number(first), weekday: Number(second) };
}

/** Whether one that goes by the calendar, and began to count on `first`, goes on this civil date on or after it. */
export function fallsOn(
  on: Temporal.PlainDate,
  repeat: Repeat,
  { first, nation }: { readonly first: Temporal.PlainDate; readonly nation: Nation },
): boolean {
  const rule = ruleOf(repeat);
  switch (rule?.kind) {
    case "each":
      return rule.weekdays.includes(on.dayOfWeek) && (!rule.except || isCollectionDay(on, nation));
    case "days":
      return daysBetween(first, on) % rule.count === 0;
    case "months":
      return (
        ((on.year - first.year) * 12 + on.month - first.month) % rule.count === 0 &&
        isDayOfMonth(on, first.day)
      );
    case "monthly":
      return isDayOfMonth(on, rule.day);
    case "nth":
      return on.dayOfWeek === rule.weekday && isNth(on, rule.nth);
    case undefined:
      return on.equals(first);
  }
}

function isDayOfMonth(on: Temporal.PlainDate, day: number): boolean {
  return on.day === Math.min(day, on.daysInMonth);
}

function isNth(on: Temporal.PlainDate, nth: number | "last"): boolean {
  return nth === "last" ? on.day + 7 > on.daysInMonth : Math.ceil(on.day / 7) === nth;
}

/** Whether it goes more seldom than every second week. */
export function isSeldom(repeat: Repeat): boolean {
  const rule = ruleOf(repeat);
  if (!rule || rule.kind === "each") return false;
  return rule.kind !== "days" || rule.count > 14;
}

/** "every month on the 15th", "Monday to Friday except bank holidays". */
export function repeatInWords(repeat: Repeat, first: Temporal.PlainDate): string {
  const rule = ruleOf(repeat);
  switch (rule?.kind) {
    case "each":
      if (rule.weekdays !== mondayToFriday) return words("repeat-each", { days: inARow(rule.weekdays) });
      return words(rule.except ? "repeat-working-days" : "repeat-weekdays");
    case "days":
      return rule.count % 7 === 0
        ? words("repeat-weeks", { count: rule.count / 7 })
        : words("repeat-days", { count: rule.count });
    case "months":
      return words("repeat-months", { count: rule.count, day: first.day });
    case "monthly":
      return words("repeat-months", { count: 1, day: rule.day });
    case "nth":
      return words("repeat-nth", { nth: String(rule.nth), day: weekdayName(rule.weekday) });
    case undefined:
      return words("repeat-once");
  }
}

function inARow(weekdays: readonly number[]): string {
  const names = weekdays.map(weekdayName);
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : words("repeat-and", { days: names.slice(0, -1).join(", "), last });
}
