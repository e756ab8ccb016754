import type { Mutant } from "./mutant.ts";

const published = "test/core/check/published.test.ts";

const tally = "test/core/check/tally.test.ts";

const watched = "test/core/check/watched.test.ts";

const figures = "src/core/ballot/published.ts";

const rule = "src/core/ballot/tally.ts";

const telling = "src/core/acts/ballot/tell.ts";

const jobs = "test/jobs/numbers.test.ts";

const privacy = "test/privacy/privacy.test.ts";

/** What is told of the answers. */
export const numberMutants: readonly Mutant[] = [
  {
    name: "a number moves with every answer",
    file: rule,
    changes: [
      ["membersOf(alike.filter(hasMoved)) - owed >= need", "membersOf(alike.filter(hasMoved)) > owed"],
    ],
    by: [
      [
        watched,
        "sees no number told before ten members have answered or changed their answer since the last, 15 at first",
      ],
      [jobs, "stand still until more have answered: another day and the close are no reason"],
    ],
  },
  {
    name: "asking for another paper moves a number",
    file: rule,
    changes: [["return !sameNumber(answer, taken) &&", "return answer !== taken &&"]],
    by: [[tally, "from %s to %s is no move: no telling comes sooner, and three are left"]],
  },
  {
    name: "the post is at fault whenever trouble rises",
    file: "src/core/check/on-track.ts",
    changes: [["rise >= manyMore && rise > 2 * usual", "rise > 0"]],
    by: [["test/core/check/on-track.test.ts", "%s"]],
  },
  {
    name: "nobody is left out of a number",
    file: rule,
    changes: [["dice = { many: 6, sides: 5 }", "dice = { many: 6, sides: 1 }"]],
    by: [
      [tally, "of each number 0 to 24 are left out, each drawn by itself"],
      [privacy, "%s: no more than the bound, and nobody is sure"],
    ],
  },
  {
    name: "an answer moves the numbers as often as it likes",
    file: rule,
    changes: [["mostMoves = 3", "mostMoves = 300"]],
    by: [[jobs, "are told anew when enough have changed their answers, of each three times and no more"]],
  },
  {
    name: "numbers that were told meanwhile are told again",
    file: rule,
    changes: [["if (!isDue(tally, alike)) return undefined;", ""]],
    by: [[jobs, "that another process has told meanwhile are the ones that are shown, and moved once"]],
  },
  {
    name: "an erasure brings a number nearer",
    file: rule,
    changes: [["membersOf(alike.filter(hasMoved)) - owed", "membersOf(alike.filter(hasMoved)) + owed"]],
    by: [
      [watched, "sees nothing at the moment of an erasure"],
      [jobs, "are not brought nearer by members who erase and answer anew"],
    ],
  },
  {
    name: "single answers outlive their time",
    file: "src/store/erasure.ts",
    changes: [
      [
        "delete from answer using campaign where campaign.id = answer.campaign_id and ${closed}",
        "delete from answer using campaign where campaign.id = answer.campaign_id and false and ${closed}",
      ],
    ],
    by: [[jobs, "stay when the answers go, and nothing else of them does"]],
  },
  {
    name: "who erases begins anew",
    file: "src/store/erasure.ts",
    changes: [["set owed = tally.owed + gone.moves", "set owed = tally.owed"]],
    by: [[jobs, "are not brought nearer by members who erase and answer anew"]],
  },
  {
    name: "numbers are not rounded",
    file: figures,
    changes: [["Math.floor(count / step) * step", "count"]],
    by: [[published, "%i who posted are told as %i where nobody is left out"]],
  },
  {
    name: "that all said the same is told",
    file: figures,
    changes: [["Math.min(answered, entitled) - smallest", "Math.min(answered, entitled - smallest)"]],
    by: [[published, "all numbers together leave out ten of those who answered, whatever they answered"]],
  },
  {
    name: "that nearly all of those entitled said the same is told",
    file: telling,
    changes: [["fewestEntitled(campaign), draw", "undefined, draw"]],
    by: [[jobs, "leave ten of those entitled outside, %s"]],
  },
  {
    name: "employers' counts are not among those entitled",
    file: telling,
    changes: [["fewestEntitled(campaign), draw", "campaign.entitled, draw"]],
    by: [[jobs, "leave ten of those entitled outside, %s"]],
  },
  {
    name: "a count that is taken away guards no more",
    file: rule,
    changes: [["tally.entitled ?? Number.POSITIVE_INFINITY", "Number.POSITIVE_INFINITY"]],
    by: [[jobs, "leave them outside when the count is %s afterwards"]],
  },
  {
    name: "fewer than ten are told",
    file: figures,
    changes: [["smallest = 10;", "smallest = 5;"]],
    by: [[published, "%i who posted are told as %i where nobody is left out"]],
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
