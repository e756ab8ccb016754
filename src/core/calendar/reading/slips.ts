import { monthName, monthNumber, weekdayNumber } from "../names.ts";

/** A word of the grammar with a slip in it. */
export function spelled(typed: string): readonly string[] {
  const wrong = [...typed.matchAll(/\p{L}{4,}/gu)].flatMap(([word]) =>
    monthNumber(word) === undefined && weekdayNumber(word) === undefined ? [word] : [],
  );
  return wrong.flatMap((word) => {
    const near = slips.filter((one) => isSlip(word.toLowerCase(), one));
    return near.map((one) => typed.replace(word, one));
  });
}

const slips = [
  ...Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLowerCase()),
  ..."monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight".split(" "),
  ..."noon midday midnight morning afternoon evening fortnight".split(" "),
];

/** The same letters in another order, one wrongly doubled or not, a letter more, less or (of a long word) other. */
function isSlip(word: string, name: string): boolean {
  if (word === name || word[0] !== name[0]) return false;
  const sorted = (one: string) => [...one].toSorted().join("");
  if (sorted(word) === sorted(name) || undoubled(word) === undoubled(name)) return true;
  if (word.length === name.length) return name.length > 5 && lettersOther(word, name) === 1;
  const [short, long] = word.length < name.length ? [word, name] : [name, word];
  const apart = long.length - short.length;
  return apart <= (name.length > 7 ? 2 : 1) && isWithin(short, long);
}

/** Each letter that stands twice in a row, once. */
function undoubled(word: string): string {
  return word.replaceAll(/(.)\1/gu, "$1");
}

function lettersOther(word: string, name: string): number {
  return [...word].filter((letter, at) => letter !== name[at]).length;
}

/** Whether its letters stand in the other in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}
