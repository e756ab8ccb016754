import type { Temporal } from "temporal-polyfill";
import {
  type Campaign,
  type CampaignKind,
  type Milestone,
  type MilestoneKind,
  milestoneKinds,
} from "../ballot/campaign.ts";
import type { Wanted } from "../ballot/create.ts";
import { UK } from "../calendar/zone.ts";
import type { Timetable } from "./file.ts";

/** Muster's own campaigns in the file format, and back. */

const KINDS: Readonly<Record<CampaignKind, readonly string[]>> = {
  statutory: ["statutory_industrial_action_ballot"],
  consultative: ["consultative_ballot", "indicative_ballot"],
  election: ["statutory_union_election", "group_election"],
};

/** What a milestone's date is called in a file; the first name is the one written. */
const NAMES: Readonly<Record<MilestoneKind, readonly [string, ...string[]]>> = {
  "nominations-open": ["nominations_open"],
  "nominations-close": ["nominations_close"],
  acceptance: ["acceptance_by"],
  opens: ["opens"],
  "not-received-by": ["not_received_by", "allow_arrival_until"],
  "join-by": ["join_by"],
  "replacement-by": ["replacement_by"],
  "last-posting": ["last_posting"],
  closes: ["closes"],
  result: ["result_announced"],
  "mandate-expires": ["mandate_expires_published"],
};

/** A campaign as a file of one timetable. What Muster only suggests is left out. */
export function writeTimetable(id: string, { name, kind, milestones, entitled }: Wanted): string {
  const dates: Record<string, string> = {};
  const outside: Record<string, string> = {};
  const times: Record<string, string> = {};
  for (const milestone of milestoneKinds) {
    const at = milestones[milestone];
    const [field] = NAMES[milestone];
    if (!at) continue;
    (isOutside(field) ? outside : dates)[field] = at.date.toString();
    if (at.time && milestone !== "closes") times[field] = inFile(at.time);
  }
  const { closes } = milestones;
  const campaign = {
    id,
    name,
    kind: KINDS[kind][0],
    voting_method: "postal",
    dates,
    ...(Object.keys(times).length > 0 && { times }),
    closes_time: closes?.time ? inFile(closes.time) : null,
    ...outside,
    ...(entitled !== undefined && { statistics: { members_entitled: entitled } }),
  };
  return JSON.stringify({ timezone: UK, campaigns: [campaign] });
}

export interface Taken {
  readonly wanted: Wanted;
  /** Names of dates Muster has no use for. */
  readonly left: readonly string[];
}

/** A file's timetable as Muster keeps it; undefined for what is no ballot or election. */
export function fromTimetable(timetable: Timetable): Taken | undefined {
  const { id, name, dates, times, closes_time, statistics } = timetable;
  const kind = (Object.keys(KINDS) as CampaignKind[]).find((one) => KINDS[one].includes(timetable.kind));
  if (!kind) return undefined;
  const milestones: Partial<Record<MilestoneKind, Milestone>> = {};
  const used = new Set<string>();
  for (const milestone of milestoneKinds) {
    const field = NAMES[milestone].find((one) => dateIn(timetable, one));
    const date = field === undefined ? undefined : dateIn(timetable, field);
    if (field === undefined || !date) continue;
    used.add(field);
    const time = (milestone === "closes" ? closes_time : undefined) ?? times?.[field];
    milestones[milestone] = { date, ...(time && { time }) };
  }
  const entitled = statistics?.members_entitled;
  return {
    wanted: { name: name ?? id, kind, milestones, ...(typeof entitled === "number" && { entitled }) },
    left: Object.keys(dates).filter((field) => !used.has(field)),
  };
}

/** Two dates stand beside the list of the others. */
function isOutside(field: string): field is "result_announced" | "mandate_expires_published" {
  return field === "result_announced" || field === "mandate_expires_published";
}

function dateIn(timetable: Timetable, field: string): Temporal.PlainDate | undefined {
  return timetable.dates[field] ?? (isOutside(field) ? (timetable[field] ?? undefined) : undefined);
}

function inFile(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

/** Of a campaign that is set up. */
export function exported(campaign: Campaign): string {
  return writeTimetable(campaign.shortId, campaign);
}
