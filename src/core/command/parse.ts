import { type DeclaredOption, declaredOptions, type Subcommand } from "./command.ts";

/** Text after a command's name, split into a subcommand's options by their names. */
export type Split = { readonly ok: true; readonly options: Readonly<Record<string, string>> } | NotSplit;

export interface NotSplit {
  readonly ok: false;
  readonly problem: "unknown-option" | "twice" | "loose-text";
  /** The piece of what was typed that it is about. */
  readonly detail: string;
}

interface Named {
  readonly name: string;
  readonly from: number;
  readonly valueFrom: number;
}

/**
 * `name: PCS reballot closes: Tue 9 May 2023 12 noon` → one value per option. A value runs to the next known option
 * name followed by a colon, so that no quotes are needed ("17:00" is not an option's name). Words before the first
 * name belong to the one option that may be bare. Quotes around a whole value are dropped.
 */
export function splitOptions(input: string, subcommand: Subcommand): Split {
  const declared = declaredOptions(subcommand);
  const named = findNames(input, declared);
  const loose = input.slice(0, named[0]?.from ?? input.length).trim();
  const options = new Map<string, string>();
  for (const [index, { name, valueFrom }] of named.entries()) {
    if (options.has(name)) return { ok: false, problem: "twice", detail: name };
    const value = unquoted(input.slice(valueFrom, named[index + 1]?.from ?? input.length).trim());
    if (value !== "") options.set(name, value);
  }
  return placeLoose(loose, declared, options);
}

function placeLoose(loose: string, declared: readonly DeclaredOption[], options: Map<string, string>): Split {
  if (loose !== "") {
    const mistyped = /^([\p{L}-]{2,30}):/u.exec(loose)?.[1];
    if (mistyped !== undefined) return { ok: false, problem: "unknown-option", detail: mistyped };
    const bare = declared.find((option) => option.about.bare && !options.has(option.name));
    if (!bare) return { ok: false, problem: "loose-text", detail: loose.slice(0, 40) };
    options.set(bare.name, unquoted(loose));
  }
  return { ok: true, options: Object.fromEntries(options) };
}

function findNames(input: string, declared: readonly DeclaredOption[]): readonly Named[] {
  const known = new Set(declared.map((option) => option.name));
  return [...input.matchAll(/(?<=^|\s)([a-z][a-z-]*):/giu)].flatMap((match) => {
    const name = (match[1] ?? "").toLowerCase();
    return known.has(name) ? [{ name, from: match.index, valueFrom: match.index + match[0].length }] : [];
  });
}

function unquoted(value: string): string {
  const inner = /^["“”](.*)["“”]$/su.exec(value)?.[1];
  return (inner ?? value).trim();
}
