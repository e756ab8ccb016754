import { dayInWords } from "../calendar/words.ts";
import { words } from "../text/say.ts";
import { askedInWords, missing } from "./call.ts";
import { whenInWords } from "./days.ts";
import { stateInWords } from "./facts.ts";
import { forWhomInWords } from "./for-whom.ts";
import { startInWords } from "./picket.ts";
import type { Strike } from "./strike.ts";

const facts = ["name", "kind", "days", "for", "state", "decision", "asked", "review", "pickets"] as const;

/** What can be another from one version of a strike to the next. */
type Fact = (typeof facts)[number];

/** What changed from one version to another, as members would read it. */
export function differences(before: Strike, after: Strike): readonly Fact[] {
  return facts.filter((fact) => inWords(before, fact) !== inWords(after, fact));
}

/** Whether what channels were told of a strike is still so, word for word: of what waits, what is suspended. */
export function stillTold(before: Strike, after: Strike): boolean {
  const same = missing(before).suspended === missing(after).suspended;
  return same && differences(before, after).every((what) => what === "asked");
}

/** Each of them with what it was and is: "Days: Friday 28 April 2023 → Saturday 29 April 2023." */
export function changesInWords(before: Strike, after: Strike): string {
  return differences(before, after)
    .map((fact) =>
      words("strike-change-fact", { fact, from: inWords(before, fact), to: inWords(after, fact) }),
    )
    .join(" ");
}

/** One fact of a strike in words. */
function inWords(strike: Strike, fact: Fact): string {
  switch (fact) {
    case "name":
      return strike.name;
    case "kind":
      return words("strike-kind", { kind: strike.kind });
    case "days":
      return whenInWords(strike);
    case "for":
      return forWhomInWords(strike);
    case "state":
      return stateInWords(strike.state);
    case "decision":
      return strike.decisionOn ? dayInWords(strike.decisionOn) : words("strike-nothing");
    case "asked":
      return askedInWords(strike);
    case "review":
      return strike.reviewOn ? dayInWords(strike.reviewOn) : words("strike-nothing");
    case "pickets":
      return picketsInWords(strike);
  }
}

/** "Main gate from 7am, Quay Street from 10pm on the day before"; the contacts and notes count as well. */
export function picketsInWords({ pickets }: Pick<Strike, "pickets">): string {
  if (pickets.length === 0) return words("strike-nothing");
  return pickets
    .map((picket) =>
      [picket.place, startInWords(picket), picket.contact, picket.note].filter(Boolean).join(", "),
    )
    .join("; ");
}
