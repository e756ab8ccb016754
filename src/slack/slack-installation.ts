/**
 * Muster installed in one workspace, or in a whole organisation for all its workspaces. Plain data: it can be kept as
 * JSON. The tokens are secrets.
 */
export interface SlackInstallation {
  /** Not there when it is organisation-wide. */
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
  /** The workspace's or organisation's own name. */
  readonly name?: string;
  readonly appId?: string;
  readonly bot: BotAccess;
}

export interface BotAccess {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly id: string;
  readonly userId: string;
  /** With token rotation: good for one refresh. */
  readonly refreshToken?: string;
  /** With token rotation: when the token ends, seconds since 1970. */
  readonly expiresAt?: number;
}

/** A workspace's own installation by its team id; an organisation's by its enterprise id. */
export interface SlackInstallationQuery {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
}

/** Where installations are kept; shared by all processes. */
export interface SlackInstallationStore {
  /**
   * Adds it, or replaces the one of the same workspace or organisation. `installedBy` is the code, not the id, of who
   * installed it in a workspace; kept of the first installation alone.
   */
  save(installation: SlackInstallation, installedBy?: string): Promise<void>;
  /** By team id also the organisation-wide installation that the workspace was linked to. */
  find(query: SlackInstallationQuery): Promise<SlackInstallation | undefined>;
  /** Forgets it, if it is there; the workspaces that were served by it. */
  remove(query: SlackInstallationQuery): Promise<readonly string[]>;
  /** Remembers that a workspace belongs to an organisation-wide installation. */
  link(teamId: string, enterpriseId: string): Promise<void>;
  /**
   * Runs `refresh` on the installation as it is now, while no other process refreshes the same one, and saves what
   * comes back. Undefined when it is not installed.
   */
  refreshing(
    query: SlackInstallationQuery,
    refresh: (current: SlackInstallation) => Promise<SlackInstallation>,
  ): Promise<SlackInstallation | undefined>;
}

/** What finds this very installation. */
export function queryOf({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: SlackInstallation): SlackInstallationQuery {
  return isEnterpriseInstall
    ? { isEnterpriseInstall, ...(enterpriseId !== undefined && { enterpriseId }) }
    : { isEnterpriseInstall, ...(teamId !== undefined && { teamId }) };
}

/** The id it is kept under: the organisation's, or the workspace's. */
export function homeOf({ teamId, enterpriseId, isEnterpriseInstall }: SlackInstallationQuery): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? "";
}
