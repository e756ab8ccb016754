const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const monthNumbers = numbersOf(monthNames, { sept: 9 });

const weekdayNumbers = numbersOf(weekdayNames, { tues: 2, weds: 3, thur: 4, thurs: 4 });

/** "May" for 5. Throws RangeError outside 1 to 12. */
export function monthName(month: number): string {
  return nameAt(monthNames, month);
}

/** "Tuesday" for 2: weeks start on Monday. Throws RangeError outside 1 to 7. */
export function weekdayName(weekday: number): string {
  return nameAt(weekdayNames, weekday);
}

/** "Tue" for 2. Throws RangeError outside 1 to 7. */
export function weekdayShort(weekday: number): string {
  return weekdayName(weekday).slice(0, 3);
}

/** 1 to 12 for a month's English name or usual short form, in any case. */
export function monthNumber(word: string): number | undefined {
  return monthNumbers.get(word.toLowerCase());
}

/** 1 (Monday) to 7 for a weekday's English name or usual short form, in any case. */
export function weekdayNumber(word: string): number | undefined {
  return weekdayNumbers.get(word.toLowerCase());
}

function nameAt(names: readonly string[], number: number): string {
  const name = names[number - 1];
  if (name === undefined) throw new RangeError(`no name for ${number}`);
  return name;
}

function numbersOf(
  names: readonly string[],
  others: Readonly<Record<string, number>>,
): ReadonlyMap<string, number> {
  const full = names.map((name, index) => [name.toLowerCase(), index + 1] as const);
  const short = full.map(([name, number]) => [name.slice(0, 3), number] as const);
  return new Map([...full, ...short, ...Object.entries(others)]);
}
