import { createCrew } from "./crew.ts";
import type { Ground } from "./ground.ts";
import { breed, type Mutant } from "./mutants.ts";
import { playRound, type Round } from "./round.ts";

const mostRounds = 6;

/** Rounds until the suite has noticed that a rule is missing. Its problem is that it did not. */
export async function playMutant(ground: Ground, mutant: Mutant, seed: number): Promise<Round> {
  const { script, remove } = breed(mutant);
  const crew = createCrew(script, 3);
  const suffered = { deaths: 0, freezes: 0 };
  try {
    for (let round = 1; round <= mostRounds; round += 1) {
      const { problems } = await playRound({ ground, crew }, seed + round, mutant.faults);
      const [found] = problems.filter((problem) => problem.startsWith("posted "));
      if (found) return { title: `found in round ${round}: ${found}`, problems: [], suffered };
    }
    return { title: "not found", problems: [`${mostRounds} rounds passed without this rule`], suffered };
  } finally {
    await crew.close();
    remove();
  }
}
