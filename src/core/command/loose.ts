import { plainKeys } from "../text/keys.ts";
import { matching, nearBy } from "../typed/by-name.ts";
import { nearest } from "../typed/nearest.ts";
import { withColons } from "./colons.ts";
import type { DeclaredOption, Front } from "./declared.ts";
import type { NotSplit, Split } from "./split.ts";

/** What is typed without any option's name: the thing it is about, and what is said of it. */

interface Placing {
  readonly declared: readonly DeclaredOption[];
  readonly options: Map<string, string>;
  readonly known: readonly Front[];
}

/** Words before the first option that is named: what they are, as far as that can be told. */
export function placeLoose(loose: string, placing: Placing): Split {
  const { declared, options } = placing;
  if (loose === "") return { ok: true, options: Object.fromEntries(options) };
  const notSplit = (problem: NotSplit["problem"], detail: string): NotSplit => {
    return { ok: false, problem, detail: detail.slice(0, 40), options: Object.fromEntries(options) };
  };
  const free = declared.filter((option) => option.about.bare && !options.has(option.name));
  const bare = free.find((option) => option.fronts) ?? free[0];
  const list = looksLike(loose, placing);
  const sentence = bare?.name === "sentence";
  const mistyped = mistypedIn(loose, declared, { rows: list !== undefined, sentence });
  if (mistyped !== undefined) return notSplit("unknown-option", mistyped);
  const led = list && isList(loose) ? undefined : ledByName(loose, placing);
  // "ballot Pay ballot closes 16 May": the name of what leads says nothing.
  if (led && bare?.fronts && led[0] === bare.name) return placeLoose(led[1], placing);
  const colons = colonsIn(loose, declared);
  if (colons !== undefined) return { ...notSplit("no-colons", ""), detail: colons };
  const found =
    led && (!bare || bare.offer) ? { options: Object.fromEntries([led]) } : read(loose, bare, placing);
  for (const [name, value] of Object.entries(found?.options ?? {})) options.set(name, unquoted(value));
  const rest = found ? found.rest : loose;
  return rest === undefined
    ? { ok: true, options: Object.fromEntries(options) }
    : notSplit("loose-text", rest);
}

function colonsIn(loose: string, declared: readonly DeclaredOption[]): string | undefined {
  return isList(loose) ? undefined : withColons(loose, declared);
}

/** The option that what was typed looks like a value of. */
function looksLike(
  typed: string,
  { declared, options }: Pick<Placing, "declared" | "options">,
): DeclaredOption | undefined {
  return declared.find(({ name, about }) => about.looks?.(typed) && !options.has(name));
}

/** By the one option that may be bare; undefined where there is none. */
function read(loose: string, bare: DeclaredOption | undefined, placing: Placing): Read | undefined {
  if (!bare) return undefined;
  const front = bare.fronts && atFront(loose, bare.name, placing);
  if (front || isNamed(loose, placing.known)) return front ?? { options: { [bare.name]: loose } };
  // What is no name may be a sentence.
  const sentence = placing.declared.find(({ name }) => name === "sentence") ?? bare;
  return { options: { [sentence.name]: loose } };
}

/** "closes 16 May noon": a name that leads, without its colon. Free text is never looked into. */
function ledByName(
  loose: string,
  { declared, options }: Pick<Placing, "declared" | "options">,
): readonly [name: string, value: string] | undefined {
  const plain = plainKeys(loose).toLowerCase();
  const option = declared.find(({ name }) =>
    [name, name.replaceAll("-", " ")].some((said) => plain.startsWith(`${said} `)),
  );
  if (!option || options.has(option.name)) return undefined;
  const value = loose.slice(option.name.length).trim();
  return value === "" ? undefined : [option.name, unquoted(value)];
}

/** No name with what leads to it is longer, in characters: what stands behind is not looked at word by word. */
const longestName = 120;

interface Read {
  readonly options: Readonly<Record<string, string>>;
  /** Behind the name of the thing, and for no option. */
  readonly rest?: string;
}

/**
 * "Pay ballot closes 16 May", "Pay ballot HMRC 120, DWP 80", "HMRC 120, DWP 80": the name, as far as there is one, and each
 * other option. Undefined where all of it can only be the name.
 */
function atFront(loose: string, front: string, placing: Placing): Read | undefined {
  const { declared, options, known } = placing;
  if (isNamed(loose, known)) return undefined;
  const ends = [...loose.slice(0, longestName).matchAll(/\s+/gu)].map(
    ({ index, 0: blank }) => [index, index + blank.length] as const,
  );
  const parts = ends.map(([end, from]) => [loose.slice(0, end), loose.slice(from)] as const);
  const led = parts.flatMap(([name, rest]) => {
    const option = ledByName(rest, placing);
    return option && option[0] !== front ? [{ name, option }] : [];
  });
  const listed = declared.some(({ name, about }) => about.looks !== undefined && !options.has(name));
  const named = parts.findLast(([name]) => isCalled(plainName(name), known));
  const sure = led.findLast(({ name }) => matching(known, name).length > 0);
  if (sure && !(listed && isList(loose))) {
    return { options: { [front]: sure.name, [sure.option[0]]: sure.option[1] } };
  }
  const sentence = declared.some(({ name }) => name === "sentence");
  if (named && !(sentence && !listed)) {
    const [name, rest] = [plainName(named[0]), named[1]];
    const list = looksLike(rest, placing);
    return list ? { options: { [front]: name, [list.name]: rest } } : { options: { [front]: name }, rest };
  }
  const list = looksLike(loose, placing);
  if (list) return { options: { [list.name]: loose } };
  const [first] = sentence ? [] : led;
  return first && { options: { [front]: first.name, [first.option[0]]: first.option[1] } };
}

/**
 * A name with a colon that is no option's; "HMRC: 120" is a row where rows are taken, as options are typed small, and a
 * sentence may begin with "Friday:" or "us:".
 */
function mistypedIn(
  loose: string,
  declared: readonly DeclaredOption[],
  { rows, sentence }: { readonly rows: boolean; readonly sentence: boolean },
): string | undefined {
  const [, word] = /^([\p{L}-]{2,30}):/u.exec(loose) ?? [];
  if (word === undefined || !(rows || sentence)) return word;
  const near = nearest(
    word,
    declared.map(({ name }) => name),
  );
  const isRow = sentence || /^\p{Lu}/u.test(word) || /[,\n\t|;]/u.test(loose);
  return near === undefined && isRow ? undefined : word;
}

/** Of several lines or columns: words in it are headings, and no options. */
function isList(typed: string): boolean {
  return /[\n\t|;]/u.test(typed);
}

/** All of it is a name, perhaps with a slip in it. */
function isNamed(typed: string, known: readonly Front[]): boolean {
  return matching(known, typed).length > 0 || (!typed.includes("\n") && nearBy(known, typed).length > 0);
}

/** Its whole name, or its id. */
function isCalled(typed: string, known: readonly Front[]): boolean {
  const wanted = typed.toLowerCase();
  return known.some(({ shortId, name }) => shortId === wanted || name.toLowerCase() === wanted);
}

function plainName(typed: string): string {
  return typed.replace(/[\s:,–—-]+$/u, "");
}

/** Without quotes around all of it. */
export function unquoted(value: string): string {
  const inner = /^["“”](.*)["“”]$/su.exec(value)?.[1];
  return (inner ?? value).trim();
}
