import type { Answer } from "../../core/ballot/answers.ts";
import { deliveryKey } from "../../core/delivery/key.ts";
import type { Why } from "../../core/delivery/life.ts";
import type { Sealed } from "../../core/people/vault.ts";
import type { Claimed } from "../../core/ports/outbox.ts";
import { type BranchRow, branchFrom } from "../branches.ts";
import { type CampaignRow, campaignFrom } from "../campaigns.ts";
import { type CheckRow, checkFrom } from "../checks.ts";
import { targetFrom } from "../countdowns.ts";
import { lostFrom } from "../lost.ts";
import { instant, known, maybe, remembered } from "../postgres/row.ts";
import { type ReminderRow, reminderFrom } from "../reminders.ts";
import { type StrikeRow, strikeFrom } from "../strikes.ts";
import { type DeliveryRow, deliveryFrom } from "./row.ts";

/** By id, as JSON. */
type SharedTexts = Readonly<Record<string, string>>;

export interface ClaimedRow extends DeliveryRow {
  readonly tries: number;
  readonly first_claimed_at: string;
  readonly ask: boolean;
  readonly why: Why<"skip"> | null;
  readonly contact: Sealed | null;
  readonly branch: SharedTexts | null;
  readonly campaign: SharedTexts | null;
  readonly strike: SharedTexts | null;
  readonly later: string | null;
  readonly among: boolean;
  readonly strikes: string | null;
  readonly untold: string | null;
  readonly target: string | null;
  readonly reminder: ReminderRow | null;
  readonly check: CheckRow | null;
  readonly answer: Answer | null;
  readonly lost: string | null;
  readonly looks: boolean;
}

/** The same words are the same value: what many rows share is read once, and known again by whoever draws it. */
const branchOf = remembered((text) => branchFrom(JSON.parse(text) as BranchRow));

const campaignOf = remembered((text) => campaignFrom(JSON.parse(text) as CampaignRow));

const campaignsOf = remembered((text) => (JSON.parse(text) as CampaignRow[]).map(campaignFrom));

const lostOf = remembered((text) => (JSON.parse(text) as Parameters<typeof lostFrom>[0][]).map(lostFrom));

const strikeOf = remembered((text) => strikeFrom(JSON.parse(text) as StrikeRow));

const strikesOf = remembered((text) => (JSON.parse(text) as StrikeRow[]).map(strikeFrom));

const countdownOf = remembered((text) => ({
  target: targetFrom(JSON.parse(text) as Parameters<typeof targetFrom>[0]),
}));

/** What the rows of one claim share. */
export function createShared([first]: readonly ClaimedRow[]) {
  const read = <Value>(
    texts: SharedTexts | null | undefined,
    id: string | null,
    from: (text: string) => Value,
  ) => {
    const text = id === null ? undefined : texts?.[id];
    return text === undefined ? undefined : from(text);
  };
  return {
    branch(row: ClaimedRow) {
      const found = read(first?.branch, row.branch_id, branchOf);
      if (!found) throw new Error("a delivery without its branch");
      return found;
    },
    campaign: (row: ClaimedRow) => read(first?.campaign, row.campaign_id, campaignOf),
    strike: (row: ClaimedRow) => read(first?.strike, row.strike_id, strikeOf),
  };
}

export function claimedFrom(
  row: ClaimedRow,
  token: string,
  shared: ReturnType<typeof createShared>,
): Claimed {
  return {
    delivery: deliveryFrom(row),
    key: deliveryKey(row.id),
    token,
    tries: row.tries,
    ask: row.ask,
    looks: row.looks,
    firstClaimedAt: instant(row.first_claimed_at),
    branch: shared.branch(row),
    ...known({
      ifAbsent: row.why,
      campaign: shared.campaign(row),
      later: maybe(row.later, campaignsOf),
      among: row.among,
      strikes: maybe(row.strikes, strikesOf),
      untold: maybe(row.untold, strikesOf),
      strike: shared.strike(row),
      countdown: maybe(row.target, countdownOf),
      reminder: maybe(row.reminder, reminderFrom),
      check: maybe(row.check, checkFrom),
      answer: row.answer,
      lost: maybe(row.lost, lostOf),
      contact: row.contact,
    }),
  };
}
