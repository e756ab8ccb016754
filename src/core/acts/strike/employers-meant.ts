import { Ask, type Choice, mostChoices } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import type { Services } from "../../command/command.ts";
import { employersIn, listed, sameWords, within } from "../../strike/names.ts";
import { say, words } from "../../text/say.ts";
import { checkNoMention } from "../../typed/mention.ts";
import { nearest } from "../../typed/nearest.ts";

interface Meaning {
  /** Every name it can be: of others it is asked whether they are new. */
  readonly known: readonly string[];
  /** Whether it may be one that is not known, or everybody. */
  readonly others: boolean;
  /** What is said where nobody is named. */
  readonly nobody: Line;
  readonly sure: Services["sure"];
}

/** Shorter names are a letter apart by right: DVLA and DVSA. */
const shortest = 5;

const newName = "new-employer";

const oneName = "one-employer";

/**
 * The employers or sites meant by what was typed as `for`; none for everybody. Asks back where nobody is named, where
 * "and" may part two names or stand in one, and where a name is a slip away from a known one: whoever is called by the
 * wrong name is not told.
 */
export function employersMeant(typed: string, meaning: Meaning): readonly string[] {
  checkNoMention(typed, "for");
  const names = employersIn(typed);
  if (!names) throw new Ask({ lines: [meaning.nobody] }, whichEmployer(meaning), "for");
  return corrected(asKnown(parted(names, meaning), meaning), meaning);
}

/** Each that is known as it is written there, whatever its capitals and a "the" before it. */
function asKnown(names: readonly string[], { known }: Meaning): readonly string[] {
  const all = names.map((name) => {
    const bare = name.replace(/^the\s+/iu, "");
    return known.find((one) => sameWords(one, name)) ?? known.find((one) => sameWords(one, bare)) ?? name;
  });
  return [...new Set(all)];
}

/** A button for each that is known, and for everybody. */
export function whichEmployer({ known, others }: Pick<Meaning, "known" | "others">): readonly Choice[] {
  const each = known.slice(0, mostChoices - 2).map((name) => choice(name, [name]));
  if (!others) return each;
  return [
    ...each,
    { label: words("ask-everybody"), means: { kind: "options", options: { for: "all" } } },
    { label: words("ask-form"), means: { kind: "form" } },
  ];
}

/** What is typed for these, whatever their names have in them. */
function choice(label: string, names: readonly string[]): Choice {
  return { label, means: { kind: "options", options: { for: names.join("; ") } } };
}

function isKnown(name: string, known: readonly string[]): boolean {
  return known.some((one) => sameWords(one, name));
}

/** One name with "and" in it, of those that were typed. */
function parted(names: readonly string[], { known, sure }: Meaning): readonly string[] {
  const [only = "", another] = names;
  const parts = only.split(/\s+(?:and|&|\+)\s+|\s*\/\s*/iu);
  if (another !== undefined || parts.length < 2 || isKnown(only, known) || sure.includes(oneName))
    return names;
  if (parts.every((part) => isKnown(part, known)) || areApart(only, parts)) return parts;
  throw new Ask(
    { lines: [say("ask-one-employer", { typed: only })] },
    [
      choice(words("ask-employers-apart", { names: listed(parts), count: parts.length }), parts),
      { label: words("ask-employer-whole", { name: only }), means: { kind: "sure", of: oneName } },
    ],
    "for",
  );
}

/** "Ofgem and DVSA": an abbreviation is a name by itself, unless all of it is in capitals. */
function areApart(typed: string, parts: readonly string[]): boolean {
  return /\p{Ll}/u.test(typed) && parts.some((part) => /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(part));
}

/** The known one that a name is a slip away from, or has only the first words of: an abbreviation alone is a name. */
function nearKnown(name: string, known: readonly string[]): string | undefined {
  const long = known.filter((one) => one.length >= shortest);
  const slip = nearest(name.replace(/^the\s+/iu, ""), long);
  if (slip !== undefined || !/\p{Ll}/u.test(name)) return slip;
  const [longer, another] = known.filter((one) => within(one, name));
  return another === undefined ? longer : undefined;
}

function corrected(names: readonly string[], { known, others, sure }: Meaning): readonly string[] {
  const near = names.map((name) => (isKnown(name, known) ? name : (nearKnown(name, known) ?? name)));
  const slip = names.findIndex((name, index) => name !== near[index]);
  if (slip < 0 || (others && sure.includes(newName))) return names;
  const [typed = "", meant = ""] = [names[slip], near[slip]];
  throw new Ask(
    { lines: [say("ask-near-employer", { typed, near: meant })] },
    [
      { ...choice(listed(near), near), style: "primary" },
      ...(others
        ? [{ label: words("ask-employer-new", { typed }), means: { kind: "sure", of: newName } } as const]
        : []),
    ],
    "for",
  );
}
