import type { Rig } from "./rig.ts";

/** Of a branch's own: what makes two rows of one thing differ and says nothing of what stands. */
const passing = [
  ...["id", "short_id", "branch_id", "campaign_id", "revision", "changed_at", "state_since", "state_by"],
  ...["closes_at", "closed_at", "opened_at", "made_at", "look", "shown", "edit_tries", "edit_after", "ended"],
  ...["claimed_at", "shown_at", "turn", "hash", "last_confirmed_at"],
];

/** What people set up; of some only that of which anything still comes. Which check asks is no matter of chance. */
const rowsOf: readonly string[] = [
  ...[
    "branch",
    "rep",
    "rep_group",
    "campaign",
    "share_code",
    "channel_audience",
    "reminder",
    "chase",
    "answer",
  ],
  "strike where state <> 'called-off'",
  "countdown where strike_id is null or strike_id in (select id from strike where state <> 'called-off')",
  "(select *, id as which from ballot_check) as open_check where closed_at is null",
];

/**
 * All that has been set up, and every post that is planned for later, in an order that can be compared: ids, revisions and
 * moments of a change apart. What goes at once, such as a correction, is left out.
 */
export async function standing({ pool, clock }: Rig): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const table of rowsOf) {
    const { rows: found } = await pool.query<{ row: Readonly<Record<string, unknown>> }>(
      `select row_to_json(one) as row from (select * from ${table}) one`,
    );
    for (const { row } of found) {
      const kept = Object.entries(row).filter(([name]) => !passing.includes(name));
      rows.push(`${table} ${JSON.stringify(kept)}`);
    }
  }
  const { rows: planned } = await pool.query<{ row: string }>(
    `select json_build_array(kind, destination, due_at)::text as row from delivery
     where state = 'planned' and due_at > $1`,
    [clock.now().toString()],
  );
  return [...rows, ...planned.map(({ row }) => `post ${row}`)].toSorted();
}
