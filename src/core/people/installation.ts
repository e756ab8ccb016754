import type { ChatName, Workspace } from "../chat/place.ts";
import type { MemberKey, Sealed } from "./vault.ts";

/** Where Muster was installed: one workspace, or with `enterprise` a whole organisation, by its id. */
export interface InstallationId extends Workspace {
  readonly enterprise: boolean;
}

/** One platform's leave to act in a workspace. */
export interface Installation extends InstallationId {
  /** What the platform gave: tokens and all. Opened only to be used. */
  readonly secret: Sealed;
  /** Who installed it in this workspace. Of whole organisations nobody is kept: whoever may install there manages it. */
  readonly installedBy?: MemberKey;
}

/** Whoever was the first to install Muster in a workspace, as long as that makes them an officer there. */
export interface InstallerStore {
  of(home: Workspace): Promise<MemberKey | undefined>;
  /** Ends it for good, as another officer has agreed or an officer takes it back. False when it had ended. */
  end(home: Workspace): Promise<boolean>;
}

export interface InstallationStore {
  /**
   * Inserts, or puts a new secret in the place of the old one. Installing again changes no rights: who installed it is
   * kept of the first installation alone, and not where the workspace has a branch already.
   */
  save(installation: Installation): Promise<void>;
  find(id: InstallationId): Promise<Installation | undefined>;
  /** False when there was none: uninstalling and revoking may come in any order, and twice. */
  remove(id: InstallationId): Promise<boolean>;
  list(chat: ChatName): Promise<readonly InstallationId[]>;
  /**
   * A new secret for exactly this one. False, and nothing kept, when the installation was removed, installed again or
   * renewed by somebody else meanwhile.
   */
  replace(before: Installation, secret: Sealed): Promise<boolean>;
  /**
   * One renewal at a time for each installation, whatever the process: waits for its turn, then runs `work` with the
   * installation as it is by then. Another may have renewed it already, so `work` looks first. It has 30 seconds, and
   * may use the network: no transaction is open. Undefined, and `work` not run, when there is no such installation.
   */
  refreshing<Result>(
    id: InstallationId,
    work: (installation: Installation) => Promise<Result>,
  ): Promise<Result | undefined>;
}
