import { runOut } from "../core/chase/chase.ts";
import type { MemberKey } from "../core/people/vault.ts";
import type { ErasureStore } from "../core/privacy/erasure.ts";
import { letGo } from "./chase-lists.ts";
import { may } from "./delivery/steps.ts";
import { keepsNothing } from "./members.ts";
import { changed } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";
import { createScrub } from "./scrub.ts";

export function createErasure(sql: Sql): ErasureStore {
  return {
    ...createScrub(sql),
    erasePerson: (branchId, key) => sql.together((inside) => erasePerson(inside, branchId, key)),
    erasePlanned: (branchId, key) => sql.together((inside) => erasePlanned(inside, branchId, key)),
    eraseOptIns: (branchId) => sql.together((inside) => eraseOptIns(inside, branchId)),
    erasePeople: (branchId) => sql.together((inside) => erasePeople(inside, branchId)),
    eraseClosed: (branchId, before) =>
      sql.together((inside) => eraseClosed(inside, branchId, before.toString())),
    eraseSent: (before) =>
      changed(
        sql,
        // By the channel, as the index has them.
        `delete from delivery
         where channel is null and ${may("forget")} and due_at < $1::timestamptz`,
        [before.toString()],
      ),
    eraseClaims: (now) =>
      changed(
        sql,
        `update chase set ${letGo} where rep is not null and greatest(claimed_at, marked_at) <= $1`,
        [runOut(now).toString()],
      ),
  };
}

/** Waits for the answers in hand, and holds up those to come (see `holdErasure`): none is kept after this. */
async function holdBranch(sql: Sql, branchId: string): Promise<void> {
  await sql.query("select from branch where id = $1 for no key update", [branchId]);
}

/** Everything under one person's key in a branch. */
async function erasePerson(
  sql: Sql,
  branchId: string,
  key: MemberKey,
): Promise<{ readonly answers: number; readonly reminders: number; readonly anything: boolean }> {
  let other = 0;
  const take = async (text: string, values: readonly string[] = [branchId, key]) => {
    other += await changed(sql, text, values);
  };
  await holdBranch(sql, branchId);
  // Locked in the order in which results are recorded, so that the two never wait for each other.
  await sql.query("select id from delivery where branch_id = $1 and member = $2 order by id for update", [
    branchId,
    key,
  ]);
  await take("delete from delivery where branch_id = $1 and member = $2");
  const own = "delete from reminder where branch_id = $1 and member = $2";
  const reminders = await changed(sql, own, [branchId, key]);
  // A channel's reminder stays, and only reps may change it from now on.
  await take("update reminder set made_by = '' where branch_id = $1 and made_by = $2");
  const [gone] = await sql.query<{ answers: number }>(eraseAnswers, [branchId, key]);
  const answers = gone?.answers ?? 0;
  await take(
    `delete from chase using campaign
     where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.member = $2`,
  );
  await take(
    `update chase set ${letGo} from campaign
     where campaign.id = chase.campaign_id and campaign.branch_id = $1 and chase.rep = $2`,
  );
  // A key is of one workspace only.
  await take("update chat_installation set installed_by = null where installed_by = $1", [key]);
  await take("delete from waiting_call where branch_id = $1 and member = $2");
  await take("delete from rep where branch_id = $1 and member = $2");
  await take("delete from rep_handle where branch_id = $1 and member = $2");
  await take("delete from waiting_act where branch_id = $1 and asked_by = $2");
  await take("delete from member where branch_id = $1 and member = $2");
  return { answers, reminders, anything: answers + reminders + other > 0 };
}

/** Nobody keeps who had moved a number how often, so that the moves alone are owed: erasing brings none back. */
const eraseAnswers = `
  with gone as (
    delete from answer using campaign
    where campaign.id = answer.campaign_id and campaign.branch_id = $1 and answer.member = $2
    returning answer.campaign_id, answer.moves
  ), owed as (
    update tally set owed = tally.owed + gone.moves from gone where tally.campaign_id = gone.campaign_id
  )
  select count(*)::integer as answers from gone`;

/** What has not begun to go to one person. Locked in the order in which results are recorded. */
async function erasePlanned(sql: Sql, branchId: string, key: MemberKey): Promise<void> {
  const planned = `branch_id = $1 and member = $2 and ${may("stop")}`;
  await sql.query(`select id from delivery where ${planned} order by id for update`, [branchId, key]);
  await sql.query(`delete from delivery where ${planned}`, [branchId, key]);
}

/**
 * What members of a branch asked for that needs their chat id: personal reminders, and that a rep may speak to them.
 * Returns how many such things went.
 */
async function eraseOptIns(sql: Sql, branchId: string): Promise<number> {
  await holdBranch(sql, branchId);
  const branch = [branchId];
  const chased = await changed(
    sql,
    "delete from chase using campaign where campaign.id = chase.campaign_id and campaign.branch_id = $1",
    branch,
  );
  const personal = `branch_id = $1 and source_kind = 'reminder' and member is not null`;
  await sql.query(`select id from delivery where ${personal} order by id for update`, branch);
  await sql.query(`delete from delivery where ${personal}`, branch);
  const reminders = await changed(
    sql,
    "delete from reminder where branch_id = $1 and member is not null",
    branch,
  );
  await sql.query("update member set contact = null where branch_id = $1 and contact is not null", branch);
  await sql.query(`delete from member where branch_id = $1 and ${keepsNothing}`, branch);
  return chased + reminders;
}

/** Everything a branch keeps about anybody: answers, agreements, roles and groups, contacts. Totals stay. Returns how many went. */
async function erasePeople(sql: Sql, branchId: string): Promise<number> {
  await holdBranch(sql, branchId);
  const branch = [branchId];
  let gone = await eraseOptIns(sql, branchId);
  await sql.query(
    "select id from delivery where branch_id = $1 and member is not null order by id for update",
    branch,
  );
  await sql.query("delete from delivery where branch_id = $1 and member is not null", branch);
  await sql.query("update reminder set made_by = '' where branch_id = $1", branch);
  gone += await changed(
    sql,
    "delete from answer using campaign where campaign.id = answer.campaign_id and campaign.branch_id = $1",
    branch,
  );
  for (const table of ["rep", "rep_group", "member"]) {
    gone += await changed(sql, `delete from ${table} where branch_id = $1`, branch);
  }
  for (const table of ["waiting_call", "rep_handle", "waiting_act"]) {
    await sql.query(`delete from ${table} where branch_id = $1`, branch);
  }
  await sql.query(
    `update chat_installation set installed_by = null from branch
     where branch.id = $1 and chat_installation.chat = branch.chat and chat_installation.workspace = branch.workspace`,
    branch,
  );
  await sql.query(
    `delete from platform_call using branch
     where branch.id = $1 and starts_with(call_id, branch.chat || ':' || branch.workspace || ':')`,
    branch,
  );
  return gone;
}

/**
 * Single answers and agreements of the branch's ballots that closed at or before this instant, and the consent of
 * whoever has no answer left: it was given until then. "Don't ask me again" stays.
 */
async function eraseClosed(
  sql: Sql,
  branchId: string,
  before: string,
): Promise<{ readonly answers: number; readonly chased: number }> {
  const closed = `campaign.branch_id = $1 and least(campaign.closes_at, campaign.closed_at) <= $2`;
  const which = [branchId, before];
  const [due] = await sql.query(
    `select campaign.id from campaign where ${closed} and (
       exists (select from answer where answer.campaign_id = campaign.id)
       or exists (select from chase where chase.campaign_id = campaign.id)) limit 1`,
    which,
  );
  if (!due) return { answers: 0, chased: 0 };
  await holdBranch(sql, branchId);
  const answers = await changed(
    sql,
    `delete from answer using campaign where campaign.id = answer.campaign_id and ${closed}`,
    which,
  );
  const chased = await changed(
    sql,
    `delete from chase using campaign where campaign.id = chase.campaign_id and ${closed}`,
    which,
  );
  await sql.query(
    `update member set consent_version = null, consent_on = null
     where branch_id = $1 and consent_on is not null and not exists (
       select from answer join campaign on campaign.id = answer.campaign_id
       where campaign.branch_id = $1 and answer.member = member.member)`,
    [branchId],
  );
  await sql.query(`delete from member where branch_id = $1 and ${keepsNothing}`, [branchId]);
  return { answers, chased };
}
