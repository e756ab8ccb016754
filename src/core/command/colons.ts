import type { DeclaredOption } from "./declared.ts";

/**
 * "text Phone bank when Friday 5pm", "yes 800 no 120": what reads as options, where it begins with one and names another,
 * with their colons. Where a sentence may stand, only by those that have to be given, the first of them first. Undefined
 * for anything else.
 */
export function withColons(loose: string, declared: readonly DeclaredOption[]): string | undefined {
  const sentence = declared.some(({ name }) => name === "sentence");
  const names = declared.flatMap(({ name, required }) => (required || !sentence ? [name] : []));
  if (names.length < 2) return undefined;
  const said = names.map((name) => name.replaceAll("-", "[ -]")).join("|");
  const pattern = new RegExp(`(?:,\\s*|(?<=^|\\s))(${said})(?::|\\s[-–—=])?(?=\\s+\\S)`, "giu");
  const found = [...loose.matchAll(pattern)].map(([, name = ""]) => name.toLowerCase());
  const [first = ""] = found;
  if (!loose.toLowerCase().startsWith(first) || (sentence && first !== names[0])) return undefined;
  if (found.length < 2 || new Set(found).size < found.length) return undefined;
  return loose
    .replace(pattern, (_, name: string) => ` ${name.toLowerCase().replaceAll(" ", "-")}:`)
    .replaceAll(/\s+/gu, " ")
    .trim();
}
