/**
 * A result as its scrutineer published it (TULRCA 1992 s.231): whole numbers of a whole count, never about a person. How
 * many were entitled to vote is left out where it was not given, as in Northern Ireland it need not be.
 */
export type BallotResult = { readonly entitled?: number } & Votes;

export type Votes = Cast & (YesAndNo | NoQuestion);

interface Cast {
  /** Votes cast, spoiled papers among them: they count towards turnout (s.297A). */
  readonly cast: number;
  readonly spoiled: number;
}

interface YesAndNo {
  readonly yes: number;
  readonly no: number;
}

/** An election's candidates are no business of Muster's. */
interface NoQuestion {
  readonly yes?: never;
  readonly no?: never;
}

/**
 * One employer or workplace whose votes are counted, and whose mandate is won or lost, by itself (ss.228, 228A). Its
 * name is its identity within the campaign, whatever the case. An aggregated campaign has none.
 */
export interface Constituency {
  readonly name: string;
  /** Members entitled to vote there, typed by a rep. */
  readonly entitled?: number;
  /** Typed by a rep once the ballot has closed. */
  readonly result?: BallotResult;
}

/** What a campaign has of them. */
interface Counted {
  readonly constituencies?: readonly Constituency[];
}

/** The constituency of this name, however its case was typed. */
export function constituencyNamed({ constituencies = [] }: Counted, name: string): Constituency | undefined {
  return constituencies.find((one) => same(one.name, name));
}

/** A campaign with this constituency added, or in the place of the one with its name; by name. */
export function withConstituency<Campaign extends Counted>(
  campaign: Campaign,
  changed: Constituency,
): Campaign {
  const others = (campaign.constituencies ?? []).filter(({ name }) => !same(name, changed.name));
  const constituencies = [...others, changed].toSorted((one, other) => one.name.localeCompare(other.name));
  return { ...campaign, constituencies };
}

export function withoutConstituency<Campaign extends Counted>(
  campaign: Campaign,
  name: string,
): Omit<Campaign, "constituencies"> & Counted {
  const { constituencies = [], ...others } = campaign;
  const left = constituencies.filter((one) => !same(one.name, name));
  return { ...others, ...(left.length > 0 && { constituencies: left }) };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** All who are entitled: the whole count if a rep gave it, or the constituencies' where all of theirs are known. */
export function entitledInAll({
  entitled,
  constituencies = [],
}: Counted & { readonly entitled?: number }): number | undefined {
  if (entitled !== undefined || constituencies.length === 0) return entitled;
  return constituencies.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one.entitled === undefined ? undefined : sum + one.entitled),
    0,
  );
}

/** The fewest that may be entitled by what reps have typed: the whole count, or what its constituencies come to. */
export function fewestEntitled(counted: Counted & { readonly entitled?: number }): number | undefined {
  const { entitled: _, ...parts } = counted;
  const counts = [entitledInAll(counted), entitledInAll(parts)].filter((count) => count !== undefined);
  return counts.length > 0 ? Math.min(...counts) : undefined;
}
