import { cures } from "../core/chat.ts";
import { type Claimed, type Claiming, type DeliveryStore, mostLate } from "../core/delivery/delivery.ts";
import { deliveryKey } from "../core/delivery/key.ts";
import type { Sealed } from "../core/privacy/vault.ts";
import { toPost } from "./answers.ts";
import { type BranchRow, branchFrom } from "./branches.ts";
import { type CampaignRow, campaignFrom } from "./campaigns.ts";
import { type CheckRow, checkFrom, checkRows } from "./checks.ts";
import { type CountdownRow, countdownFrom } from "./countdowns.ts";
import { type DeliveryRow, deliveryFrom } from "./delivery-row.ts";
import { type ReminderRow, reminderFrom } from "./reminders.ts";
import { instant, known, maybe } from "./row.ts";
import type { Sql, Value } from "./sql.ts";
import { type StrikeRow, strikeFrom } from "./strikes.ts";

export function createClaim(sql: Sql): Pick<DeliveryStore, "claim" | "claimable" | "holdLate"> {
  return {
    async claim({ token, leaseMs, ...claiming }) {
      const text = claiming.paced ? claimPaced : claimDue;
      for (;;) {
        const judged = await sql.query<ClaimedRow>(text, [...looked(claiming), token, leaseMs]);
        const claimed = judged.filter(({ state }) => state === "claimed");
        // After an outage a whole batch may be too late: what waits behind it must not wait for the next look.
        if (claimed.length > 0 || judged.length === 0) return claimed.map((row) => claimedFrom(row, token));
      }
    },
    async claimable(claiming) {
      const text = claiming.paced ? countPaced : countDue;
      const [row] = await sql.query<{ many: number }>(text, looked(claiming));
      return row?.many ?? 0;
    },
    async holdLate(now) {
      const held = await sql.query<{ state: string }>(holdLate, [now.toString()]);
      return held.filter(({ state }) => state === "held").length;
    },
  };
}

function looked({ now, limit, chat, paced }: Claiming): readonly Value[] {
  const shared = [now.toString(), limit, chat ?? null];
  return paced ? [...shared, paced.perWorkspace, JSON.stringify(paced.resting)] : shared;
}

const waiting = `state = 'planned' and next_at <= $1::timestamptz`;
const leaseOver = `state = 'claimed' and lease_until <= (select clock_timestamp())`;

/** More than an hour late, and not because it waits for a person to let Muster in. $1 now. */
const overdue = `${waiting} and due_at < $1::timestamptz - interval '1 hour'
  and late_until >= $1::timestamptz and not released and not ask
  and (last_error is null or last_error not in (${cures.map((cure) => `'${cure}'`).join(", ")}))`;

/** How many posts that would be, those of one series in one place counted once. */
const manyOverdue = `(
  select count(distinct (chat, workspace, destination, coalesce(series, id::text))) from delivery where ${overdue}
)`;

/**
 * $1 now (business clock), $2 limit, $3 chat or null; paced: $4 most for a workspace, $5 resting lanes.
 *
 * - due     what nobody owns, and what somebody let go of, but for what is to be held
 * - open    paced alone: the first for each place that does not rest
 * - line    each row's place in its own workspace's line, so that one post never waits behind ten thousand
 * - front   the first of each line, the shortest line first, then the second of each…: more than are wanted, as others
 *           may hold some
 */
function frontOf(paced: boolean): string {
  const open = `, open as (
    select distinct on (chat, workspace, destination) * from due
    where not workspace || ' ' || destination in (select resting from jsonb_array_elements_text($5::jsonb) resting)
      and not workspace in (select resting from jsonb_array_elements_text($5::jsonb) resting)
    order by chat, workspace, destination, due_at, number
  )`;
  return `due as (
    select id, chat, workspace, destination, due_at, number from delivery
    where ${waiting} and ($3::text is null or chat = $3)
      and ((select many <= ${mostLate} from overdue) or not (${overdue}))
    union all
    select id, chat, workspace, destination, due_at, number from delivery
    where ${leaseOver} and ($3::text is null or chat = $3)
  )${paced ? open : ""}, line as (
    select id, due_at, number,
      row_number() over (partition by workspace collate "C", chat collate "C" order by due_at, number) as turn,
      count(*) over (partition by workspace collate "C", chat collate "C") as length
    from ${paced ? "open" : "due"}
  ), front as (
    select id, turn, length, due_at, number from line${paced ? " where turn <= $4" : ""}
    order by turn, length, due_at, number limit $2 * 4
  )`;
}

const overdueCounted = `overdue as materialized (select ${manyOverdue} as many)`;

function counting(paced: boolean): string {
  return `with ${overdueCounted}, ${frontOf(paced)}
    select least(count(*), $2)::integer as many from front`;
}

/**
 * The last two parameters: token, and lease in ms (database clock).
 *
 * - taken   locked, past the rows others hold; the conditions are asked again of the row as it is once locked
 * - judged  why a row may not go after all. One that may be posted already is claimed all the same: it goes to `find`
 */
function claiming(paced: boolean): string {
  const [token, leaseMs] = paced ? ["$6", "$7"] : ["$4", "$5"];
  return `
  with ${overdueCounted}, ${frontOf(paced)}, taken as (
    select d.*, front.turn, front.length, d.state = 'claimed' or d.ask as unsure
    from front join delivery d on d.id = front.id
    where (d.state = 'planned' and d.next_at <= $1::timestamptz)
      or (d.state = 'claimed' and d.lease_until <= clock_timestamp())
    order by front.turn, front.length, front.due_at, front.number
    limit $2
    for update of d skip locked
  ), judged as materialized (
    select taken.id, taken.turn, taken.length, taken.unsure,
      case when taken.kind = 'notice' then rep.contact else member.contact end as contact,
      to_jsonb(branch) as branch, to_jsonb(campaign) as campaign, to_jsonb(strike) as strike,
      to_jsonb(countdown) as countdown, to_jsonb(reminder) as reminder, to_jsonb(checks) as "check",
      case
        when $1::timestamptz > taken.late_until then 'too-late'
        when ${superseded("taken")} then 'superseded'
        when campaign.paused and taken.source_kind <> 'campaign' then 'paused'
        when not coalesce(case taken.needs
          when 'nothing' then true
          when 'campaign-open' then campaign.state = 'open'
          when 'still-to-post' then campaign.state = 'open' and exists (
            select 1 from answer
            where answer.campaign_id = taken.campaign_id and answer.member = taken.member and ${toPost})
          when 'strike-undecided' then strike.state in ('proposed', 'notified')
          when 'strike-confirmed' then strike.state = 'confirmed'
          when 'strike-suspended' then strike.state = 'suspended'
          when 'strike-called-off' then strike.state = 'called-off'
        end, false) then 'needs'
        when taken.source_kind = 'countdown' and countdown.id is null
          or taken.source_kind = 'reminder' and reminder.id is null
          or taken.source_kind = 'check' and checks.id is null then 'source-gone'
      end as why
    from taken
    join branch on branch.id = taken.branch_id
    left join campaign on campaign.id = taken.campaign_id
    left join strike on strike.id = taken.strike_id
    left join countdown on taken.source_kind = 'countdown' and countdown.id = taken.source_id
    left join reminder on taken.source_kind = 'reminder' and reminder.id = taken.source_id
    left join ${checkRows} checks on taken.source_kind = 'check' and checks.id = taken.source_id
    left join member on member.branch_id = taken.branch_id and member.member = taken.member
    left join rep on rep.branch_id = taken.branch_id and rep.member = taken.member
  ), decided as (
    select *, case when not unsure then why end as reason from judged
  ), claimed as (
    update delivery set
      state = case when judged.reason is null then 'claimed' else 'skipped' end,
      reason = judged.reason,
      token = case when judged.reason is null then ${token} end,
      lease_until = case when judged.reason is null
        then clock_timestamp() + ${leaseMs} * interval '1 millisecond' end,
      ask = judged.unsure,
      tries = delivery.tries + case when judged.reason is null then 1 else 0 end,
      first_claimed_at = case when judged.reason is null
        then coalesce(delivery.first_claimed_at, clock_timestamp()) else delivery.first_claimed_at end
    from decided judged where delivery.id = judged.id
    returning delivery.*, judged.why, judged.turn, judged.length, judged.contact, judged.branch, judged.campaign,
      judged.strike, judged.countdown, judged.reminder, judged."check"
  )
  select * from claimed order by turn, length, due_at, number`;
}

/** Whether a later row of the same series for the same place is due too, or has gone. */
function superseded(row: string): string {
  return `exists (
    select 1 from delivery later
    where later.series = ${row}.series and later.state in ('planned', 'held', 'claimed', 'posted')
      and later.chat = ${row}.chat and later.workspace = ${row}.workspace
      and later.destination = ${row}.destination
      and later.due_at > ${row}.due_at and later.due_at <= $1::timestamptz
  )`;
}

const claimDue = claiming(false);
const claimPaced = claiming(true);
const countDue = counting(false);
const countPaced = counting(true);

const holdLate = `
  with late as (
    select id from delivery where ${overdue} and ${manyOverdue} > ${mostLate} order by id for update
  ), judged as materialized (
    select row.id, ${superseded("row")} as superseded from delivery row join late on late.id = row.id
  )
  update delivery set
    state = case when judged.superseded then 'skipped' else 'held' end,
    reason = case when judged.superseded then 'superseded' end
  from judged where delivery.id = judged.id and delivery.state = 'planned'
  returning delivery.state`;

interface ClaimedRow extends DeliveryRow {
  readonly tries: number;
  readonly first_claimed_at: string;
  readonly ask: boolean;
  readonly why: string | null;
  readonly contact: Sealed | null;
  readonly branch: BranchRow;
  readonly campaign: CampaignRow | null;
  readonly strike: StrikeRow | null;
  readonly countdown: CountdownRow | null;
  readonly reminder: ReminderRow | null;
  readonly check: CheckRow | null;
}

function claimedFrom(row: ClaimedRow, token: string): Claimed {
  return {
    delivery: deliveryFrom(row),
    key: deliveryKey(row.id),
    token,
    tries: row.tries,
    ask: row.ask,
    firstClaimedAt: instant(row.first_claimed_at),
    branch: branchFrom(row.branch),
    ...known({
      ifAbsent: row.why,
      campaign: maybe(row.campaign, campaignFrom),
      strike: maybe(row.strike, strikeFrom),
      countdown: maybe(row.countdown, countdownFrom),
      reminder: maybe(row.reminder, reminderFrom),
      check: maybe(row.check, checkFrom),
      contact: row.contact,
    }),
  };
}
