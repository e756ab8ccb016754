import type { Mutant } from "./mutant.ts";

const undo = "test/commands/undo.test.ts";

const confirmations = "test/commands/confirmations.test.ts";

const sinceTitle = "of /%s takes nothing back of what was changed since";

const since = [[confirmations, sinceTitle]] as const;

const carries = [[confirmations, "of /%s has Undo where it can be taken back, and says that once"]] as const;

const sure = "test/commands/sure.test.ts";

/** What a tap on "Undo" may do, and what is asked about before it is done. */
export const takenBackMutants: readonly Mutant[] = [
  {
    name: "a button's id is enough to restore what somebody makes up",
    file: "src/core/inbox/asking.ts",
    changes: [['"answer" in button || (button.restores && !what.args)', '"answer" in button']],
    by: [[undo, "is what no button’s id alone can do"]],
  },
  {
    name: "an undo takes back what was changed since of a ballot",
    file: "src/core/acts/ballot/restore.ts",
    changes: [
      ['if (campaign.revision !== seen) throw userError(say("refuse-changed-meanwhile"));', ""],
      ["revision: seen + 1 }", "revision: campaign.revision + 1 }"],
    ],
    by: [[undo, "is nobody else’s, and of what was changed since it takes nothing back"]],
  },
  {
    name: "an undo keeps a ballot as it is",
    file: "src/core/acts/ballot/restore.ts",
    changes: [["return { ...before, ...(published && { published }),", "return { ...before, ...campaign,"]],
    by: carries,
  },
  {
    name: "an undo takes back what was changed since of a countdown",
    file: "src/core/acts/countdown/restore.ts",
    changes: [["if (after && !(stands && isSame(stands, after)))", "if (after && !stands)"]],
    by: since,
  },
  {
    name: "an undo takes back what was changed since of a reminder",
    file: "src/core/acts/reminder/restore.ts",
    changes: [["(now?.revision ?? deleted) !== seen", "now === undefined && seen !== deleted"]],
    by: since,
  },
  {
    name: "an undo takes back what was changed since of the settings",
    file: "src/core/acts/branch/restore.ts",
    changes: [["packed(settingsTyped(branch, typed)) !== packed(after)", "packed(after) === packed(before)"]],
    by: since,
  },
  {
    name: "an undo takes the role of somebody who has agreed to it",
    file: "src/core/acts/branch/restore.ts",
    changes: [[" || (stands.agreed && !before)", ""]],
    by: since,
  },
  {
    name: "an undo asks a check again where another is asked",
    file: "src/core/acts/check/restore.ts",
    changes: [[" || (await isAskedThere(store, check))", ""]],
    by: since,
  },
  {
    name: "an undo ends every join code",
    file: "src/store/share-codes.ts",
    changes: [
      [
        '"delete from share_code where campaign_id = $1 and hash = $2"',
        "\"delete from share_code where campaign_id = $1 and $2 <> ''\"",
      ],
    ],
    by: carries,
  },
  {
    name: "an undo is anybody's who had the role",
    file: "src/core/inbox/call.ts",
    changes: [["  allow(button, context);\n  return button.run(args", "  return button.run(args"]],
    by: carries,
  },
  {
    name: "a close is moved back by one",
    file: "commands/ballot/undo.ts",
    changes: [["if (closes && takesTwo(", "if (closes && seen < 0 && takesTwo("]],
    by: [[undo, "moves a close back with a second person where it takes one to move it"]],
  },
  {
    name: "what was stopped of a strike is taken back by one",
    file: "src/core/acts/second/strike-acts.ts",
    changes: [
      ["if (!takesTwo(context.branch,", 'if (act.what === "strike-undo" || !takesTwo(context.branch,'],
    ],
    by: [["test/commands/two-people-changes.test.ts", "it is %s by one, and goes on by two"]],
  },
  {
    name: "it is undone before the second person has confirmed it",
    file: "commands/ballot/undo.ts",
    changes: [
      [
        "return updated(await askSecond(asked, context, services));",
        "return updated(takenBack(await askSecond(asked, context, services)));",
      ],
    ],
    by: [[undo, "moves a close back with a second person where it takes one to move it"]],
  },
  {
    name: "a call goes on waiting for somebody whose role has ended",
    file: "src/store/reps.ts",
    changes: [
      [
        'await sql.query("delete from waiting_call where branch_id = $1 and member = $2", [branchId, key]);',
        "",
      ],
    ],
    by: [[undo, "ends with the role: nothing of it waits for somebody who has the role again"]],
  },
  {
    name: "what ends for good is not asked about",
    file: "src/core/command/command.ts",
    changes: [["if (sure.includes(of)) return;", "if (sure.includes(of) || ends !== undefined) return;"]],
    by: [[sure, "is asked once of /%s: %s"]],
  },
  {
    name: "what is there already is not asked about",
    file: "src/core/command/command.ts",
    changes: [["if (sure.includes(of)) return;", "if (sure.includes(of) || ends === undefined) return;"]],
    by: [[sure, "is asked once of /%s: %s"]],
  },
  {
    name: "a strike of a name that is there is set up unasked",
    file: "src/core/strike/checks.ts",
    changes: [["isNamed(other, strike) &&", "other.id === strike.id &&"]],
    by: [[sure, "is asked once of /%s: %s"]],
  },
];
