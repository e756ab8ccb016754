import { bounds, type Gain, gainOf, type Scene, scenesOf } from "./scenes.ts";

/**
 * Works out what an attacker gains by Muster's numbers: thousands of ballots, by the rule itself. Ends with 1 where a
 * bound is not kept. `npm run test:privacy` plays 100 ballots of each scene, or as many as its argument says.
 */
const runs = Number(process.argv[2] ?? 100);
const branches = [12, 25, 60, 200];

function worst(accounts: number, members: number, knowing: boolean): Gain & { readonly scene: Scene } {
  const played = scenesOf(accounts, members, knowing).map((scene) => ({ scene, ...gainOf(scene, runs) }));
  const most = played.reduce((one, other) => (other.points > one.points ? other : one));
  return { ...most, sure: played.reduce((sum, { sure }) => sum + sure, 0) };
}

function play(accounts: number, knowing = false): readonly Gain[] {
  return branches.map((members) => {
    const found = worst(accounts, members, knowing);
    const { before, first } = found.scene;
    process.stdout.write(
      `${accounts} accounts, ${members} members${knowing ? ", all others known" : ""}: ` +
        `${found.points.toFixed(1)} points at most (${before} members before, ${first} of the moves before), ` +
        `sure in ${found.sure}\n`,
    );
    return found;
  });
}

let kept = true;
for (const [accounts, most] of bounds) {
  for (const { points, sure } of play(accounts)) kept &&= points <= most && sure === 0;
}
process.stdout.write("Not bounded, as nothing can: whoever knows what everybody else said.\n");
for (const accounts of [0, 20]) play(accounts, true);
process.stdout.write(kept ? "Every bound is kept.\n" : "A bound is NOT kept.\n");
process.exitCode = kept ? 0 : 1;
