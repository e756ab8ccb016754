import { setTimeout as wait } from "node:timers/promises";
import type { Fault, Scene } from "./faults.ts";

/** Another connection is tried after two minutes, and this clock is ten times as fast. */
const againWithinMs = 40_000;

/** Until somebody hears Discord. */
async function listened({ platforms }: Scene): Promise<boolean> {
  const until = Date.now() + againWithinMs;
  while (platforms.onDiscord.sessions() === 0) {
    if (Date.now() > until) return false;
    await wait(50);
  }
  return true;
}

/** Closed for good, mended after a while: Slack goes on, and Discord comes back by itself with all that was due. */
function closed(close: (scene: Scene) => void, mend: (scene: Scene) => void): Fault {
  return {
    listens: true,
    async act(scene) {
      if (!(await listened(scene))) return scene.failed("nobody ever heard Discord");
      close(scene);
      await wait(1_500 + scene.dice.roll(1_000));
      if (scene.platforms.onDiscord.sessions() > 0)
        scene.failed("connected although Discord closed for good");
      mend(scene);
      if (!(await listened(scene))) scene.failed("nobody hears Discord any more");
    },
  };
}

/** They take many seconds: each is a scene of its own, and drawn in no round. */
export const discordCloses: Readonly<Record<string, Fault>> = {
  "Discord's token revoked (4004)": closed(
    ({ platforms }) => platforms.onDiscord.revokeToken(),
    ({ platforms }) => platforms.onDiscord.restoreToken(),
  ),
  "Discord's intents refused (4014)": closed(
    ({ platforms }) => {
      platforms.onDiscord.disallowIntents(1);
      platforms.onDiscord.disconnect(4014);
    },
    ({ platforms }) => platforms.onDiscord.disallowIntents(0),
  ),
};
