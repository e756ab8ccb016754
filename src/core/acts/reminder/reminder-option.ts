import { offering } from "../../command/declared.ts";
import { checkLooks } from "../../typed/look-alike.ts";
import { checkNoMention } from "../../typed/mention.ts";
import { textOption, whenOption } from "../../typed/option.ts";
import { usualRepeats } from "./typed-repeat.ts";

export const wordsOption = textOption({
  label: "Text",
  about: "What to say, in your own words; mentions (@…) are refused",
  example: "Branch meeting at noon in room 4",
  maxLength: 500,
  long: true,
});

export const whenOptionOfOne = whenOption({
  label: "When",
  about: "Day and hour, UK time; or “2 days before last posting date 9am”; the first if it repeats",
  example: "Thu 27 April 5pm",
});

export const repeatOption = offering(
  textOption({
    label: "Repeat",
    about: "How often: weekly, every 2 weeks, last day of the month, third Friday…; once if left out",
    example: "weekly",
  }),
  async (typed) =>
    usualRepeats
      .filter((words) => words.toLowerCase().includes(typed))
      .map((words) => ({ value: words, label: words })),
);

export const untilOption = whenOption({
  label: "Until",
  about: "Last day of a repeating one, or “the close” of a ballot; 12 weeks (monthly: a year) if left out",
  example: "Tue 9 May 2023",
});

/** Throws a UserError for words that mention somebody; what only they read may look as it likes. */
export function checkWords(text: string, to: "channel" | "me"): void {
  checkNoMention(text, "text");
  if (to === "channel") checkLooks(text, "text");
}
