import type { Inbox } from "../core/chat/chat.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import type { Callers } from "./callers.ts";
import type { Clients } from "./clients.ts";
import { installOf, type Who, workspaceIn } from "./receive.ts";
import { problemOf } from "./refusal.ts";
import { drawBlocks } from "./render.ts";
import type { SlackInstallationQuery, SlackInstallationStore } from "./slack-installation.ts";

/** The part of an event's envelope that is used. */
export interface Envelope {
  /** Slack Connect: the workspace the event happened in, which may be another than Muster's. */
  readonly team_id?: string | null;
  readonly enterprise_id?: string | null;
  readonly is_enterprise_install?: boolean;
  /** The workspace through which the event reached Muster. */
  readonly context_team_id?: string | null;
  readonly authorizations?: readonly {
    readonly team_id?: string | null;
    readonly enterprise_id?: string | null;
    readonly is_enterprise_install?: boolean;
    /** Whose token it is: of a bot's, Muster's own user there. */
    readonly user_id?: string | null;
    readonly is_bot?: boolean;
  }[];
}

/** A view says through which workspace it was drawn. */
export interface InstalledView {
  readonly app_installed_team_id?: string;
}

export interface Events {
  /** `view` is the page as it stands, where there is one. */
  homeOpened(user: string, envelope: Envelope, view?: InstalledView): Promise<void>;
  /** Uninstalled, or its tokens revoked: both come, in any order, perhaps twice. */
  uninstalled(envelope: Envelope): Promise<void>;
  /** Deleted, for good. */
  channelGone(channel: string, envelope: Envelope): Promise<void>;
  /** Unarchived. */
  channelBack(channel: string, envelope: Envelope): Promise<void>;
  /** Somebody came into a channel: only Muster itself is of interest. */
  memberJoined(user: string, channel: string, envelope: Envelope): Promise<void>;
  /** A private channel that becomes a shared one is given another id. */
  channelMoved(from: string, to: string, envelope: Envelope): Promise<void>;
  refreshHome(who: Who): Promise<void>;
}

export interface EventParts {
  readonly inbox: Inbox;
  readonly callers: Callers;
  readonly clients: Clients;
  /** Not there with a single token. */
  readonly installations: SlackInstallationStore | undefined;
  readonly log: Log;
}

export function createEvents({ inbox, callers, clients, installations, log }: EventParts): Events {
  async function refreshHome(who: Who): Promise<void> {
    const given = await callers.of(who);
    // Somebody of another workspace has no page here.
    if (given.kind !== "member") return;
    const card = await inbox.home(given.caller);
    try {
      const client = await clients.of(installOf(who));
      await client.views.publish({ user_id: who.user, view: { type: "home", blocks: drawBlocks(card) } });
    } catch (error) {
      log.warn(problemFields(problemOf(error)), "App Home was not drawn");
    }
  }

  /** An event may come late, after Muster was installed again: then the token works, and nothing is gone. */
  async function stillThere(install: string): Promise<boolean> {
    try {
      await (await clients.of(install)).auth.test();
      return true;
    } catch {
      return false;
    }
  }

  async function channelBack(channel: string, envelope: Envelope): Promise<void> {
    const { workspace } = installedIn(envelope);
    await inbox.joined({ chat: "slack", workspace, channel });
  }

  return {
    refreshHome,

    homeOpened(user, envelope, view) {
      const from = workspaceIn(envelope.team_id);
      return refreshHome({ ...installedIn(envelope, view), user, ...(from !== undefined && { from }) });
    },

    async uninstalled(envelope) {
      const { workspace, organisation } = installedIn(envelope);
      if (await stillThere(organisation ?? workspace)) return;
      const query: SlackInstallationQuery =
        organisation === undefined
          ? { teamId: workspace, isEnterpriseInstall: false }
          : { enterpriseId: organisation, isEnterpriseInstall: true };
      const served = (await installations?.remove(query)) ?? [];
      const problems: unknown[] = [];
      for (const gone of new Set([workspace, ...served])) {
        if (gone === "") continue;
        await inbox
          .left({ chat: "slack", workspace: gone })
          .catch((error: unknown) => void problems.push(error));
      }
      // One that fails harms no other; the failure is told all the same.
      if (problems.length > 0) throw problems[0];
    },

    async channelGone(channel, envelope) {
      const { workspace } = installedIn(envelope);
      await inbox.left({ chat: "slack", workspace, channel });
    },

    channelBack,

    async memberJoined(user, channel, envelope) {
      const isMuster = envelope.authorizations?.some(({ is_bot, user_id }) => is_bot && user_id === user);
      if (isMuster) await channelBack(channel, envelope);
    },

    async channelMoved(from, to, envelope) {
      const { workspace } = installedIn(envelope);
      const place = { chat: "slack", workspace } as const;
      await inbox.moved({ ...place, channel: from }, { ...place, channel: to });
    },
  };
}

/** The workspace of Muster's that an event is for, empty where none is named, and the organisation when Muster is installed for all of it. */
export function installedIn(
  envelope: Envelope,
  view: InstalledView = {},
): {
  readonly workspace: string;
  readonly organisation?: string;
} {
  const authorised = envelope.authorizations?.[0];
  const orgWide = authorised?.is_enterprise_install ?? envelope.is_enterprise_install ?? false;
  const workspace =
    workspaceIn(
      authorised?.team_id,
      view.app_installed_team_id,
      envelope.context_team_id,
      envelope.team_id,
    ) ?? "";
  const organisation = authorised?.enterprise_id ?? envelope.enterprise_id ?? undefined;
  return { workspace, ...(orgWide && organisation !== undefined && { organisation }) };
}
