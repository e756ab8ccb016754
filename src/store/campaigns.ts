import { Temporal } from "temporal-polyfill";
import { type Campaign, type CampaignStore, milestoneKinds } from "../core/ballot/campaign.ts";
import type { Openings } from "../core/ballot/opening-kinds.ts";
import type { Published } from "../core/ballot/published.ts";
import type { Milestone } from "../core/calendar/moment.ts";
import { instantOf, ukZone } from "../core/calendar/zone.ts";
import { type NominationRow, nominationColumn, nominationFrom } from "./nomination-row.ts";
import { passOn } from "./pass-on.ts";
import {
  type Columns,
  column,
  date,
  insert,
  instant,
  known,
  maybe,
  type PlaceRow,
  place,
  replaceRevision,
  rowsOf,
  time,
} from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createCampaigns(sql: Sql): CampaignStore {
  const { one, all } = rowsOf(sql, "select * from campaign", campaignFrom);
  return {
    byId: (id) => one("where id = $1", [id]),
    byShortId: (branchId, shortId) => one("where branch_id = $1 and short_id = $2", [branchId, shortId]),
    list: (branchId) => all("where branch_id = $1 order by closes_at desc, short_id", [branchId]),
    openPastClose: (now) =>
      all("where state = 'open' and closes_at <= $1 and moved_from is null order by closes_at, id", [
        now.toString(),
      ]),
    insert: (campaign) =>
      insert(sql, "campaign", {
        ...toRow(campaign),
        published: json(campaign.published),
        follows: campaign.owner?.campaignId ?? null,
      }),
    update: (campaign) =>
      sql.together(async (inside) => {
        const updated = await replaceRevision(inside, "campaign", toRow(campaign));
        if (updated) await passOn(inside, campaign.id);
        return updated;
      }),
    async remove(id) {
      await sql.query("delete from campaign where id = $1", [id]);
    },
  };
}

export interface CampaignRow extends PlaceRow {
  readonly id: string;
  readonly short_id: string;
  readonly branch_id: string;
  readonly kind: Campaign["kind"];
  readonly name: string;
  readonly milestones: Readonly<Record<string, { readonly date: string; readonly time?: string }>>;
  readonly closed_at: string | null;
  readonly replacement_link: string | null;
  readonly method: NonNullable<Campaign["method"]> | null;
  readonly threshold: NonNullable<Campaign["threshold"]> | null;
  readonly turnout_rule: NonNullable<Campaign["turnoutRule"]> | null;
  readonly election: NonNullable<Campaign["election"]> | null;
  readonly entitled: number | null;
  readonly constituencies: NonNullable<Campaign["constituencies"]>;
  readonly target: NonNullable<Campaign["target"]> | null;
  readonly result: NonNullable<Campaign["result"]> | null;
  readonly result_link: string | null;
  readonly state: Campaign["state"];
  readonly paused: boolean;
  readonly follows: string | null;
  readonly owner_gone: boolean;
  readonly published: Published | null;
  readonly nomination: NominationRow | null;
  readonly actions: readonly string[] | null;
  readonly openings: Openings | null;
  readonly ending: NonNullable<Campaign["ending"]> | null;
  readonly replaces: string | null;
  readonly replacement_words: string | null;
  readonly revision: number;
}

export function campaignFrom(row: CampaignRow): Campaign {
  return {
    id: row.id,
    shortId: row.short_id,
    branchId: row.branch_id,
    place: place(row),
    kind: row.kind,
    name: row.name,
    milestones: milestonesFrom(row.milestones),
    state: row.state,
    revision: row.revision,
    ...known({
      paused: row.paused || null,
      owner: maybe(row.follows, (campaignId) => ({ campaignId, gone: row.owner_gone })),
      replacementLink: row.replacement_link,
      method: row.method,
      threshold: row.threshold,
      turnoutRule: row.turnout_rule,
      election: row.election,
      entitled: row.entitled,
      constituencies: row.constituencies.length > 0 ? row.constituencies : null,
      target: row.target,
      result: row.result,
      resultLink: row.result_link,
      closedAt: maybe(row.closed_at, instant),
      ending: row.ending,
      replaces: row.replaces,
      replacementWords: row.replacement_words,
      published: row.published,
      nomination: maybe(row.nomination, nominationFrom),
      actions: row.actions,
      openings: row.openings,
    }),
  };
}

function milestonesFrom(kept: CampaignRow["milestones"]): Campaign["milestones"] {
  const milestones: Partial<Record<(typeof milestoneKinds)[number], Milestone>> = {};
  for (const kind of milestoneKinds) {
    const one = kept[kind];
    if (one) milestones[kind] = { date: date(one.date), ...known({ time: maybe(one.time ?? null, time) }) };
  }
  return milestones;
}

/** All but `published`, which is only ever set by `TallyStore.tell` (a change made meanwhile must not take it back), and whom it follows. */
function toRow(campaign: Campaign): Columns & { id: string; revision: number } {
  return {
    id: campaign.id,
    short_id: campaign.shortId,
    branch_id: campaign.branchId,
    ...place(campaign.place),
    kind: campaign.kind,
    name: campaign.name,
    milestones: JSON.stringify(campaign.milestones),
    closes_at: closesAt(campaign).toString(),
    closed_at: column(campaign.closedAt),
    ending: campaign.ending ?? null,
    replaces: campaign.replaces ?? null,
    replacement_words: campaign.replacementWords ?? null,
    replacement_link: campaign.replacementLink ?? null,
    method: campaign.method ?? null,
    threshold: json(campaign.threshold),
    turnout_rule: campaign.turnoutRule ?? null,
    election: json(campaign.election),
    entitled: campaign.entitled ?? null,
    constituencies: JSON.stringify(campaign.constituencies ?? []),
    target: json(campaign.target),
    result: json(campaign.result),
    result_link: campaign.resultLink ?? null,
    state: campaign.state,
    paused: campaign.paused ?? false,
    nomination:
      campaign.kind === "election" && campaign.nomination ? nominationColumn(campaign.nomination) : null,
    actions: json(campaign.actions),
    openings: json(campaign.openings),
    revision: campaign.revision,
  };
}

function json(value: object | string | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

const endOfDay = Temporal.PlainTime.from("23:59:59");

/** The instant of the close. A close without a time counts to the end of its day. */
function closesAt({ milestones }: Campaign): Temporal.Instant {
  if (!milestones.closes) throw new Error("a campaign cannot be kept without its close");
  return instantOf(milestones.closes.date, milestones.closes.time ?? endOfDay, ukZone);
}
