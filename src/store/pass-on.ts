import type { Workspace } from "../core/chat/place.ts";
import type { Sql } from "./postgres/sql.ts";

/**
 * Writes an owner's campaign, as it is now, into those that follow it. To be called in the transaction that changed it:
 * nobody is ever shown, or posted, another close than the owner's. Planning their posts anew is left to a job
 * (core/acts/follow/pass-on.ts), which finds them by `moved_from`; until then their posts are kept back
 * (delivery/next.ts).
 */
export async function passOn(sql: Sql, ownerId: string): Promise<void> {
  await sql.query(
    `update campaign follower set ${taken("owner.paused or follower.owner_gone")}
     from campaign owner
     where owner.id = $1 and follower.follows = owner.id
       and (${own("follower")}, follower.state, follower.paused)
         is distinct from (${own("owner")}, ${state}, owner.paused or follower.owner_gone)`,
    [ownerId],
  );
}

/** The followers of a workspace's campaigns stop: nobody keeps their dates right any more. Nor can others join. */
export async function ownerLeft(sql: Sql, { chat, workspace }: Workspace): Promise<void> {
  await sql.query(
    `update campaign follower set owner_gone = true, paused = true, ${moved}
     from campaign owner join branch on branch.id = owner.branch_id
     where branch.chat = $1 and branch.workspace = $2 and follower.follows = owner.id
       and not follower.owner_gone`,
    [chat, workspace],
  );
  await sql.query(
    `delete from share_code using campaign join branch on branch.id = campaign.branch_id
     where branch.chat = $1 and branch.workspace = $2 and share_code.campaign_id = campaign.id`,
    [chat, workspace],
  );
}

export async function ownerBack(sql: Sql, { chat, workspace }: Workspace): Promise<void> {
  await sql.query(
    `update campaign follower set owner_gone = false, ${taken("owner.paused")}
     from campaign owner join branch on branch.id = owner.branch_id
     where branch.chat = $1 and branch.workspace = $2 and follower.follows = owner.id
       and follower.owner_gone`,
    [chat, workspace],
  );
}

/** What a follower's campaign has from its owner's, beside whether it is paused or closed. */
const columns = [
  ...["kind", "name", "milestones", "closes_at", "closed_at", "replacement_link"],
  ...["method", "threshold", "turnout_rule", "election", "ending", "replaces", "replacement_words"],
];

const own = (row: string) => columns.map((column) => `${row}.${column}`).join(", ");

/** Once the clock has closed an owner's it closes each follower's too, by itself: what they say of the close stays. */
const state = `case when owner.state = 'closed' and owner.closed_at is null then follower.state else owner.state end`;

/** What its channels had before the first change that is not made good yet stays what they had. */
const moved = `
  revision = follower.revision + 1,
  moved_from = coalesce(follower.moved_from, to_jsonb(follower) - 'moved_from')`;

const taken = (paused: string) =>
  `${columns.map((column) => `${column} = owner.${column}`).join(", ")}, state = ${state}, paused = ${paused}, ${moved}`;
