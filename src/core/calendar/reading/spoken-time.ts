/** Hours as people say them, before it is known whether of the morning: "half 5", "ten to 9". */

const minutesSaid: Readonly<Record<string, number>> = {
  half: 30,
  quarter: 15,
  five: 5,
  ten: 10,
  twenty: 20,
  "twenty-five": 25,
  "twenty five": 25,
};

const spoken =
  /\b(?:(?:a )?(?<said>half|quarter|five|ten|twenty[ -]five|twenty|\d{1,2})(?: minutes?)? (?<way>past|to) |(?<half>half) )(?<hour>1[0-2]|[1-9])\b(?![:.]\d)/giu;

/** The same in figures, as of that half of the day: "half 5" of pm is "5:30pm". */
export function inFigures(typed: string, half: "am" | "pm" | ""): string {
  return typed.replace(spoken, (...match: unknown[]) => {
    const { said = "half", way = "past", hour = "" } = match.at(-1) as Readonly<Record<string, string>>;
    const minutes = minutesSaid[said.toLowerCase()] ?? Number(said);
    if (minutes < 1 || minutes > 59) return String(match[0]);
    const full = way.toLowerCase() === "to" ? ((Number(hour) + 10) % 12) + 1 : Number(hour);
    const past = way.toLowerCase() === "to" ? 60 - minutes : minutes;
    return `${full}:${String(past).padStart(2, "0")}${half}`;
  });
}

const hourWords = "one two three four five six seven eight nine ten eleven twelve".split(" ");

const minuteWords: Readonly<Record<string, string>> = {
  ...{ thirty: "30", fifteen: "15", "forty-five": "45", "forty five": "45", "oh five": "05" },
};

const inWords = `\\b(${hourWords.toReversed().join("|")})[ -](thirty|fifteen|forty[- ]five|oh five)\\b`;

/** "ten thirty": in figures as of that half of the day; without one, only where am or pm stands behind it. */
export function wordsInFigures(typed: string, half: "am" | "pm" | "" = ""): string {
  const pattern = new RegExp(half === "" ? `${inWords}(?= ?[ap]\\.?m\\b)` : inWords, "giu");
  return typed.replace(pattern, (_, hour: string, minutes: string) => {
    return `${hourWords.indexOf(hour.toLowerCase()) + 1}:${minuteWords[minutes.toLowerCase()] ?? ""}${half}`;
  });
}

export function isSpoken(typed: string): boolean {
  return typed.search(spoken) >= 0;
}

const parts: readonly (readonly [part: string, half: "am" | "pm", first: number, last: number])[] = [
  ["morning", "am", 1, 11],
  ["afternoon", "pm", 1, 6],
  ["evening", "pm", 4, 11],
  ["night", "pm", 6, 11],
];

/** An hour alone, or with minutes. */
const bareHour =
  /(?<![\d/.:-])\b(1[0-2]|[1-9])(?:[:.][0-5]\d)?\b(?!\s*(?:[ap]\.?m\b|st\b|nd\b|rd\b|th\b|days?\b|weeks?\b|hours?\b|minutes?\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|of\b)|[\d/.:-])/giu;

/** With am or pm where a part of the day stands beside one hour that can be its own: "tomorrow morning at 9". */
export function withHalf(typed: string): string {
  for (const [part, half, first, last] of parts) {
    const named = new RegExp(`(?:\\b(?:in the|at) )?\\b${part}\\b`, "iu");
    if (!named.test(typed)) continue;
    const others = typed.replace(named, " ");
    if (parts.some(([other]) => new RegExp(`\\b${other}\\b`, "iu").test(others))) return typed;
    if (/\d ?[ap]\.?m\b|\bnoon\b|\bmid(?:day|night)\b/iu.test(others)) return typed;
    const figures = inFigures(others, "");
    const [only, another] = figures.matchAll(bareHour);
    const hour = Number(only?.[1]);
    if (!only || another || hour < first || hour > last) return typed;
    return `${figures.slice(0, only.index)}${only[0]}${half}${figures.slice(only.index + only[0].length)}`;
  }
  return typed;
}
