import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Job } from "../../src/core/command/job.ts";
import type { QueueBackend } from "../../src/queue/connection.ts";
import { createQueue, type WakeQueue } from "../../src/queue/queue.ts";
import { type RunningWorker, startWorker } from "../../src/queue/worker.ts";
import { createServices } from "./queue-services.ts";

/** What every backend of the queue must do. `backend` is asked once its own hooks have run. */
export function queueContract(name: string, backend: () => QueueBackend): void {
  describe(`the queue on ${name}`, () => {
    const { services, lines } = createServices();
    let queue: WakeQueue;
    let worker: RunningWorker | undefined;

    beforeEach(() => {
      lines.length = 0;
      queue = createQueue(backend(), services.log);
    });

    afterEach(async () => {
      await worker?.close();
      worker = undefined;
      await queue.close();
    });

    function work(...jobs: readonly Job[]): void {
      worker = startWorker(backend(), jobs, services);
    }

    it("runs a wake-up's job once", async () => {
      const counted = countingJob("deliver");
      work(counted.job);
      await queue.wake("deliver");
      await vi.waitFor(() => expect(counted.runs()).toBe(1));
      await settle(queue, counted);
      expect(counted.runs()).toBe(2);
    });

    it("does not run a delayed wake-up early", async () => {
      const counted = countingJob("deliver");
      work(counted.job);
      const asked = Date.now();
      await queue.wake("deliver", { delayMs: 400 });
      await vi.waitFor(() => expect(counted.runs()).toBe(1), { timeout: 5_000 });
      expect(counted.at()[0]).toBeGreaterThanOrEqual(asked + 400);
    });

    it("makes one run of two wake-ups with one id", async () => {
      const counted = countingJob("deliver");
      await queue.wake("deliver", { id: "deliver-at-1", delayMs: 50 });
      await queue.wake("deliver", { id: "deliver-at-1", delayMs: 50 });
      work(counted.job);
      await vi.waitFor(() => expect(counted.runs()).toBe(1), { timeout: 5_000 });
      await settle(queue, counted);
      expect(counted.runs()).toBe(2);
    });

    it("runs once more for a hint that comes while the job runs", async () => {
      const held = heldJob("deliver");
      work(held.job);
      await queue.wake("deliver", { id: "deliver-now" });
      await vi.waitFor(() => expect(held.begun()).toBe(1), { timeout: 5_000 });
      await queue.wake("deliver", { id: "deliver-now" });
      await queue.wake("deliver", { id: "deliver-now" });
      held.release();
      await vi.waitFor(() => expect(held.begun()).toBe(2), { timeout: 5_000 });
    });

    it("makes one run of all hints in a span, after the last of them", async () => {
      const counted = countingJob("refresh-check");
      work(counted.job);
      const spanMs = 1_000;
      const first = Date.now();
      await Promise.all(Array.from({ length: 200 }, () => queue.hint("refresh-check", spanMs)));
      const last = Date.now();
      await vi.waitFor(() => expect(counted.at().some((at) => at >= last)).toBe(true), { timeout: 10_000 });
      const spans = Math.floor(last / spanMs) - Math.floor(first / spanMs) + 1;
      expect(counted.runs()).toBeLessThanOrEqual(spans);
    });

    it("forgets a failed job, so that the same wake-up can come again", async () => {
      let runs = 0;
      work({
        name: "purge",
        run: async () => {
          runs += 1;
          throw new Error("Jo Bloggs is not here");
        },
      });
      await queue.wake("purge", { id: "purge-1" });
      await vi.waitFor(() => expect(runs).toBe(1), { timeout: 5_000 });
      await vi.waitFor(
        async () => {
          await queue.wake("purge", { id: "purge-1" });
          expect(runs).toBe(2);
        },
        { timeout: 5_000 },
      );
    });

    it("logs a failure by its kind and place, never its message", async () => {
      const run = async () => {
        throw new TypeError("Jo Bloggs is not here");
      };
      work({ name: "purge", run });
      await queue.wake("purge");
      await vi.waitFor(() => expect(JSON.stringify(lines)).toContain("a job failed"), { timeout: 5_000 });
      expect(JSON.stringify(lines)).toContain("TypeError");
      expect(JSON.stringify(lines)).not.toContain("Bloggs");
    });

    it("puts back a wake-up for a job it does not know, and goes on: a newer worker runs it, once", async () => {
      const counted = countingJob("deliver");
      const newer = countingJob("from-another-version");
      worker = startWorker(backend(), [counted.job], services, undefined, 20);
      await queue.wake("from-another-version");
      await queue.wake("deliver");
      await vi.waitFor(() => expect(counted.runs()).toBe(1), { timeout: 5_000 });
      await vi.waitFor(() => expect(JSON.stringify(lines)).toContain("put back"), { timeout: 5_000 });
      await worker.close();
      work(counted.job, newer.job);
      await vi.waitFor(() => expect(newer.runs()).toBe(1), { timeout: 5_000 });
      await settle(queue, counted);
      expect(newer.runs()).toBe(1);
      expect(lines.map(({ level, message }) => [level, message])).toEqual([
        ["info", "no job of this name here: put back for another process"],
      ]);
    });

    it("finishes the job in hand before it closes", async () => {
      const held = heldJob("deliver");
      work(held.job);
      await queue.wake("deliver");
      await vi.waitFor(() => expect(held.begun()).toBe(1), { timeout: 5_000 });
      let closed = false;
      const closing = worker?.close().then(() => {
        closed = true;
      });
      await pause(100);
      expect(closed).toBe(false);
      held.release();
      await closing;
      expect(held.finished()).toBe(1);
    });

    it("refuses two jobs of one name", () => {
      const { job } = countingJob("deliver");
      expect(() => startWorker(backend(), [job, job], services)).toThrow('Two jobs are called "deliver".');
    });
  });
}

/** Proves that nothing is left waiting: a last wake-up goes through, and only one run more has been counted. */
async function settle(queue: WakeQueue, counted: { readonly runs: () => number }): Promise<void> {
  const before = counted.runs();
  await queue.wake("deliver", { id: "deliver-last" });
  await vi.waitFor(() => expect(counted.runs()).toBeGreaterThan(before), { timeout: 5_000 });
}

function countingJob(name: string) {
  const at: number[] = [];
  const run = async () => {
    at.push(Date.now());
  };
  const job: Job = { name, run };
  return { job, runs: () => at.length, at: () => at };
}

/** A job that runs until it is released. */
function heldJob(name: string) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = 0;
  let finished = 0;
  const run = async () => {
    begun += 1;
    await released;
    finished += 1;
  };
  const job: Job = { name, run };
  return { job, release: () => release(), begun: () => begun, finished: () => finished };
}
