import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Chat, ChatProblem, type ChatRefusal } from "../../src/core/chat/chat.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { DiscordDouble, GuildFace } from "../doubles/discord/double.ts";
import type { Rates } from "../doubles/discord/rates.ts";
import { useRig } from "./rig.ts";

const open = useRig();

const card = { lines: [[{ kind: "text", text: "x" } as const]] };

afterEach(() => void vi.useRealTimers());

/** A double whose requests are counted by a clock that only the test moves, and the machine's date with it. */
async function counting(rates: Partial<Rates> = {}) {
  let elapsed = 0;
  // discord.js counts by the date: however slow the machine, no time passes for it either.
  vi.useFakeTimers({ toFake: ["Date"] });
  const rig = await open(undefined, undefined, { rates, elapsedMs: () => elapsed });
  return {
    ...rig,
    pass: (ms: number) => {
      elapsed += ms;
      vi.setSystemTime(Date.now() + ms);
    },
  };
}

/** As any program might ask, without a library that knows limits of its own. */
function ask({ url, token }: DiscordDouble, line: string, body: object = { content: "x" }) {
  const [method = "", path = ""] = line.split(" ");
  return fetch(`${url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    ...(method !== "GET" && { body: JSON.stringify(body) }),
  });
}

function postLine(guild: GuildFace, channel = "general"): string {
  return `POST /channels/${guild.channel(channel).id}/messages`;
}

async function refusalOf(work: Promise<unknown>): Promise<ChatRefusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChatProblem)) throw new Error(`not a ChatProblem: ${error}`);
  return error.refusal;
}

describe("the double counts", () => {
  test("posts of each channel by themselves, and says in headers how many are left until when", async () => {
    const { double, pass } = await counting();
    const guild = double.guild("branch");
    const left: (string | null)[] = [];
    for (let post = 0; post < 5; post += 1) {
      const { status, headers } = await ask(double, postLine(guild));
      expect(status).toBe(200);
      expect(headers.get("x-ratelimit-limit")).toBe("5");
      expect(headers.get("x-ratelimit-bucket")).toMatch(/^[0-9a-f]{32}$/u);
      left.push(headers.get("x-ratelimit-remaining"));
      pass(100);
    }
    expect(left).toEqual(["4", "3", "2", "1", "0"]);

    const refused = await ask(double, postLine(guild));
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ retry_after: 4.5, global: false });
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(refused.headers.get("x-ratelimit-scope")).toBe("user");
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(refused.headers.get("x-ratelimit-reset-after")).toBe("4.500");
    expect(Number(refused.headers.get("x-ratelimit-reset")) * 1000 - Date.now()).toBeCloseTo(4500, -1);

    expect((await ask(double, postLine(guild, "other"))).status).toBe(200);
    pass(4500);
    expect((await ask(double, postLine(guild))).status).toBe(200);
    expect(guild.words()).toHaveLength(6);
    expect(double.rates().refused).toEqual({ user: 1, shared: 0, global: 0, banned: 0 });
  });

  test("all routes together in each second, and what a sliding second would not have taken", async () => {
    const { double, pass } = await counting({ globalPerSecond: 3 });
    const guild = double.guild("branch");
    const channels = ["a", "b", "c"];
    pass(900);
    for (const channel of channels) expect((await ask(double, postLine(guild, channel))).status).toBe(200);
    const refused = await ask(double, "GET /users/@me");
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ retry_after: 0.1, global: true });
    expect(refused.headers.get("x-ratelimit-global")).toBe("true");
    expect(refused.headers.get("x-ratelimit-scope")).toBe("global");
    expect(double.rates()).toMatchObject({ refused: { global: 1 }, overSlidingSecond: 1 });
    // The next second has begun, but a second that began at 900 ms has not ended.
    pass(100);
    for (const channel of channels) expect((await ask(double, postLine(guild, channel))).status).toBe(200);
    expect(double.rates()).toMatchObject({ refused: { global: 1 }, overSlidingSecond: 4 });
    pass(1000);
    expect((await ask(double, "GET /users/@me")).status).toBe(200);
    expect(double.rates()).toMatchObject({ refused: { global: 1 }, overSlidingSecond: 4 });
  });

  test("answers to interactions outside the global limit", async () => {
    const { double, start } = await counting({ globalPerSecond: 10 });
    await start({ command: async () => privately(card) });
    const guild = double.guild("branch");
    while ((await ask(double, "GET /users/@me")).ok);
    const { global } = double.rates().refused;
    expect((await guild.member("member-one").command("told")).kind).toBe("private");
    expect(double.rates().refused.global).toBe(global);
  });

  test("what others used up too as shared, which is not held against the bot", async () => {
    const { double } = await counting({ channelMessages: { limit: 1, perMs: 5000, scope: "shared" } });
    const guild = double.guild("branch");
    await ask(double, postLine(guild));
    const refused = await ask(double, postLine(guild));
    expect(refused.headers.get("x-ratelimit-scope")).toBe("shared");
    expect(double.rates()).toMatchObject({ refused: { shared: 1 }, invalid: 0 });
  });

  test("401, 403 and 429 against the address, and bans it for the rest of ten minutes", async () => {
    const { double, muster, pass } = await counting({
      invalidRequests: 3,
      channelMessages: { limit: 1, perMs: 2000 },
    });
    const guild = double.guild("branch");
    expect((await ask({ ...double, token: "wrong" }, postLine(guild))).status).toBe(401);
    pass(2000);
    await ask(double, postLine(guild));
    pass(2000);
    guild.allow({ send: false });
    expect((await ask(double, postLine(guild))).status).toBe(403);
    guild.allow({ send: true });
    expect((await ask(double, postLine(guild))).status).toBe(429);
    expect(double.rates().invalid).toBe(3);
    pass(2000);
    const banned = await ask(double, postLine(guild));
    expect(banned.status).toBe(429);
    expect(banned.headers.get("content-type")).toBe("text/html");
    expect(banned.headers.get("x-ratelimit-scope")).toBeNull();
    const place = { chat: "discord", workspace: guild.id, channel: guild.channel("general").id } as const;
    const refusal = await refusalOf(muster().post(place, card, deliveryKey(randomUUID())));
    expect(refusal).toMatchObject({ kind: "rate-limited" });
    if (refusal.kind === "rate-limited") expect(refusal.retryAfterMs).toBeGreaterThanOrEqual(594_000);
    pass(10 * 60_000);
    expect((await ask(double, postLine(guild))).status).toBe(200);
  });

  test("the time a request takes, as it is told for each", async () => {
    const asked = vi.fn(() => 20);
    const { double } = await open(undefined, undefined, { latencyMs: asked });
    const before = performance.now();
    await ask(double, "GET /users/@me");
    // Timers may fire a millisecond early.
    expect(performance.now() - before).toBeGreaterThanOrEqual(18);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe("Muster", () => {
  const post = (chat: Chat, guild: GuildFace, channel: string) =>
    chat.post(
      { chat: "discord", workspace: guild.id, channel: guild.channel(channel).id },
      card,
      deliveryKey(randomUUID()),
    );

  test("knows from the headers when a channel must rest: nothing is sent, nothing sleeps, and it is said how long", async () => {
    const { double, muster } = await counting({ channelMessages: { limit: 2, perMs: 60_000 } });
    const guild = double.guild("branch");
    const chat = muster();
    await post(chat, guild, "general");
    await post(chat, guild, "general");
    // Time stands still: whatever slept until the channel has rested would sleep for ever.
    const refusal = await refusalOf(post(chat, guild, "general"));
    expect(refusal).toMatchObject({ kind: "rate-limited", retryAfterMs: expect.any(Number) });
    if (refusal.kind === "rate-limited") {
      expect(refusal.retryAfterMs).toBeGreaterThan(50_000);
      expect(refusal.retryAfterMs).toBeLessThanOrEqual(61_000);
    }
    expect(double.seen).toHaveLength(2);
    expect(double.rates().refused.user).toBe(0);
    await post(chat, guild, "another");
  });

  test("is told to wait no longer than the channel needs, even if that is less than a second", async () => {
    const { double, muster } = await counting({ channelMessages: { limit: 2, perMs: 300 } });
    const guild = double.guild("branch");
    const chat = muster();
    // The bucket's name is learnt from the first answer and its count from the second.
    await post(chat, guild, "general");
    await post(chat, guild, "general");
    const refusal = await refusalOf(post(chat, guild, "general"));
    expect(refusal).toMatchObject({ kind: "rate-limited" });
    if (refusal.kind === "rate-limited") expect(refusal.retryAfterMs).toBeLessThan(1000);
  });

  test("with posts on their way to one channel at once refuses what does not fit, and loses none", async () => {
    const { double, muster } = await counting();
    const guild = double.guild("branch");
    const chat = muster();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => post(chat, guild, "general")));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(guild.words()).toHaveLength(5);
    expect(double.rates().refused.user).toBe(0);
  });

  test("refused as a whole holds everything back, and hears how long from Discord", async () => {
    const { double, muster } = await counting({ globalPerSecond: 2 });
    const guild = double.guild("branch");
    const chat = muster();
    await post(chat, guild, "a");
    await post(chat, guild, "b");
    const refusal = await refusalOf(post(chat, guild, "c"));
    expect(refusal).toMatchObject({ kind: "rate-limited", retryAfterMs: expect.any(Number) });
    expect(double.rates().refused.global).toBe(1);
    // Of the whole bot, so another channel is not even asked for.
    expect((await refusalOf(post(chat, guild, "d"))).kind).toBe("rate-limited");
    expect(double.seen).toHaveLength(3);
  });
});

test("long before Discord would ban the address nothing more is asked of it that could be refused", async () => {
  // As many as it takes; each is refused for want of a permission.
  const channelMessages = { limit: 100_000, perMs: 1000 };
  const { double, muster } = await counting({ channelMessages, globalPerSecond: 100_000 });
  const guild = double.guild("branch");
  guild.allow({ send: false });
  const chat = muster();
  const place = { chat: "discord", workspace: guild.id, channel: guild.channel("general").id } as const;
  const post = () => refusalOf(chat.post(place, card, deliveryKey(randomUUID())));
  // discord.js counts for the whole process, in stretches of ten minutes: one begins here.
  vi.setSystemTime(Date.now() + 11 * 60_000);
  let refusal = await post();
  for (let tried = 1; refusal.kind !== "rate-limited" && tried < 1_100; tried += 1) {
    // It keeps to 50 a second by the machine's date: a second passes after each fifty.
    if (tried % 50 === 0) vi.setSystemTime(Date.now() + 1_001);
    refusal = await post();
  }
  // What other tests here were refused is among them.
  const { invalid } = double.rates();
  expect(invalid).toBeLessThanOrEqual(1000);
  refusal = await post();
  expect(refusal).toMatchObject({ kind: "rate-limited", scope: "bot" });
  if (refusal.kind === "rate-limited") expect(refusal.retryAfterMs).toBeGreaterThan(9 * 60_000);
  expect(double.rates().invalid).toBe(invalid);
});
