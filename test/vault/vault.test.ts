import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Recipient } from "../../src/core/chat/place.ts";
import type { Sealed } from "../../src/core/people/vault.ts";
import { createVault } from "../../src/vault/vault.ts";

const key = Buffer.alloc(32, 7);

const vault = createVault(key);

/** "U0123ABCDEF" under that key, before what is sealed was made one length. */
const sealedUnpadded = "v1.DB8lA9t3CdKj8tAavBgeOuw5g9xavusZqk88qhXr-Oj9eAdaiPPj";

const jo: Recipient = { chat: "slack", workspace: "T1", user: "U1" };

describe("a member's code", () => {
  it("is the same each time, on every machine with the key", () => {
    expect(createVault(Buffer.from(key)).memberKey(jo)).toBe(vault.memberKey(jo));
  });

  it("differs between people, workspaces and platforms", () => {
    const people: Recipient[] = [
      jo,
      { ...jo, user: "U2" },
      { ...jo, workspace: "T2" },
      { ...jo, chat: "discord" },
    ];
    expect(new Set(people.map(vault.memberKey)).size).toBe(4);
  });

  it("keeps apart ids that would run together", () => {
    const one = vault.memberKey({ chat: "slack", workspace: "T1:U", user: "1" });
    const other = vault.memberKey({ chat: "slack", workspace: "T1", user: "U:1" });
    const quoted = vault.memberKey({ chat: "slack", workspace: 'T1","U', user: "1" });
    const unquoted = vault.memberKey({ chat: "slack", workspace: "T1", user: 'U","1' });
    expect(new Set([one, other, quoted, unquoted]).size).toBe(4);
  });

  it("differs between installations and shows nothing of the id", () => {
    expect(createVault(Buffer.alloc(32, 8)).memberKey(jo)).not.toBe(vault.memberKey(jo));
    expect(vault.memberKey(jo)).toMatch(/^[\w-]{43}$/);
  });
});

describe("a sealed text", () => {
  it("opens again, whatever is in it", () => {
    for (const text of ["", "U0123", "Siân – £5 🗳️", "x".repeat(10_000)]) {
      expect(vault.open(vault.seal(text))).toBe(text);
    }
  });

  it("looks different each time", () => {
    expect(vault.seal("U1")).not.toBe(vault.seal("U1"));
  });

  it("is as long for an id of Slack's as for one of Discord's, and for any short text", () => {
    const ids = ["", "U1", "U0123ABCDEF", "111222333444555666", "x".repeat(64)];
    expect(new Set(ids.map((id) => vault.seal(id).length)).size).toBe(1);
  });

  it("that was sealed at its own length, as once was done, opens as well", () => {
    expect(vault.open(asSealed(sealedUnpadded))).toBe("U0123ABCDEF");
  });

  it("says its version", () => {
    expect(vault.seal("U1")).toMatch(/^v1\.[\w-]+$/);
  });

  it("does not open with another key", () => {
    expect(() => createVault(randomBytes(32)).open(vault.seal("U1"))).toThrow(/not sealed with this/);
  });

  it("does not open when any byte was changed", () => {
    const sealed = vault.seal("U1");
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => vault.open(asSealed(`v1.${changed.toString("base64url")}`))).toThrow(/damaged/);
    }
  });

  it("does not open when it is cut short, of another version, or no seal at all", () => {
    const sealed = vault.seal("U1");
    for (const text of [
      "",
      "v1.",
      "U1",
      sealed.slice(0, -4),
      sealed.replace("v1.", "v2."),
      sealed.slice(3),
    ]) {
      expect(() => vault.open(asSealed(text))).toThrow(/damaged/);
    }
  });
});

describe("the key", () => {
  it("has a short fingerprint that is its own", () => {
    expect(vault.fingerprint).toMatch(/^[\w-]{16}$/);
    expect(createVault(Buffer.from(key)).fingerprint).toBe(vault.fingerprint);
    expect(createVault(Buffer.alloc(32, 8)).fingerprint).not.toBe(vault.fingerprint);
  });

  it("must be 32 bytes", () => {
    expect(() => createVault(Buffer.alloc(31))).toThrow("must be 32 bytes, not 31");
  });

  it("makes the codes and fingerprint it always made", () => {
    expect([vault.memberKey(jo), vault.fingerprint]).toMatchInlineSnapshot(`
      [
        "ttnhVWz-idArRcuKDEQJvECHH0yO24wegKXpm3CFVMo",
        "ukeiRwsV66fr6C6N",
      ]
    `);
  });
});

function asSealed(text: string): Sealed {
  return text as Sealed;
}
