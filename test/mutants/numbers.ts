import type { Mutant } from "./mutant.ts";

const published = "test/core/check/published.test.ts";

const watched = "test/core/check/watched.test.ts";

const file = "src/core/ballot/published.ts";

const jobs = "test/jobs/jobs.test.ts";

/** What is told of the answers. */
export const numberMutants: readonly Mutant[] = [
  {
    name: "a number moves with every answer",
    file,
    changes: [["if (moved(counts, told.counted) < smallest) return told;", ""]],
    by: [
      [watched, "sees no number move before ten have answered or changed their answer since it moved last"],
      [jobs, "the number stands still until ten more have answered: another day and the close are no reason"],
    ],
  },
  {
    name: "numbers are not rounded",
    file,
    changes: [["Math.floor(count / step) * step", "count"]],
    by: [[watched, "can say of no member what they answered"]],
  },
  {
    name: "that all said the same is told",
    file,
    changes: [["Math.min(answered - 1,", "Math.min(answered,"]],
    by: [[published, "where all who answered said the same, the number never says so"]],
  },
  {
    name: "that nearly all of those entitled said the same is told",
    file,
    changes: [["(entitled ?? Number.POSITIVE_INFINITY) - smallest", "Number.POSITIVE_INFINITY"]],
    by: [[published, "of those entitled at least ten stay outside the numbers"]],
  },
  {
    name: "an erasure is seen in the number",
    file,
    changes: [
      ["const floor = counts.posted > told.posted - smallest ? told.posted : 0;", "const floor = 0;"],
    ],
    by: [[published, "“at least so many have told us it is posted” falls only once it is ten too high"]],
  },
  {
    name: "fewer than ten are told",
    file,
    changes: [["const smallest = 10;", "const smallest = 5;"]],
    by: [[jobs, "fewer than ten answers are never told"]],
  },
  {
    name: "the true counts outlive the answers",
    file: "src/store/erasure.ts",
    changes: [
      ["set published = published - 'counted' where ${closed}", "set published = published where ${closed}"],
    ],
    by: [[jobs, "the true counts behind the number go with the single answers, in the whole database"]],
  },
  {
    name: "one following branch is told of by itself",
    file: "src/core/acts/follow/share.ts",
    changes: [["branches < fewestBranches ? []", "branches < 1 ? []"]],
    by: [
      [
        "test/commands/ballot-follow-changes.test.ts",
        "of three branches are summed for the owner's reps as they were published, of two not at all",
      ],
    ],
  },
];
