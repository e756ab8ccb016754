import type { Choice } from "../chat/ask.ts";
import type { Suggestion } from "../chat/reply.ts";
import { nearest } from "./nearest.ts";

interface Named {
  readonly shortId: string;
  readonly name: string;
}

/**
 * The one with this short id, which no two of a kind have; else the only one with this very name, or whose name has all
 * of these words. Words may be cut short; numbers may not, and stand as in the name: "8 April" is not "28 April".
 */
export function pick<One extends Named>(all: readonly One[], typed: string): One | undefined {
  const [found, another] = matching(all, typed);
  return another ? undefined : found;
}

/** All that can be meant by it; of ids and whole names, that one alone. */
export function matching<One extends Named>(all: readonly One[], typed: string): readonly One[] {
  const wanted = typed.trim().toLowerCase();
  const exact = all.find(({ shortId }) => shortId === wanted);
  if (exact) return [exact];
  const called = all.filter(({ name }) => name.toLowerCase() === wanted);
  return called.length > 0 ? called : all.filter(({ name }) => hasWords(name, wanted));
}

/** Those with a name, or a word of it, near to what was typed, for a question. */
export function nearBy<One extends Named>(all: readonly One[], typed: string): readonly One[] {
  const wanted = typed.trim();
  return all.filter(({ name }) => nearest(wanted, [...new Set([name.toLowerCase(), ...wordsOf(name)])]));
}

/** A button for each, which goes on with it in this option. */
export function eachAs<One extends { readonly shortId: string }>(
  all: readonly One[],
  option: string,
  label: (one: One) => string,
): readonly Choice[] {
  return all.map((one) => ({
    label: label(one),
    means: { kind: "options", options: { [option]: one.shortId } },
  }));
}

function hasWords(name: string, typed: string): boolean {
  const [words, wanted] = [wordsOf(name), wordsOf(typed)];
  if (wanted.length === 0) return name.includes(typed);
  if (!/\p{N}/u.test(typed)) return wanted.every((word) => words.some((one) => one.startsWith(word)));
  return words.some((_, from) =>
    wanted.every((word, index) => {
      const one = words[from + index] ?? "";
      return /^\p{N}/u.test(word) ? one === word : one.startsWith(word);
    }),
  );
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** As many as a phone shows. */
const mostListed = 10;

export function listed(all: readonly Named[]): string {
  const shown = all.slice(0, mostListed).map(({ shortId, name }) => `${shortId} (${name})`);
  return [...shown, ...(all.length > mostListed ? ["…"] : [])].join(", ");
}

/** What has this in its label or short id, as suggestions. */
export function offered<One extends { readonly shortId: string }>(
  all: readonly One[],
  typed: string,
  label: (one: One) => string,
): readonly Suggestion[] {
  return all
    .map((one) => ({ value: one.shortId, label: label(one) }))
    .filter(({ value, label: words }) => value.startsWith(typed) || words.toLowerCase().includes(typed));
}
