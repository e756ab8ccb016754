/** Half of a pair that makes one character: no text anywhere, and refused by the database. */
const lone = /[\uD800-\uDFFF]/gu;

/** What came from outside as text that can be kept: without NUL, and without halves of characters. */
export function cleaned(typed: string): string {
  return typed.replaceAll("\0", "").replace(lone, "\uFFFD");
}

export function allCleaned(typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [cleaned(name), cleaned(value)]));
}
