import { startProcess } from "../processes.ts";
import { signingSecret } from "./key.ts";
import { type Acks, type Question, type Questions, tapAll } from "./taps.ts";
import type { World } from "./world.ts";

/** Seconds of taps at the peak. */
const SECONDS = 10;

/** The same taps on bots that only acknowledge: plain Bolt, plain discord.js. */
export async function bareAcks(world: World, { peak }: { readonly peak: number }): Promise<Acks> {
  const { slack, discord } = world;
  const environment = { SLACK: slack.url, DISCORD: discord.url, TOKEN: discord.token };
  const bots = startProcess("xl/bare-process.ts", environment);
  const { url } = (await bots.said()) as { readonly url: string };
  slack.deliveries.sendTo({ url: `${url}/slack/events`, signingSecret });
  const buttons = questions(world);
  // The first ones warm it up and do not count.
  await tapAll(world, buttons, { answers: peak, peak });
  const acks = await tapAll(world, buttons, { answers: SECONDS * peak, peak });
  await bots.end();
  for (const room of world.asked) if (room.chat === "discord") room.on.messages.length = 0;
  return acks;
}

/** A message with one button in each room, as if one had been posted. */
function questions({ asked }: World): Questions {
  return new Map(
    asked.map((room): [string, Question] => {
      if (room.chat === "slack") {
        const button = { action_id: "bare", value: "check/answer/bare" };
        const message = { ts: "1.000001", channel: room.channel, text: "", blocks: [], seq: 0, edits: 0 };
        return [room.channel, { message, buttons: [button] }];
      }
      const button = { type: 2, style: 1, label: "Bare", custom_id: "check/answer/bare" };
      const message = {
        ...{ id: `1${room.channel}`, at: Date.now(), flags: 0, edited: false, content: "Bare", embeds: [] },
        components: [{ type: 1, components: [button] }],
      };
      room.on.messages.push(message);
      return [room.channel, { message, buttons: [button] }];
    }),
  );
}
