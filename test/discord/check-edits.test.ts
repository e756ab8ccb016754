import { Temporal } from "temporal-polyfill";
import { expect, onTestFinished, test } from "vitest";
import { expectFewEdits } from "../jobs/check-life.ts";
import { quickest, useDatabase } from "../support/databases.ts";
import { openBranch } from "./branch.ts";

if (!quickest) throw new Error("no database");
const opened = useDatabase(quickest);

test("on Discord a check is edited only when a word of it changes, and once after the close", async () => {
  const branch = await openBranch(opened());
  onTestFinished(() => branch.close());
  const guild = branch.double.guild("branch");
  const officer = guild.member("officer", { manages: true });
  await officer.command("ballot create", {
    name: "Reballot",
    opens: "20 March 2023",
    closes: "Tue 9 May 2023 12 noon",
  });
  await officer.command("check open");
  const check = () => officer.sees().find((message) => guild.read(message).includes("🙋"));
  await expectFewEdits({
    services: branch.services,
    moveTo: (local) =>
      branch.pass(
        branch.services.clock
          .now()
          .until(Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").toInstant()),
      ),
    edits: () => check()?.edits ?? 0,
  });
  expect(check()?.edited).toBe(true);
});
