/** What the columns of a table of employers are, by what stands above them. */

/** Numbers of people that Muster keeps, in the order a notice gives them (TULRCA 1992 s.231). */
export const counted = ["entitled", "cast", "yes", "no", "spoiled"] as const;

export type Counted = (typeof counted)[number];

/**
 * "valid" are votes cast without spoiled papers, "turnout" is either a number of people or a percentage, the shares are
 * percentages; "other" is none of Muster's business.
 */
export type Column =
  | Counted
  | "name"
  | "valid"
  | "turnout"
  | "turnout-share"
  | "yes-share"
  | "no-share"
  | "other";

const share = /%|per ?cent|proportion|\bshare\b|\brate\b/u;

/** In this order: the longer sayings have the words of the shorter in them. */
const said: readonly (readonly [words: RegExp, column: Column, percent: Column])[] = [
  [/threshold|mandate|majority|\bmet\b|\brank\b|\bchange\b|\bneeded\b|\bshort\b|margin/u, "other", "other"],
  [/(?:cast|returned|papers|votes?).*\bincl/u, "cast", "turnout-share"],
  [/(?:cast|returned|papers|votes?).*\bexcl/u, "valid", "other"],
  [/spoil|invalid|\breject|\bvoid|\bblank|disallowed/u, "spoiled", "other"],
  [/\byes\b|in favou?r|\bvot(?:es?|ed|ing) for\b|^(?:number )?for$/u, "yes", "yes-share"],
  [/\bno\b|\bagainst\b/u, "no", "no-share"],
  [
    /entitled|eligible|ballott?ed|electorate|\bissued\b|\bsent\b|distributed|dispatched|membership|^(?:total |number of )?members$/u,
    "entitled",
    "other",
  ],
  [/\bvalid\b/u, "valid", "other"],
  [/^turn-?out$/u, "turnout", "turnout-share"],
  [
    /\bcast\b|\breturn|received|\bvot(?:ed|ing)\b|counted|turn-?out|^(?:total |number of |all )*votes?$|^total$/u,
    "cast",
    "turnout-share",
  ],
  [
    /employer|group|department|organi[sz]ation|agency|\bbody\b|branch|workplace|bargaining|constituency|\bname\b|sector|\barea\b|office|\bsite\b|\bunit\b|region|institution|university|college|trust|school|company|depot|council|board/u,
    "name",
    "other",
  ],
];

/** What a heading says its column is; undefined for words that say nothing. */
export function columnOf(heading: string): Column | undefined {
  const words = heading
    .toLowerCase()
    .replace(/[“”"‘’':*†()[\]]/gu, " ")
    // "No. of members", "No entitled" are numbers, and no votes.
    .replace(/(?:^|\s)no(?:s?\.|(?=\s+(?:of|entitled|eligible|balloted|issued)\b))\s*(?=\S)/gu, " number ")
    .replace(/\s+/gu, " ")
    .trim();
  const percent = share.test(words);
  const [, column, asShare] = said.find(([saying]) => saying.test(words.replace(/%/gu, "").trim())) ?? [];
  return percent ? (asShare ?? (words === "%" ? "other" : undefined)) : column;
}

/** Whether it is a number of people that is kept, or checked. */
export function isCount(column: Column | undefined): boolean {
  return column === "valid" || column === "turnout" || counted.some((one) => one === column);
}

/** The usual headings, where nothing parts one from the next. */
const headings =
  /(?:total |number of |no\. (?:of )?)*(?:individuals |members |voters )?(?:who were )?(?:entitled|eligible)(?: (?:to vote|members|voters))?|(?:members )?balloted|electorate|(?:ballot |voting )?papers (?:returned|issued|sent)|(?:total |number of )*votes? (?:cast|returned)|valid votes?|total votes|%\s?(?:turnout|yes|no|for|against)|\b(?:turnout|yes|no|for|against)\s?(?:vote )?%|turnout|\b(?:votes? |voting )?(?:yes|for|in favour)\b(?: votes?)?|\b(?:votes? |voting )?(?:no|against)\b(?: votes?)?|(?:spoil(?:ed|t)|invalid)(?: (?:papers|votes))?|\btotal\b/giu;

/** The columns that a line of headings names one after the other. */
export function headingsIn(line: string): readonly Column[] {
  return [...line.matchAll(headings)].flatMap(([heading]) => columnOf(heading) ?? []);
}

const amount = String.raw`\d{1,3}(?:,\d{3})+(?!\d)|\d+`;

const numberBehind = new RegExp(`(?:${headings.source})\\s*[:=]?\\s*(?:${amount})(?!\\S)`, "giu");

const numberAhead = new RegExp(`(?<!\\S)(?:${amount})\\s+(?:${headings.source})`, "giu");

/** "HMRC Yes 35 No 2": its name and each number with what it is; undefined where fewer than two have that. */
export function headingPairs(line: string): readonly string[] | undefined {
  const [behind, ahead] = [[...line.matchAll(numberBehind)], [...line.matchAll(numberAhead)]];
  const pairs = behind.length >= ahead.length ? behind : ahead;
  if (pairs.length < 2) return undefined;
  return [line.slice(0, pairs[0]?.index).trim(), ...pairs.map(([pair]) => pair)];
}
