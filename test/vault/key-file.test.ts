import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { keyInFolder } from "../../src/vault/key-file.ts";

describe("the key of an embedded installation", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "muster-key-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("is made the first time and read ever after", () => {
    const key = keyInFolder(folder);
    expect(key).toHaveLength(32);
    expect(keyInFolder(folder)).toEqual(key);
  });

  it("makes the folder when there is none", () => {
    const deeper = join(folder, "a", "b");
    expect(keyInFolder(deeper)).toEqual(keyInFolder(deeper));
  });

  it("is another in another folder", () => {
    expect(keyInFolder(join(folder, "a"))).not.toEqual(keyInFolder(join(folder, "b")));
  });

  it("can be read by its owner only", () => {
    keyInFolder(folder);
    expect(statSync(join(folder, "muster.key")).mode & 0o777).toBe(0o600);
  });

  it("is closed where it was copied open to others", () => {
    const key = keyInFolder(folder);
    const path = join(folder, "muster.key");
    chmodSync(path, 0o644);
    expect(keyInFolder(folder)).toEqual(key);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is base64 on a line, so that it can become MUSTER_KEY", () => {
    const key = keyInFolder(folder);
    expect(readFileSync(join(folder, "muster.key"), "utf8")).toBe(`${key.toString("base64")}\n`);
  });

  it("is refused, and left alone, when the file holds something else", () => {
    const path = join(folder, "muster.key");
    for (const text of ["", "not a key", Buffer.alloc(16).toString("base64"), `${"A".repeat(43)}=junk`]) {
      writeFileSync(path, text);
      expect(() => keyInFolder(folder)).toThrow(StartError);
      expect(() => keyInFolder(folder)).toThrow(/Put back the file from your backup/);
      expect(readFileSync(path, "utf8")).toBe(text);
    }
  });

  it("says so when the folder cannot be used", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => keyInFolder(join(folder, "file"))).toThrow(StartError);
  });
});
