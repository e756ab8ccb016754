/** Half of a pair that makes one character: no text anywhere, and refused by the database. */
const lone = /[\uD800-\uDFFF]/gu;

/**
 * Characters that nobody sees: controls, which the database refuses in part, and those that turn the direction of
 * reading. One of these in a ballot's name would show the date behind it backwards.
 */
const unseen = /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}/gu;

/**
 * Characters without a width, by which two names look the same and are not; joined emoji and flags are made with some
 * of them.
 */
const widthless =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|[\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point}/gu;

/** What came from outside as text that can be kept and reads as it stands. */
export function cleaned(typed: string): string {
  return typed.replace(unseen, "").replace(widthless, "").replace(lone, "\uFFFD");
}

export function allCleaned(typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [cleaned(name), cleaned(value)]));
}
