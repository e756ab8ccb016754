import { plainKeys } from "../text/keys.ts";
import { nearest } from "../typed/nearest.ts";
import { type DeclaredOption, declaredOptions, type Subcommand } from "./command.ts";

/** Text after a command's name, split into a subcommand's options by their names. */
export type Split = { readonly ok: true; readonly options: Readonly<Record<string, string>> } | NotSplit;

export interface NotSplit {
  readonly ok: false;
  /** "no-colons": what stands there reads as options whose names have no colons. */
  readonly problem: "unknown-option" | "twice" | "loose-text" | "no-colons";
  /** The piece of what was typed that it is about. */
  readonly detail: string;
  /** As far as it was understood. */
  readonly options: Readonly<Record<string, string>>;
  /** Of what was typed twice: each of it. */
  readonly both?: readonly string[];
}

interface Named {
  readonly name: string;
  readonly from: number;
  readonly valueFrom: number;
}

/**
 * `name: PCS reballot closes: Tue 9 May 2023 12 noon` → one value per option. A value runs to the next known option
 * name followed by a colon (or an equals sign), so that no quotes are needed ("17:00" is not an option's name). Words before the first
 * name belong to the one option that may be bare, or to the one they begin with. Quotes around a whole value are dropped.
 */
export function splitOptions(input: string, subcommand: Subcommand): Split {
  const declared = declaredOptions(subcommand);
  const named = findNames(input, declared);
  const loose = input.slice(0, named[0]?.from ?? input.length).trim();
  const options = new Map<string, string>();
  const twice: (readonly [name: string, value: string])[] = [];
  for (const [index, { name, valueFrom }] of named.entries()) {
    const value = unquoted(input.slice(valueFrom, named[index + 1]?.from ?? input.length).trim());
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
  return slipWithin(declared, options) ?? placeLoose(loose, declared, options);
}

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

function placeLoose(loose: string, declared: readonly DeclaredOption[], options: Map<string, string>): Split {
  const so = Object.fromEntries(options);
  if (loose === "") return { ok: true, options: so };
  const bare = declared.find((option) => option.about.bare && !options.has(option.name));
  const mistyped = mistypedName(loose, declared, bare);
  if (mistyped !== undefined) return { ok: false, problem: "unknown-option", detail: mistyped, options: so };
  const led = ledByName(loose, declared, options);
  if (led && (!bare || bare.offer)) return { ok: true, options: { ...so, [led[0]]: led[1] } };
  const colons = bare?.name === "sentence" ? withColons(loose, declared) : undefined;
  if (colons !== undefined) return { ok: false, problem: "no-colons", detail: colons, options: so };
  if (!bare) return { ok: false, problem: "loose-text", detail: loose.slice(0, 40), options: so };
  return { ok: true, options: { ...so, [bare.name]: unquoted(loose) } };
}

/** The name of an option that is none. A sentence may begin with "Friday:" or "us:". */
function mistypedName(
  loose: string,
  declared: readonly DeclaredOption[],
  bare: DeclaredOption | undefined,
): string | undefined {
  const mistyped = /^([\p{L}-]{2,30}):/u.exec(loose)?.[1];
  if (mistyped === undefined || bare?.name !== "sentence") return mistyped;
  return nearest(mistyped, namesOf(declared)) === undefined ? undefined : mistyped;
}

function namesOf(declared: readonly DeclaredOption[]): readonly string[] {
  return declared.map(({ name }) => name);
}

/** "text Phone bank when Friday 5pm": what reads as options, where it begins with the first of them, with their colons. */
function withColons(loose: string, declared: readonly DeclaredOption[]): string | undefined {
  const [, first] = declared;
  const names = declared.flatMap(({ name, required }) => (required ? [name] : []));
  if (!first || !names.includes(first.name)) return undefined;
  const pattern = new RegExp(`(?<=^|\\s)(${names.join("|")}):?(?=\\s)`, "giu");
  const found = [...loose.matchAll(pattern)].map(([, name = ""]) => name.toLowerCase());
  if (found[0] !== first.name || !loose.toLowerCase().startsWith(first.name)) return undefined;
  if (found.length < 2 || new Set(found).size < found.length) return undefined;
  return loose.replace(pattern, (_, name: string) => `${name.toLowerCase()}:`);
}

/** "closes 16 May noon": a name that leads, without its colon. Free text is never looked into. */
function ledByName(
  loose: string,
  declared: readonly DeclaredOption[],
  options: ReadonlyMap<string, string>,
): readonly [name: string, value: string] | undefined {
  const [, word = "", value = ""] = /^(\S+)\s+(.+)$/su.exec(loose) ?? [];
  const option = declared.find(({ name }) => name === plainKeys(word).toLowerCase());
  return option && !options.has(option.name) ? [option.name, unquoted(value)] : undefined;
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

function unquoted(value: string): string {
  const inner = /^["“”](.*)["“”]$/su.exec(value)?.[1];
  return (inner ?? value).trim();
}
