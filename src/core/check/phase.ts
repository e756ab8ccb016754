import { Temporal } from "temporal-polyfill";
import { type Answer, answers } from "../ballot/answers.ts";
import type { BallotScene } from "../ballot/campaign.ts";
import { hasOpened } from "../ballot/timetable.ts";
import { civilDate } from "../calendar/zone.ts";

/** What a check asks: before papers go out, while they should be arriving, and from then on. */
export type CheckPhase = "address" | "arrival" | "posted";

/** By the union's own dates, and the hour of its opening where there is one: without a "not received by" it asks at once whether the paper is posted. */
export function checkPhase({ campaign, branch: { zone }, now }: BallotScene): CheckPhase {
  if (!hasOpened(campaign, zone, now)) return "address";
  const wait = campaign.milestones["not-received-by"];
  return wait && Temporal.PlainDate.compare(civilDate(now, zone), wait.date) < 0 ? "arrival" : "posted";
}

/**
 * Before the opening nothing is asked that would have to be kept; a paper that is still to come cannot be lost, and
 * another one not yet be asked for.
 */
export const answersOffered: Readonly<Record<CheckPhase, readonly Answer[]>> = {
  address: [],
  arrival: ["to-post", "posted", "not-arrived", "not-balloted", "not-saying"],
  posted: answers,
};

/** The two that the check's own post has a button for: what most people say to the question of the day. */
export const answersFirst: Readonly<Record<CheckPhase, readonly Answer[]>> = {
  address: [],
  arrival: ["to-post", "not-arrived"],
  posted: ["posted", "to-post"],
};
