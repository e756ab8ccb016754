import { words } from "../text/say.ts";

/** What people put before and after an employer's name: "all members in …", "… staff", "… only". */
const before =
  /^(?:(?:all|every|our)\s+)?(?:members|staff|workers|everyone|everybody)\s+(?:who\s+work\s+)?(?:in|at|of|for|from)\s+/iu;

const after = /\s+(?:members|staff|workers)$|\s+with\s+(?:a|any)\s+(?:live\s+)?mandate$/iu;

const only = /[\s,]+only$/iu;

/** A text of these words alone names nobody in particular: "all members with a live mandate", "all-out". */
const everybody =
  /^(?:(?:all|out|every|everyone|everybody|members?|employers?|in|of|with|a|an|any|live|strike|mandates?|who|whose|have|has|the|only)(?:[\s,-]+|$))+$/iu;

/** A name was to come: "members in". */
const unfinished = /(?:^|\s)(?:in|of|with|a|an|any|the|every)$/iu;

/**
 * The employers or sites a rep means: "Ofgem, DVSA and HMRC", "members in Ofgem only". Empty for everybody: "all",
 * "members with a live mandate"; undefined where nothing is named. Commas stand between names, and "and" before the
 * last of them; alone it may be part of a name. Where a name has commas itself, semicolons.
 */
export function employersIn(typed: string): readonly string[] | undefined {
  const whole = typed.replace(/[\s.,;]+$/u, "").trim();
  if (everybody.test(whole)) return unfinished.test(whole) ? undefined : [];
  const names = partsOf(whole.replace(only, "").replace(before, ""))
    .map((name) => name.replace(after, "").replace(/\s+/gu, " ").trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name));
  if (names.length === 0) return undefined;
  return names.filter((name, index) => names.findIndex((other) => sameWords(other, name)) === index);
}

function partsOf(names: string): readonly string[] {
  if (names.includes(";")) return names.split(";");
  const parts = names.split(",");
  const last = parts.pop() ?? "";
  return parts.length === 0 ? [last] : [...parts, ...last.split(/(?:^|\s)and\s/iu)];
}

/** "Ofgem and DVSA"; a name that has commas of its own stays whole. */
export function listed(employers: readonly string[]): string {
  const last = employers.at(-1) ?? "";
  if (employers.length < 2) return last;
  const separator = employers.some((name) => name.includes(",")) ? "; " : ", ";
  return `${employers.slice(0, -1).join(separator)} and ${last}`;
}

/** Longest list in a headline, in characters. */
const longestListed = 60;

/** The same for a headline: "Ofgem, DVSA and 9 more" where all would be too long. */
export function listedShort(employers: readonly string[]): string {
  const all = listed(employers);
  const [first = "", second = ""] = employers;
  if (all.length <= longestListed || employers.length < 3) return all;
  const shown = `${first}, ${second}`.length <= longestListed ? [first, second] : [first];
  return words("strike-names-more", { names: shown.join(", "), count: employers.length - shown.length });
}

/** Whether a name is that of a site of an employer, or of the same: its words and more. */
export function within(narrow: string, broad: string): boolean {
  return wordsOf(narrow).includes(wordsOf(broad));
}

/**
 * Whether two names may mean members in common: the same words in any case, or one within the other as a site is
 * within its employer ("DWP" and "DWP Sheffield", "Passport Office" and "HM Passport Office").
 */
export function namesMeet(one: string, other: string): boolean {
  return within(one, other) || within(other, one);
}

export function sameWords(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

/** In one case and without accents or signs, each word between blanks. */
function wordsOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll("&", " and ")
    .toLowerCase()
    .replaceAll(/\p{M}|['’]/gu, "");
  return ` ${plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")} `;
}
