import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { countTroubles, createSummary } from "../src/summary.ts";
import { createLog } from "./contracts/queue-services.ts";

const from = Temporal.Instant.from("2023-04-20T00:00:00Z");

/** A day's line for so many answers, after what `tell` told. */
async function lineOf(
  answers: number,
  tell: (log: ReturnType<typeof countTroubles>["log"]) => void = () => {},
) {
  const { log, lines } = createLog();
  const troubles = countTroubles(log);
  tell(troubles.log);
  const told = lines.splice(0);
  const watch = { totals: async () => ({ posts: 12, late: 2, failed: 1, answers }) };
  const sumUp = createSummary({ watch, troubles, log: troubles.log, now: () => from.add({ hours: 24 }) });
  await sumUp(from);
  await sumUp(from);
  return { told, first: lines[0], second: lines[1] };
}

test("a day is one line of numbers, with the versions", async () => {
  const { first } = await lineOf(10);
  expect(first).toEqual({
    level: "info",
    message: "a day in numbers",
    fields: {
      from: "2023-04-20T00:00:00Z",
      posts: 12,
      late: 2,
      failed: 1,
      answers: 10,
      troubles: "none",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/u),
      node: process.version,
    },
  });
});

test("fewer than ten answers are no number anybody needs", async () => {
  expect((await lineOf(9)).first?.fields).not.toHaveProperty("answers");
});

test("troubles are counted by kind, passed on as they are, and counted from nothing the next day", async () => {
  const { told, first, second } = await lineOf(0, (log) => {
    log.info({ part: "queue", error: "Error", code: "ECONNREFUSED" }, "trouble");
    log.warn({ part: "queue", error: "Error", code: "ECONNREFUSED" }, "trouble lasts");
    log.error({ job: "purge", error: "RangeError" }, "a job failed");
    log.warn({ held: 30 }, "too many are late");
    log.info({}, "nothing");
  });
  expect(told).toHaveLength(5);
  expect(first?.fields.troubles).toBe("queue ECONNREFUSED 2, purge RangeError 1, too many are late 1");
  expect(second?.fields.troubles).toBe("none");
});
