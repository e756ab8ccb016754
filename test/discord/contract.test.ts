import { createDiscord } from "../../src/discord/discord.ts";
import { chatContract } from "../contracts/chat-contract.ts";
import { startDiscordDouble } from "../doubles/discord/double.ts";
import { keepingLog } from "../support/logs.ts";

chatContract({
  title: "Discord",
  canBeAsked: true,
  postsOnce: true,
  async open() {
    const double = await startDiscordDouble();
    const guild = double.guild("branch");
    const one = guild.member("member-one");
    const channel = guild.channel("general");
    const home = { chat: "discord", workspace: guild.id } as const;
    return {
      chat: createDiscord({ token: double.token, commands: [], log: keepingLog(), apiUrl: double.url }),
      place: { ...home, channel: channel.id },
      recipient: { ...home, user: one.id },
      seen: async () => guild.words(),
      seenAlone: async () => one.directMessages().map(guild.read),
      async removePlace() {
        guild.deleteChannel("general");
        return { ...home, channel: channel.id };
      },
      close: () => double.close(),
    };
  },
});
