/** Who nominates in an election: branches, at a meeting each; members themselves; or members each other. */
export const nominators = ["branches", "self", "members"] as const;

export type Nominator = (typeof nominators)[number];

/** A vote again between those who are left, or one for a place that has become empty. */
export const stages = ["run-off", "by-election"] as const;

export type Stage = (typeof stages)[number];

/** What a rep said of an election beside its dates. */
export interface ElectionFacts {
  /** Absent: not said, and posts leave it to the union. */
  readonly nominations?: Nominator;
  /** How many are elected. */
  readonly seats?: number;
  /** Absent: an election like any other. */
  readonly stage?: Stage;
}
