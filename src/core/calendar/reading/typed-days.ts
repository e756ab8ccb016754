import { dayAt, type TypedDay } from "./day-part.ts";
import { endOfRange, onlyDays, separateDays } from "./problems.ts";
import { timeAt } from "./read-time.ts";
import { found, type Part, type Reading, refused, refusedPart, understood } from "./reading.ts";
import { strayProblem } from "./stray.ts";
import { afterWords, isWord, type Mark, type Token, tokensOf } from "./tokens.ts";

/** A day, or a run of days with a first and a last, as typed. */
export interface TypedItem {
  readonly first: TypedDay;
  readonly last: TypedDay | undefined;
  /** "from" stood before a day without a last one. */
  readonly open?: boolean;
}

/** Takes in days and runs of days, with commas or "and" between them. */
export function typedDays(text: string): Reading<readonly TypedItem[]> {
  const read = tokensOf(text, "days");
  if (!read.ok) return read;
  const tokens = withoutInnerCommas(read.value);
  const items: TypedItem[] = [];
  for (let at = 0; at < tokens.length; ) {
    const item = itemAt(tokens, at);
    if (item.kind === "refused") return refused(item.problem);
    if (item.kind === "absent") return refused(strayAmongDays(tokens, at));
    const next = afterSeparator(tokens, item.next);
    if (next === undefined) return refused(strayAmongDays(tokens, item.next));
    items.push(item.value);
    at = next;
  }
  return understood(items);
}

function itemAt(tokens: readonly Token[], start: number): Part<TypedItem> {
  const at = afterWords(tokens, start, "from");
  const first = dayAt(tokens, at, "allowed");
  if (first.kind !== "found") return first;
  if (!isMark(tokens[first.next], "dash", "to"))
    return found({ first: first.value, last: undefined, open: at > start }, first.next);
  const last = dayAt(tokens, first.next + 1, "allowed");
  if (last.kind === "found") return found({ first: first.value, last: last.value }, last.next);
  if (last.kind === "refused") return last;
  const isTime = timeAt(tokens, first.next + 1).kind !== "absent";
  return refusedPart(isTime ? onlyDays() : endOfRange());
}

/** The place after a comma, an "and" or both; at the end, the end; undefined where days simply run on. */
function afterSeparator(tokens: readonly Token[], at: number): number | undefined {
  if (at >= tokens.length) return at;
  const comma = isMark(tokens[at], "comma") ? at + 1 : at;
  const next = isMark(tokens[comma], "and") ? comma + 1 : comma;
  return next > at && next < tokens.length ? next : undefined;
}

/** "Mon, 10 April" and "10 April, 2023" have a comma inside a day; only commas between days are kept. */
function withoutInnerCommas(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const day = after?.kind === "number" || after?.kind === "numeric-date" || isWord(after, "the");
    const year = after?.kind === "number" && after.text.length === 4;
    const inner = (before?.kind === "weekday" && day) || (before?.kind === "month" && year);
    return !(isMark(token, "comma") && inner);
  });
}

function strayAmongDays(tokens: readonly Token[], at: number): string {
  if (timeAt(tokens, at).kind !== "absent") return onlyDays();
  if (dayAt(tokens, at, "refused").kind === "found") return separateDays();
  return strayProblem(tokens, at, "days");
}

function isMark(token: Token | undefined, ...marks: readonly Mark[]): boolean {
  return token?.kind === "mark" && marks.includes(token.value);
}
