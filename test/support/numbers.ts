import { type Answer, answers } from "../../src/core/ballot/answers.ts";
import type { Draw } from "../../src/core/ballot/tally.ts";
import type { Store } from "../../src/core/ports/store.ts";

/** The least of what can be drawn: numbers are told after 15 answers, then after 10 more, and nothing is left out. */
export const least: Draw = () => 0;

/** How many are kept of each answer. */
export async function countsOf(
  { tallies }: Pick<Store, "tallies">,
  campaignId: string,
): Promise<Readonly<Record<Answer, number>>> {
  const alike = await tallies.alike(campaignId);
  const many = (answer: Answer) =>
    alike.reduce((sum, one) => sum + (one.answer === answer ? one.members : 0), 0);
  return Object.fromEntries(answers.map((answer) => [answer, many(answer)])) as Record<Answer, number>;
}
