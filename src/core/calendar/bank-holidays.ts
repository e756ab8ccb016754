import { Temporal } from "temporal-polyfill";
import { knownUntil, snapshot } from "./bank-holidays-data.ts";

/** One of the three parts of the United Kingdom that gov.uk lists bank holidays for. */
export type Division = "england-and-wales" | "scotland" | "northern-ireland";

/** The shape of https://www.gov.uk/bank-holidays.json, so that a newer list fits as it is. */
type BankHolidays = Readonly<
  Record<Division, { readonly events: readonly { readonly title: string; readonly date: string }[] }>
>;

const listed: BankHolidays = snapshot;

const bankHolidaysKnownFrom = Temporal.PlainDate.from("2018-01-01");

/**
 * The last civil date the snapshot speaks for. Bank holidays are data, not law: one-off days are proclaimed at
 * short notice (19 September 2022, 8 May 2023), so the list is meant to be refreshed. It was compiled by hand in
 * gov.uk's shape and is not an official download. Plans past this date carry a warning.
 */
export const bankHolidaysKnownUntil: Temporal.PlainDate = Temporal.PlainDate.from(knownUntil);

const names: Readonly<Record<Division, ReadonlyMap<string, string>>> = {
  "england-and-wales": namesByDate("england-and-wales"),
  scotland: namesByDate("scotland"),
  "northern-ireland": namesByDate("northern-ireland"),
};

/** Whether a civil date is a bank holiday in a division. False, not unknown, where the snapshot does not reach. */
export function isBankHoliday(date: Temporal.PlainDate, division: Division): boolean {
  return names[division].has(date.toString());
}

/** The name of the bank holiday on a civil date in a division, such as "Good Friday". */
export function bankHolidayName(date: Temporal.PlainDate, division: Division): string | undefined {
  return names[division].get(date.toString());
}

/** Whether the snapshot speaks for this civil date; where it does not, say that bank holidays are not known. */
export function bankHolidaysCover(date: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(date, bankHolidaysKnownFrom) >= 0 &&
    Temporal.PlainDate.compare(date, bankHolidaysKnownUntil) <= 0
  );
}

function namesByDate(division: Division): ReadonlyMap<string, string> {
  return new Map(listed[division].events.map(({ date, title }) => [date, title] as const));
}
