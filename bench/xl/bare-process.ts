import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { Client, Events, GatewayIntentBits, MessageFlags } from "discord.js";
import { signingSecret } from "./key.ts";

/** A bot of each library as its guide begins, which acknowledges and does nothing else. */
const { SLACK = "", DISCORD = "", TOKEN = "" } = process.env;

const receiver = new HTTPReceiver({ signingSecret, endpoints: "/slack/events" });

const app = new App({ receiver, authorize: async () => ({}), clientOptions: { slackApiUrl: SLACK } });

app.action(/.*/u, ({ ack }) => ack());

const server = await receiver.start(0);

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD } });

client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isButton()) void interaction.deferReply({ flags: MessageFlags.Ephemeral });
});

client.once(Events.ClientReady, () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});

process.on("SIGTERM", () => {
  void Promise.all([client.destroy(), receiver.stop()]).then(() => process.exit(0));
});

await client.login(TOKEN);
