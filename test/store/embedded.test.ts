import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { createDatabase } from "../../src/store/database.ts";
import { type EmbeddedDatabase, openEmbedded } from "../../src/store/postgres/embedded.ts";
import { saveBranch } from "../contracts/store-examples.ts";

describe("the embedded database", () => {
  let above: string;
  let folder: string;
  let open: EmbeddedDatabase | undefined;

  beforeAll(async () => {
    above = await mkdtemp(join(tmpdir(), "muster-test-"));
    // Longer than the path of a socket may be.
    folder = join(above, "a-folder-with-a-long-name".repeat(5), "data");
    open = await openEmbedded(folder);
  });
  afterAll(async () => {
    await open?.close();
    await rm(above, { recursive: true, force: true });
  });

  async function restart(): Promise<EmbeddedDatabase> {
    await open?.close();
    open = undefined;
    open = await openEmbedded(folder);
    return open;
  }

  test("is made in a folder that was not there, and leaves nothing half made beside it", async () => {
    expect((await readdir(folder)).sort()).toEqual(["db", "muster.lock", "muster.socket"]);
  });

  test("is out of reach of other users, whatever the umask and the folder around it, an older one too", async () => {
    const modes = async () => {
      const host = await readFile(join(folder, "muster.socket"), "utf8");
      const both = [join(folder, "db"), join(host, ".s.PGSQL.5432")];
      return Promise.all(both.map(async (path) => ((await stat(path)).mode & 0o777).toString(8)));
    };
    await chmod(folder, 0o755);
    expect(await modes()).toEqual(["700", "600"]);
    await chmod(join(folder, "db"), 0o777);
    await restart();
    expect(await modes()).toEqual(["700", "600"]);
  });

  test("refuses a second Muster on its folder, which goes on undisturbed", async () => {
    await expect(openEmbedded(folder)).rejects.toThrow(StartError);
    await expect(openEmbedded(folder)).rejects.toThrow("Another Muster is using the folder");
    expect((await open?.pool.query("select 1 as one"))?.rows).toEqual([{ one: 1 }]);
  });

  test("keeps long and short questions apart that are asked at once", async () => {
    const long = "x".repeat(1_000_000);
    const asked = Array.from({ length: 40 }, async (_, index) => {
      const [text, value, expected] =
        index % 4 === 0
          ? ["select length($1::text) as n", long, long.length]
          : ["select $1::integer as n", index, index];
      const answer = await open?.pool.query(String(text), [value]);
      return answer?.rows[0]?.n === expected;
    });
    expect((await Promise.all(asked)).every(Boolean)).toBe(true);
  });

  test("remembers everything after a restart, and lets go of its folder on closing", async () => {
    if (!open) throw new Error("not open");
    const branch = await saveBranch(createDatabase(open.pool).store);
    const { pool } = await restart();
    expect((await createDatabase(pool).store.branches.of(branch.home))?.id).toBe(branch.id);
    await open?.close();
    open = undefined;
    expect(await readdir(folder)).toEqual(["db"]);
  });

  test("keeps what was saved before its process was killed", async () => {
    await open?.close();
    open = undefined;
    const modules = [
      "src/store/postgres/embedded.ts",
      "src/store/database.ts",
      "test/contracts/store-examples.ts",
    ];
    const [embedded, database, examples] = modules.map((file) =>
      JSON.stringify(join(import.meta.dirname, "../..", file)),
    );
    const program = `
      const { pool } = await (await import(${embedded})).openEmbedded(${JSON.stringify(folder)});
      const { store } = (await import(${database})).createDatabase(pool);
      await (await import(${examples})).saveBranch(store, "killed");
      process.kill(process.pid, "SIGKILL");`;
    const killed = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      // The killed process leaves its socket behind.
      env: { ...process.env, TMPDIR: above },
    });
    expect(killed.signal).toBe("SIGKILL");
    const { pool } = await restart();
    expect(
      await createDatabase(pool).store.branches.of({ chat: "slack", workspace: "killed" }),
    ).toBeDefined();
  });

  test("refuses a folder that was last used by a newer Muster, and does not hold on to it", async () => {
    await open?.pool.query("insert into muster_migration (name, run_on) values ('9999_future', now())");
    await expect(restart()).rejects.toThrow("last used by a newer Muster");
    await expect(restart()).rejects.toThrow(StartError);
    expect(await readdir(folder)).toEqual(["db"]);
  });

  test("refuses a folder that holds something else", async () => {
    const strange = join(above, "strange");
    await mkdir(join(strange, "db"), { recursive: true });
    await writeFile(join(strange, "db", "holiday.jpg"), "");
    await expect(openEmbedded(strange)).rejects.toThrow("not a Muster database");
  });

  test("says that a damaged database does not open", async () => {
    const damaged = join(above, "damaged");
    await mkdir(join(damaged, "db"), { recursive: true });
    await writeFile(join(damaged, "db", "PG_VERSION"), "12\n");
    await expect(openEmbedded(damaged)).rejects.toThrow("does not open");
  });

  test("says which folder cannot be written", async () => {
    const file = join(above, "file");
    await writeFile(file, "");
    await expect(openEmbedded(join(file, "data"))).rejects.toThrow(
      `cannot write in the folder ${join(file, "data")}`,
    );
  });
});
