import type { Temporal } from "temporal-polyfill";
import type { PlannedDelivery, Source } from "../../core/delivery/row.ts";
import type { PlanStore } from "../../core/ports/plans.ts";
import type { Columns } from "../postgres/row.ts";
import type { Sql } from "../postgres/sql.ts";
import { made, may } from "./steps.ts";

/** Rows nobody has claimed yet: each change wins or loses against a claim as a whole. */
export function createPlans(sql: Sql): PlanStore {
  return {
    replan: (source, planned, now) => sql.together((inside) => replan(inside, { source, planned, now })),
    hold: (source) => hold(sql, source),
    async add(planned) {
      await sql.query(`${insertWanted()} on conflict on constraint delivery_identity do nothing`, [
        wantedRows(planned),
      ]);
    },
    cancel: (source, reason) => cancel(sql, source, reason),
    async cancelTo({ chat, workspace, channel }, reason) {
      await sql.query(
        `with held as (
           select id from delivery
           where ${may("lose")} and chat = $1 and workspace = $2 and ($3::text is null or channel = $3)
           order by id for update
         )
         update delivery set state = ${made("lose")}, reason = $4 from held where delivery.id = held.id`,
        [chat, workspace, channel ?? null, reason],
      );
    },
  };
}

interface Replan {
  readonly source: Source;
  readonly planned: readonly PlannedDelivery[];
  readonly now: Temporal.Instant;
}

async function replan(sql: Sql, { source, planned, now }: Replan): Promise<void> {
  const rows = wantedRows(planned);
  await hold(sql, source);
  await sql.query(
    `with unwanted as (
       select d.id, d.tries > 0 or d.ask as tried from delivery d
       where d.source_kind = $1 and d.source_id = $2
         and ${may("unplan", "d")}
         and (d.state <> 'cancelled' or d.reason = 'paused' and d.due_at > $4::timestamptz)
         and not exists (select 1 from ${wanted("$3")} where ${sameIdentity})
     ), kept as (
       update delivery set state = ${made("move")}, reason = 'moved'
       from unwanted where delivery.id = unwanted.id and unwanted.tried
     )
     delete from delivery using unwanted where delivery.id = unwanted.id and not unwanted.tried`,
    [source.kind, source.id, rows, now.toString()],
  );
  const stillToCome = `wanted.due_at > $2::timestamptz
    or exists (select 1 from delivery d
      where d.source_kind = wanted.source_kind and d.source_id = wanted.source_id and d.state = 'planned' and ${sameIdentity})`;
  await sql.query(
    `${insertWanted(stillToCome)} on conflict on constraint delivery_identity do ${planAgain}`,
    [rows, now.toString()],
  );
}

/** Locked in the order in which results are recorded, so that the two never wait for each other. */
async function hold(sql: Sql, { kind, id }: Source): Promise<void> {
  await sql.query(
    "select id from delivery where source_kind = $1 and source_id = $2 order by id for update",
    [kind, id],
  );
}

/**
 * A cancelled row is planned again and starts afresh; a planned one that waits for another try goes on waiting, unless
 * its moment moved.
 */
const planAgain = `update set
  state = ${made("plan-again")},
  reason = null,
  told = false,
  branch_id = excluded.branch_id,
  zone = excluded.zone,
  due_at = excluded.due_at,
  late_until = excluded.late_until,
  series = excluded.series,
  needs = excluded.needs,
  campaign_id = excluded.campaign_id,
  strike_id = excluded.strike_id,
  next_at = case when delivery.state = 'planned' and delivery.due_at = excluded.due_at
    then delivery.next_at else excluded.due_at end,
  tries = case when delivery.state = 'planned' then delivery.tries else 0 end,
  last_error = case when delivery.state = 'planned' then delivery.last_error end
  where delivery.state = 'planned' or ${may("plan-again")}`;

/** Waits for a claim that is being made, then counts what it took as going out. */
async function cancel(
  sql: Sql,
  source: Source,
  reason: string,
): Promise<{ cancelled: number; goingOut: number }> {
  const [counted] = await sql.query<{ cancelled: number; going_out: number }>(
    `with held as (
       select id, state from delivery
       where source_kind = $1 and source_id = $2 and (${may("cancel")} or state = 'claimed')
       order by id for update
     ), gone as (
       update delivery set state = ${made("cancel")}, reason = $3
       from held where delivery.id = held.id and held.state <> 'claimed'
       returning delivery.id
     )
     select (select count(*) from gone)::integer as cancelled,
       (select count(*) from held where state = 'claimed')::integer as going_out`,
    [source.kind, source.id, reason],
  );
  return { cancelled: counted?.cancelled ?? 0, goingOut: counted?.going_out ?? 0 };
}

const columns = {
  nr: "integer",
  source_kind: "text",
  source_id: "text",
  branch_id: "text",
  kind: "text",
  chat: "text",
  workspace: "text",
  channel: "text",
  member: "text",
  on_date: "date",
  at_time: "time",
  zone: "text",
  due_at: "timestamptz",
  late_until: "timestamptz",
  series: "text",
  needs: "text",
  campaign_id: "text",
  strike_id: "text",
  revision: "integer",
} as const;

function wanted(parameter: string): string {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `jsonb_to_recordset(${parameter}::jsonb) as wanted(${typed.join(", ")})`;
}

/** Everything but chat and workspace, which a personal row takes from its branch and so never differ. */
const sameIdentity = `
  wanted.kind = d.kind and wanted.channel is not distinct from d.channel and wanted.member is not distinct from d.member
  and coalesce(wanted.chat, d.chat) = d.chat and coalesce(wanted.workspace, d.workspace) = d.workspace
  and wanted.on_date = d.on_date and wanted.at_time = d.at_time and wanted.revision = d.revision`;

const same = Object.keys(columns).filter((name) => !["nr", "chat", "workspace"].includes(name));

function insertWanted(which = "true"): string {
  return `
  insert into delivery (${same.join(", ")}, chat, workspace, next_at)
  select ${same.map((name) => `wanted.${name}`).join(", ")},
    coalesce(wanted.chat, branch.chat), coalesce(wanted.workspace, branch.workspace), wanted.due_at
  from ${wanted("$1")} left join branch on branch.id = wanted.branch_id
  where ${which}
  order by wanted.nr`;
}

/** As JSON, each identity once. */
function wantedRows(planned: readonly PlannedDelivery[]): string {
  const rows = new Map(planned.map((one, nr) => [identity(one), wantedRow(one, nr)]));
  return JSON.stringify([...rows.values()]);
}

function identity({ source, kind, to, on, at, revision }: PlannedDelivery): string {
  const where = "member" in to ? ["@", to.member] : ["#", to.chat, to.workspace, to.channel];
  return JSON.stringify([source.kind, source.id, kind, where, on, at, revision]);
}

function wantedRow(one: PlannedDelivery, nr: number): Columns & Record<keyof typeof columns, unknown> {
  const { to } = one;
  return {
    nr,
    source_kind: one.source.kind,
    source_id: one.source.id,
    branch_id: one.branchId,
    kind: one.kind,
    chat: "chat" in to ? to.chat : null,
    workspace: "chat" in to ? to.workspace : null,
    channel: "chat" in to ? to.channel : null,
    member: "member" in to ? to.member : null,
    on_date: one.on.toString(),
    at_time: one.at.toString(),
    zone: one.zone,
    due_at: one.dueAt.toString(),
    late_until: one.lateUntil.toString(),
    series: one.series ?? null,
    needs: one.needs,
    campaign_id: one.campaignId ?? null,
    strike_id: one.strikeId ?? null,
    revision: one.revision,
  };
}
