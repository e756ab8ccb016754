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

/** What stands around a name and says nothing of it: "the pay ballot please". */
const around = new Set(
  "the a an our my your this that these those one ones for of in on at to and please pls plz thx thanks ta".split(
    " ",
  ),
);

/** What a thing is, whether or not its name says so: "the Passport Office strike" is called a walkout. */
const kinds = new Set(
  "ballot ballots vote strike strikes action walkout stoppage reminder reminders countdown countdowns check checks".split(
    " ",
  ),
);

/** Whether the words name none of them, "the strike", unless one is called just that: any of the kind can be meant. */
export function namesNothing(all: readonly Named[], typed: string): boolean {
  const words = wordsOf(plain(typed));
  if (words.length === 0 || words.some((word) => !around.has(word) && !kinds.has(word))) return false;
  return all.every(({ name }) => plain(name) !== plain(typed));
}

/**
 * Those with a name near to what was typed, for a question: whose whole name is a slip away; else those of which a word
 * is, or of which every word that says anything is, in any order. `called`: what they are known by besides.
 */
export function nearBy<One extends Named>(
  all: readonly One[],
  typed: string,
  called: (one: One) => string = ({ name }) => name,
): readonly One[] {
  const told = wordsOf(plain(typed)).filter((word) => !around.has(word));
  const ways = [plain(typed), told.join(" "), told.join("")].filter((way) => way !== "");
  const whole = all.filter(({ name }) => isSlipOf(ways, [plain(name), wordsOf(plain(name)).join("")]));
  return whole.length > 0 ? whole : all.filter((one) => isPartly(told, ways, one, called(one)));
}

function isPartly(
  told: readonly string[],
  ways: readonly string[],
  { name }: Named,
  called: string,
): boolean {
  const words = wordsOf(plain(name));
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  if (isSlipOf(ways, [...words, ...pairs])) return true;
  const said = told.filter((word) => !kinds.has(word));
  const meant = said.length > 0 ? said : told;
  // A number is what tells things apart by more than their names.
  const known = meant.some((word) => /\p{N}/u.test(word)) ? [...words, ...wordsOf(plain(called))] : words;
  return meant.length > 0 && meant.every((word) => isNear(word, known));
}

function isSlipOf(ways: readonly string[], names: readonly string[]): boolean {
  return ways.some((way) => names.some((name) => isSlip(way, name)));
}

interface Asking<One> {
  /** Those that can be meant; all, unless told. */
  readonly can?: readonly One[];
  /** Those that are asked about where none is named, nor nearly. */
  readonly otherwise?: readonly One[];
  readonly called?: (one: One) => string;
}

/** Those to be asked about where what was typed is not the name of one alone. */
export function meantBy<One extends Named>(
  all: readonly One[],
  typed: string,
  { can = all, otherwise = can, called }: Asking<One> = {},
): readonly One[] {
  if (namesNothing(all, typed)) return otherwise;
  const found = matching(all, typed);
  const near = (found.length > 0 ? found : nearBy(all, typed, called)).filter((one) => can.includes(one));
  return near.length > 0 ? near : otherwise;
}

/** A word of a name, short of its end or a slip away; a number as it stands. */
function isNear(word: string, known: readonly string[]): boolean {
  if (/\p{N}/u.test(word)) return known.includes(word);
  return known.some((one) => one.startsWith(word) || (word.length >= shortest && isSlip(word, one)));
}

/** Shorter words are a letter apart by right. */
const shortest = 3;

/** Figures are no slips: "strike 3" is not "strike 2". */
function isSlip(word: string, name: string): boolean {
  const figures = word.replaceAll(/\P{N}/gu, "");
  const same = figures === "" || figures === name.replaceAll(/\P{N}/gu, "");
  return same && nearest(word, [name]) !== undefined;
}

/** In small letters and without accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").trim().toLowerCase();
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

/** Their names, each once, for a sentence: ids are for buttons and small print. */
export function listed(all: readonly Pick<Named, "name">[]): string {
  const names = [...new Set(all.map(({ name }) => name))];
  return [...names.slice(0, mostListed), ...(names.length > mostListed ? ["…"] : [])].join(", ");
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
