import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedded } from "../../src/store/postgres/embedded.ts";

const house = join(import.meta.dirname, "../..");

/** Less than PGlite takes to make one. */
const memory = 512 * 1024 * 1024;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "muster-prepared-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "data");
}

test("a first start copies the database that npm ci prepared, so that it needs no more memory than any start", {
  timeout: 120_000,
}, async () => {
  await promisify(execFile)(process.execPath, [".ci/prepare-database.mjs"], { cwd: house });
  const folder = newFolder();
  const { pool, close } = await openEmbedded(folder, { memory });
  const { rows } = await pool.query("select count(*)::integer as many from branch");
  const buffers = await pool.query("show shared_buffers");
  await close();
  expect(rows).toEqual([{ many: 0 }]);
  // Postgres would take and clear 128 MB for them.
  expect(buffers.rows).toEqual([{ shared_buffers: "32MB" }]);
  expect(await readdir(folder)).toEqual(["db"]);
  expect(statSync(join(folder, "db")).mode & 0o777).toBe(0o700);
});

test("without one, and with too little memory to make one, it is refused with what to do, and nothing is half made", async () => {
  const folder = newFolder();
  const opening = openEmbedded(folder, { memory, prepared: join(folder, "nothing") });
  await expect(opening).rejects.toThrow(
    "Making the first, empty database takes 900 MB of memory, and Muster may use 512 MB here.",
  );
  expect(existsSync(join(folder, "db"))).toBe(false);
});
