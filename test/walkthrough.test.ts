import { writeFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { describe, test } from "vitest";
import { databaseKinds, useDatabase } from "./support/databases.ts";
import { drawPlay } from "./walkthrough/draw.ts";
import { election, electionStart } from "./walkthrough/election.ts";
import { reballot, reballotStart } from "./walkthrough/reballot.ts";
import { openStage, platforms } from "./walkthrough/stage.ts";
import { play } from "./walkthrough/story.ts";

const [kind] = databaseKinds;
if (!kind) throw new Error("no database to test on");

describe("dev", () => {
  const opened = useDatabase(kind);
  for (const platform of platforms)
    for (const [name, start, tell] of [
      ["reballot", reballotStart, reballot],
      ["election", electionStart, election],
    ] as const)
      test(`${name} ${platform}`, { timeout: 120_000 }, async () => {
        const at = Temporal.PlainDateTime.from(start).toZonedDateTime("Europe/London").toInstant();
        const t = performance.now();
        const stage = await openStage(platform, at, opened());
        const so: Awaited<ReturnType<typeof play>>[number][] = [];
        try {
          const happened = await play(stage, tell, so);
          void happened;
        } finally {
          writeFileSync(`/tmp/wt-${name}-${platform}.md`, `${drawPlay(so)}\n\n${stage.wrong.join("\n")}\n`);
          console.log(name, platform, Math.round(performance.now() - t));
          await stage.close();
        }
      });
});
