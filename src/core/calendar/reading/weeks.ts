import type { Temporal } from "temporal-polyfill";
import { weekdayNumber } from "../names.ts";
import { civilTime } from "../zone.ts";
import { inFull } from "./in-full.ts";
import type { ReadingContext } from "./reading.ts";

/** Days and hours that are said by the week or the day it is, in full: to be asked, as people count weeks in two ways. */

type Rule = (typed: string, context: ReadingContext) => readonly string[];

const weekday = "(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}*";

/** "Tuesday week", "a week on Tuesday", "6 weeks on Friday": so many weeks after the coming one, or one fewer. */
export const weeksAfter: Rule = (typed, { today }) => {
  const week =
    /\b(week|fortnight)-on (\p{L}{3,9})\b|\b(\p{L}{3,9}) (?:(week)|2 weeks|fortnight)\b/iu.exec(typed) ??
    /\b(?:in )?(\d{1,2}) weeks (?:on |from )?(\p{L}{3,9})\b/iu.exec(typed) ??
    /\b(fortnight) (?:on |from )?(\p{L}{3,9})\b/iu.exec(typed);
  const day = weekdayNumber(week?.[2] ?? week?.[3] ?? "");
  if (!week || day === undefined) return [];
  const coming = comingWeekday(today, day);
  const said = (week[1] ?? week[4] ?? "").toLowerCase();
  const many = Number(said) || (said === "week" ? 1 : 2);
  return [many * 7, many * 7 - 7].map((days) =>
    typed.replace(week[0], inFull({ date: coming.add({ days }) })),
  );
};

function comingWeekday(today: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return today.add({ days: ((day - today.dayOfWeek + 6) % 7) + 1 });
}

/** "the Friday after next": a week or two after the coming one. */
export const afterNext: Rule = (typed, { today }) => {
  const [all, name = ""] = new RegExp(`\\b(?:the )?(${weekday}) after next\\b`, "iu").exec(typed) ?? [];
  const day = weekdayNumber(name);
  if (all === undefined || day === undefined) return [];
  const coming = comingWeekday(today, day);
  return [7, 14].map((days) => typed.replace(all, inFull({ date: coming.add({ days }) })));
};

/** "next week", "the week after next": each of its working days; "end of next week" the last of them, and the Sunday. */
export const inWeek: Rule = (typed, { today }) => {
  const [all] =
    /\b(?:(?:the )?end of )?(?:(?:the )?week after next|next week|(?:the|this) (?:week|weekend)|weekend)\b/iu.exec(
      typed,
    ) ?? [];
  if (all === undefined) return [];
  const end = /end/iu.test(all);
  const thisWeek = /\b(?:the|this) week(?:end)?$|^weekend$/iu.test(all);
  if (thisWeek && !end) return [];
  const ahead = thisWeek ? 0 : /after/iu.test(all) ? 2 : 1;
  const monday = today.add({ days: 7 * ahead + 1 - today.dayOfWeek });
  const days = /weekend/iu.test(all) ? [5, 6] : end ? [4, 6] : [0, 1, 2, 3, 4];
  return days.map((more) => typed.replace(all, inFull({ date: monday.add({ days: more }) })));
};

const inWeekOfToday = new RegExp(
  `\\b(?:(?<before>${weekday}) (?:of )?this week|this week,? (?:on )?(?<behind>${weekday}))\\b`,
  "iu",
);

/** "Friday this week": that of the week it is, which may have passed. */
export const inThisWeek: Rule = (typed, { today }) => {
  const found = inWeekOfToday.exec(typed);
  const day = weekdayNumber(found?.groups?.before ?? found?.groups?.behind ?? "");
  if (!found || day === undefined) return [];
  return [typed.replace(found[0], inFull({ date: today.add({ days: day - today.dayOfWeek }) }))];
};

/** "this time next week", "same time tomorrow": the hour it is now. */
export const thisTime: Rule = (typed, { today, now, zone }) => {
  const time = civilTime(now.round({ smallestUnit: "minute", roundingMode: "ceil" }), zone);
  const [all, week] = /\b(?:this|the same|same) time(?: (next week))?\b/iu.exec(typed) ?? [];
  if (all === undefined) return [];
  const said = inFull({ date: today.add({ days: 7 }), time });
  return [typed.replace(all, week === undefined ? said.replace(/^.* \d{4} /u, "") : said)];
};
