import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Recipient } from "../../src/core/chat/place.ts";
import { memberContact, repContact } from "../../src/core/people/sealed-in.ts";
import type { MemberKey, Sealed } from "../../src/core/people/vault.ts";
import { firstSealingKey } from "../../src/vault/sealing.ts";
import { createVault } from "../../src/vault/vault.ts";
import { sealedForNoRow } from "../support/sealed-before.ts";

const key = Buffer.alloc(32, 7);

const vault = createVault(key);

/** "U0123ABCDEF" under that key, before what is sealed was made one length. */
const sealedUnpadded = "v1.DB8lA9t3CdKj8tAavBgeOuw5g9xavusZqk88qhXr-Oj9eAdaiPPj";

const row = memberContact("b1", "k1" as MemberKey);

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
      expect(vault.open(vault.seal(text, row), row)).toBe(text);
    }
  });

  it.each([
    ["another member of the branch", memberContact("b1", "k2" as MemberKey)],
    ["the same member of another branch", memberContact("b2", "k1" as MemberKey)],
    ["the same person as a rep", repContact("b1", "k1" as MemberKey)],
    ["a key that runs together the same", memberContact("b1k", "1" as MemberKey)],
  ] as const)("does not open in the row of %s", (_whose, other) => {
    expect(() => vault.open(vault.seal("U1", row), other)).toThrow(/not for this row/);
  });

  it("is as long for an id of Slack's as for one of Discord's, and for any short text", () => {
    const ids = ["", "U1", "U0123ABCDEF", "111222333444555666", "x".repeat(64)];
    expect(new Set(ids.map((id) => vault.seal(id, row).length)).size).toBe(1);
  });

  it("that was sealed at its own length, as once was done, opens as well", () => {
    expect(vault.open(asSealed(sealedUnpadded), row)).toBe("U0123ABCDEF");
  });

  it("of the time before rows were bound opens still, and is bound once it is sealed anew", () => {
    const old = sealedForNoRow(firstSealingKey(key), "U1");
    expect(vault.open(old, row)).toBe("U1");
    const anew = vault.reseal(old, row);
    expect(vault.open(anew, row)).toBe("U1");
    expect(() => vault.open(anew, memberContact("b1", "k2" as MemberKey))).toThrow(/not for this row/);
  });

  it("looks different each time", () => {
    expect(vault.seal("U1", row)).not.toBe(vault.seal("U1", row));
  });

  it("says its version and format", () => {
    expect(vault.seal("U1", row)).toMatch(/^v1\.1\.[\w-]+$/);
  });

  it("does not open with another key", () => {
    expect(() => createVault(randomBytes(32)).open(vault.seal("U1", row), row)).toThrow(
      /not sealed with this/,
    );
  });

  it("does not open when any byte was changed", () => {
    const sealed = vault.seal("U1", row);
    const bytes = Buffer.from(sealed.slice(5), "base64url");
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => vault.open(asSealed(`v1.1.${changed.toString("base64url")}`), row)).toThrow(/damaged/);
    }
  });

  it("does not open when it is cut short, of another version, or no seal at all", () => {
    const sealed = vault.seal("U1", row);
    for (const text of [
      "",
      "v1.",
      "v1.1.",
      "U1",
      sealed.slice(0, -4),
      sealed.replace("v1.", "v2."),
      sealed.slice(3),
      sealed.slice(5),
      sealed.replace("v1.1.", "v1."),
      sealed.replace("v1.1.", "v1.2."),
    ]) {
      expect(() => vault.open(asSealed(text), row)).toThrow(/damaged/);
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
