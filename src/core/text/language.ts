/** Languages that there are texts for: English in full, Welsh (Cymraeg) as a draft. */
export type Language = "en" | "cy";

/**
 * Languages a branch may choose. Welsh joins once a native reader has reviewed it: what has to be done first is in
 * docs/languages.md.
 */
export const offeredLanguages: readonly Language[] = ["en"];

/** What people call them, the first name first. */
const names: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: ["english", "en", "saesneg"],
  cy: ["welsh", "cymraeg", "cy"],
};

/** The language somebody means, offered or not. */
export function languageNamed(typed: string): Language | undefined {
  const wanted = typed.trim().toLowerCase();
  return (["en", "cy"] as const).find((language) => names[language].includes(wanted));
}

/** For autocomplete. */
export function languagesOffered(): readonly { readonly value: string; readonly label: string }[] {
  return offeredLanguages.map((language) => ({ value: names[language][0], label: names[language][0] }));
}

/** The language that texts are really written in when this one is set: nothing unreviewed is ever shown. */
export function reviewed(language: Language | undefined): Language {
  return language && offeredLanguages.includes(language) ? language : "en";
}
