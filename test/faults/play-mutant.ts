import { atEnd } from "./at-end.ts";
import { starvedMs } from "./beat.ts";
import { createCrew } from "./crew.ts";
import { faults } from "./faults.ts";
import { breed, type Mutant } from "./mutants.ts";
import { type Playing, playRound, type Round } from "./round.ts";

const mostRounds = 6;

/** Rounds until the suite has noticed that a rule is missing. Its problem is that it did not. */
export async function playMutant(
  { ground, beat }: Omit<Playing, "crew">,
  mutant: Mutant,
  seed: number,
): Promise<Round> {
  const { script, remove } = breed(mutant);
  const crew = createCrew(script, 3);
  const close = atEnd(async () => {
    await crew.close();
    remove();
  });
  const wanted = Object.fromEntries(
    mutant.faults.flatMap((name) => (faults[name] ? [[name, faults[name]]] : [])),
  );
  const suffered = { deaths: 0, freezes: 0 };
  try {
    let unsure: string | undefined;
    for (let round = 1; round <= mostRounds; round += 1) {
      const { problems, stalledMs } = await playRound({ ground, crew, beat }, seed + round, wanted);
      const [found] = problems.filter((problem) => problem.startsWith("posted "));
      // A machine that is too busy makes the same problem: another round may tell.
      if (found && stalledMs < starvedMs)
        return { title: `found in round ${round}: ${found}`, problems: [], suffered, stalledMs };
      unsure ??= found;
    }
    if (unsure !== undefined)
      return {
        title: `found, on a machine too busy to be sure: ${unsure}`,
        problems: [],
        suffered,
        stalledMs: 0,
      };
    return {
      title: "not found",
      problems: [`${mostRounds} rounds passed without this rule`],
      suffered,
      stalledMs: 0,
    };
  } finally {
    await close();
  }
}
