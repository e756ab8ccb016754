import { Temporal } from "temporal-polyfill";
import { type Answer, answers } from "../ballot/answers.ts";
import type { Campaign } from "../ballot/campaign.ts";

/** What a check asks: before papers go out, while they should be arriving, and from then on. */
export type CheckPhase = "address" | "arrival" | "posted";

/** By the union's own dates: without a "not received by" it asks at once whether the paper is posted. */
export function checkPhase({ milestones }: Campaign, today: Temporal.PlainDate): CheckPhase {
  const { opens, "not-received-by": wait } = milestones;
  if (opens && Temporal.PlainDate.compare(today, opens.date) < 0) return "address";
  return wait && Temporal.PlainDate.compare(today, wait.date) < 0 ? "arrival" : "posted";
}

/** Before the opening nothing is asked that would have to be kept; a paper that is still to come cannot be lost. */
export const answersOffered: Readonly<Record<CheckPhase, readonly Answer[]>> = {
  address: [],
  arrival: ["to-post", "posted", "not-arrived", "not-balloted", "not-saying"],
  posted: answers,
};
