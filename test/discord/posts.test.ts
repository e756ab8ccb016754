import { createServer } from "node:net";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { ChatProblem, type ChatRefusal, type DeliveryKey } from "../../src/core/chat/chat.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import { escapeText } from "../../src/discord/escape.ts";
import type { GuildFace } from "../doubles/discord/double.ts";
import { useRig } from "./rig.ts";

const open = useRig();

const key = deliveryKey("0b0e3b52-7a52-4a3e-9d5f-2f1f64c8a111");

const otherKey = deliveryKey("5a1f3b52-7a52-4a3e-9d5f-2f1f64c8a222");

function card(words: string) {
  return { title: "Reballot", lines: [[{ kind: "text", text: words } as const]], footer: "small print" };
}

function placeIn(guild: GuildFace, channel = "general") {
  return { chat: "discord", workspace: guild.id, channel: guild.channel(channel).id } as const;
}

async function refusalOf(work: Promise<unknown>): Promise<ChatRefusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChatProblem)) throw new Error(`not a ChatProblem: ${error}`);
  return error.refusal;
}

/** A clock held still; both the double and the adapter go by it. */
function stillClock() {
  let now = Temporal.Instant.from("2023-04-25T08:00:00Z").epochMilliseconds;
  return {
    ms: () => now,
    now: () => Temporal.Instant.fromEpochMilliseconds(now),
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe("a post", () => {
  test("goes out without any gateway, carries its reference and notifies nobody", async () => {
    const { double, muster } = await open();
    const guild = double.guild("branch");
    const place = placeIn(guild);
    const posted = await muster().post(place, card("7 days to go"), key);
    expect(posted).toEqual({ place, id: guild.member("any").sees()[0]?.id });
    expect(double.sessions()).toBe(0);
    expect(guild.words()).toEqual(["Reballot\n7 days to go\nsmall print"]);
    expect(double.seen.at(-1)?.body).toMatchObject({
      nonce: key,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
      content: `**Reballot**\n7 days to go\n-# small print · ${escapeText(`ref ${key.slice(-10)}`).join("")}`,
      embeds: [],
    });
  });

  test("sent twice with one key within two minutes is one message", async () => {
    const { double, muster } = await open();
    const guild = double.guild("branch");
    const place = placeIn(guild);
    const first = await muster().post(place, card("one"), key);
    expect(await muster().post(place, card("one"), key)).toEqual(first);
    expect(guild.words()).toHaveLength(1);
  });

  test("is edited in place", async () => {
    const { double, muster } = await open();
    const guild = double.guild("branch");
    const posted = await muster().post(placeIn(guild), card("one"), key);
    await muster().edit(posted, card("two"));
    expect(guild.words()).toEqual(["Reballot\ntwo\nsmall print"]);
  });

  test("to one person goes to their direct messages, and can be edited there", async () => {
    const { double, muster } = await open();
    const guild = double.guild("branch");
    const member = guild.member("member-one");
    const to = { chat: "discord", workspace: guild.id, user: member.id } as const;
    const posted = await muster().post(to, card("just you"), key);
    await muster().edit(posted, card("still just you"));
    expect(member.directMessages().map(guild.read)).toEqual(["Reballot\nstill just you\nsmall print"]);
    expect(guild.words()).toEqual([]);
  });
});

describe("a post that broke off", () => {
  test("is found by its key, and another one is not there", async () => {
    const clock = stillClock();
    const { double, muster } = await open(clock.ms);
    const guild = double.guild("branch");
    const chat = muster({ now: clock.now });
    const place = placeIn(guild);
    double.fault(/^POST \/channels/u, { kind: "drop-after" });
    const since = clock.now();
    expect(await refusalOf(chat.post(place, card("one"), key))).toEqual({ kind: "unknown" });
    clock.pass(300);
    expect(await chat.find(place, key, since)).toEqual({ place, id: guild.member("any").sees()[0]?.id });
    expect(await chat.find(place, otherKey, since)).toBe("absent");
  });

  test("that is too long for a message of its own is found by its key too", async () => {
    const clock = stillClock();
    const { double, muster } = await open(clock.ms);
    const guild = double.guild("branch");
    const place = placeIn(guild);
    const chat = muster({ now: clock.now });
    const posted = await chat.post(place, card("long ".repeat(500)), key);
    expect(await chat.find(place, key, clock.now())).toEqual(posted);
    expect(await chat.find(place, otherKey, clock.now())).toBe("absent");
    await chat.edit(posted, card("short"));
    expect(guild.words()).toEqual(["Reballot\nshort\nsmall print"]);
  });

  test("is found among more than one page of later posts", async () => {
    const clock = stillClock();
    const { double, muster } = await open(clock.ms);
    const guild = double.guild("branch");
    const chat = muster({ now: clock.now });
    const place = placeIn(guild);
    const since = clock.now();
    await muster().post(place, card("earlier"), otherKey);
    const earlier = guild.channel("general").messages[0];
    if (!earlier) throw new Error("nothing posted");
    const { messages } = guild.channel("general");
    for (let extra = 1n; extra <= 150n; extra += 1n)
      messages.push({ ...earlier, id: String(BigInt(earlier.id) + extra * 2n), content: "x" });
    clock.pass(60);
    const posted = await chat.post(place, card("the one"), key);
    expect(await chat.find(place, key, since)).toEqual(posted);
  });

  test("where the history may not be read is unknown, but safely posted again while its nonce holds", async () => {
    const clock = stillClock();
    const { double, muster } = await open(clock.ms);
    const guild = double.guild("branch");
    const chat = muster({ now: clock.now });
    const place = placeIn(guild);
    const since = clock.now();
    await chat.post(place, card("one"), key);
    guild.allow({ history: false });
    clock.pass(30);
    expect(await chat.find(place, key, since)).toBe("absent");
    await chat.post(place, card("one"), key);
    expect(guild.words()).toHaveLength(1);
    clock.pass(120);
    expect(await chat.find(place, key, since)).toBe("unknown");
  });

  test("in a channel where nothing was posted since is absent, even without the history", async () => {
    const clock = stillClock();
    const { double, muster } = await open(clock.ms);
    const guild = double.guild("branch");
    guild.allow({ history: false });
    clock.pass(600);
    const since = clock.now();
    clock.pass(600);
    expect(await muster({ now: clock.now }).find(placeIn(guild), key, since)).toBe("absent");
  });

  test("in a channel that Muster may not see any more is unknown", async () => {
    const clock = stillClock();
    const { double, muster } = await open(clock.ms);
    const guild = double.guild("branch");
    guild.allow({ view: false });
    const since = clock.now();
    clock.pass(600);
    expect(await muster({ now: clock.now }).find(placeIn(guild), key, since)).toBe("unknown");
  });
});

describe("what Discord refuses", () => {
  test("is told apart: gone, not now, wait, our bug", async () => {
    const { double, muster } = await open();
    const guild = double.guild("branch");
    const place = placeIn(guild);
    const chat = muster();
    const post = (to = place, words = "x") => refusalOf(chat.post(to, card(words), key));

    expect(await post({ ...place, channel: "999999999999999999" })).toEqual({ kind: "place-lost" });
    guild.allow({ send: false });
    expect(await post()).toEqual({ kind: "not-allowed", cure: "missing-permission" });
    guild.allow({ send: true, view: false });
    expect(await post()).toEqual({ kind: "not-allowed", cure: "private-channel" });
    guild.allow({ view: true });
    double.fault(/^POST \/channels/u, { kind: "status", status: 503 });
    expect(await post()).toEqual({ kind: "unavailable" });
    double.fault(/^POST \/channels/u, { kind: "status", status: 500 });
    expect(await post()).toEqual({ kind: "unknown" });
    double.fault(/^POST \/channels/u, { kind: "drop-before" });
    expect(await post()).toEqual({ kind: "unknown" });
    double.fault(/^POST \/channels/u, { kind: "rate-limit", seconds: 3, scope: "shared" });
    const waiting = await post();
    expect(waiting).toMatchObject({ kind: "rate-limited", retryAfterMs: expect.any(Number) });
    if (waiting.kind === "rate-limited") expect(waiting.retryAfterMs).toBeGreaterThanOrEqual(3000);
    expect(guild.words()).toEqual([]);
  });

  test("a button twice in one card is our bug", async () => {
    const { double, muster } = await open();
    const guild = double.guild("branch");
    const twice = {
      ...card("x"),
      buttons: [
        { id: "a", label: "A" },
        { id: "a", label: "B" },
      ],
    };
    expect(await refusalOf(muster().post(placeIn(guild), twice, key))).toEqual({ kind: "refused" });
  });

  test("direct messages that a person does not take are gone", async () => {
    const { double, muster } = await open();
    const guild = double.guild("branch");
    const member = guild.member("member-one");
    guild.refuseDms(member);
    const to = { chat: "discord", workspace: guild.id, user: member.id } as const;
    expect(await refusalOf(muster().post(to, card("x"), key))).toEqual({ kind: "gone" });
    expect(await refusalOf(muster().post({ ...to, user: "1" }, card("x"), key))).toEqual({ kind: "gone" });
  });

  test("an edit of what was deleted is gone; too many edits of an old post must wait", async () => {
    const clock = stillClock();
    // A larger bucket: the limit on edits of old posts is reached only past the ordinary one.
    const channelEdits = { limit: 50, perMs: 5000 };
    const { double, muster } = await open(clock.ms, undefined, { rates: { channelEdits } });
    const guild = double.guild("branch");
    const chat = muster();
    const posted = await chat.post(placeIn(guild), card("x"), key);
    expect(await refusalOf(chat.edit({ ...posted, id: "1" }, card("y")))).toEqual({ kind: "gone" });
    clock.pass(7200);
    for (let edits = 0; edits < 10; edits += 1) await chat.edit(posted, card(`edit ${edits}`));
    expect((await refusalOf(chat.edit(posted, card("one too many")))).kind).toBe("rate-limited");
  });

  test("nobody listening is unavailable", async () => {
    const { muster } = await open();
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    await new Promise((resolve) => taken.close(resolve));
    const port = typeof address === "object" ? address?.port : 0;
    const chat = muster({ apiUrl: `http://127.0.0.1:${port}/api/` });
    const place = { chat: "discord", workspace: "1", channel: "2" } as const;
    expect(await refusalOf(chat.post(place, card("x"), key))).toEqual({ kind: "unavailable" });
  });

  test("a token that is refused once is not tried again", async () => {
    const { double, muster, log } = await open();
    const guild = double.guild("branch");
    double.revokeToken();
    const chat = muster();
    for (let tries = 0; tries < 3; tries += 1)
      expect(await refusalOf(chat.post(placeIn(guild), card("x"), key))).toEqual({ kind: "unavailable" });
    expect(double.seen.map(({ status }) => status)).toEqual([401]);
    expect(log.kept).toHaveLength(1);
    expect(log.kept.join()).not.toContain(double.token);
  });
});

test("two keys have two references", () => {
  const keys: readonly DeliveryKey[] = [key, otherKey];
  expect(new Set(keys.map((one) => one.slice(-10))).size).toBe(2);
});
