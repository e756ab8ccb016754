import { describe, expect, test, vi } from "vitest";
import { createRunner, JobFailed } from "../../src/queue/runner.ts";
import { createJobTurns } from "../../src/store/job-turns.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { createServices } from "../contracts/queue-services.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";

const minute = 60_000;

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`turns at a job on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    const turns = () => createJobTurns(createSql(opened().pool));
    const take = (turn: string, { leaseMs = minute, onceMore = false } = {}) =>
      turns().take("purge", turn, { leaseMs, onceMore });

    test("of many who ask one has it, until it ends it", async () => {
      const asked = await Promise.all(Array.from({ length: 8 }, (_, place) => take(`turn ${place}`)));
      expect(asked.filter(Boolean)).toHaveLength(1);
      const mine = `turn ${asked.indexOf(true)}`;
      expect(await take("later")).toBe(false);
      expect(await turns().end("purge", "later", minute)).toBe(false);
      expect(await take("later")).toBe(false);
      expect(await turns().end("purge", mine, minute)).toBe(false);
      expect(await take("later")).toBe(true);
      expect(await turns().take("close-check", "another job", { leaseMs: minute, onceMore: false })).toBe(
        true,
      );
    });

    test("a turn that is not ended runs out, and its owner cannot keep it then", async () => {
      expect(await take("dead", { leaseMs: 1 })).toBe(true);
      await vi.waitFor(async () => expect(await take("next")).toBe(true));
      expect(await turns().keep("purge", "dead", minute)).toBe(false);
      expect(await turns().keep("purge", "next", minute)).toBe(true);
    });

    test("who asks for once more is heard at the end, once", async () => {
      await take("first");
      await take("second", { onceMore: true });
      await take("third");
      await take("fourth", { onceMore: true });
      expect(await turns().end("purge", "first", minute)).toBe(true);
      expect(await take("fifth")).toBe(false);
      expect(await turns().end("purge", "first", minute)).toBe(false);
      expect(await take("sixth")).toBe(true);
    });

    test("it is known how long ago a job last ran", async () => {
      expect(await turns().agoMs()).toEqual(new Map());
      await take("first");
      expect((await turns().agoMs()).has("purge")).toBe(false);
      await turns().end("purge", "first", minute);
      await turns().ran("pulse");
      await opened().pool.query(
        "update job_turn set ran_at = ran_at - interval '1 hour' where job = 'purge'",
      );
      const ago = await turns().agoMs();
      expect(ago.get("purge")).toBeGreaterThanOrEqual(60 * minute);
      expect(ago.get("pulse")).toBeLessThan(60 * minute);
      await turns().ran("pulse");
    });

    test("two processes run a job one after the other, and once more for what was asked meanwhile", async () => {
      const { services, lines } = createServices();
      let running = 0;
      let most = 0;
      let runs = 0;
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const job = {
        name: "refresh-check",
        async run() {
          running += 1;
          most = Math.max(most, running);
          runs += 1;
          await held;
          running -= 1;
        },
      };
      const [one, other] = [createRunner([job], services, turns()), createRunner([job], services, turns())];
      const { name } = job;
      const first = one.runInTurn(name, true);
      await vi.waitFor(() => expect(runs).toBe(1));
      await other.runInTurn(name, false);
      await other.runInTurn(name, true);
      await other.runInTurn(name, true);
      expect(runs).toBe(1);
      release();
      await first;
      expect([runs, most]).toEqual([2, 1]);
      await other.runInTurn(name, false);
      expect([runs, most]).toEqual([3, 1]);
      expect(lines).toEqual([]);
    });

    test("a job that fails has had its turn", async () => {
      const { services, lines } = createServices();
      const run = () => Promise.reject(new RangeError("Jo Bloggs"));
      const runner = createRunner([{ name: "purge", run }], services, turns());
      await expect(runner.runInTurn("purge", true)).rejects.toThrow(JobFailed);
      expect(lines).toEqual([
        expect.objectContaining({ level: "error", message: expect.stringMatching(/failed/u) }),
      ]);
      expect((await turns().agoMs()).has("purge")).toBe(true);
      expect(await take("next")).toBe(true);
    });
  });
}
