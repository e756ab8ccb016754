import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { ChatProblem } from "../../src/core/chat/chat.ts";
import type { Place, Workspace } from "../../src/core/chat/place.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { ChannelRefusal } from "../doubles/discord/problem.ts";
import { useRig } from "./rig.ts";

const open = useRig();

async function openThread() {
  const { double, start } = await open();
  const guild = double.guild("branch");
  const thread = guild.thread("ballot", "general");
  const joined: (Workspace | Place)[] = [];
  const chat = await start({ joined: async (back) => void joined.push(back) });
  const place = { chat: "discord", workspace: guild.id, channel: thread.id } as const;
  const post = () =>
    chat.post(place, { lines: [[{ kind: "text", text: "x" }]] }, deliveryKey(randomUUID())).then(
      () => "posted",
      (error: ChatProblem) => error.refusal.kind,
    );
  return { guild, place, joined, post };
}

test.each<[ChannelRefusal, string]>([
  [50083, "place-lost"],
  [160005, "place-lost"],
  [50278, "unavailable"],
])("a thread that takes no posts (%i) is %s, and told when it is open again", async (code, refusal) => {
  const { guild, place, joined, post } = await openThread();
  guild.refuse("ballot", code);
  expect(await post()).toBe(refusal);
  guild.refuse("ballot", undefined);
  await vi.waitFor(() => expect(joined.at(-1)).toEqual(place));
  // While it was archived or locked nothing of the kind was told.
  const told = joined.filter((back) => "channel" in back);
  expect(told.length).toBeLessThanOrEqual(code === 50278 ? 2 : 1);
  expect(await post()).toBe("posted");
});

test("a channel that is changed is told, a category or a forum is not", async () => {
  const { guild, joined } = await openThread();
  guild.channel("papers", "forum");
  guild.refuse("papers", undefined);
  guild.refuse("general", undefined);
  const general = { chat: "discord", workspace: guild.id, channel: guild.channel("general").id };
  await vi.waitFor(() => expect(joined.filter((back) => "channel" in back)).toEqual([general]));
});
