import type { Installation as BoltInstallation, InstallationStore as BoltStore } from "@slack/bolt";
import type { Installation, InstallationStore } from "./installation.ts";

/** Muster's installation store as Bolt's install pages want it. They only ever save. */
export function boltInstallations(installations: InstallationStore): BoltStore {
  return {
    storeInstallation: (installed) => installations.save(fromBolt(installed)),
    fetchInstallation: async () => {
      throw new Error("tokens are looked up in access.ts");
    },
  };
}

function fromBolt(installed: BoltInstallation<"v1" | "v2", boolean>): Installation {
  const { team, enterprise, user, bot, appId } = installed;
  if (!bot) throw new Error("an installation without a bot");
  const isEnterpriseInstall = installed.isEnterpriseInstall === true;
  const name = isEnterpriseInstall ? enterprise?.name : team?.name;
  return {
    ...(!isEnterpriseInstall && team && { teamId: team.id }),
    ...(enterprise && { enterpriseId: enterprise.id }),
    isEnterpriseInstall,
    ...(name !== undefined && { name }),
    ...(appId !== undefined && { appId }),
    installedBy: user.id,
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
