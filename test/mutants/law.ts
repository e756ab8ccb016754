import type { Mutant } from "./mutant.ts";

const law = "test/core/law/law.test.ts";

const rule = "test/commands/turnout-rule.test.ts";

const threshold = "src/core/ballot/count/threshold.ts";

const hours = "test/commands/strike-hours.test.ts";

const unentitled = "test/commands/result-without-entitled.test.ts";

const outcome = "src/core/ballot/count/outcome.ts";

/** What the law asks, what nobody is sure of, and the hours of a strike that nobody has said. */
export const lawMutants: readonly Mutant[] = [
  {
    name: "a turnout rule that may be gone is taken to hold",
    file: threshold,
    changes: [['if (turnoutRule === "not-sure") return { ...law, unsure: true };', ""]],
    by: [[rule, "says of %i votes of 1,000, %i for Yes, neither that it is won nor lost"]],
  },
  {
    name: "nobody is asked what the union's notice says of the turnout rule",
    file: "src/core/ballot/count/turnout-rule.ts",
    changes: [["if (said === undefined) throw askRule();", "if (said === undefined) return campaign;"]],
    by: [[rule, "is asked about once at set-up: “%s” is kept as %s and shown"]],
  },
  {
    name: "no mandate is said to be live while one may be",
    file: "src/core/countdown/draw-mandate.ts",
    changes: [["if (unsure || later", "if (later"]],
    by: [[rule, "no post says that none is live while a ballot may have won one by an unsure rule"]],
  },
  {
    name: "a branch's meeting is spoken of where branches do not nominate",
    file: "src/core/ballot/election.ts",
    changes: [
      [
        'return campaign.election?.nominations ?? (campaign.nomination && "branches");',
        'return "branches" as Nominator | undefined;',
      ],
    ],
    by: [["test/commands/election.test.ts", "is said in posts as it is: %s"]],
  },
  {
    name: "an election is open while nominations are",
    file: "src/core/ballot/timetable.ts",
    changes: [
      [
        'if (kind !== "election") return [];\n  return [milestones["nominations-close"]',
        'if (kind) return [];\n  return [milestones["nominations-close"]',
      ],
    ],
    by: [
      [
        "test/commands/election.test.ts",
        "without an opening day is not open while nominations are: nobody is told to post a paper",
      ],
    ],
  },
  {
    name: "an election may be held at work",
    file: "src/core/ballot/kind-checks.ts",
    changes: [['if (method === "workplace" && kind === "election") {', "if (false) {"]],
    by: [["test/commands/election.test.ts", "is refused from a pasted timetable, with what to give instead"]],
  },
  {
    name: "action in Northern Ireland may begin at any time",
    file: "src/core/acts/strike/warnings.ts",
    changes: [["...beginLines(wantedOf(strike), known), ", ""]],
    by: [[law, "in Northern Ireland it says what the law there asks, and nothing of Great Britain's"]],
  },
  {
    name: "a walk-out over several days keeps its hours on one",
    file: "src/core/strike/typed-hours.ts",
    changes: [[' && fitting(hours, days).kind !== "across"', " && !fitting(hours, days)"]],
    by: [[hours, "of one walk-out, %s, are not those of a single day: %s"]],
  },
  {
    name: "what stands of a walk-out may end before it begins",
    file: "src/core/acts/strike/edit.ts",
    changes: [["shared && endsAfterBegin(whole.hours, shared.days) ? shared : undefined", "shared"]],
    by: [[hours, "of one walk-out that is moved are never told with an end before their beginning: %s"]],
  },
  {
    name: "employers with days of their own are called out on one day together",
    file: "src/core/acts/strike/sentence.ts",
    changes: [["if (apart) return { options: kind, ask: apart };", ""]],
    by: [["test/typed/sentences.test.ts", "/strike add %s is never one strike: it is asked about"]],
  },
  {
    name: "without how many were entitled a mandate is claimed",
    file: outcome,
    changes: [["const carried = majority === true && !unknown &&", "const carried = majority === true &&"]],
    by: [
      [unentitled, "goes on without at a tap, and claims no turnout, no threshold and no mandate"],
      [
        unentitled,
        "of one employer asks for that employer, and of several says of how many nothing can be said",
      ],
    ],
  },
  {
    name: "without how many were entitled everybody voted",
    file: outcome,
    changes: [
      [
        "const turnout = barOf(entitled, threshold.turnout, cast);",
        "const turnout = barOf(entitled ?? cast, threshold.turnout, cast);",
      ],
      ["const unknown = entitled === undefined &&", "const unknown = false &&"],
    ],
    by: [[unentitled, "goes on without at a tap, and claims no turnout, no threshold and no mandate"]],
  },
  {
    name: "a pasted table is recorded before anybody has said yes",
    file: "src/core/acts/ballot/table.ts",
    changes: [
      [
        "if (sure.includes(all)) return settled(",
        "if (sure.includes(all) || doubtsOf({ campaign, after, rows, meant, about }, taking).length > 0)\n    return settled(",
      ],
    ],
    by: [["test/commands/employer-table.test.ts", "asks about what does not come out: %s"]],
  },
  {
    name: "a total that its lines do not come to is not asked about",
    file: "src/core/acts/ballot/table.ts",
    changes: [["? totalDoubts(meant, total, about) : []", "? [] : []"]],
    by: [
      [
        "test/commands/employer-table.test.ts",
        "asks about a total that its lines do not come to, and about an earlier count of the whole",
      ],
    ],
  },
  {
    name: "hours that there are none of are told as hours",
    file: "src/core/strike/typed-hours.ts",
    changes: [["return saysNone(typed) || ", "return "]],
    by: [[hours, "there are none where %s was typed, added or changed"]],
  },
];
