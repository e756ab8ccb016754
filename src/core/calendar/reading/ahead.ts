import { howLongAhead, tooFarAhead } from "./problems.ts";
import { absent, found, type Part, refusedPart } from "./reading.ts";
import { isWord, type Token, type Word } from "./tokens.ts";

/** How far ahead "in 3 days" or "in 2 hours" points: calendar days or months, or minutes of elapsed time. */
interface Ahead {
  readonly unit: "days" | "months" | "minutes";
  readonly amount: number;
}

const units: Readonly<Partial<Record<Word, Ahead>>> = {
  day: { unit: "days", amount: 1 },
  days: { unit: "days", amount: 1 },
  week: { unit: "days", amount: 7 },
  weeks: { unit: "days", amount: 7 },
  month: { unit: "months", amount: 1 },
  months: { unit: "months", amount: 1 },
  hour: { unit: "minutes", amount: 60 },
  hours: { unit: "minutes", amount: 60 },
  minute: { unit: "minutes", amount: 1 },
  minutes: { unit: "minutes", amount: 1 },
};

const furthest: Readonly<Record<Ahead["unit"], number>> = {
  days: 366,
  months: 12,
  minutes: 366 * 24 * 60,
};

/** "in 3 days", "in a week", "in 2 hours", if that starts at this place. */
export function ahead(tokens: readonly Token[], at: number): Part<Ahead> {
  if (!isWord(tokens[at], "in")) return absent;
  const count = countOf(tokens[at + 1]);
  const unit = unitOf(tokens[at + 2]);
  if (count === undefined || count < 1 || unit === undefined) return refusedPart(howLongAhead());
  const amount = count * unit.amount;
  if (amount > furthest[unit.unit]) return refusedPart(tooFarAhead());
  return found({ unit: unit.unit, amount }, at + 3);
}

function countOf(token: Token | undefined): number | undefined {
  if (isWord(token, "a", "an")) return 1;
  return token?.kind === "number" && !token.ordinal ? token.value : undefined;
}

function unitOf(token: Token | undefined): Ahead | undefined {
  return token?.kind === "word" ? units[token.value] : undefined;
}
