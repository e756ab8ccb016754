import type { Mutant } from "./mutant.ts";

const backup = "test/store/backup.test.ts";

/** What is put back or moved elsewhere. */
export const backupMutants: readonly Mutant[] = [
  {
    name: "what was due since a backup was made goes out again",
    file: "src/store/backup/restore.ts",
    changes: [["const held = until ? await holdDue(sql, until) : 0;", "const held = until ? 0 : 0;"]],
    by: [
      [
        backup,
        "mid-ballot, after everything is lost, is put back row for row, sends nothing twice and goes on",
      ],
    ],
  },
  {
    name: "what was moved elsewhere starts beside it",
    file: "src/store/backup/moved-away.ts",
    changes: [
      [
        'await sql.query("insert into muster_migration (name, run_on) values ($1, now())", [movedAway]);',
        "await Promise.resolve(sql);",
      ],
    ],
    by: [[backup, "moved to a folder and back it is the same, and neither starts where it was"]],
  },
];
