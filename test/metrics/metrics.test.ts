import { expect, test } from "vitest";
import { createMetrics } from "../../src/metrics/metrics.ts";
import { silent } from "../support/logs.ts";
import { numberOf, readSamples } from "../support/scrape.ts";

async function readOf(use: (metrics: ReturnType<typeof createMetrics>) => unknown) {
  const metrics = createMetrics("1.2.3");
  await use(metrics);
  return readSamples(await metrics.reader(async () => {})());
}

test("a try at a post is counted by platform and outcome, its refusal by kind, its lateness if it was posted", async () => {
  const samples = await readOf(({ tried }) => {
    tried({ chat: "slack", outcome: "posted", lateMs: 1_500 });
    tried({ chat: "slack", outcome: "again", refusal: "rate-limited" });
    tried({ chat: "discord", outcome: "unanswered", refusal: "unknown" });
  });
  expect(numberOf(samples, "muster_posts_total", { chat: "slack", outcome: "posted" })).toBe(1);
  expect(numberOf(samples, "muster_posts_total", { chat: "discord", outcome: "unanswered" })).toBe(1);
  expect(numberOf(samples, "muster_refusals_total", { chat: "slack", kind: "rate-limited" })).toBe(1);
  expect(numberOf(samples, "muster_post_lateness_seconds_sum", { chat: "slack" })).toBe(1.5);
  expect(numberOf(samples, "muster_post_lateness_seconds_bucket", { chat: "slack", le: "1" })).toBe(0);
  expect(numberOf(samples, "muster_post_lateness_seconds_bucket", { chat: "slack", le: "2" })).toBe(1);
});

test("an acknowledgement is timed by platform, a wait for a turn is added up, and what it says is still done", async () => {
  const paused: number[] = [];
  const never = () => Promise.reject(new Error("not asked"));
  const samples = await readOf(async (metrics) => {
    metrics.acknowledged("discord", 300);
    const pacer = metrics.pacer({
      ...{ reserve: never, resting: never, begin: never, rest: never, slow: never },
      async pause(ms) {
        paused.push(ms);
      },
    });
    await pacer.pause(250);
    await pacer.pause(50);
  });
  expect(numberOf(samples, "muster_ack_seconds_sum", { chat: "discord" })).toBe(0.3);
  expect(numberOf(samples, "muster_pacing_wait_seconds_total")).toBeCloseTo(0.3);
  expect(paused).toEqual([250, 50]);
});

test("trouble is counted by its level, and none is 0", async () => {
  const samples = await readOf((metrics) => {
    const log = metrics.log(silent);
    log.info({}, "all is well");
    log.warn({}, "a platform did not take a post");
  });
  expect(numberOf(samples, "muster_troubles_total", { level: "warn" })).toBe(1);
  expect(numberOf(samples, "muster_troubles_total", { level: "error" })).toBe(0);
  expect(numberOf(samples, "muster_info", { version: "1.2.3" })).toBe(1);
});
