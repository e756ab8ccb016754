import type { Mutant } from "./mutant.ts";

const taps = "test/contracts/store-taps.ts";

const jobs = "test/jobs/jobs.test.ts";

const older =
  "who agreed to an older text is asked anew, by tap and by command, and nothing more is kept until then";

/** What members tell: consent, taps, how long it is kept, and what goes when they ask. */
export const answerMutants: readonly Mutant[] = [
  {
    name: "an agreement to any text counts, by command",
    file: "src/core/acts/check/answer.ts",
    changes: [["member?.consent?.version !== consentVersion", "member?.consent?.version === undefined"]],
    by: [["test/commands/check.test.ts", older]],
  },
  {
    name: "an agreement to any text counts, by tap",
    file: "src/store/taps.ts",
    changes: [
      [
        "select member.consent_version = $1 from member",
        "select member.consent_version is not null from member",
      ],
    ],
    by: [["test/commands/check.test.ts", older]],
  },
  {
    name: "a button under an older text agrees to this one",
    file: "commands/check.ts",
    changes: [["z.literal(String(consentVersion))", "z.string()"]],
    by: [["test/commands/check.test.ts", older]],
  },
  {
    name: "an answer is kept before anybody agreed",
    file: "src/store/taps.ts",
    changes: [["), false) as agreed", "), true) as agreed"]],
    by: [["test/commands/check.test.ts", "the first tap asks for consent and keeps nothing"]],
  },
  {
    name: "a tap after the close is kept",
    file: "src/core/acts/check/keep-taps.ts",
    changes: [["if (refusal) return refusal;", ""]],
    by: [[taps, "taps are refused by the clock at their own moment, also in the middle of a batch"]],
  },
  {
    name: "a tap sent again counts again",
    file: "src/store/taps.ts",
    changes: [["where strpos(answer.calls, excluded.calls) = 0", ""]],
    by: [[taps, "a tap that comes again does not undo the one after it"]],
  },
  {
    name: "who has posted is reminded on",
    file: "src/core/acts/check/keep-taps.ts",
    changes: [["await stopDone(store, judged);", ""]],
    by: [
      [
        taps,
        "telling that it is posted ends the member's reminders with the same commit, another answer does not",
      ],
    ],
  },
  {
    name: "an older answer overtakes a newer one",
    file: "src/core/acts/check/answer-writer.ts",
    changes: [
      [
        "gathered.splice(0, gathered.length, ...later);",
        "gathered.splice(0, gathered.length, ...later.reverse());",
      ],
    ],
    by: [[taps, "of one member's taps in a crowd the last to come is kept, and each is answered for itself"]],
  },
  {
    name: "of the calls an answer came by only the last is known",
    file: "src/store/taps.ts",
    changes: [["const codesKept = 4;", "const codesKept = 1;"]],
    by: [[taps, "nor one of the last few before it, and nothing but them is kept of calls"]],
  },
  {
    name: "an agreement sent again agrees for who was erased since",
    file: "src/store/taps.ts",
    changes: [
      ["where agrees and call_id in (select call_id from begun) order", "where agrees order"],
      ["where agreed and (not agrees or call_id in (select call_id from begun)) order", "where agreed order"],
    ],
    by: [[taps, "an agreement that comes again after its member was erased is none"]],
  },
  {
    name: "a tap in flight outlives an erasure",
    file: "src/store/taps.ts",
    changes: [["for share of branch`", "`"]],
    by: [
      [
        taps,
        "an erasure that comes when a tap is written and not yet kept for good waits for it, and leaves nothing",
      ],
    ],
  },
  {
    name: "an erasure waits for no tap",
    file: "src/store/erasure.ts",
    changes: [["where id = $1 for no key update", "where id = $1"]],
    by: [
      [
        taps,
        "an erasure that comes when a tap is written and not yet kept for good waits for it, and leaves nothing",
      ],
    ],
  },
  {
    name: "answers are kept a day too long",
    file: "src/core/privacy/retention.ts",
    changes: [["const usualDays = 14;", "const usualDays = 15;"]],
    by: [[jobs, "purge erases single answers 14 days after the close and keeps the totals"]],
  },
  {
    name: "the consent outlives the answers it was given for",
    file: "src/store/erasure.ts",
    changes: [
      [
        "and consent_on is not null and not exists (",
        "and consent_on is not null and false and not exists (",
      ],
    ],
    by: [
      [
        "test/contracts/store-answers.ts",
        "with the last answer goes the consent it was kept by; that somebody is not to be asked stays",
      ],
    ],
  },
  {
    name: "an erasure leaves the answer",
    file: "src/store/erasure.ts",
    changes: [
      [
        "campaign.branch_id = $1 and answer.member = $2",
        "campaign.branch_id = $1 and answer.member = $2 and false`",
      ],
    ],
    by: [
      ["test/rights.test.ts", "to see it, to have it, and to have it gone at once"],
      ["test/commands/mydata.test.ts", "leaves nothing of a member, and says what went"],
    ],
  },
  {
    name: "an erasure leaves that somebody installed Muster",
    file: "src/store/erasure.ts",
    changes: [
      [
        "set installed_by = null where installed_by = $1",
        "set installed_by = null where installed_by = $1 and false",
      ],
    ],
    by: [["test/contracts/store-installations.ts", "whoever installed it can see and erase that"]],
  },
  {
    name: "when Muster leaves, the replies to its people stay",
    file: "src/store/erasure.ts",
    changes: [["and starts_with(call_id,", "and false and starts_with(call_id,"]],
    by: [
      [
        "test/core/inbox-repeats.test.ts",
        "what is kept of a call names no caller, and goes with its workspace",
      ],
    ],
  },
  {
    name: "replies are kept for ever",
    file: "src/store/calls.ts",
    changes: [
      [
        "delete from platform_call where half_hour not in ($1, $2)",
        "delete from platform_call where false and half_hour not in ($1, $2)",
      ],
    ],
    by: [["test/contracts/store-answers.ts", "a repeated call gets the first reply, until it is forgotten"]],
  },
  {
    name: "who wants nothing more is still sent what was planned",
    file: "src/core/acts/privacy/stop.ts",
    changes: [['await stopOwn(store, branchId, key, "all")', "0"]],
    by: [["test/rights.test.ts", "to be left alone: nothing more comes, and the answer stays as it was"]],
  },
  {
    name: "what somebody may still see is written anew on the disk and taken for erased",
    file: "src/store/scrub.ts",
    changes: [["if (!row?.clean) throw new StillSeen();", "if (!row) throw new StillSeen();"]],
    by: [
      [
        "test/store/scrub.test.ts",
        "not while a transaction may still see the rows that went: they would be written anew as well",
      ],
    ],
  },
];
