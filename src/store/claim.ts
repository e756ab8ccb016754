import type { Claimed, DeliveryStore } from "../core/delivery/delivery.ts";
import { deliveryKey } from "../core/delivery/key.ts";
import type { Sealed } from "../core/privacy/vault.ts";
import { type BranchRow, branchFrom } from "./branches.ts";
import { type CampaignRow, campaignFrom } from "./campaigns.ts";
import { type CheckRow, checkFrom, checkRows } from "./checks.ts";
import { type CountdownRow, countdownFrom } from "./countdowns.ts";
import { type DeliveryRow, deliveryFrom } from "./delivery-row.ts";
import { type ReminderRow, reminderFrom } from "./reminders.ts";
import { instant, known, maybe } from "./row.ts";
import type { Sql } from "./sql.ts";
import { type StrikeRow, strikeFrom } from "./strikes.ts";

export function createClaim(sql: Sql): DeliveryStore["claim"] {
  return async ({ now, token, limit, leaseMs }) => {
    for (;;) {
      const judged = await sql.query<ClaimedRow>(claimDue, [now.toString(), token, limit, leaseMs]);
      const claimed = judged.filter(({ state }) => state === "claimed");
      // After an outage a whole batch may be too late: what waits behind it must not wait for the next look.
      if (claimed.length > 0 || judged.length === 0) return claimed.map((row) => claimedFrom(row, token));
    }
  };
}

/**
 * $1 now (business clock), $2 token, $3 limit, $4 lease in ms (database clock).
 *
 * - due     what nobody owns, and what somebody let go of
 * - line    each row's place in its own workspace's line, so that one post never waits behind ten thousand
 * - front   the first of each line, then the second of each…: more than are wanted, as others may hold some
 * - taken   locked, past the rows others hold; the conditions are asked again of the row as it is once locked
 * - judged  why a row may not go after all. Never asked of a row that may be posted already: that one goes to `find`
 */
const claimDue = `
  with due as (
    select id, chat, workspace, due_at, number from delivery where state = 'planned' and next_at <= $1::timestamptz
    union all
    select id, chat, workspace, due_at, number from delivery
    where state = 'claimed' and lease_until <= (select clock_timestamp())
  ), line as (
    select id, due_at, number, row_number() over (
      partition by workspace collate "C", chat collate "C" order by due_at, number
    ) as turn from due
  ), front as (
    select id, turn, due_at, number from line order by turn, due_at, number limit $3 * 4
  ), taken as (
    select d.*, front.turn, d.state = 'claimed' or d.ask as unsure
    from front join delivery d on d.id = front.id
    where (d.state = 'planned' and d.next_at <= $1::timestamptz)
      or (d.state = 'claimed' and d.lease_until <= clock_timestamp())
    order by front.turn, front.due_at, front.number
    limit $3
    for update of d skip locked
  ), judged as materialized (
    select taken.id, taken.turn, taken.unsure, member.contact,
      to_jsonb(branch) as branch, to_jsonb(campaign) as campaign, to_jsonb(strike) as strike,
      to_jsonb(countdown) as countdown, to_jsonb(reminder) as reminder, to_jsonb(checks) as "check",
      case
        when taken.unsure then null
        when $1::timestamptz > taken.late_until then 'too-late'
        when exists (
          select 1 from delivery later
          where later.series = taken.series and later.state in ('planned', 'claimed', 'posted')
            and later.chat = taken.chat and later.workspace = taken.workspace
            and later.destination = taken.destination
            and later.due_at > taken.due_at and later.due_at <= $1::timestamptz
        ) then 'superseded'
        when not coalesce(case taken.needs
          when 'nothing' then true
          when 'campaign-open' then campaign.state = 'open'
          when 'strike-undecided' then strike.state in ('proposed', 'notified')
          when 'strike-confirmed' then strike.state = 'confirmed'
          when 'strike-suspended' then strike.state = 'suspended'
          when 'strike-called-off' then strike.state = 'called-off'
        end, false) then 'needs'
        when taken.source_kind = 'countdown' and countdown.id is null
          or taken.source_kind = 'reminder' and reminder.id is null
          or taken.source_kind = 'check' and checks.id is null then 'source-gone'
      end as reason
    from taken
    join branch on branch.id = taken.branch_id
    left join campaign on campaign.id = taken.campaign_id
    left join strike on strike.id = taken.strike_id
    left join countdown on taken.source_kind = 'countdown' and countdown.id = taken.source_id
    left join reminder on taken.source_kind = 'reminder' and reminder.id = taken.source_id
    left join ${checkRows} checks on taken.source_kind = 'check' and checks.id = taken.source_id
    left join member on member.branch_id = taken.branch_id and member.member = taken.member
  ), claimed as (
    update delivery set
      state = case when judged.reason is null then 'claimed' else 'skipped' end,
      reason = judged.reason,
      token = case when judged.reason is null then $2 end,
      lease_until = case when judged.reason is null then clock_timestamp() + $4 * interval '1 millisecond' end,
      ask = judged.unsure,
      tries = delivery.tries + case when judged.reason is null then 1 else 0 end,
      first_claimed_at = case when judged.reason is null
        then coalesce(delivery.first_claimed_at, clock_timestamp()) else delivery.first_claimed_at end
    from judged where delivery.id = judged.id
    returning delivery.*, judged.turn, judged.contact, judged.branch, judged.campaign,
      judged.strike, judged.countdown, judged.reminder, judged."check"
  )
  select * from claimed order by turn, due_at, number`;

interface ClaimedRow extends DeliveryRow {
  readonly tries: number;
  readonly first_claimed_at: string;
  readonly ask: boolean;
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
      campaign: maybe(row.campaign, campaignFrom),
      strike: maybe(row.strike, strikeFrom),
      countdown: maybe(row.countdown, countdownFrom),
      reminder: maybe(row.reminder, reminderFrom),
      check: maybe(row.check, checkFrom),
      contact: row.contact,
    }),
  };
}
