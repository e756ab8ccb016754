/** How large the run is. `npm run bench -- xl --workspaces 10 --answers 300 --history 10000` tries it small. */
export interface Sizes {
  readonly workspaces: number;
  /** As many channels follow the national ballot; each workspace has its share. */
  readonly channels: number;
  readonly people: number;
  readonly answers: number;
  /** Answers a second. */
  readonly peak: number;
  /** Posts that went before, in rows. */
  readonly history: number;
  /** Local ballots. */
  readonly local: number;
}

const usual: Sizes = {
  workspaces: 1_000,
  channels: 1_000,
  people: 30_000,
  answers: 12_000,
  peak: 300,
  history: 1_000_000,
  local: 20,
};

const sizeNames = Object.keys(usual) as readonly (keyof Sizes)[];

/** For parseArgs. */
export const sizeOptions = Object.fromEntries(sizeNames.map((name) => [name, { type: "string" } as const]));

/** The usual sizes but for those that were typed. Throws for what is no number. */
export function sizesFrom(typed: Readonly<Record<string, unknown>>): Sizes {
  const given = sizeNames.flatMap((name) => {
    const value = typed[name];
    if (value === undefined) return [];
    if (!/^\d+$/u.test(String(value))) throw new Error(`--${name} needs a whole number after it.`);
    return [[name, Number(value)] as const];
  });
  return { ...usual, ...Object.fromEntries(given) };
}

/** The same work in a few workspaces, which the cost of each piece is held against. */
export function inFew(sizes: Sizes): Sizes {
  return { ...sizes, workspaces: Math.min(10, Math.max(2, Math.floor(sizes.workspaces / 2))), history: 0 };
}
