import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { ChatProblem } from "../../src/core/chat/chat.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { GuildFace } from "../doubles/discord/double.ts";
import { useRig } from "./rig.ts";

const open = useRig();

const longAgo = Temporal.Instant.from("2020-01-01T00:00:00Z");

const card = { lines: [[{ kind: "text", text: "12 days to go." } as const]] };

/** Every kind of channel that docs/platforms.md says works, named after its kind. */
function openChannels(guild: GuildFace): readonly string[] {
  guild.channel("text");
  guild.channel("announcement", "announcement");
  guild.channel("voice", "voice");
  guild.channel("stage", "stage");
  guild.channel("forum", "forum");
  guild.channel("media", "media");
  guild.thread("thread", "text");
  guild.thread("announcement thread", "announcement");
  guild.thread("forum post", "forum");
  guild.thread("media post", "media");
  return [
    ...["text", "announcement", "voice", "stage"],
    ...["thread", "announcement thread", "forum post", "media post"],
  ];
}

async function openGuild() {
  const rig = await open();
  const guild = rig.double.guild("branch");
  const names = openChannels(guild);
  const chat = await rig.start({
    command: async ({ place }) => privately({ lines: [[{ kind: "place", place }]] }),
  });
  const placeOf = (name: string) =>
    ({ chat: "discord", workspace: guild.id, channel: guild.channel(name).id }) as const;
  const post = (name: string) =>
    chat.post(placeOf(name), card, deliveryKey(randomUUID())).then(
      () => "posted",
      (error: unknown) => (error instanceof ChatProblem ? error.refusal : error),
    );
  return { guild, names, chat, placeOf, post };
}

describe("in every kind of channel that takes messages", () => {
  test("a command is of that channel, and its posts go there, are found and are edited", async () => {
    const { guild, names, chat, placeOf } = await openGuild();
    const member = guild.member("member-one");
    for (const name of names) {
      const outcome = await member.command("told", {}, { channel: name });
      expect(outcome.kind).toBe("private");
      const key = deliveryKey(randomUUID());
      const posted = await chat.post(placeOf(name), card, key);
      expect(await chat.find(placeOf(name), key, longAgo)).toEqual(posted);
      await chat.edit(posted, { lines: [[{ kind: "text", text: "It is closed." }]] });
      expect(guild.words(name)).toEqual([expect.stringContaining("It is closed.")]);
    }
  });

  test("a thread goes by Send Messages in Threads, and by nothing else", async () => {
    const { guild, post } = await openGuild();
    for (const [thread, parent] of [
      ["thread", "text"],
      ["forum post", "forum"],
    ] as const) {
      guild.allow({ send: false }, parent);
      expect(await post(thread)).toBe("posted");
      guild.allow({ send: true, sendInThreads: false }, parent);
      expect(await post(thread)).toEqual({ kind: "not-allowed", cure: "missing-permission" });
    }
    expect(await post("text")).toBe("posted");
  });

  test("a voice channel goes by Connect as well", async () => {
    const { guild, post } = await openGuild();
    guild.allow({ connect: false }, "voice");
    expect(await post("voice")).toEqual({ kind: "not-allowed", cure: "private-channel" });
  });
});

test("a forum itself takes no post", async () => {
  const { post, guild } = await openGuild();
  for (const name of ["forum", "media"]) {
    expect(await post(name)).not.toBe("posted");
    expect(guild.words(name)).toEqual([]);
  }
});
