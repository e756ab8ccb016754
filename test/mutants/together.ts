import type { Mutant } from "./mutant.ts";

const handles = "test/commands/handle.test.ts";

const changes = "test/commands/two-people-changes.test.ts";

/** Officers and reps among themselves, and what is sealed or named like something else. */
export const togetherMutants: readonly Mutant[] = [
  {
    name: "whoever installed Muster is an officer for ever",
    file: "src/core/acts/branch/rights.ts",
    changes: [
      [
        "if (installer === undefined || installer === rep.key) return false;",
        "if (installer !== undefined || rep.key) return false;",
      ],
    ],
    by: [
      [
        "test/commands/installer.test.ts",
        "is none once another officer has agreed, and never again: not when that one leaves, nor by installing once more",
      ],
    ],
  },
  {
    name: "who was in a user group is taken to be in it still",
    file: "src/slack/callers.ts",
    changes: [["mayRecall: (listed) => !listed.includes(user),", "mayRecall: () => true,"]],
    by: [
      [
        "test/slack/calls.test.ts",
        "who is in a user group is asked of Slack for every act of theirs, and at most once a minute for others",
      ],
    ],
  },
  {
    name: "who a number stands for is kept for ever",
    file: "src/store/handles.ts",
    changes: [
      ["async eraseEnded(now, before) {", "async eraseEnded(now, before) {\n      if (now) return 0;"],
    ],
    by: [
      [
        handles,
        "lasts with the role and 90 days, and then nobody can say whose it was; it is given to nobody else",
      ],
    ],
  },
  {
    name: "whoever asked for a second person is one",
    file: "src/core/acts/second/confirm.ts",
    changes: [['if (act.by === key) throw userError(say("second-own"));', ""]],
    by: [
      [
        "test/commands/two-people.test.ts",
        "whoever asked cannot confirm it, by no button; nor can a member, nor another branch",
      ],
    ],
  },
  {
    name: "what is confirmed is changed by one",
    file: "src/core/acts/second/takes-two.ts",
    changes: [
      [
        "return [doing.before, doing.after].some(isOn) && !stillTold(doing.before, doing.after);",
        "return !isOn(doing.before) && isOn(doing.after);",
      ],
    ],
    by: [[changes, "%s wait for the second, who sees what was and what is to be"]],
  },
  {
    name: "what was stopped goes on by one",
    file: "src/core/acts/second/takes-two.ts",
    changes: [["[doing.before, doing.after].some(isOn)", "isOn(doing.before)"]],
    by: [[changes, "it is %s by one, and goes on by two"]],
  },
  {
    name: "a ballot that was ended goes on by one",
    file: "src/core/acts/second/takes-two.ts",
    changes: [[" || goesOn(doing.before, doing.after)", ""]],
    by: [["test/commands/two-people-close.test.ts", "by one%s goes on by two"]],
  },
  {
    name: "what waits for a second person outlives the setting",
    file: "src/core/acts/branch/settings.ts",
    changes: [["if (!branch.twoPeople) await store.seconds.forgetAll(branch.id);", ""]],
    by: [[changes, "goes when the branch asks for two people no more, and does not come back"]],
  },
  {
    name: "whoever manages the workspace has no say",
    file: "src/core/acts/branch/rights.ts",
    changes: [['if (caller.managesWorkspace) return { role: "officer", invited: false };', ""]],
    by: [
      [
        handles,
        "of two officers at odds each can take the other’s role back, and whoever manages the workspace has the last word",
      ],
    ],
  },
  {
    name: "what is sealed for one row opens in another",
    file: "src/vault/sealing.ts",
    changes: [
      [".setAAD(bound(head, row));", ".setAAD(Buffer.from(head));"],
      ["isBound ? bound(head, row) : Buffer.from(head)", "Buffer.from(head)"],
    ],
    by: [
      [
        "test/core/inbox-repeats.test.ts",
        "a first reply that was copied into the row of one's own call is not shown",
      ],
    ],
  },
  {
    name: "characters without a width stay in names",
    file: "src/core/typed/clean.ts",
    changes: [['.replace(widthless, "")', ""]],
    by: [
      [
        "test/core/typed/look-alike.test.ts",
        "characters without a width go from everything typed; emoji and flags made with them stay",
      ],
    ],
  },
];
