import type { OutboxStore, Outcome } from "../../core/ports/outbox.ts";
import type { Sql } from "../postgres/sql.ts";
import { made, may } from "./steps.ts";

export function createRecord(sql: Sql): OutboxStore["record"] {
  return async (outcomes) => {
    const rows = await sql.query<{ id: string }>(recordOutcomes, [JSON.stringify(outcomes.map(outcomeRow))]);
    return rows.map(({ id }) => id);
  };
}

/** Rows are locked in the order of their ids, as everything does that locks several. */
const recordOutcomes = `
  with held as (
    select d.id, told.kind, told.message, told.at, told.next_at, told.reason, told.ask
    from jsonb_to_recordset($1::jsonb) as told(
      id uuid, token text, kind text, message jsonb, at timestamptz, next_at timestamptz, reason text, ask boolean
    )
    join delivery d on d.id = told.id
    where ${may("post", "d")} and d.token = told.token
    order by d.id
    for update of d
  )
  update delivery set
    state = case held.kind
      when 'posted' then ${made("post")}
      when 'again' then ${made("put-back")}
      when 'skipped' then ${made("give-up")}
      when 'failed' then ${made("fail")}
    end,
    reason = case when held.kind in ('skipped', 'failed') then held.reason end,
    message = held.message,
    posted_at = held.at,
    next_at = coalesce(held.next_at, delivery.next_at),
    last_error = coalesce(held.reason, delivery.last_error),
    ask = coalesce(held.ask, false),
    token = null,
    lease_until = null
  from held where delivery.id = held.id
  returning delivery.id`;

function outcomeRow(outcome: Outcome): object {
  const { id, token, kind } = outcome;
  switch (outcome.kind) {
    case "posted":
      return { id, token, kind, at: outcome.at, message: publicMessage(outcome.message) };
    case "again":
      return { id, token, kind, next_at: outcome.nextAt, reason: outcome.reason, ask: outcome.keepAsking };
    case "skipped":
    case "failed":
      return { id, token, kind, reason: outcome.reason };
  }
}

/** Where a private message went would name the person: only a channel's post is remembered. */
function publicMessage({ place, id }: Extract<Outcome, { kind: "posted" }>["message"]): object | undefined {
  if (!("channel" in place)) return undefined;
  return { id, place: { chat: place.chat, workspace: place.workspace, channel: place.channel } };
}
