import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { lockFolder } from "../../src/store/postgres/folder-lock.ts";

describe("the lock on Muster's folder", () => {
  /** So short that another machine's silence is told in a blink. */
  const beatMs = 20;
  const held: (() => Promise<void>)[] = [];
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "muster-test-"));
  });
  afterEach(async () => {
    for (const unlock of held.splice(0)) await unlock();
    await rm(folder, { recursive: true, force: true });
  });

  async function lock(): Promise<void> {
    held.push(await lockFolder(folder, beatMs));
  }
  const path = () => join(folder, "muster.lock");
  const change = async (changes: object) => {
    await writeFile(path(), JSON.stringify({ ...JSON.parse(await readFile(path(), "utf8")), ...changes }));
  };

  test("lets one Muster in at a time", async () => {
    await lock();
    await expect(lock()).rejects.toThrow(StartError);
    await expect(lock()).rejects.toThrow("Another Muster is using the folder");
    await held.pop()?.();
    await lock();
  });

  test("is taken over from a process that was killed", async () => {
    const file = join(import.meta.dirname, "../../src/store/postgres/folder-lock.ts");
    const program = `const { lockFolder } = await import(${JSON.stringify(file)});
      await lockFolder(${JSON.stringify(folder)}); process.kill(process.pid, "SIGKILL");`;
    const killed = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
    expect(killed.signal).toBe("SIGKILL");
    expect(await readFile(path(), "utf8")).toContain(String(killed.pid));
    await lock();
  });

  test("is taken over when its process id belongs to somebody else by now", async () => {
    await lock();
    await change({ began: "long ago" });
    await lock();
  });

  test("of another machine is respected while that one shows that it lives", async () => {
    await lock();
    await change({ machine: "elsewhere" });
    await expect(lock()).rejects.toThrow("Another Muster");
  });

  test("of another machine, or half written, is taken over once nobody touches it", async () => {
    for (const left of [JSON.stringify({ pid: 1, began: "1", machine: "elsewhere" }), '{"pi']) {
      await writeFile(path(), left);
      await lock();
      await held.pop()?.();
    }
  });

  test("is left alone by the one who lost it", async () => {
    await lock();
    await change({ began: "long ago" });
    await lock();
    await held.shift()?.();
    await expect(lock()).rejects.toThrow("Another Muster");
  });
});
