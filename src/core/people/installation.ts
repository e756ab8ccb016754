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
  /** Who installed it: an officer there without being named. */
  readonly installedBy?: MemberKey;
}

export interface InstallationStore {
  /** Inserts, or replaces what was there: installing again is a fresh start. */
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
