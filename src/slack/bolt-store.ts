import type { Installation as BoltInstallation, InstallationStore as BoltStore } from "@slack/bolt";
import type { Recipient } from "../core/chat/place.ts";
import type { SlackInstallation, SlackInstallationStore } from "./slack-installation.ts";

/** A person's code: what is kept instead of the id. */
export type MemberCode = (person: Recipient) => string;

export interface InstalledParts {
  readonly installations: SlackInstallationStore;
  readonly memberCode: MemberCode;
  /** Told of every installation once it is kept. Must not throw. */
  readonly installed: (installation: SlackInstallation) => Promise<void>;
}

/** Muster's installation store as Bolt's install pages want it. They only ever save. */
export function boltInstallations({ installations, memberCode, installed }: InstalledParts): BoltStore {
  return {
    async storeInstallation(made) {
      const installation = fromBolt(made);
      const { teamId: workspace } = installation;
      await installations.save(
        installation,
        workspace === undefined ? undefined : memberCode({ chat: "slack", workspace, user: made.user.id }),
      );
      await installed(installation);
    },
    fetchInstallation: async () => {
      throw new Error("tokens are looked up in access.ts");
    },
  };
}

function fromBolt(installed: BoltInstallation<"v1" | "v2", boolean>): SlackInstallation {
  const { team, enterprise, bot, appId } = installed;
  if (!bot) throw new Error("an installation without a bot");
  const isEnterpriseInstall = installed.isEnterpriseInstall === true;
  const name = isEnterpriseInstall ? enterprise?.name : team?.name;
  return {
    ...(!isEnterpriseInstall && team && { teamId: team.id }),
    ...(enterprise && { enterpriseId: enterprise.id }),
    isEnterpriseInstall,
    ...(name !== undefined && { name }),
    ...(appId !== undefined && { appId }),
    bot: {
      token: bot.token,
      scopes: bot.scopes,
      id: bot.id,
      userId: bot.userId,
      ...(bot.refreshToken !== undefined && { refreshToken: bot.refreshToken }),
      ...(bot.expiresAt !== undefined && { expiresAt: bot.expiresAt }),
    },
  };
}
/**
 * What Muster asks of a workspace: its commands, posting, direct messages for reminders, who administers the workspace,
 * who is in a user group, what becomes of channels, and being told of its name. The same as in the app's manifest.
 */
export const slackScopes = [
  ...["commands", "chat:write", "im:write", "users:read", "usergroups:read"],
  ...["channels:read", "groups:read", "app_mentions:read"],
] as const;
