import { toReps } from "../../core/delivery/kinds.ts";
import type { Claimed, OutboxStore } from "../../core/ports/outbox.ts";
import { answerNeeded } from "../answers.ts";
import { checkRows } from "../checks.ts";
import { lossOf } from "../lost.ts";
import type { Sql } from "../postgres/sql.ts";
import { toldBeside } from "./beside.ts";
import { type ClaimedRow, claimedFrom, createShared } from "./claimed.ts";
import { fewLate, leaseOver, mayGoLate, superseded, waiting } from "./next.ts";
import { deliveryColumns } from "./row.ts";
import { made, may } from "./steps.ts";

/** What goes to people as reps. */
const repKinds = toReps.map((kind) => `'${kind}'`).join(", ");

/** More are looked at than are wanted, as others may hold some. */
const lookedAt = 4;

export function createClaim(sql: Sql, { nextIds }: Pick<OutboxStore, "nextIds">): OutboxStore["claim"] {
  async function claimOf(
    ids: readonly string[],
    { now, limit, token, leaseMs }: Parameters<OutboxStore["claim"]>[0],
  ): Promise<{ readonly judged: number; readonly claimed: readonly Claimed[] }> {
    const judged = await sql.query<ClaimedRow>(claimThese, [now.toString(), limit, ids, token, leaseMs]);
    const shared = createShared(judged);
    const claimed: Claimed[] = [];
    const unreadable: string[] = [];
    for (const row of judged.filter(({ state }) => state === "claimed")) {
      try {
        claimed.push(claimedFrom(row, token, shared));
      } catch {
        unreadable.push(row.id);
      }
    }
    if (unreadable.length > 0) await sql.query(giveUp, [unreadable, token]);
    return { judged: judged.length, claimed };
  }

  return async (options) => {
    if (options.ids) return (await claimOf(options.ids, options)).claimed;
    for (;;) {
      const ids = await nextIds({ ...options, limit: options.limit * lookedAt });
      const { judged, claimed } = await claimOf(ids, options);
      // After an outage a whole batch may be too late: what waits behind it must not wait for the next look.
      if (claimed.length > 0 || judged === 0) return claimed;
    }
  };
}

/** What a row comes from cannot be read: that row goes no more, and harms no other. $1 ids, $2 token. */
const giveUp = `
  update delivery set state = ${made("fail")}, reason = 'could-not-draw', token = null, lease_until = null
  where id = any ($1::uuid[]) and token = $2 and ${may("fail")}`;

/** What a member has told by now decides what is said to them of their paper. */
const paperNeeds = Object.entries(answerNeeded)
  .map(
    ([needs, told]) => `when '${needs}' then campaign.state = 'open' and exists (
            select 1 from answer
            where answer.campaign_id = taken.campaign_id and answer.member = taken.member and ${told})`,
  )
  .join("\n          ");

/** The branches, ballots or strikes of all the rows, as texts by id: sent once, with the first row. */
const shared = (table: string) =>
  `case when claimed.turn = (select min(turn) from claimed) then (
    select jsonb_object_agg(id, to_jsonb(${table})::text) from ${table}
    where id in (select ${table}_id from claimed)
  ) end as ${table}`;

/**
 * $1 now (business clock), $2 limit, $3 ids in the order in which they go, $4 token, $5 lease in ms (database clock).
 *
 * - taken   locked, past the rows others hold; the conditions are asked again of the row as it is once locked. Found
 *           one by one, whatever the statistics say
 * - judged  why a row may not go after all. One that may be posted already is claimed all the same: it goes to `find`
 */
const claimThese = `
  with ${fewLate}, taken as materialized (
    select own.*, wanted.turn, own.state = 'claimed' or own.ask as unsure
    from unnest($3::uuid[]) with ordinality as wanted(id, turn) cross join lateral (
      select d.ctid as place, d.* from delivery d
      where d.id = wanted.id and (${waiting("d")} and ${mayGoLate("d")} or ${leaseOver("d")})
      for update of d skip locked
    ) own
    limit $2
  ), judged as materialized (
    select taken.place, taken.turn, taken.unsure, countdown.target::text as target,
      case when taken.kind in (${repKinds}) then rep.contact else member.contact end as contact,
      case
        when $1::timestamptz > taken.late_until then 'too-late'
        when taken.series is not null and ${superseded("taken")} then 'superseded'
        when campaign.paused and taken.source_kind <> 'campaign' then 'paused'
        when not coalesce(case taken.needs
          when 'nothing' then true
          when 'campaign-open' then campaign.state = 'open'
          ${paperNeeds}
          when 'strike-undecided' then strike.state in ('proposed', 'notified')
          when 'strike-standing' then strike.state in ('proposed', 'notified', 'confirmed')
          when 'strike-confirmed' then strike.state = 'confirmed'
          when 'strike-suspended' then strike.state = 'suspended'
          when 'strike-called-off' then strike.state = 'called-off'
        end, false) then 'needs'
        when case taken.source_kind
          when 'countdown' then countdown.id is null
          when 'reminder' then not exists (select from reminder where id = taken.source_id)
          when 'check' then not exists (select from ballot_check where id = taken.source_id)
        end then 'source-gone'
      end as why
    from taken
    left join campaign on campaign.id = taken.campaign_id
    left join strike on strike.id = taken.strike_id
    left join lateral (
      select id, target from countdown where taken.source_kind = 'countdown' and id = taken.source_id offset 0
    ) countdown on true
    left join member on member.branch_id = taken.branch_id and member.member = taken.member
    left join rep on rep.branch_id = taken.branch_id and rep.member = taken.member
  ), decided as (
    select *, case when not unsure then why end as reason from judged
  ), claimed as (
    update delivery set
      state = case when decided.reason is null then ${made("claim")} else ${made("skip")} end,
      reason = decided.reason,
      token = case when decided.reason is null then $4 end,
      lease_until = case when decided.reason is null
        then clock_timestamp() + $5 * interval '1 millisecond' end,
      ask = decided.unsure,
      last_error = case when decided.reason is null then delivery.last_error
        else coalesce(${lossOf("delivery")}, delivery.last_error) end,
      tries = delivery.tries + case when decided.reason is null then 1 else 0 end,
      first_claimed_at = case when decided.reason is null
        then coalesce(delivery.first_claimed_at, clock_timestamp()) else delivery.first_claimed_at end
    from decided
    where delivery.ctid = decided.place and delivery.ctid = any (array(select place from decided))
    returning ${deliveryColumns.map((column) => `delivery.${column}`).join(", ")},
      delivery.tries, delivery.ask, delivery.first_claimed_at, decided.why, decided.turn, decided.contact, decided.target
  )
  select claimed.*,
    ${["branch", "campaign", "strike"].map(shared).join(", ")},
    ${toldBeside},
    case claimed.source_kind when 'reminder'
      then (select to_jsonb(reminder) from reminder where id = claimed.source_id) end as reminder,
    case claimed.source_kind when 'reminder'
      then (select answer from answer where campaign_id = claimed.campaign_id and member = claimed.member) end as answer,
    case claimed.source_kind when 'check'
      then (select to_jsonb(checks) from ${checkRows} checks where id = claimed.source_id) end as "check",
    case claimed.kind when 'place-lost' then (
      select jsonb_agg(to_jsonb(lost_place) order by channel)::text from lost_place
      where lost_place.chat = claimed.chat and lost_place.workspace = claimed.workspace
    ) end as lost,
    exists (select from lost_place where lost_place.look = claimed.id) as looks
  from claimed
  order by claimed.turn`;
