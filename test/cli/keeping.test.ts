import { randomBytes } from "node:crypto";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { muster, usedFolder } from "../support/process.ts";

test("a folder is backed up, and put back into another that has its key", async () => {
  const used = await usedFolder();
  const beside = await mkdtemp(join(tmpdir(), "muster-backup-"));
  const file = join(beside, "all.age");
  const key = `${randomBytes(32).toString("base64")}\n`;
  try {
    const without = await muster({ DATA_DIR: used }, ["backup", file]);
    expect(without).toMatchObject({
      code: 1,
      complaints: expect.stringContaining("The key of the installation"),
    });
    await writeFile(join(used, "muster.key"), key, { mode: 0o600 });
    const made = await muster({ DATA_DIR: used }, ["backup", file]);
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining(`rows, in ${file}`) });
    expect((await stat(file)).size).toBeGreaterThan(200);

    const again = await muster({ DATA_DIR: used }, ["restore", file]);
    expect(again).toMatchObject({
      code: 1,
      complaints: expect.stringContaining("There is a Muster in this database"),
    });
    const fresh = join(beside, "fresh");
    const nowhere = await muster({ DATA_DIR: fresh }, ["restore", file]);
    expect(nowhere).toMatchObject({
      code: 1,
      complaints: expect.stringContaining("MUSTER_BACKUP_PASSPHRASE"),
    });
  } finally {
    for (const one of [used, beside]) await rm(one, { recursive: true, force: true });
  }
}, 180_000);
