import { expect, test } from "vitest";
import type { InstallationStore as SealedStore } from "../../src/core/people/installation.ts";
import { createSealedInstallations } from "../../src/slack/sealed-installations.ts";
import type { SlackInstallation } from "../../src/slack/slack-installation.ts";
import { createVault } from "../../src/vault/vault.ts";

type Kept = Parameters<SealedStore["save"]>[0];

/** A store of sealed installations in memory. */
function memoryStore() {
  const rows = new Map<string, Kept>();
  const key = ({ workspace, enterprise }: Pick<Kept, "workspace" | "enterprise">) =>
    `${enterprise}/${workspace}`;
  const store: SealedStore = {
    save: async (row) => void rows.set(key(row), row),
    find: async (id) => rows.get(key(id)),
    remove: async (id) => rows.delete(key(id)),
    list: async () => [...rows.values()],
    async replace(before, secret) {
      if (rows.get(key(before))?.secret !== before.secret) return false;
      rows.set(key(before), { ...before, secret });
      return true;
    },
    async refreshing(id, work) {
      const row = rows.get(key(id));
      return row && (await work(row));
    },
  };
  return { rows, store };
}

const bot = {
  token: "xoxb-secret",
  scopes: ["chat:write"],
  id: "B0",
  userId: "U0MUSTER",
  refreshToken: "xoxe-secret",
};

const branch: SlackInstallation = {
  teamId: "T0BRANCH",
  isEnterpriseInstall: false,
  bot,
};

const union: SlackInstallation = {
  enterpriseId: "E0UNION",
  isEnterpriseInstall: true,
  bot,
};

function open() {
  const { rows, store } = memoryStore();
  return { rows, installations: createSealedInstallations(store, createVault(Buffer.alloc(32, 7))) };
}

test("an installation is kept sealed and found by its workspace", async () => {
  const { rows, installations } = open();
  await installations.save(branch);
  expect(await installations.find({ teamId: "T0BRANCH", isEnterpriseInstall: false })).toEqual(branch);
  expect(await installations.find({ teamId: "T0OTHER", isEnterpriseInstall: false })).toBeUndefined();
  expect(JSON.stringify([...rows])).not.toMatch(/xox/u);
});

test("a workspace of an organisation finds the organisation's, and goes with it", async () => {
  const { rows, installations } = open();
  await installations.save(union);
  await installations.link("T0ONE", "E0UNION");
  await installations.link("T0ONE", "E0UNION");
  await installations.link("T0TWO", "E0UNION");
  expect(await installations.find({ teamId: "T0ONE", isEnterpriseInstall: false })).toEqual(union);
  const served = await installations.remove({ enterpriseId: "E0UNION", isEnterpriseInstall: true });
  expect([...served].sort()).toEqual(["T0ONE", "T0TWO"]);
  expect(rows.size).toBe(0);
  expect(await installations.remove({ enterpriseId: "E0UNION", isEnterpriseInstall: true })).toEqual([]);
});

test("a workspace's own installation goes before its organisation's", async () => {
  const { installations } = open();
  await installations.save(branch);
  await installations.save(union);
  await installations.link("T0BRANCH", "E0UNION");
  expect(await installations.find({ teamId: "T0BRANCH", isEnterpriseInstall: false })).toEqual(branch);
});

test("a refreshed token takes the place of the old one; nothing is refreshed where nothing is installed", async () => {
  const { installations } = open();
  const query = { teamId: "T0BRANCH", isEnterpriseInstall: false };
  expect(await installations.refreshing(query, async (current) => current)).toBeUndefined();
  await installations.save(branch);
  const fresh = { ...branch, bot: { ...bot, token: "xoxb-fresh" } };
  expect(await installations.refreshing(query, async () => fresh)).toEqual(fresh);
  expect(await installations.find(query)).toEqual(fresh);
});
