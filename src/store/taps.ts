import type { TapStore } from "../core/check/taps.ts";
import { halfHourOf } from "../core/privacy/retention.ts";
import { replacingAnswer } from "./answers.ts";
import { type BranchRow, branchFrom } from "./branches.ts";
import { type CampaignRow, campaignFrom } from "./campaigns.ts";
import type { Sql } from "./postgres/sql.ts";

export function createTaps(sql: Sql): TapStore {
  return {
    async questions(asked) {
      const told = asked.map(({ kind, id, home: { chat, workspace } }, n) => ({
        n,
        chat,
        workspace,
        [kind]: id,
      }));
      const rows = await sql.query<QuestionRow>(readQuestions, [JSON.stringify(told)]);
      const found = new Map(rows.map((row) => [row.n, row]));
      return asked.map((_, n) => {
        const row = found.get(n);
        return row && { branch: branchFrom(row.branch), campaign: campaignFrom(row.campaign) };
      });
    },
    async keep(alike, consentVersion) {
      const groups = alike.map(({ branchId, campaignId, answer, agrees, at, on }, n) => ({
        n,
        branch_id: branchId,
        campaign_id: campaignId,
        answer,
        agrees,
        on_day: on.toString(),
        half_hour: halfHourOf(at),
      }));
      const taps = alike.flatMap(({ taps }, n) => taps.map((tap) => ({ n, ...tap })));
      const rows = await sql.query<{ place: number; agreed: boolean }>(keepTaps, [
        consentVersion,
        JSON.stringify(groups),
        taps.map(({ n }) => n),
        taps.map(({ callId }) => callId),
        taps.map(({ key }) => key),
      ]);
      return new Map(
        rows.flatMap(({ place, agreed }) => {
          const tap = taps[place - 1];
          return tap ? [[tap.callId, agreed ? "repeated" : "unagreed"] as const] : [];
        }),
      );
    },
    async knows(campaignId, key, callId) {
      const rows = await sql.query(
        `select from answer where campaign_id = $1 and member = $2 and strpos(calls, ${codeOf("$3")}) > 0`,
        [campaignId, key, callId],
      );
      return rows.length > 0;
    },
    async holdErasure(branchId) {
      await sql.query("select from branch where id = $1 for share", [branchId]);
    },
  };
}

interface QuestionRow {
  readonly n: number;
  readonly branch: BranchRow;
  readonly campaign: CampaignRow;
}

/** The branches stay locked as by `holdErasure`. */
const readQuestions = `
  select asked.n, to_jsonb(branch.*) as branch, to_jsonb(campaign.*) as campaign
  from json_to_recordset($1::json) as asked(n integer, chat text, workspace text, "check" text, campaign text)
  join branch on branch.chat = asked.chat and branch.workspace = asked.workspace
  left join ballot_check on ballot_check.id = asked."check"
  join campaign on campaign.id = coalesce(ballot_check.campaign_id, asked.campaign)
    and campaign.branch_id = branch.id
  for share of branch`;

/** What an answer keeps of the calls it came by: their last letters, a code of nobody and no time. */
const codeLength = 12;

const codesKept = 4;

const codeOf = (callId: string) => `right(${callId}::text, ${codeLength})`;

/**
 * $1 the version of the consent text, $2 what groups of taps share, the others the taps: arrays, as JSON of them costs
 * a quarter more.
 *
 * - tap      each with whether its member has agreed; looked up one by one, whatever the statistics say
 * - begun    of those that agree, the calls that are new: a repeat must not agree again for who was erased since
 * - latest   the answers, but for those that came by the same call before
 *
 * Rows of each table are written in the order of their keys, and the tables in one order, so that two processes never
 * wait for each other. Says only what was not kept: a repeat, or of a member who has not agreed.
 */
const keepTaps = `
  with tap as materialized (
    select tap.call_id, tap.member, tap.place, alike.*,
      alike.agrees or coalesce((
        select member.consent_version = $1 from member
        where member.branch_id = alike.branch_id and member.member = tap.member
      ), false) as agreed
    from unnest($3::integer[], $4::text[], $5::text[]) with ordinality as tap(n, call_id, member, place)
    join json_to_recordset($2::json) as alike(
      n integer, branch_id text, campaign_id text, answer text, agrees boolean, on_day date, half_hour smallint
    ) on alike.n = tap.n
  ), begun as (
    insert into platform_call (call_id, half_hour)
    select call_id, half_hour from tap where agrees order by call_id
    on conflict do nothing returning call_id
  ), consent as (
    insert into member (branch_id, member, consent_version, consent_on, may_ask)
    select branch_id, member, $1, on_day, true from tap
    where agrees and call_id in (select call_id from begun) order by branch_id, member
    on conflict (branch_id, member)
    do update set consent_version = excluded.consent_version, consent_on = excluded.consent_on
  ), latest as (
    insert into answer (campaign_id, member, answer, on_day, calls)
    select campaign_id, member, answer, on_day, ${codeOf("call_id")} from tap
    where agreed and (not agrees or call_id in (select call_id from begun)) order by campaign_id, member
    ${replacingAnswer}, calls = left(excluded.calls || answer.calls, ${codeLength * codesKept})
    where strpos(answer.calls, excluded.calls) = 0
    returning member
  )
  select place::integer, agreed from tap where not agreed or member not in (select member from latest)`;
