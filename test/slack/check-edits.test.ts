import { Temporal } from "temporal-polyfill";
import { test } from "vitest";
import { commands } from "../../commands/index.ts";
import { expectFewEdits } from "../jobs/check-life.ts";
import { quickest, useDatabase } from "../support/databases.ts";
import { silent } from "../support/logs.ts";
import { assemble } from "../support/whole.ts";
import { general, onSocket, openBranch } from "./support.ts";

if (!quickest) throw new Error("no database");
const opened = useDatabase(quickest);

test("on Slack a check is edited only when a word of it changes, and once after the close", async () => {
  const { slack, officer, two } = await openBranch({
    startsAt: Date.parse("2023-04-20T09:00:00+01:00"),
    rateClock: "own",
    postBurst: 20,
  });
  const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()) };
  const { inbox, worker } = assemble({ commands, database: opened().database, clock, log: silent });
  const chat = await onSocket(slack, inbox);
  const said = async (name: string, typed: string) =>
    (await officer.command(name, typed, { channel: general })).shown();
  await said("/ballot", "create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
  await said("/check", "open");
  await expectFewEdits({
    services: worker(chat),
    moveTo(local) {
      const to = Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").epochMilliseconds;
      slack.pass(to - slack.world.now());
    },
    edits: () => two.sees(general).find(({ text }) => text.includes("🙋"))?.edits ?? 0,
  });
});
