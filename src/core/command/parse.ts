import { plainKeys } from "../text/keys.ts";
import { isPolite } from "../text/polite.ts";
import { nearest } from "../typed/nearest.ts";
import type { Subcommand } from "./command.ts";
import { type DeclaredOption, declaredOptions, type Front } from "./declared.ts";
import { placeLoose, unquoted } from "./loose.ts";
import type { NotSplit, Split } from "./split.ts";

interface Named {
  readonly name: string;
  readonly from: number;
  readonly valueFrom: number;
}

/**
 * `name: PCS reballot closes: Tue 9 May 2023 12 noon` → one value per option. A value runs to the next known option
 * name followed by a colon or an equals sign, so that no quotes are needed ("17:00" is not an option's name). Words before the first
 * name belong to the one option that may be bare, or to the one they begin with. Quotes around a whole value are dropped.
 * `known`: what the bare option can name, so that more may stand behind that name.
 */
export function splitOptions(input: string, subcommand: Subcommand, known: readonly Front[] = []): Split {
  const declared = declaredOptions(subcommand);
  const named = findNames(input, declared);
  const loose = looseIn(input, named[0]);
  const options = new Map<string, string>();
  const twice: (readonly [name: string, value: string])[] = [];
  for (const [index, { name, valueFrom }] of named.entries()) {
    const value = valueIn(input, valueFrom, named[index + 1]);
    if (value === "") continue;
    if (options.has(name)) twice.push([name, value]);
    else options.set(name, value);
  }
  const [again] = twice;
  if (again) {
    const [detail] = again;
    const others = Object.fromEntries([...options].filter(([name]) => name !== detail));
    const both = [
      options.get(detail) ?? "",
      ...twice.flatMap(([name, value]) => (name === detail ? value : [])),
    ];
    return { ok: false, problem: "twice", detail, options: others, both };
  }
  return slipWithin(declared, options) ?? placeLoose(loose, { declared, options, known });
}

function valueIn(input: string, from: number, next: Named | undefined): string {
  const whole = input.slice(from, next?.from ?? input.length).trim();
  return unquoted(next ? whole.replace(parting, "") : whole);
}

/** What stands before the first name; nothing where that says nothing. */
function looseIn(input: string, first: Named | undefined): string {
  const typed = input.slice(0, first?.from ?? input.length).trim();
  return isPolite(plainKeys(typed)) || (first && bulletAlone.test(typed)) ? "" : typed;
}

/** What parts one option from the next, where people put anything: a comma, the mark of a list's next line. */
const parting = /[\s,;]+$|\s*\n\s*[-•*·–—]$/u;

const bulletAlone = /^[-•*·–—]$/u;

/** A name with a slip in it, in the value of the option before: that would swallow it. */
function slipWithin(
  declared: readonly DeclaredOption[],
  options: ReadonlyMap<string, string>,
): NotSplit | undefined {
  const left = declared.map(({ name }) => name).filter((name) => !options.has(name));
  for (const [name, value] of options) {
    if (declared.some((one) => one.name === name && one.about.long)) continue;
    for (const [, word = ""] of value.matchAll(/(?<=\s)([\p{L}-]{3,30}):(?=\s|$)/gu)) {
      if (nearest(word, left))
        return { ok: false, problem: "unknown-option", detail: word, options: Object.fromEntries(options) };
    }
  }
  return undefined;
}

/** Names in any case, with a blank or any dash for their dashes, as a phone writes them. */
function findNames(input: string, declared: readonly DeclaredOption[]): readonly Named[] {
  const names = declared
    .map(({ name }) => name)
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll("-", "[\\s\\-\\u2010-\\u2015\\u2212]"));
  if (names.length === 0) return [];
  const pattern = new RegExp(`(?<=^|\\s)(${names.join("|")})[ \\u00a0]?[:=\\uff1a]`, "giu");
  return [...input.matchAll(pattern)].map((match) => ({
    name: plainKeys(match[1] ?? "")
      .toLowerCase()
      .replaceAll(/\s/gu, "-"),
    from: match.index,
    valueFrom: match.index + match[0].length,
  }));
}
