import type { Change } from "./copy.ts";

/** A rule that is taken out, and the tests of which one must fail then. */
export interface Mutant {
  /** What Muster does without it. */
  readonly name: string;
  readonly file: string;
  readonly changes: readonly Change[];
  readonly by: readonly Shown[];
  /** It is part of what is made once for a whole run: the tables of an empty database. */
  readonly fresh?: true;
}

/** A test by the file that holds it and its title as it stands there. */
export type Shown = readonly [file: string, title: string];

/** A contract's tests are run by another file. */
const runs: Readonly<Record<string, string>> = {
  "test/contracts/store-acts.ts": "test/store/store.test.ts",
  "test/contracts/store-answers.ts": "test/store/store.test.ts",
  "test/contracts/store-claim-races.ts": "test/store/deliveries.test.ts",
  "test/contracts/store-claims.ts": "test/store/deliveries.test.ts",
  "test/contracts/store-erasure.ts": "test/store/store.test.ts",
  "test/contracts/store-follows.ts": "test/store/store.test.ts",
  "test/contracts/store-held.ts": "test/store/deliveries.test.ts",
  "test/contracts/store-installations.ts": "test/store/store.test.ts",
  "test/contracts/store-planning.ts": "test/store/deliveries.test.ts",
  "test/contracts/store-skips.ts": "test/store/deliveries.test.ts",
  "test/contracts/store-taps.ts": "test/store/store.test.ts",
};

/** The file to run for a test. */
export function runOf([file]: Shown): string {
  return runs[file] ?? file;
}
