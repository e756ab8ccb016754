import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Installation } from "../../src/core/people/installation.ts";
import { installationSecret } from "../../src/core/people/sealed-in.ts";
import type { MemberKey, Sealed } from "../../src/core/people/vault.ts";
import { createInstallations } from "../../src/store/installations.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { createVault } from "../../src/vault/vault.ts";
import type { TestDatabase } from "../support/databases.ts";
import { at, memberKey, saveBranch, sealed } from "./store-examples.ts";

const installation: Installation = {
  chat: "slack",
  workspace: "T1",
  enterprise: false,
  secret: sealed("tokens"),
  installedBy: memberKey("installer"),
};

/** Where Muster is installed: tokens encrypted, renewed by one at a time. */
export function installationsContract(opened: () => TestDatabase): void {
  const installations = () => createInstallations(createSql(opened().pool), { leaseMs: 30_000, lookMs: 1 });
  const { secret: _, installedBy: __, ...id } = installation;

  async function dump(): Promise<string> {
    const { rows } = await opened().pool.query<{ row: string }>(
      "select to_jsonb(whole)::text as row from chat_installation whole",
    );
    return rows.map(({ row }) => row).join("\n");
  }

  test("an installation comes back as it was saved, and a workspace is not an organisation of the same id", async () => {
    const store = installations();
    await store.save(installation);
    expect(await store.find(id)).toEqual(installation);
    expect(await store.find({ ...id, enterprise: true })).toBeUndefined();
    expect(await store.find({ ...id, chat: "discord" })).toBeUndefined();
    const { installedBy: ___, ...organisation } = { ...installation, enterprise: true };
    await store.save(organisation);
    expect(await store.find({ ...id, enterprise: true })).toEqual(organisation);
    expect(await store.list("slack")).toEqual([id, { ...id, enterprise: true }]);
    expect(await store.list("discord")).toEqual([]);
  });

  test("installing again replaces the tokens; removing twice removes once", async () => {
    const store = installations();
    await store.save(installation);
    await store.save({ ...installation, secret: sealed("new") });
    expect((await store.find(id))?.secret).toBe(sealed("new"));
    expect(await store.remove(id)).toBe(true);
    expect(await store.remove(id)).toBe(false);
    expect(await store.list("slack")).toEqual([]);
  });

  test("no token is ever in the database in clear", async () => {
    const store = installations();
    const vault = createVault(randomBytes(32));
    const tokens = JSON.stringify({ bot: { token: "xoxb-secret-1", refreshToken: "xoxe-secret-2" } });
    await store.save({ ...installation, secret: vault.seal(tokens, installationSecret(id)) });
    const kept = await store.find(id);
    if (!kept) throw new Error("not kept");
    await store.replace(kept, vault.seal(tokens.replaceAll("secret", "fresh"), installationSecret(id)));
    const dumped = await dump();
    for (const words of ["xoxb", "xoxe", "secret-", "fresh-"]) expect(dumped).not.toContain(words);
    const after = await store.find(id);
    expect(after && vault.open(after.secret, installationSecret(id))).toContain("xoxb-fresh-1");
  });

  test("a new secret counts only for the installation it was made from", async () => {
    const store = installations();
    await store.save(installation);
    expect(await store.replace(installation, sealed("renewed"))).toBe(true);
    expect(await store.replace(installation, sealed("renewed by a second"))).toBe(false);
    const renewed: Installation = { ...installation, secret: sealed("renewed") };
    await store.remove(id);
    expect(await store.replace(renewed, sealed("too late"))).toBe(false);
    expect(await store.find(id)).toBeUndefined();
  });

  test("two that want to renew at once take turns, and the second sees what the first did", async () => {
    const store = installations();
    await store.save(installation);
    const seen: Sealed[] = [];
    let inside = 0;
    const renew = (name: string) =>
      store.refreshing(id, async (current) => {
        inside += 1;
        expect(inside).toBe(1);
        seen.push(current.secret);
        // Long enough for the other to have looked.
        await opened().pool.query("select 1");
        await store.replace(current, sealed(name));
        inside -= 1;
        return name;
      });
    const done = await Promise.all([renew("one"), renew("two"), renew("three")]);
    expect(done).toEqual(["one", "two", "three"]);
    expect(new Set(seen).size).toBe(3);
    expect(seen[0]).toBe(installation.secret);
  });

  test("the turn of a process that died is over when its time is", async () => {
    const store = installations();
    await store.save(installation);
    await opened().pool.query(
      "update chat_installation set turn = 'dead', turn_until = clock_timestamp() - interval '1 second'",
    );
    expect(await store.refreshing(id, async ({ secret }) => secret)).toBe(installation.secret);
  });

  test("a renewal that fails gives its turn back", async () => {
    const store = installations();
    await store.save(installation);
    const failing = store.refreshing(id, () => Promise.reject(new Error("no answer")));
    await expect(failing).rejects.toThrow("no answer");
    expect(await store.refreshing(id, async () => "mine")).toBe("mine");
  });

  test("nothing is renewed that is not installed, also when it is removed while somebody waits", async () => {
    const store = installations();
    let ran = false;
    const work = async () => {
      ran = true;
    };
    expect(await store.refreshing(id, work)).toBeUndefined();
    await store.save(installation);
    await store.refreshing(id, async () => {
      const waiting = store.refreshing(id, work);
      await store.remove(id);
      expect(await waiting).toBeUndefined();
    });
    expect(ran).toBe(false);
  });

  test("whoever installed it can see and erase that", async () => {
    const { store } = opened().database;
    const { installers, erasure } = store;
    await installations().save(installation);
    const branch = await saveBranch(store, id.workspace);
    const key = installation.installedBy as MemberKey;
    expect(await installers.of(id)).toBe(key);
    await erasure.erasePerson(branch.id, key);
    expect(await installers.of(id)).toBeUndefined();
    expect((await installations().find(id))?.secret).toBe(installation.secret);
    expect(await dump()).not.toContain(key);
  });

  test("the first installer is kept, not whoever installs it again: over the first one, or after an uninstall where a branch is", async () => {
    const { store } = opened().database;
    const { installers } = store;
    const again: Installation = {
      ...installation,
      secret: sealed("anew"),
      installedBy: memberKey("another"),
    };
    await installations().save(installation);
    await installations().save(again);
    expect(await installations().find(id)).toEqual({ ...installation, secret: again.secret });
    const home = (await saveBranch(store, id.workspace)).home;
    expect(home).toEqual({ chat: id.chat, workspace: id.workspace });
    await installations().remove(id);
    await installations().save(again);
    expect(await installers.of(id)).toBeUndefined();
    expect((await installations().find(id))?.secret).toBe(again.secret);
  });

  test("that somebody installed it ends once and for good, and of a whole organisation nobody is kept", async () => {
    const { installers } = opened().database.store;
    await installations().save(installation);
    await installations().save({ ...installation, workspace: "E1", enterprise: true });
    expect(await installers.of({ chat: "slack", workspace: "E1" })).toBeUndefined();
    expect(await installers.of({ chat: "discord", workspace: id.workspace })).toBeUndefined();
    expect(await installers.end({ chat: "slack", workspace: "T2" })).toBe(false);
    expect([await installers.end(id), await installers.end(id)]).toEqual([true, false]);
    await installations().save({ ...installation, installedBy: memberKey("another") });
    expect(await installers.of(id)).toBeUndefined();
  });

  test("at the upgrade, whoever installed it stays an officer only where no other has agreed", async () => {
    const { store } = opened().database;
    const agreed = { at: at("2023-04-20T08:00:00Z"), contact: sealed("U") };
    const rows = [
      ["T-nobody", undefined, "mine"],
      ["T-self", { key: memberKey("mine"), agreed }, "mine"],
      ["T-invited", { key: memberKey("other") }, "mine"],
      ["T-other", { key: memberKey("other"), agreed }, null],
    ] as const;
    for (const [workspace, officer] of rows) {
      const branch = await saveBranch(store, workspace);
      if (officer) await store.reps.save({ branchId: branch.id, role: "officer", ...officer });
      await installations().save({ ...installation, workspace });
    }
    await installations().save({ ...installation, workspace: "E1", enterprise: true });
    await opened().pool.query("update chat_installation set installed_by = $1", [memberKey("mine")]);
    await opened().pool.query(readFileSync("src/store/migrations/0025_installers.sql", "utf8"));
    for (const [workspace, , left] of rows) {
      const key = await store.installers.of({ chat: "slack", workspace });
      expect([workspace, key]).toEqual([workspace, left === null ? undefined : memberKey("mine")]);
    }
    expect(await store.installers.of({ chat: "slack", workspace: "E1" })).toBeUndefined();
  });
}
