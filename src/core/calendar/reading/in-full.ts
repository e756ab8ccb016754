import { monthName, weekdayShort } from "../names.ts";
import { timeInWords } from "../words.ts";
import type { Moment } from "./read-moment.ts";

/** "Tue 9 May 2023 12 noon". */
export function inFull({ date, time }: Moment): string {
  const day = `${weekdayShort(date.dayOfWeek)} ${date.day} ${monthName(date.month)} ${date.year}`;
  return time ? `${day} ${timeInWords(time)}` : day;
}
