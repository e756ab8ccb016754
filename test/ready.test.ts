import pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startMuster } from "../src/main.ts";
import { silent } from "./support/logs.ts";
import { embeddedGround, type OpenGround, serverGround } from "./support/muster.ts";

/** Longer than a period of the regular jobs, on a machine that has much else to do. */
const patience = { timeout: 150_000, interval: 200 };

interface Report {
  readonly status: string;
  readonly parts: Readonly<Record<string, { readonly ok: boolean; readonly reason?: string }>>;
}

for (const kind of [embeddedGround, serverGround]) {
  describe.skipIf(!kind.available)(`a whole Muster, ${kind.title}`, { timeout: 400_000 }, () => {
    let ground: OpenGround;
    const closing: (() => Promise<unknown>)[] = [];

    afterEach(async () => {
      for (const close of closing.splice(0).toReversed()) await close();
    });

    async function start() {
      ground = await kind.open();
      closing.push(() => ground.close());
      const web = { host: "127.0.0.1", port: 0 };
      const config = { storage: ground.storage, web, preview: true, chats: {}, logLevel: "silent" } as const;
      const running = await startMuster(config, { log: silent, elapsedMs: () => performance.now() });
      closing.push(() => running.stop());
      return async () => {
        const response = await fetch(`${running.url}/readyz`);
        return { status: response.status, report: (await response.json()) as Report };
      };
    }

    test("is ready once a wake-up has run from end to end", async () => {
      const ready = await start();
      await vi.waitFor(async () => expect((await ready()).status).toBe(200), patience);
      const { report } = await ready();
      expect(Object.keys(report.parts).toSorted()).toEqual(["database", "deliveries", "preview", "queue"]);
    });

    const onServer = kind === serverGround ? test : () => {};
    onServer(
      "with Redis away says so, is alive, runs its regular jobs all the same, and is ready when Redis is back",
      async () => {
        const ready = await start();
        await vi.waitFor(async () => expect((await ready()).status).toBe(200), patience);
        await ground.redis?.stop();
        await vi.waitFor(async () => {
          // It goes unnoticed until the next beat.
          const { status, report } = await ready();
          expect(status).toBe(503);
          expect(report.parts.queue).toMatchObject({ ok: false, reason: expect.stringMatching(/^[\w-]+$/u) });
          expect(report.parts.database).toMatchObject({ ok: true });
        }, patience);

        const rows = await jobsForgotten();
        await vi.waitFor(async () => expect(await rows()).toEqual(regular), patience);

        await ground.redis?.start();
        await vi.waitFor(async () => expect((await ready()).status).toBe(200), patience);
      },
    );

    /** As if none had run in its period; returns which have run since. */
    async function jobsForgotten(): Promise<() => Promise<readonly string[]>> {
      if (ground.storage.kind !== "server") throw new Error("not a server");
      const client = new pg.Client({ connectionString: ground.storage.databaseUrl });
      await client.connect();
      closing.push(() => client.end());
      await client.query("update job_turn set ran_at = null");
      const ran = "select job from job_turn where ran_at is not null and job <> 'pulse' order by job";
      return async () => (await client.query<{ job: string }>(ran)).rows.map(({ job }) => job);
    }
  });
}

const regular = ["alert-reps", "close-check", "pass-on", "purge", "refresh-check", "scrub"];
