import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { type Branch, newBranch } from "../../src/core/branch/branch.ts";
import { civilDate, civilTime, ukZone } from "../../src/core/calendar/zone.ts";
import type { Place } from "../../src/core/chat/place.ts";
import type { DeliveryKind } from "../../src/core/delivery/kinds.ts";
import type { PlannedDelivery, Source } from "../../src/core/delivery/row.ts";
import type { Store } from "../../src/core/ports/store.ts";
import type { Strike } from "../../src/core/strike/strike.ts";
import { campaignOf, countdownOf, reminderOf, strikeOf } from "../contracts/store-examples.ts";
import type { Workspace } from "./platforms.ts";
import type { Dice } from "./seed.ts";

/** One row of a round and what it comes from. */
export interface Planned {
  readonly source: Source;
  readonly kind: DeliveryKind;
  readonly place: Place;
  readonly askable: boolean;
  readonly dueAt: Temporal.Instant;
  /** Of a post that names how many days are left. */
  readonly counted?: Temporal.PlainDate;
  /** Of one that is to go only while it is confirmed. */
  readonly strike?: Strike;
}

/** A source of its own for every row, so that each can be cancelled alone. */
const kinds = [
  ...["reminder", "date", "strike", "last-posting", "correction", "ballot-result-correction"],
  ...["strike-confirmed", "strike-suspended", "strike-called-off", "strike-changed"],
] as const;

type Kind = (typeof kinds)[number];

/** All due within so much of the business clock, ms. */
const spreadMs = 15_000;

interface Planning {
  readonly store: Store;
  readonly dice: Dice;
  readonly now: Temporal.Instant;
}

/** Rows of all kinds for all channels, due from now on. */
export async function planRows(
  { store, dice, now }: Planning,
  workspaces: readonly Workspace[],
  many: number,
): Promise<readonly Planned[]> {
  const rows: Planned[] = [];
  const deliveries: PlannedDelivery[] = [];
  for (const { chat, id, askable, channels } of workspaces) {
    const branch = await store.branches.save(newBranch(randomUUID(), { chat, workspace: id }));
    for (let count = 0; count < Math.ceil(many / workspaces.length); count += 1) {
      const place: Place = { chat, workspace: id, channel: dice.pick(channels) };
      const about = await makeSource(store, { branch, place, kind: dice.pick(kinds), now });
      // A third falls due at one instant.
      const dueAt = now.add({ milliseconds: dice.chance(0.33) ? 1_000 : dice.roll(spreadMs) });
      deliveries.push(deliveryOf(branch, place, dueAt, about));
      rows.push({ ...about, place, askable, dueAt });
    }
  }
  await store.plans.add(deliveries);
  return rows;
}

type About = Pick<Planned, "source" | "kind" | "counted" | "strike"> &
  Pick<PlannedDelivery, "needs" | "campaignId" | "strikeId">;

interface Making {
  readonly branch: Branch;
  readonly place: Place;
  readonly kind: Kind;
  readonly now: Temporal.Instant;
}

async function makeSource(store: Store, { branch, place, kind, now }: Making): Promise<About> {
  const today = civilDate(now, ukZone);
  switch (kind) {
    case "reminder": {
      const reminder = reminderOf(branch, { to: { place } });
      await store.reminders.save(reminder);
      return { source: { kind, id: reminder.id }, kind, needs: "nothing" };
    }
    case "date": {
      const counted = today.add({ days: 9 });
      const countdown = countdownOf(branch, { kind, title: "Branch meeting", date: counted }, { place });
      await store.countdowns.save(countdown);
      return { source: { kind: "countdown", id: countdown.id }, kind, needs: "nothing", counted };
    }
    case "last-posting":
    case "correction":
    case "ballot-result-correction": {
      const closes = { date: today.add({ days: 12 }), time: Temporal.PlainTime.from("12:00") };
      const campaign = campaignOf(branch, {
        place,
        shortId: randomUUID().slice(0, 8),
        milestones: { closes },
      });
      await store.campaigns.insert(campaign);
      const countdown = countdownOf(branch, { kind: "ballot", campaignId: campaign.id }, { place });
      await store.countdowns.save(countdown);
      const about = { kind, needs: "campaign-open", campaignId: campaign.id } as const;
      return kind !== "last-posting"
        ? { ...about, source: { kind: "campaign", id: campaign.id } }
        : { ...about, source: { kind: "countdown", id: countdown.id } };
    }
    case "strike-confirmed":
    case "strike": {
      const days = [today.add({ days: 9 })];
      const strike = strikeOf(branch, { place, shortId: randomUUID().slice(0, 8), state: "confirmed", days });
      await store.strikes.insert(strike);
      const countdown = countdownOf(branch, { kind: "strike", strikeId: strike.id }, { place });
      await store.countdowns.save(countdown);
      const about = { kind, needs: "strike-confirmed", strikeId: strike.id, strike } as const;
      return kind === "strike-confirmed"
        ? { ...about, source: { kind: "strike", id: strike.id } }
        : { ...about, source: { kind: "countdown", id: countdown.id } };
    }
    case "strike-suspended":
    case "strike-called-off":
    case "strike-changed": {
      const state = stateTold[kind];
      const days = [today.add({ days: 9 })];
      const strike = strikeOf(branch, { place, shortId: randomUUID().slice(0, 8), state, days });
      await store.strikes.insert(strike);
      const needs = kind === "strike-changed" ? "nothing" : kind;
      return { source: { kind: "strike", id: strike.id }, kind, needs, strikeId: strike.id };
    }
  }
}

/** The state a strike is in when this is told of it. */
const stateTold = {
  "strike-suspended": "suspended",
  "strike-called-off": "called-off",
  "strike-changed": "confirmed",
} as const;

function deliveryOf(branch: Branch, to: Place, dueAt: Temporal.Instant, about: About): PlannedDelivery {
  const { source, kind, needs, campaignId, strikeId } = about;
  return {
    source,
    branchId: branch.id,
    kind,
    to,
    on: civilDate(dueAt, ukZone),
    at: civilTime(dueAt, ukZone),
    zone: ukZone,
    dueAt,
    lateUntil: dueAt.add({ hours: 12 }),
    needs,
    revision: 0,
    ...(campaignId !== undefined && { campaignId }),
    ...(strikeId !== undefined && { strikeId }),
  };
}
