import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { callReply } from "../../src/core/people/sealed-in.ts";
import { openKeys } from "../../src/vault/open-keys.ts";
import { sealingKeysInFolder, writeSealingKeys } from "../../src/vault/sealing-keys-file.ts";
import { createVault } from "../../src/vault/vault.ts";

const key = randomBytes(32);

const row = callReply("a call");

const [one, two] = [randomBytes(32), randomBytes(32)];

describe("keys that seal", () => {
  it("seal with the newest and open with each, so that none has to be changed at once", () => {
    const before = createVault(key);
    const first = createVault(key, () => [one]);
    const second = createVault(key, () => [two, one]);
    for (const sealed of [before.seal("U1", row), first.seal("U1", row), second.seal("U1", row)]) {
      expect(second.open(sealed, row)).toBe("U1");
    }
    expect(second.seal("U1", row).startsWith(`${second.current()}.`)).toBe(true);
    expect(second.current()).toMatch(/^k[\w-]{8}$/);
    expect(second.versions()).toEqual([second.current(), first.current(), "v1"]);
  });

  it("do not open what another sealed, even with its version written over", () => {
    const first = createVault(key, () => [one]);
    const second = createVault(key, () => [two]);
    const sealed = first.seal("U1", row);
    expect(() => second.open(sealed, row)).toThrow(/not sealed with this/);
    const posing = sealed.replace(first.current(), second.current()) as typeof sealed;
    expect(() => second.open(posing, row)).toThrow(/not sealed with this/);
  });

  it("change nobody's code, and not the installation's fingerprint", () => {
    const jo = { chat: "slack", workspace: "T1", user: "U1" } as const;
    const before = createVault(key);
    const rotated = createVault(key, () => [one]);
    expect(rotated.memberKey(jo)).toBe(before.memberKey(jo));
    expect(rotated.fingerprint).toBe(before.fingerprint);
  });
});

describe("sealing keys in the data folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "muster-keys-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = () => join(folder, "muster.sealing-keys");

  it("are none at first, and followed by whoever reads them already", () => {
    const keys = sealingKeysInFolder(folder);
    expect(keys()).toEqual([]);
    writeSealingKeys(folder, [one]);
    expect(keys()).toEqual([one]);
    writeSealingKeys(folder, [two, one]);
    expect(keys()).toEqual([two, one]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it("are made, used at once by a running Muster, and the older ones forgotten", () => {
    const running = openKeys({ kind: "embedded", dataDir: folder });
    const sealed = running.vault.seal("U1", row);
    const rotating = openKeys({ kind: "embedded", dataDir: folder });
    rotating.makeKey();
    rotating.makeKey();
    expect(running.vault.versions()).toHaveLength(3);
    expect(running.vault.seal("U1", row).startsWith(`${rotating.vault.current()}.`)).toBe(true);
    expect(rotating.forgetOlder()).toBe(1);
    expect(rotating.forgetOlder()).toBe(0);
    expect(running.vault.open(sealed, row)).toBe("U1");
  });

  it("are refused when they are something else, without showing it", () => {
    writeFileSync(path(), "not a key\n");
    const read = sealingKeysInFolder(folder);
    expect(read).toThrow(StartError);
    expect(read).toThrow(/muster\.sealing-keys does not hold keys.*backup/);
    expect(read).not.toThrow(/not a key/);
  });

  it("are written by one rotation at a time", () => {
    writeSealingKeys(folder, [one]);
    writeFileSync(`${path()}.new`, "");
    expect(() => writeSealingKeys(folder, [two])).toThrow(/Another rotation may be writing/);
    expect(readFileSync(path(), "utf8")).toBe(`${one.toString("base64")}\n`);
  });
});
