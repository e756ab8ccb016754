import type {
  InstallationId as SealedId,
  InstallationStore as SealedStore,
} from "../core/people/installation.ts";
import { installationSecret } from "../core/people/sealed-in.ts";
import type { MemberKey, Sealed, Vault } from "../core/people/vault.ts";
import {
  homeOf,
  queryOf,
  type SlackInstallation,
  type SlackInstallationQuery,
  type SlackInstallationStore,
} from "./slack-installation.ts";

/** What a workspace of an organisation-wide installation keeps in place of an installation of its own. */
interface Link {
  readonly linkedTo: string;
}

/** Slack's installations, sealed whole: tokens, scopes and names. */
export function createSealedInstallations(
  store: SealedStore,
  vault: Pick<Vault, "seal" | "open">,
): SlackInstallationStore {
  const seal = (kept: SlackInstallation | Link, id: SealedId) =>
    vault.seal(JSON.stringify(kept), installationSecret(id));
  const open = (secret: Sealed, id: SealedId) =>
    JSON.parse(vault.open(secret, installationSecret(id))) as SlackInstallation | Link;

  async function find(query: SlackInstallationQuery): Promise<SlackInstallation | undefined> {
    const kept = await read(idOf(query));
    if (!kept || !("linkedTo" in kept)) return kept;
    return find({ enterpriseId: kept.linkedTo, isEnterpriseInstall: true });
  }

  async function read(id: SealedId): Promise<SlackInstallation | Link | undefined> {
    const found = await store.find(id);
    return found && open(found.secret, id);
  }

  /** Forgets the links to an organisation; the workspaces that had one. */
  async function unlink(enterpriseId: string): Promise<readonly string[]> {
    const unlinked: string[] = [];
    for (const { workspace, enterprise } of await store.list("slack")) {
      if (enterprise) continue;
      const id = { chat: "slack", workspace, enterprise } as const;
      const kept = await read(id);
      if (!kept || !("linkedTo" in kept) || kept.linkedTo !== enterpriseId) continue;
      await store.remove(id);
      unlinked.push(workspace);
    }
    return unlinked;
  }

  return {
    find,
    async save(installation, installedBy) {
      const id = idOf(queryOf(installation));
      await store.save({
        ...id,
        secret: seal(installation, id),
        // A code made by the vault already.
        ...(installedBy !== undefined && { installedBy: installedBy as MemberKey }),
      });
    },
    async remove(query) {
      const removed = await store.remove(idOf(query));
      if (query.isEnterpriseInstall) return unlink(query.enterpriseId ?? "");
      return removed && query.teamId !== undefined ? [query.teamId] : [];
    },
    async link(teamId, enterpriseId) {
      const id = idOf({ teamId, isEnterpriseInstall: false });
      const kept = await read(id);
      // A workspace's own installation goes before the organisation's.
      if (kept && (!("linkedTo" in kept) || kept.linkedTo === enterpriseId)) return;
      await store.save({ ...id, secret: seal({ linkedTo: enterpriseId }, id) });
    },
    refreshing: (query, refresh) =>
      store.refreshing(idOf(query), async (sealed) => {
        const current = open(sealed.secret, sealed);
        if ("linkedTo" in current) throw new Error("a link has no token");
        const fresh = await refresh(current);
        if (fresh !== current) await store.replace(sealed, seal(fresh, sealed));
        return fresh;
      }),
  };
}

function idOf(query: SlackInstallationQuery): SealedId {
  return { chat: "slack", workspace: homeOf(query), enterprise: query.isEnterpriseInstall };
}
