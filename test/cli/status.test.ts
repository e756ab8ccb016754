import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { type Running, status, type Tables } from "../../src/cli/status.ts";
import type { Standing } from "../../src/core/ports/watch.ts";

const quiet: Standing = {
  branches: 1,
  ballotsOpen: 2,
  strikesAhead: 0,
  checksOpen: 1,
  planned: 12,
  nextDue: Temporal.Instant.from("2023-05-02T08:00Z"),
  overdue: 0,
  held: 0,
  failed: 0,
  lost: 0,
};

const ready: Running = {
  url: "http://127.0.0.1:3000",
  ready: true,
  parts: { database: { ok: true, since: "2023-05-01T08:00:00Z" } },
};

const ofThisRelease: Tables = { oldest: "1.2.2", connected: ["1.2.3"] };

async function said(
  numbers: Standing,
  running: Running | undefined,
  { json = false, tables = ofThisRelease }: { json?: boolean; tables?: Tables } = {},
) {
  const lines: string[] = [];
  const look = async () => ({ numbers, running, tables });
  const well = await status({ json }, { version: "1.2.3", look, say: (words) => lines.push(words) });
  return { well, words: lines.join("\n") };
}

test("what runs and has nothing overdue is well, in four lines", async () => {
  const { well, words } = await said(quiet, ready);
  expect(well).toBe(true);
  expect(words.split("\n")).toEqual([
    "Muster 1.2.3",
    "It runs at http://127.0.0.1:3000. Well: database.",
    "Tables: as this release has them; the oldest that may run on them is 1.2.2.",
    "1 branch, 2 open ballots, 1 open check, 0 strikes ahead or on.",
    "Planned: 12, the next at 2023-05-02 08:00 UTC.",
  ]);
});

test("what does not run, is not ready, or has posts overdue, failed or without a channel says so", async () => {
  expect(await said(quiet, undefined)).toMatchObject({
    well: false,
    words: expect.stringContaining("does not answer"),
  });
  const parts = { queue: { ok: false, reason: "ECONNREFUSED", since: "2023-05-01T08:00:00Z" } };
  expect(await said(quiet, { ...ready, ready: false, parts })).toMatchObject({
    well: false,
    words: expect.stringContaining("queue: ECONNREFUSED, since 2023-05-01T08:00:00Z"),
  });
  const overdueSince = Temporal.Instant.from("2023-05-01T08:00Z");
  const { well, words } = await said(
    { ...quiet, overdue: 3, overdueSince, held: 1, failed: 1, lost: 2 },
    ready,
  );
  expect(well).toBe(false);
  expect(words).toContain("Overdue: 3, the oldest since 2023-05-01 08:00 UTC");
  expect(words.split("\n")).toHaveLength(9);
});

test("as JSON it has the numbers as they are", async () => {
  expect(JSON.parse((await said(quiet, undefined, { json: true })).words)).toMatchObject({
    well: false,
    running: null,
    tables: ofThisRelease,
    planned: 12,
    nextDue: "2023-05-02T08:00:00Z",
  });
});

test("beside other releases it says which, and whose the tables are", async () => {
  const tables: Tables = { oldest: "1.2.3", newer: "1.3.0", connected: ["1.2.3", "1.3.0"] };
  const { words } = await said(quiet, ready, { tables });
  expect(words).toContain(
    "of Muster 1.3.0, beside which this one may go on; the oldest that may run on them is 1.2.3.",
  );
  expect(words).toContain("Other releases that use them now: 1.3.0.");
});
