import { Temporal } from "temporal-polyfill";
import type { MilestoneKind } from "../../ballot/campaign.ts";
import { endOf, standing } from "../../ballot/timetable.ts";
import type { At, Here } from "../../branch/branch.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { momentInWords } from "../../calendar/words.ts";
import { civilDate, daysBetween } from "../../calendar/zone.ts";
import { Ask } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { type CountdownTarget, defaultDays } from "../../countdown/countdown.ts";
import type { Store } from "../../ports/store.ts";
import { checkNotCalledOff, checkNotOver } from "../../strike/checks.ts";
import { callsIn } from "../../strike/for-whom.ts";
import { listed } from "../../strike/names.ts";
import { say } from "../../text/say.ts";
import { matching } from "../../typed/by-name.ts";
import { orForm, typedMoment } from "../../typed/dates.ts";
import { checkLooks } from "../../typed/look-alike.ts";
import { findCampaign } from "../ballot/which-ballot.ts";
import { findStrike } from "../strike/which-strike.ts";
import { askDay, askOtherDate, askUnlessBallot } from "./asks.ts";

/** The options that say what to count down to, as typed. */
export interface TypedTarget {
  readonly ballot?: string | undefined;
  readonly milestone?: MilestoneKind | undefined;
  readonly strike?: string | undefined;
  readonly date?: string | undefined;
  readonly title?: string | undefined;
}

type Read = Pick<Store, "campaigns" | "countdowns" | "strikes" | "audiences">;

/**
 * The one thing meant, still to come, for the channel that is to be told. Asks back, or throws a UserError, where it is
 * not clear. `others`: what else was typed, for the form of one with a date of its own.
 */
export async function typedTarget(
  store: Read,
  typed: TypedTarget,
  here: Here,
  others: Readonly<Record<string, string | undefined>> = {},
): Promise<CountdownTarget> {
  const { ballot, milestone, strike, date, title } = await titled(store, typed, here);
  const meant = [ballot ?? milestone, strike, date].filter((one) => one !== undefined);
  if (meant.length === 0 && title !== undefined) throw askDay(title, others);
  if (meant.length !== 1 || (title !== undefined && date === undefined)) {
    throw new Ask({ lines: [say("refuse-countdown-to")] }, orForm([]), "ballot");
  }
  if (strike !== undefined) return strikeTarget(store, strike, here);
  if (date !== undefined) return dateTarget(date, title, here);
  if (ballot !== undefined && milestone === undefined) await askUnlessBallot(store, ballot, here, others);
  return campaignTarget(store, { ballot, milestone }, here);
}

/** "Branch AGM date: 9 June": what is no ballot's name ahead of a date is its title. */
async function titled(store: Read, typed: TypedTarget, { branch }: Here): Promise<TypedTarget> {
  const { ballot, date, title, ...others } = typed;
  if (ballot === undefined || date === undefined || title !== undefined) return typed;
  const isBallot = matching(await store.campaigns.list(branch.id), ballot).length > 0;
  return isBallot ? typed : { ...others, date, title: ballot };
}

async function strikeTarget(
  store: Read,
  typed: string,
  { branch, place, now }: Here,
): Promise<CountdownTarget> {
  const strike = await findStrike(typed, { branch }, { store, now }, { toCome: true });
  checkNotCalledOff(strike);
  checkNotOver(strike, civilDate(now, branch.zone));
  const audience = await store.audiences.of(branch.id, place);
  if (audience && !callsIn(strike, audience.employers)) {
    const values = { names: listed(audience.employers), name: strike.name };
    throw userError(say("refuse-countdown-not-called", values), "strike");
  }
  return { kind: "strike", strikeId: strike.id };
}

function dateTarget(typed: string, title: string | undefined, here: Here): CountdownTarget {
  const moment = typedMoment(typed, "date", here);
  if (!isToCome(moment, here)) throw new Ask({ lines: [hasPassed(moment)] }, orForm([]), "date");
  if (title === undefined) throw new Ask({ lines: [say("refuse-countdown-title")] }, orForm([]), "title");
  checkLooks(title, "title");
  return { kind: "date", title, ...moment };
}

async function campaignTarget(
  store: Read,
  { ballot, milestone }: Pick<TypedTarget, "ballot" | "milestone">,
  here: Here,
): Promise<CountdownTarget> {
  const { branch, now } = here;
  const running = milestone !== "mandate-expires";
  const campaign = await findCampaign(ballot, { branch }, { store }, { running });
  const { id: campaignId, name } = campaign;
  if (milestone !== "mandate-expires" && standing(campaign, branch, now).phase === "closed") {
    throw userError(say("refuse-already-closed", { name }), "ballot");
  }
  if (milestone === undefined) return { kind: "ballot", campaignId };
  const moment = campaign.milestones[milestone];
  const ahead = (one: Milestone) => isToCome(one, here);
  if (!moment || !ahead(moment)) {
    throw askOtherDate(campaign, milestone, moment && hasPassed(moment), ahead);
  }
  if (milestone === "mandate-expires") return { kind: "mandate", campaignId };
  return { kind: "milestone", campaignId, milestone };
}

function isToCome(moment: Milestone, { branch, now }: At): boolean {
  return Temporal.Instant.compare(endOf(moment, branch.zone), now) > 0;
}

function hasPassed({ date, time }: Milestone): Line {
  return say("refuse-countdown-past", { moment: momentInWords(date, time) });
}

/** The days usual for this target; of a fixed date, only those not yet gone by. */
export function usualDays(target: CountdownTarget, { branch, now }: At): readonly number[] {
  const days = defaultDays(target);
  if (target.kind !== "date") return days;
  const left = daysBetween(civilDate(now, branch.zone), target.date);
  return days.filter((day) => day <= left);
}

/** Two targets are the same when these are. */
export function targetKey(target: CountdownTarget): string {
  switch (target.kind) {
    case "ballot":
    case "mandate":
      return `${target.kind} ${target.campaignId}`;
    case "milestone":
      return `${target.milestone} ${target.campaignId}`;
    case "strike":
      return `strike ${target.strikeId}`;
    case "date":
      return `date ${target.date} ${target.time ?? ""} ${target.title}`;
  }
}
