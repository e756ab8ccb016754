import type { Temporal } from "temporal-polyfill";
import {
  type Campaign,
  type CampaignKind,
  type MilestoneKind,
  milestoneKinds,
} from "../../ballot/campaign.ts";
import type { Constituency } from "../../ballot/constituency.ts";
import { readThreshold, thresholdTyped } from "../../ballot/count/threshold-option.ts";
import { type VotingMethod, votingMethods } from "../../ballot/method.ts";
import { webPage } from "../../ballot/replacement-link.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { ukZone } from "../../calendar/zone.ts";
import type { Timetable } from "../../timetables/file.ts";
import type { Wanted } from "../ballot/create.ts";

/** Muster's own campaigns in the file format, and back. */

const kindNames: Readonly<Record<CampaignKind, readonly string[]>> = {
  statutory: ["statutory_industrial_action_ballot"],
  consultative: ["consultative_ballot", "indicative_ballot"],
  election: ["statutory_union_election", "group_election"],
};

/** What a milestone's date is called in a file; the first name is the one written. */
const dateNames: Readonly<Record<MilestoneKind, readonly [string, ...string[]]>> = {
  "nominations-open": ["nominations_open"],
  "nominations-close": ["nominations_close"],
  acceptance: ["acceptance_by"],
  opens: ["opens"],
  "not-received-by": ["not_received_by", "allow_arrival_until"],
  "join-by": ["join_by"],
  "replacement-by": ["replacement_by"],
  "last-posting": ["last_posting"],
  closes: ["closes"],
  count: ["count", "count_on", "counted"],
  result: ["result_announced"],
  "mandate-expires": ["mandate_expires_published"],
};

/** What a voting method is called in a file; the first name is the one written. */
const methodNames: Readonly<Record<VotingMethod, readonly [string, ...string[]]>> = {
  postal: ["postal"],
  electronic: ["electronic"],
  hybrid: ["hybrid", "online_with_postal_fallback"],
  workplace: ["workplace"],
  "online-consultative": ["online_consultative"],
};

/** A campaign as a file of one timetable. What Muster only suggests is left out. */
export function writeTimetable(id: string, wanted: Wanted): string {
  const { name, kind, milestones, entitled, method = "postal", constituencies } = wanted;
  const { replacementLink, replacementWords, replaces, target, actions, openings } = wanted;
  const threshold = thresholdTyped(wanted);
  const dates: Record<string, string> = {};
  const outside: Record<string, string> = {};
  const times: Record<string, string> = {};
  for (const milestone of milestoneKinds) {
    const at = milestones[milestone];
    const [field] = dateNames[milestone];
    if (!at) continue;
    (isOutside(field) ? outside : dates)[field] = at.date.toString();
    if (at.time && milestone !== "closes") times[field] = inFile(at.time);
  }
  const { closes } = milestones;
  const campaign = {
    id,
    name,
    kind: kindNames[kind][0],
    voting_method: methodNames[method][0],
    dates,
    ...(Object.keys(times).length > 0 && { times }),
    closes_time: closes?.time ? inFile(closes.time) : null,
    ...outside,
    // What is undefined is not written.
    replacement_link: replacementLink,
    replacement_words: replacementWords,
    replaces,
    threshold,
    turnout_rule: wanted.turnoutRule,
    ...wanted.election,
    ...(entitled !== undefined && { statistics: { members_entitled: entitled } }),
    target,
    constituencies: constituencies?.map(inFileToo),
    actions,
    openings,
  };
  return JSON.stringify({ timezone: ukZone, campaigns: [campaign] });
}

/** Without its result: that is typed where it is posted. */
function inFileToo({ name, entitled }: Constituency) {
  return { name, ...(entitled !== undefined && { members_entitled: entitled }) };
}

export interface Taken {
  readonly wanted: Wanted;
  /** Names of what Muster has no use for. */
  readonly left: readonly string[];
}

/** A file's timetable as Muster keeps it; undefined for what is no ballot or election. */
export function fromTimetable(timetable: Timetable): Taken | undefined {
  const { id, name, dates, times, closes_time } = timetable;
  const kind = (Object.keys(kindNames) as CampaignKind[]).find((one) =>
    kindNames[one].includes(timetable.kind),
  );
  if (!kind) return undefined;
  const milestones: Partial<Record<MilestoneKind, Milestone>> = {};
  const used = new Set<string>();
  for (const milestone of milestoneKinds) {
    const field = dateNames[milestone].find((one) => dateIn(timetable, one));
    const date = field === undefined ? undefined : dateIn(timetable, field);
    if (field === undefined || !date) continue;
    used.add(field);
    const time = (milestone === "closes" ? closes_time : undefined) ?? times?.[field];
    milestones[milestone] = { date, ...(time && { time }) };
  }
  return {
    wanted: { name: name ?? id, kind, milestones, ...votingIn(timetable) },
    left: [...Object.keys(dates).filter((field) => !used.has(field)), ...unknownMethod(timetable)],
  };
}

function unknownMethod(timetable: Timetable): readonly string[] {
  const { voting_method: named } = timetable;
  return named && !methodIn(timetable) ? [`voting_method ${named}`] : [];
}

function methodIn({ voting_method: named }: Timetable): VotingMethod | undefined {
  return votingMethods.find((one) => methodNames[one].includes(named ?? ""));
}

/** Who may vote, how, and what is asked of them. */
function votingIn(timetable: Timetable): Partial<Wanted> {
  const { replacement_link: link, replacement_words: how, threshold, statistics, constituencies } = timetable;
  const { turnout_rule: turnoutRule, replaces, target, actions, openings } = timetable;
  const method = methodIn(timetable);
  const replacementLink = link ? webPage(link) : undefined;
  const listed = (constituencies ?? []).map(({ name, members_entitled: count }) => ({
    name,
    ...entitledOf(count),
  }));
  return {
    ...entitledOf(statistics?.members_entitled),
    ...(method && method !== "postal" && { method }),
    ...(replacementLink !== undefined && { replacementLink }),
    ...(how && { replacementWords: how }),
    ...(replaces && { replaces }),
    ...(target && { target }),
    ...(actions?.length && { actions }),
    ...(openings && { openings }),
    ...(threshold && readThreshold(threshold)),
    ...(turnoutRule && { turnoutRule }),
    ...electionIn(timetable),
    ...(listed.length > 0 && { constituencies: listed }),
  };
}

/** What it says of an election beside its dates; that so many branches must nominate says that branches do. */
function electionIn({
  nominations,
  nomination_threshold_branches,
  seats,
  stage,
}: Timetable): Pick<Wanted, "election"> {
  const who = nominations ?? (nomination_threshold_branches ? "branches" : undefined);
  const facts = { ...(who && { nominations: who }), ...(seats && { seats }), ...(stage && { stage }) };
  return Object.keys(facts).length > 0 ? { election: facts } : {};
}

function entitledOf(count: number | null | undefined): Pick<Constituency, "entitled"> {
  return typeof count === "number" ? { entitled: count } : {};
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

/** Longest text that goes in again by a form. */
const longest = 3_000;

export interface Exported {
  readonly timetable: string;
  /** What did not fit. */
  readonly leftEmployers: number;
  readonly leftWords: boolean;
}

/** Of a campaign that is set up; what does not fit in one message is left out: its employers first, then its own words. */
export function exported(campaign: Campaign): Exported {
  const { constituencies = [], ...others } = campaign;
  const { actions, openings, ...bare } = others;
  const write = (wanted: Wanted) => writeTimetable(campaign.shortId, wanted);
  const whole = write(campaign);
  if (whole.length <= longest) return { timetable: whole, leftEmployers: 0, leftWords: false };
  const less = write(others);
  const leftEmployers = constituencies.length;
  if (less.length <= longest) return { timetable: less, leftEmployers, leftWords: false };
  return { timetable: write(bare), leftEmployers, leftWords: Boolean(actions ?? openings) };
}
