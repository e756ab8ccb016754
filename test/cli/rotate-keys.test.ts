import { randomUUID } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memberContact } from "../../src/core/people/sealed-in.ts";
import { createDatabase } from "../../src/store/database.ts";
import { checkFingerprint } from "../../src/store/postgres/fingerprint.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { addressIn } from "../../src/store/postgres/socket.ts";
import { createVault } from "../../src/vault/vault.ts";
import { memberKey, saveBranch } from "../contracts/store-examples.ts";
import { findPostgres, scratchDatabase } from "../servers/found-postgres.ts";
import {
  address,
  type MusterProcess,
  muster,
  startProcess,
  stopped,
  usedFolder,
} from "../support/process.ts";

type Environment = Readonly<Record<string, string>>;

const rotate = (environment: Environment, ...words: readonly string[]) =>
  muster(environment, ["rotate-keys", ...words]);

describe("muster rotate-keys on a folder", () => {
  let dataDir: string;
  let running: MusterProcess | undefined;
  let url = "";
  const environment = () => ({ DATA_DIR: dataDir });

  async function start(): Promise<void> {
    running = await startProcess(environment());
    url = await address(running);
  }

  const stop = async () => running && stopped(running, "SIGTERM");

  async function say(line: string): Promise<number> {
    const body = JSON.stringify({ callId: randomUUID(), as: "member-one", channel: "general", line });
    const headers = { "content-type": "application/json" };
    return (await fetch(new URL("/api/command", url), { method: "POST", headers, body })).status;
  }

  async function contacts(): Promise<readonly string[]> {
    const pool = new pg.Pool({ ...(await addressIn(dataDir)), max: 1 });
    const { rows } = await pool.query<{ contact: string }>("select contact from member");
    await pool.end();
    return rows.map(({ contact }) => contact.slice(0, contact.indexOf(".")));
  }

  beforeAll(async () => {
    dataDir = await usedFolder();
    await start();
    await say("/reminder add text: Post it when: in 3 days 5pm who: me");
  }, 120_000);
  afterAll(async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 30_000);

  test("without a key of its own says how to make one, and changes nothing", async () => {
    expect(await contacts()).toEqual(["v1"]);
    const { code, said } = await rotate(environment());
    expect([code, said]).toEqual([0, expect.stringContaining("rotate-keys --new")]);
    expect(await contacts()).toEqual(["v1"]);
  }, 30_000);

  test("makes one beside a running Muster, which uses it from then on and reads what it sealed", async () => {
    const { code, said } = await rotate(environment(), "--new");
    expect([code, said]).toEqual([0, expect.stringContaining("member: 1")]);
    const file = join(dataDir, "muster.sealing-keys");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(said).not.toContain((await readFile(file, "utf8")).trim());
    const [version] = await contacts();
    expect(version).toMatch(/^k/u);
    expect(await say("/mydata erase")).toBe(200);
    const { said: again } = await rotate(environment());
    expect(again).toContain(`Sealed with key ${version}: 0 of`);
  }, 60_000);

  test("takes older keys out only once nothing was left under them", async () => {
    const first = await rotate(environment(), "--new");
    expect(first.said).toContain("Run this once more in a minute");
    const second = await rotate(environment());
    expect(second.said).toContain("Older keys taken out of the folder: 1");
    const third = await rotate(environment());
    expect([third.code, third.said]).toEqual([
      0,
      expect.stringContaining("Nothing is left under an older key."),
    ]);
  }, 60_000);

  test("works with Muster stopped too, and a lost key is told at the start", async () => {
    await stop();
    const { said } = await rotate(environment(), "--new");
    expect(said).toContain("Older keys taken out of the folder: 1");
    const file = join(dataDir, "muster.sealing-keys");
    const keys = await readFile(file);
    await rm(file);
    const failed = await rotate(environment());
    expect([failed.code, failed.complaints]).toEqual([1, expect.stringContaining("a key that is not there")]);
    await expect(start()).rejects.toThrow("it ended");
    await writeFile(file, keys, { mode: 0o600 });
    await start();
  }, 90_000);
});

const server = await findPostgres();

describe.skipIf(!server)("muster rotate-keys on a server", () => {
  const MUSTER_KEY = Buffer.alloc(32, 9).toString("base64");

  test("prints a key, then seals with it and says which may go; a wrong installation's key is refused", async () => {
    if (!server) throw new Error("no Postgres");
    const scratch = await scratchDatabase(server);
    const environment = { DATABASE_URL: scratch.url, REDIS_URL: "redis://127.0.0.1:1", MUSTER_KEY };
    const { pool, close } = await openServer(scratch.url);
    try {
      const vault = createVault(Buffer.alloc(32, 9));
      await checkFingerprint(pool, vault.fingerprint);
      const { store } = createDatabase(pool);
      const { id: branchId } = await saveBranch(store);
      await store.members.save({
        branchId,
        key: memberKey("bo"),
        mayAsk: true,
        contact: vault.seal("U1", memberContact(branchId, memberKey("bo"))),
      });
      const [made = ""] = (await rotate(environment, "--new")).said.split("\n");
      const [another = ""] = (await rotate(environment, "--new")).said.split("\n");
      const first = await rotate({ ...environment, MUSTER_SEALING_KEYS: made });
      expect([first.code, first.said]).toEqual([0, expect.stringContaining("member: 1")]);
      const second = await rotate({ ...environment, MUSTER_SEALING_KEYS: `${another},${made}` });
      expect(second.said).toMatch(/member: 1[\s\S]*take these out of MUSTER_SEALING_KEYS: k[\w-]{8}\./u);
      const without = await rotate({ ...environment, MUSTER_SEALING_KEYS: made });
      expect([without.code, without.complaints]).toEqual([1, expect.stringContaining("is not there")]);
      const wrong = await rotate({ ...environment, MUSTER_KEY: Buffer.alloc(32, 1).toString("base64") });
      expect([wrong.code, wrong.complaints]).toEqual([1, expect.stringContaining("Put the old key back")]);
    } finally {
      await close();
      await scratch.drop();
    }
  }, 60_000);
});
