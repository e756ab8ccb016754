import {
  queryOf,
  type SlackInstallation,
  type SlackInstallationQuery,
  type SlackInstallationStore,
} from "../../../src/slack/slack-installation.ts";

/** Installations in memory; one refresh at a time. */
export function createMemoryInstallations(): SlackInstallationStore & {
  readonly all: ReadonlyMap<string, SlackInstallation>;
  /** Codes of who installed it first, by the same keys. */
  readonly installers: ReadonlyMap<string, string>;
} {
  const all = new Map<string, SlackInstallation>();
  const installers = new Map<string, string>();
  const links = new Map<string, string>();
  const refreshing = new Map<string, Promise<unknown>>();

  function keyOf({ teamId, enterpriseId, isEnterpriseInstall }: SlackInstallationQuery): string {
    return isEnterpriseInstall ? `E/${enterpriseId}` : `T/${teamId}`;
  }

  async function find(query: SlackInstallationQuery): Promise<SlackInstallation | undefined> {
    const linked = query.teamId === undefined ? undefined : links.get(query.teamId);
    return all.get(keyOf(query)) ?? (linked === undefined ? undefined : all.get(`E/${linked}`));
  }

  return {
    all,
    installers,
    find,
    async save(installation, installedBy) {
      const key = keyOf(queryOf(installation));
      if (!all.has(key) && installedBy !== undefined) installers.set(key, installedBy);
      all.set(key, installation);
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
