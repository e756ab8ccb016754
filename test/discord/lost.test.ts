import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { Chat } from "../../src/core/chat/chat.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { StartError } from "../../src/core/chat/start-error.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { GuildFace } from "../doubles/discord/double.ts";
import { useRig } from "./rig.ts";
import { stillTime } from "./still-time.ts";

const open = useRig();

const card = { lines: [[{ kind: "text", text: "x" } as const]] };

const minuteMs = 60_000;

const dayMs = 24 * 60 * minuteMs;

async function openStill() {
  const rig = await open(undefined, undefined, { rates: { channelMessages: { limit: 500, perMs: 5000 } } });
  const time = stillTime();
  const inbox = { command: async () => privately(card) };
  const { elapsedMs, later } = time;
  return {
    ...rig,
    time,
    guild: rig.double.guild("branch"),
    muster: () => rig.muster({ elapsedMs, later }),
    start: () => rig.start(inbox, { elapsedMs, later }),
  };
}

/** Whether a command gets its answer. */
async function hears(guild: GuildFace): Promise<boolean> {
  return (await guild.member("member-one").command("told")).kind === "private";
}

async function becomes(chat: Chat, state: string, reason?: string): Promise<void> {
  await vi.waitFor(() => expect(chat.health()).toMatchObject({ state, ...(reason && { reason }) }), {
    timeout: 20_000,
  });
}

function post(chat: Chat, guild: GuildFace) {
  const place = { chat: "discord", workspace: guild.id, channel: guild.channel("general").id } as const;
  return chat.post(place, card, deliveryKey(randomUUID())).then(
    () => "posted",
    () => "refused",
  );
}

describe("a connection that Discord closes for good", () => {
  test.each([
    [4010, "closed-4010", /newer version/u],
    [4011, "closed-4011", /newer version/u],
    [4012, "closed-4012", /newer version/u],
    [4013, "intents-refused", /Guilds intent/u],
    [4014, "intents-refused", /Guilds intent/u],
  ])("with %i is red, in words, and opened anew later", async (code, reason, words) => {
    const { double, guild, time, log, start } = await openStill();
    const chat = await start();
    expect(chat.health().state).toBe("connected");
    double.disconnect(code);
    await becomes(chat, "refused", reason);
    expect(log.kept.join("\n")).toMatch(words);
    expect(double.identifies()).toBe(1);
    time.pass(2 * minuteMs - 1);
    expect(chat.health().state).toBe("refused");
    time.pass(1);
    await becomes(chat, "connected");
    expect(await hears(guild)).toBe(true);
    expect([double.identifies(), double.sessions()]).toEqual([2, 1]);
  });

  test("and again and again burns no more than a few of the day's connections", {
    timeout: 60_000,
  }, async () => {
    const { double, time, start } = await openStill();
    const chat = await start();
    double.disallowIntents(1);
    double.disconnect(4014);
    for (let passed = 0; passed < dayMs; ) {
      await becomes(chat, "refused");
      // Not the patience with one that is being opened, which is shorter.
      await vi.waitFor(() => expect(time.next()).toBeGreaterThanOrEqual(2 * minuteMs), { timeout: 20_000 });
      const wait = time.next() ?? 0;
      passed += wait;
      time.pass(wait);
    }
    expect(double.identifies()).toBeGreaterThan(10);
    expect(double.identifies()).toBeLessThan(35);
  });

  test("is not opened anew once Muster stops", async () => {
    const { double, time, start } = await openStill();
    const chat = await start();
    double.disconnect(4014);
    await becomes(chat, "refused");
    await chat.stop();
    expect(time.next()).toBeUndefined();
    expect(chat.health()).toMatchObject({ state: "connecting", reason: "stopped" });
  });
});

describe("a token that is revoked", () => {
  test("is red; nothing is asked with it but a look now and then, and all goes on once it is accepted", async () => {
    const { double, guild, time, log, start } = await openStill();
    const chat = await start();
    expect(await post(chat, guild)).toBe("posted");
    double.revokeToken();
    await becomes(chat, "refused", "token-refused");
    expect(log.kept.join("\n")).toMatch(/DISCORD_TOKEN/u);
    const before = double.seen.length;
    for (let tries = 0; tries < 20; tries += 1) expect(await post(chat, guild)).toBe("refused");
    expect(double.seen).toHaveLength(before);

    time.pass(2 * minuteMs);
    await vi.waitFor(() => expect(time.next()).toBe(4 * minuteMs), { timeout: 20_000 });
    expect(double.seen.slice(before).map(({ path, status }) => [path, status])).toEqual([
      ["/gateway/bot", 401],
    ]);
    expect(double.identifies()).toBe(1);
    expect(chat.health().state).toBe("refused");

    double.restoreToken();
    time.pass(4 * minuteMs);
    await becomes(chat, "connected");
    expect(await hears(guild)).toBe(true);
    expect(await post(chat, guild)).toBe("posted");
    expect(log.kept.join("\n")).not.toContain(double.token);
  });

  test("and only HTTP says so is red as well, and the connection is given up until it is accepted", async () => {
    const { double, guild, time, start } = await openStill();
    const chat = await start();
    double.fault(/^POST \/channels/u, { kind: "status", status: 401 });
    expect(await post(chat, guild)).toBe("refused");
    expect(chat.health()).toMatchObject({ state: "refused", reason: "token-refused" });
    await vi.waitFor(() => expect(double.sessions()).toBe(0));
    time.pass(2 * minuteMs);
    await becomes(chat, "connected");
    expect(await hears(guild)).toBe(true);
    expect(await post(chat, guild)).toBe("posted");
  });

  test("is looked at by one post at a time where nothing is connected", async () => {
    const { double, guild, time, muster } = await openStill();
    const chat = muster();
    expect(chat.health()).toMatchObject({ state: "connecting", reason: "not-started" });
    double.revokeToken();
    const asked = () => double.seen.map(({ status }) => status);
    const posts = () => Promise.all([1, 2, 3].map(() => post(chat, guild)));
    await post(chat, guild);
    await posts();
    expect(asked()).toEqual([401]);
    expect(chat.health()).toMatchObject({ state: "refused", reason: "token-refused" });
    time.pass(2 * minuteMs);
    await posts();
    expect(asked()).toEqual([401, 401]);
    double.restoreToken();
    await posts();
    expect(asked()).toEqual([401, 401]);
    time.pass(4 * minuteMs);
    expect((await posts()).toSorted()).toEqual(["posted", "refused", "refused"]);
    expect(chat.health()).toMatchObject({ state: "connecting", reason: "not-started" });
    expect(await posts()).toEqual(["posted", "posted", "posted"]);
  });

  test("costs a day with it a few dozen requests", { timeout: 60_000 }, async () => {
    const { double, guild, time, muster } = await openStill();
    const chat = muster();
    double.revokeToken();
    for (let passed = 0; passed < dayMs; passed += minuteMs) {
      await post(chat, guild);
      time.pass(minuteMs);
    }
    expect(double.rates().invalid).toBeLessThan(35);
  });
});

describe("a start that is refused", () => {
  test("says so, and goes on trying: beside another platform Muster need not end", async () => {
    const { double, guild, time, muster } = await openStill();
    double.revokeToken();
    const chat = muster();
    try {
      const refused: unknown = await chat
        .start({
          command: async () => privately(card),
          press: async () => privately(card),
          submit: async () => privately(card),
          suggest: async () => [],
          home: async () => card,
          left: async () => {},
          joined: async () => {},
          moved: async () => {},
        })
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StartError);
      expect(refused).toMatchObject({ triedAgain: true, message: expect.stringMatching(/DISCORD_TOKEN/u) });
      expect(chat.health()).toMatchObject({ state: "refused", reason: "token-refused" });
      double.restoreToken();
      time.pass(2 * minuteMs);
      await becomes(chat, "connected");
      // It knows the commands now, as after any start.
      await vi.waitFor(() => expect(guild.offered()).toContain("told"), { timeout: 20_000 });
      expect(await hears(guild)).toBe(true);
    } finally {
      await chat.stop();
    }
  });

  test("for want of connections makes none of the last", async () => {
    const { double, start } = await openStill();
    double.spendConnections(980);
    const refused: unknown = await start().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect(refused).toMatchObject({
      reason: "connections-spent",
      message: expect.stringMatching(/20 more/u),
    });
    expect(double.identifies()).toBe(0);
  });
});

test("a connection that only breaks is not red, and is back by itself", async () => {
  const { double, guild, start } = await openStill();
  const chat = await start();
  for (const code of [undefined, 4000, 4009, 1000]) {
    double.disconnect(code);
    await vi.waitFor(() => expect(chat.health()).toMatchObject({ state: "connecting" }), { interval: 1 });
    await becomes(chat, "connected");
    expect(await hears(guild)).toBe(true);
  }
});
