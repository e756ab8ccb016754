import { rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDatabase } from "../../src/store/database.ts";
import { addressIn } from "../../src/store/postgres/socket.ts";
import { at, clock, day, memberKey, placeIn, planned } from "../contracts/store-examples.ts";
import {
  address,
  type MusterProcess,
  muster,
  startProcess,
  stopped,
  usedFolder,
} from "../support/process.ts";

/** One Muster with its preview, running as a process of its own on a folder; the command line is another. */
describe("muster deliveries", () => {
  let dataDir: string;
  let running: MusterProcess;
  let pool: pg.Pool;
  let failed: string;

  const cli = (line: string, extra: Readonly<Record<string, string>> = {}) =>
    muster({ DATA_DIR: dataDir, ...extra }, ["deliveries", ...line.split(" ")]);

  beforeAll(async () => {
    dataDir = await usedFolder();
    running = await startProcess({ DATA_DIR: dataDir });
    await address(running);
    pool = new pg.Pool({ ...(await addressIn(dataDir)), max: 1 });
    failed = await plant(pool);
  }, 120_000);

  afterAll(async () => {
    await pool.end();
    await stopped(running, "SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  }, 30_000);

  const state = async (id: string) =>
    (await pool.query<{ state: string }>("select state from delivery where id = $1::uuid", [id])).rows[0]
      ?.state;

  test("lists, through the running Muster, what did not go, and of a member only that it is one", async () => {
    const { code, said, complaints } = await cli("list --json");
    expect([code, complaints]).toEqual([0, ""]);
    const listed = JSON.parse(said) as readonly Record<string, string>[];
    expect(listed.map(({ state: is, to }) => [is, to])).toEqual([
      ["held", "preview preview general"],
      ["held", "a member"],
      ["failed (unknown)", "preview preview general"],
    ]);
    expect(said).not.toContain(memberKey("bo"));
    const { said: inWords } = await cli(`list --branch ${listed[0]?.branch}`);
    expect(inWords.split("\n")).toHaveLength(3);
    expect(inWords).toContain("a member  hello  held");
  }, 30_000);

  test("says why, in words", async () => {
    const { said } = await cli(`why ${failed}`);
    expect(said).toContain("hello to preview preview general, due 2099-05-03 09:00 (Europe/London)");
    expect(said).toContain("failed (unknown): Nobody can tell whether it arrived");
  }, 30_000);

  test("releases what is held, and the running Muster sends it", async () => {
    const { rows } = await pool.query<{ id: string }>(
      "select id from delivery where state = 'held' and channel is not null",
    );
    expect(await cli("release --all")).toEqual({
      code: 0,
      said: "Released: 2. Muster sends it within a second or two.",
      complaints: "",
    });
    await vi.waitFor(async () => expect(await state(rows[0]?.id ?? "")).toBe("posted"), { timeout: 15_000 });
    expect((await cli("drop --all")).said).toBe("Nothing is held there.");
  }, 40_000);

  test.each([
    [
      "why 00000000-0000-4000-8000-000000000000",
      "There is no delivery 00000000-0000-4000-8000-000000000000.",
    ],
    ["release --branch nobody", "There is no one branch “nobody”. There is: "],
  ])(
    "complains of what is not there: %s",
    async (line, words) => {
      const { code, said, complaints } = await cli(line);
      expect([code, said]).toEqual([1, ""]);
      expect(complaints).toContain(words);
    },
    30_000,
  );

  test("says what to set where nothing is configured, and makes nothing there", async () => {
    const empty = join(dataDir, "empty");
    const { code, complaints } = await cli("list", { DATA_DIR: empty });
    expect(code).toBe(1);
    expect(complaints).toContain(`There is no Muster database in ${empty}. Set DATA_DIR`);
    const nowhere = await cli("list", { DATABASE_URL: "postgres://muster@127.0.0.1:1/muster" });
    expect(nowhere.complaints).toContain("Muster cannot use the database in DATABASE_URL");
  }, 30_000);

  test("opens the folder itself when Muster is stopped, and says that nothing goes until it runs", async () => {
    await pool.end();
    await stopped(running, "SIGTERM");
    expect(await cli(`retry ${failed}`)).toEqual({
      code: 0,
      said: "It is planned again. Muster is not running: it is sent once Muster is started.",
      complaints: "",
    });
    const again = await cli(`retry ${failed}`);
    expect(again).toMatchObject({
      code: 1,
      complaints: "Only what failed can be sent again; this one is planned.",
    });
    pool = new pg.Pool();
  }, 60_000);
});

/** Two held rows, one of them to a member, and a failed one far in the future. Returns the failed one's id. */
async function plant(pool: pg.Pool): Promise<string> {
  const { store } = createDatabase(pool);
  const branch = (await store.branches.list()).find(({ home }) => home.workspace === "preview");
  if (!branch) throw new Error("the preview has no branch");
  const source = { kind: "branch", id: "planted" } as const;
  const to = placeIn(branch.home, "general");
  const hello = { source, kind: "hello", to, lateUntil: at("2100-01-01T00:00:00Z") } as const;
  await store.plans.add([
    planned(branch, { ...hello, on: day("2099-05-02"), at: clock("09:00") }),
    planned(branch, { ...hello, on: day("2099-05-02"), at: clock("10:00"), to: { member: memberKey("bo") } }),
    planned(branch, { ...hello, on: day("2099-05-03"), at: clock("09:00") }),
  ]);
  const [held, personal, failed] = await store.posts.ofSource(source);
  await pool.query(
    "update delivery set state = 'held', next_at = '2023-04-20T07:00:00Z' where id::text in ($1, $2)",
    [held?.id, personal?.id],
  );
  await pool.query("update delivery set state = 'failed', reason = 'unknown' where id = $1", [failed?.id]);
  return failed?.id ?? "";
}
