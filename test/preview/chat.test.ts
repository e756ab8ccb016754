import { PGlite } from "@electric-sql/pglite";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Card, text } from "../../src/core/chat/card.ts";
import { type Chat, ChatProblem } from "../../src/core/chat/chat.ts";
import type { Place, Recipient } from "../../src/core/chat/place.ts";
import { createPreviewChat } from "../../src/preview/chat.ts";
import { placeFor } from "../../src/preview/room.ts";
import { createPreviewState, type PreviewState } from "../../src/preview/state.ts";
import { prepareTables } from "../../src/preview/tables.ts";
import { sampleCard } from "./sample-inbox.ts";
import { key, sceneStart } from "./sample-room.ts";

const general = placeFor("general", "officer");

const memberOne: Recipient = { chat: "preview", workspace: "preview", user: "member-one" };

const sql = new PGlite();

let now = sceneStart;

let changes = 0;

let chat: Chat;

let state: PreviewState;

beforeAll(async () => {
  await prepareTables(sql);
  await prepareTables(sql);
  state = createPreviewState({ sql });
  chat = createPreviewChat({ sql, clock: { now: () => now }, changed: () => changes++ });
});

beforeEach(async () => {
  await state.clear();
  now = sceneStart;
  changes = 0;
});

afterAll(() => sql.close());

function card(words: string): Card {
  return { lines: [[text(words)]] };
}

describe("posting in the preview room", () => {
  test("a post is seen by everybody in the channel, at the business clock’s time", async () => {
    const posted = await chat.post(general, sampleCard, key("one"));
    expect(posted.place).toEqual(general);
    const [message] = await state.visible("general", "member-two");
    expect(message).toMatchObject({
      id: posted.id,
      kind: "post",
      onlyFor: null,
      asked: null,
      editedAt: null,
    });
    expect(message?.postedAt).toBe("2023-04-20T08:00:00.000Z");
    expect(message?.card).toEqual(JSON.parse(JSON.stringify(sampleCard)));
    expect(changes).toBe(1);
  });

  test("a second post with the same key is the first one", async () => {
    const first = await chat.post(general, card("first"), key("same"));
    const again = await chat.post(general, card("again"), key("same"));
    expect(again).toEqual(first);
    expect(await state.visible("general", "officer")).toHaveLength(1);
  });

  test("two posts with the same key at once are one", async () => {
    const both = await Promise.all([1, 2].map(() => chat.post(general, card("once"), key("race"))));
    expect(both[0]).toEqual(both[1]);
    expect(await state.posts()).toBe(1);
  });

  test("a message to a person is in their direct messages only", async () => {
    await chat.post(memberOne, card("for you"), key("direct"));
    expect(await state.visible("direct", "member-one")).toHaveLength(1);
    expect(await state.visible("direct", "member-two")).toEqual([]);
    expect(await state.visible("general", "member-one")).toEqual([]);
    expect((await state.newest("member-two")).size).toBe(0);
  });

  test("the place of somebody’s direct messages is that person", async () => {
    await chat.post(placeFor("direct", "member-one"), card("for you"), key("direct"));
    expect(await state.visible("direct", "member-one")).toHaveLength(1);
    expect(await state.visible("direct", "officer")).toEqual([]);
  });

  test.each<[string, Place | Recipient]>([
    ["an unknown channel", placeFor("attic", "officer")],
    ["an unknown person", { ...memberOne, user: "stranger" }],
    ["another workspace", { ...general, workspace: "elsewhere" }],
    ["another platform", { ...general, chat: "slack" }],
  ])("%s is lost", async (_name, to) => {
    const problem = await chat.post(to, card("lost"), key("lost")).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ChatProblem);
    expect(problem).toHaveProperty("refusal", { kind: "place-lost" });
  });

  test("an edit changes the message where it is, and says that it was changed", async () => {
    const posted = await chat.post(general, card("19 days"), key("edit"));
    now = sceneStart.add({ hours: 1 });
    await chat.edit(posted, card("18 days"));
    const [message] = await state.visible("general", "rep");
    expect(message).toMatchObject({
      id: posted.id,
      card: card("18 days"),
      editedAt: "2023-04-20T09:00:00.000Z",
    });
    expect(message?.postedAt).toBe("2023-04-20T08:00:00.000Z");
  });

  test("a message that is not there cannot be edited", async () => {
    await expect(chat.edit({ place: general, id: "999999" }, card("x"))).rejects.toBeInstanceOf(ChatProblem);
  });

  test("a post is found by its key, and only by it", async () => {
    const posted = await chat.post(general, card("find me"), key("findable"));
    const since = Temporal.Instant.fromEpochMilliseconds(0);
    expect(await chat.find(general, key("findable"), since)).toEqual(posted);
    expect(await chat.find(general, key("other"), since)).toBe("absent");
  });
});

describe("private replies", () => {
  const spot = { channel: "general", onlyFor: "rep" } as const;

  test("are seen and dismissed by their addressee alone", async () => {
    const id = await state.add({
      key: "r1",
      kind: "reply",
      spot,
      asked: "/posted",
      card: card("psst"),
      at: now,
    });
    expect(await state.visible("general", "officer")).toEqual([]);
    expect(await state.message(id, "officer")).toBeUndefined();
    await state.dismiss(id, "officer");
    expect(await state.visible("general", "rep")).toMatchObject([{ id, onlyFor: "rep", asked: "/posted" }]);
    await state.dismiss(id, "rep");
    expect(await state.visible("general", "rep")).toEqual([]);
  });

  test("a direct message cannot be dismissed: it is a post", async () => {
    const { id } = await chat.post(memberOne, card("for you"), key("direct"));
    await state.dismiss(id, "member-one");
    expect(await state.visible("direct", "member-one")).toHaveLength(1);
  });
});

test("the scene is remembered until the room is cleared", async () => {
  await state.saveScene("2023-reballot");
  await state.saveScene("2019-election");
  expect(await state.scene()).toBe("2019-election");
  await state.clear();
  expect(await state.scene()).toBeUndefined();
});
