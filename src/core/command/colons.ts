import type { DeclaredOption } from "./declared.ts";

/**
 * Where a sentence may stand, "text Phone bank when Friday 5pm": what reads as options, where it begins with the first that has to be given and names
 * another of those, with their colons. Undefined for anything else.
 */
export function withColons(loose: string, declared: readonly DeclaredOption[]): string | undefined {
  const names = declared.flatMap(({ name, required }) => (required ? [name] : []));
  const [first] = names;
  if (first === undefined || declared.every(({ name }) => name !== "sentence")) return undefined;
  const pattern = new RegExp(`(?<=^|\\s)(${names.join("|")}):?(?=\\s)`, "giu");
  const found = [...loose.matchAll(pattern)].map(([, name = ""]) => name.toLowerCase());
  if (found[0] !== first || !loose.toLowerCase().startsWith(first)) return undefined;
  if (found.length < 2 || new Set(found).size < found.length) return undefined;
  return loose.replace(pattern, (_, name: string) => `${name.toLowerCase()}:`);
}
