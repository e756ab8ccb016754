import { dayInWords } from "../../calendar/words.ts";
import { askedInWords } from "../../strike/call.ts";
import { whenInWords } from "../../strike/days.ts";
import { stateInWords } from "../../strike/facts.ts";
import { forWhomInWords } from "../../strike/for-whom.ts";
import { startInWords } from "../../strike/picket.ts";
import type { Strike } from "../../strike/strike.ts";
import { words } from "../../text/say.ts";

const facts = ["name", "kind", "days", "for", "state", "decision", "asked", "review", "pickets"] as const;

/** What can be another from one version of a strike to the next. */
type Fact = (typeof facts)[number];

/** What changed from one version to another, as members would read it. */
export function differences(before: Strike, after: Strike): readonly Fact[] {
  return facts.filter((fact) => inWords(before, fact) !== inWords(after, fact));
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
function picketsInWords({ pickets }: Pick<Strike, "pickets">): string {
  if (pickets.length === 0) return words("strike-nothing");
  return pickets
    .map((picket) =>
      [picket.place, startInWords(picket), picket.contact, picket.note].filter(Boolean).join(", "),
    )
    .join("; ");
}
