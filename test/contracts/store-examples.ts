import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { type Branch, newBranch } from "../../src/core/branch/branch.ts";
import { instantOf, ukZone } from "../../src/core/calendar/zone.ts";
import type { Place, Workspace } from "../../src/core/chat/place.ts";
import type { Check } from "../../src/core/check/check.ts";
import type { Countdown } from "../../src/core/countdown/countdown.ts";
import type { PlannedDelivery } from "../../src/core/delivery/row.ts";
import type { MemberKey, Sealed } from "../../src/core/people/vault.ts";
import type { Claimed, Outcome } from "../../src/core/ports/outbox.ts";
import type { Store } from "../../src/core/ports/store.ts";
import type { Reminder } from "../../src/core/reminder/reminder.ts";
import type { Strike } from "../../src/core/strike/strike.ts";

export const at = Temporal.Instant.from;

export const day = Temporal.PlainDate.from;

export const clock = Temporal.PlainTime.from;

export function memberKey(name: string): MemberKey {
  return `key-of-${name}` as MemberKey;
}

export function sealed(text: string): Sealed {
  return `sealed-${text}` as Sealed;
}

/** Values with their dates and times as text: two Temporal values can only be compared so. */
export function written(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

export async function saveBranch(store: Store, workspace = "T1"): Promise<Branch> {
  return store.branches.save(newBranch(randomUUID(), { chat: "slack", workspace }));
}

export function placeIn({ chat, workspace }: Workspace, channel = "C1"): Place {
  return { chat, workspace, channel };
}

function idAndShortId(): { id: string; shortId: string } {
  const id = randomUUID();
  return { id, shortId: id.slice(0, 5) };
}

/** The 2023 reballot's close, Tuesday 9 May at noon. */
export function campaignOf(branch: Branch, changes: Partial<Campaign> = {}): Campaign {
  return {
    ...idAndShortId(),
    branchId: branch.id,
    place: placeIn(branch.home),
    kind: "statutory",
    name: "Reballot",
    milestones: { closes: { date: day("2023-05-09"), time: clock("12:00") } },
    state: "open",
    revision: 1,
    ...changes,
  };
}

export function strikeOf(branch: Branch, changes: Partial<Strike> = {}): Strike {
  return {
    ...idAndShortId(),
    branchId: branch.id,
    place: placeIn(branch.home),
    name: "May strike",
    kind: "strike",
    employers: [],
    pickets: [],
    form: "list",
    days: [day("2023-05-16"), day("2023-05-18")],
    state: "notified",
    stateSince: at("2023-04-20T08:00:00Z"),
    changedAt: at("2023-04-20T08:00:00Z"),
    revision: 1,
    ...changes,
  };
}

export function countdownOf(
  branch: Branch,
  target: Countdown["target"],
  changes: Partial<Countdown> = {},
): Countdown {
  return {
    ...idAndShortId(),
    branchId: branch.id,
    place: placeIn(branch.home),
    target,
    days: [14, 7, 3, 1, 0],
    at: clock("09:00"),
    ...changes,
  };
}

export function reminderOf(branch: Branch, changes: Partial<Reminder> = {}): Reminder {
  return {
    ...idAndShortId(),
    branchId: branch.id,
    to: { place: placeIn(branch.home) },
    by: memberKey("asha"),
    text: { plain: "Leaflets at the gate" },
    on: day("2023-05-02"),
    at: clock("08:30"),
    repeat: "once",
    revision: 1,
    ...changes,
  };
}

export function checkOf(campaign: Campaign, changes: Partial<Check> = {}): Check {
  return {
    ...idAndShortId(),
    branchId: campaign.branchId,
    campaignId: campaign.id,
    place: campaign.place,
    openedAt: at("2023-04-20T08:00:00Z"),
    ...changes,
  };
}

/** Due on 2 May 2023 at 09:00 in the UK unless told otherwise; goes until a week later. */
export function planned(branch: Branch, changes: Partial<PlannedDelivery> = {}): PlannedDelivery {
  const on = changes.on ?? day("2023-05-02");
  const time = changes.at ?? clock("09:00");
  const dueAt = instantOf(on, time, ukZone);
  return {
    source: { kind: "campaign", id: "campaign" },
    branchId: branch.id,
    kind: "date",
    to: placeIn(branch.home),
    on,
    at: time,
    zone: ukZone,
    dueAt,
    lateUntil: dueAt.add({ hours: 7 * 24 }),
    needs: "nothing",
    revision: 0,
    ...changes,
  };
}

/** A lease that has run out when it begins, ms: of a process killed a moment later. */
export const killed = 0;

/** The platform refused; to be tried again a minute after the example is due. */
export function again(
  row: Claimed | undefined,
  changes: Partial<Extract<Outcome, { kind: "again" }>> = {},
): Outcome {
  return {
    id: row?.delivery.id ?? "",
    token: row?.token ?? "",
    kind: "again",
    nextAt: at("2023-05-02T08:01:00Z"),
    reason: "unavailable",
    keepAsking: false,
    ...changes,
  };
}

/** The earliest moment at which anything planned is due, past ones included. */
export async function nextDue({ outbox }: Store): Promise<Temporal.Instant | undefined> {
  const [first] = await outbox.dueInstants(at("2000-01-01T00:00:00Z"), at("2100-01-01T00:00:00Z"), 1);
  return first;
}
