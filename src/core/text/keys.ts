/** What a phone's keyboard makes of dashes, quotes, spaces and colons, and the pictures it adds. */
const phoneKeys: readonly (readonly [made: RegExp, meant: string])[] = [
  [/[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]/gu, "-"],
  [/[\u2018\u2019\u201a\u201b\u02bc\u00b4`\u2032]/gu, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb]/gu, '"'],
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, " "],
  [/\uff1a/gu, ":"],
  [/\u2026/gu, "..."],
  [/\p{Extended_Pictographic}|\ufe0f|\u200d|\u20e3|[\u{1f3fb}-\u{1f3ff}]|\p{Regional_Indicator}/gu, ""],
];

/** The same as a plain keyboard has it, without emoji. */
export function plainKeys(typed: string): string {
  return phoneKeys.reduce((words, [made, meant]) => words.replace(made, meant), typed);
}
