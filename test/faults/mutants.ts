import { join } from "node:path";
import { type Change, copyTree } from "../mutants/copy.ts";

/** A build with one rule taken out, and faults under which that must show. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly changes: readonly Change[];
  readonly faults: readonly string[];
}

export const mutants: readonly Mutant[] = [
  {
    name: "nobody is asked",
    file: "src/core/sending/send.ts",
    changes: [["await chat.find(to, row.key, row.firstClaimedAt)", '"absent"']],
    faults: ["answers dropped", "killed after the platform accepted"],
  },
  {
    name: "a post begins however little is left of its lease",
    file: "src/core/sending/sending.ts",
    changes: [["elapsedMs() - began < leaseMs - beginMarginMs", "elapsedMs() - began >= 0"]],
    faults: ["frozen once its turn is granted"],
  },
  {
    name: "a post begins however long asking took",
    file: "src/core/sending/send.ts",
    changes: [["if (!mayBegin())", "if (clock === undefined)"]],
    faults: ["frozen after asking"],
  },
  {
    name: "a claim takes what another still holds",
    file: "src/store/delivery/next.ts",
    changes: [["lease_until <= clock_timestamp()", "lease_until <= clock_timestamp() + interval '1 day'"]],
    faults: ["late answers", "Redis gone for long"],
  },
];

const needed = [
  "package.json",
  "tsconfig.json",
  "src",
  "jobs",
  "commands",
  "test/faults",
  "test/doubles/slack",
];

/** Copies what a worker is made of, with the rule taken out. Throws when the rule is not where it was. */
export function breed({ file, changes }: Mutant): { readonly script: string; remove(): void } {
  const { folder, takeOut, remove } = copyTree(needed);
  takeOut(file, changes);
  return { script: join(folder, "test/faults/worker.ts"), remove };
}
