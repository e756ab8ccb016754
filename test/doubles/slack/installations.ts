import {
  type Installation,
  type InstallationQuery,
  type InstallationStore,
  queryOf,
} from "../../../src/slack/installation.ts";

/** Installations in memory; one refresh at a time. */
export function createMemoryInstallations(): InstallationStore & {
  readonly all: ReadonlyMap<string, Installation>;
} {
  const all = new Map<string, Installation>();
  const links = new Map<string, string>();
  const refreshing = new Map<string, Promise<unknown>>();

  function keyOf({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery): string {
    return isEnterpriseInstall ? `E/${enterpriseId}` : `T/${teamId}`;
  }

  async function find(query: InstallationQuery): Promise<Installation | undefined> {
    const linked = query.teamId === undefined ? undefined : links.get(query.teamId);
    return all.get(keyOf(query)) ?? (linked === undefined ? undefined : all.get(`E/${linked}`));
  }

  return {
    all,
    find,
    async save(installation) {
      all.set(keyOf(queryOf(installation)), installation);
    },
    async remove(query) {
      all.delete(keyOf(query));
      if (!query.isEnterpriseInstall) return query.teamId === undefined ? [] : [query.teamId];
      return [...links].filter(([, enterprise]) => enterprise === query.enterpriseId).map(([team]) => team);
    },
    async link(team, enterprise) {
      links.set(team, enterprise);
    },
    async refreshing(query, refresh) {
      const key = keyOf(query);
      const before = refreshing.get(key) ?? Promise.resolve();
      const mine = before
        .catch(() => undefined)
        .then(async () => {
          const current = all.get(key);
          if (!current) return undefined;
          const fresh = await refresh(current);
          all.set(key, fresh);
          return fresh;
        });
      refreshing.set(key, mine);
      return mine;
    },
  };
}
