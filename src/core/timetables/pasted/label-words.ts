import type { MilestoneKind } from "../../ballot/campaign.ts";

/** What a label says its date is. */
export type Label =
  /** One of a ballot's dates. A weak one says so by a word that others use as well: "Closing date", "Count". */
  | {
      readonly kind: "milestone";
      readonly milestone: MilestoneKind;
      readonly weak?: boolean;
      readonly sent?: boolean;
    }
  /** A stretch with a first and a last day, or one of the two: "Ballot", "Nominations", "Last date to return". */
  | { readonly kind: "either"; readonly milestones: readonly [MilestoneKind, MilestoneKind] }
  /** Days of action: /strike is for them. */
  | { readonly kind: "strike" }
  /** A date unions print that a ballot has no place for: a meeting, a notice to the employer. */
  | { readonly kind: "other" };

/** A label without case and signs. */
export function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/[’']/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** An end, whatever else is said. */
export const last =
  "last|latest|final|deadline|cut off|no later|close[sd]?|closing|closure|ends?|ending|until|up to";

/** An end, unless a beginning is said: "by phone from 28 March". */
export const softLast = "by|due|before|received|return\\w*|submi\\w*|receipt|request\\w*";

export const first =
  "opens?|opening|opened|starts?|starting|started|begins?|beginning|commences?|commencing|from|first|available|launch(?:es|ed)|live";

export const sent =
  "issued?|sent|sending|send out|d[ei]spatch(?:ed|es)?|mail(?:ed|ing|out)|posted|posting|distribut(?:ed|ion)|go(?:es|ing)? out|handed over|(?:papers?|packs?) out";

export const vote =
  "ballots?|ballot|voting|votes?|vote|polls?|polling|election|elections|papers?|packs?|balloting|evoting|forms?";

/** Made once each: the same words are looked for in every line. */
const made = new Map<string, RegExp>();

function wordsOf(pattern: string): RegExp {
  const known = made.get(pattern) ?? new RegExp(pattern, "u");
  made.set(pattern, known);
  return known;
}

export function has(...patterns: readonly string[]): (label: string) => boolean {
  const all = patterns.map((pattern) => wordsOf(`\\b(?:${pattern})\\b`));
  return (label) => all.every((one) => one.test(label));
}

export function inOrder(earlier: string, later: string): (label: string) => boolean {
  const pattern = wordsOf(`\\b(?:${earlier})\\b.*\\b(?:${later})\\b`);
  return (label) => pattern.test(label);
}
