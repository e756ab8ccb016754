import { randomUUID } from "node:crypto";
import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../src/core/ballot/campaign.ts";
import { newBranch } from "../src/core/branch/branch.ts";
import type { ChatName } from "../src/core/chat/place.ts";
import { createDatabase } from "../src/store/database.ts";

export interface Planned {
  readonly chat: ChatName;
  /** Workspaces, as many channels in each, and the posts of each channel. */
  readonly workspaces: readonly { readonly id: string; readonly channels: readonly string[] }[];
  readonly postsEach: number;
  /** When the first is due, ms since 1970. */
  readonly firstAt: number;
  /** The others follow, evenly spread, one in each channel in turn; 0: all at once. Ms. */
  readonly overMs: number;
}

/**
 * A national campaign: in every workspace a branch with its ballot, in every channel a countdown to it, and its posts
 * planned as rows like any others. Nothing else is due.
 */
export async function plan(pool: pg.Pool, planned: Planned): Promise<void> {
  const { store } = createDatabase(pool);
  const channels: object[] = [];
  for (const { id: workspace, channels: names } of planned.workspaces) {
    const home = { chat: planned.chat, workspace };
    const branch = await store.branches.save(newBranch(randomUUID(), home));
    const campaign = ballot(branch.id, { ...home, channel: names[0] ?? "" }, planned.firstAt);
    await store.campaigns.insert(campaign);
    for (const channel of names) {
      const id = randomUUID();
      channels.push({ id, branch_id: branch.id, campaign_id: campaign.id, ...home, channel });
    }
  }
  await pool.query(
    `insert into countdown (id, short_id, branch_id, chat, workspace, channel, target, days, post_at)
     select id, id, branch_id, chat, workspace, channel,
       jsonb_build_object('kind', 'ballot', 'campaignId', campaign_id), '[14]', '09:00'
     from jsonb_to_recordset($1::jsonb)
       as c(id text, branch_id text, campaign_id text, chat text, workspace text, channel text)`,
    [JSON.stringify(channels)],
  );
  const many = channels.length * planned.postsEach;
  await pool.query(
    `insert into delivery (source_kind, source_id, branch_id, kind, chat, workspace, channel, on_date, at_time, zone,
       due_at, next_at, late_until, needs, campaign_id, revision)
     select 'countdown', c.id, c.branch_id, 'countdown', c.chat, c.workspace, c.channel,
       (due at time zone 'Europe/London')::date, (due at time zone 'Europe/London')::time, 'Europe/London',
       due, due, due + interval '7 days', 'campaign-open', c.campaign_id, 0
     from generate_series(0, $2::integer - 1) number
     join lateral (select $3::timestamptz + number * ($4::float8 / $2::integer) * interval '1 millisecond' as due) d on true
     join (
       select *, row_number() over () - 1 as place from jsonb_to_recordset($1::jsonb)
         as c(id text, branch_id text, campaign_id text, chat text, workspace text, channel text)
     ) c on c.place = number % $5::integer
     on conflict on constraint delivery_identity do nothing`,
    [
      JSON.stringify(channels),
      many,
      new Date(planned.firstAt).toISOString(),
      // Posts of one channel at one instant would be one row.
      Math.max(planned.overMs, planned.postsEach > 1 ? 1 : 0),
      channels.length,
    ],
  );
  await pool.query("analyze");
}

function ballot(branchId: string, place: Campaign["place"], aroundMs: number): Campaign {
  const around = Temporal.Instant.fromEpochMilliseconds(aroundMs).toZonedDateTimeISO("Europe/London");
  return {
    id: randomUUID(),
    shortId: "ballt",
    branchId,
    place,
    kind: "statutory",
    name: "Reballot",
    milestones: {
      opens: { date: around.toPlainDate().subtract({ days: 14 }) },
      closes: { date: around.toPlainDate().add({ days: 14 }), time: Temporal.PlainTime.from("12:00") },
    },
    state: "open",
    revision: 1,
  };
}

/** Numbered names: "C0", "C1" … */
export function named(prefix: string, many: number): readonly string[] {
  return Array.from({ length: many }, (_, number) => `${prefix}${number}`);
}
