/** Languages that there are texts for: English in full, Welsh (Cymraeg) as a draft. */
export type Language = "en" | "cy";

/**
 * Languages a branch may choose. Welsh joins once a native reader has reviewed it: what has to be done first is in
 * docs/languages.md.
 */
export const offeredLanguages: readonly Language[] = ["en"];

/** The language that texts are really written in when this one is set: nothing unreviewed is ever shown. */
export function reviewed(language: Language | undefined): Language {
  return language && offeredLanguages.includes(language) ? language : "en";
}
