import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeFor } from "../../src/preview/room.ts";
import { createSampleClient, type SampleClient, typed } from "./sample-client.ts";
import { sampleCard, sampleCommands } from "./sample-inbox.ts";
import { key, openSampleRoom, type SampleRoom } from "./sample-room.ts";

let room: SampleRoom;

let client: SampleClient;

beforeAll(async () => {
  room = await openSampleRoom();
  client = createSampleClient(room.url);
});

beforeEach(async () => {
  await room.reset();
  room.inbox.calls.length = 0;
});

afterAll(() => room.close());

describe("the room", () => {
  test("says who is there, what they see and what time it is in the UK", async () => {
    const state = await client.stateFor("officer");
    expect(state).toMatchObject({
      scene: "2023-reballot",
      now: {
        at: "2023-04-20T08:00:00Z",
        civil: "2023-04-20T09:00",
        day: "Thursday 20 April 2023",
        time: "9am",
      },
      as: "officer",
      messages: [],
    });
    expect(state.people.map(({ id }) => id)).toEqual(["officer", "rep", "member-one", "member-two"]);
    expect(state.channels.map(({ id }) => id)).toEqual([
      ...["general", "activists", "reps", "direct"],
      ...["harbour-general", "harbour-activists", "harbour-reps", "harbour-direct"],
    ]);
  });

  test("members neither see #reps nor may ask for it", async () => {
    const state = await client.stateFor("member-one");
    expect(state.channels.map(({ id }) => id)).toEqual([
      ...["general", "activists", "direct"],
      ...["harbour-general", "harbour-activists", "harbour-direct"],
    ]);
    const response = await fetch(`${room.url}/api/state?as=member-one&channel=reps`);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: "Member one is not in that channel." });
    expect(
      (await client.post("command", { ...typed("/posted", "member-two"), channel: "reps" })).status,
    ).toBe(403);
    expect(room.inbox.calls).toEqual([]);
  });

  test("lists the commands it was given", async () => {
    expect(await (await fetch(`${room.url}/api/commands`)).json()).toEqual(sampleCommands);
  });

  test("serves its page, and no file outside it", async () => {
    const page = await fetch(`${room.url}/?as=officer`);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect((await fetch(`${room.url}/..%2froutes.ts`)).status).toBeGreaterThanOrEqual(400);
  });

  test("answers no page from elsewhere", async () => {
    const foreign = await client.post("command", typed("/posted"), { origin: "http://evil.example" });
    expect(foreign.status).toBe(403);
    expect(room.inbox.calls).toEqual([]);
  });
});

describe("what Muster cannot use is refused in words", () => {
  const id = randomUUID();
  test.each([
    ["command", { ...typed("/posted"), callId: "1" }, 400, "Muster did not understand callId."],
    ["command", { as: "officer", channel: "general" }, 400, "Muster did not understand callId and line."],
    ["command", [], 400, "Muster did not understand the request."],
    ["command", typed("/posted", "stranger"), 400, "There is nobody of that name in this room."],
    ["command", typed("hello"), 400, "This preview room only understands commands. Type / to see them."],
    ["command", typed("/"), 400, "This preview room only understands commands. Type / to see them."],
    ["command", "{", 400, "Muster did not understand that request."],
    [
      "press",
      { ...typed(""), message: "1;drop", button: "b", label: "" },
      400,
      "Muster did not understand message.",
    ],
    [
      "press",
      { ...typed(""), message: "999999", button: "b", label: "" },
      404,
      "That message is no longer there.",
    ],
    [
      "submit",
      { ...typed(""), form: "f", title: "", values: { a: 1 } },
      400,
      "Muster did not understand values.a.",
    ],
    ["walk", { by: "week", callId: id }, 400, "Muster did not understand by."],
    ["walk", { by: "to", to: "27/4", callId: id }, 400, "Muster did not understand to."],
    ["walk", { by: "to", to: "2023-02-30T09:00", callId: id }, 400, /no such date/u],
    ["walk", { by: "to", to: "2023-04-19T09:00", callId: id }, 400, /only moves forward/u],
    ["walk", { by: "to", to: "2033-04-19T09:00", callId: id }, 400, /two years/u],
    ["jump", { to: "2023-04-20T09:00", callId: id }, 400, /only moves forward/u],
    ["scene", { scene: "1926", callId: id }, 400, "There is no such scene."],
  ])("%s %j", async (path, body, status, words) => {
    const answer = await client.post(path, body);
    expect(answer).toEqual({ status, body: { error: expect.stringMatching(words) } });
    expect(room.errors).toEqual([]);
  });

  test("a fault of Muster’s own shows no more than a reference", async () => {
    const { status, body } = await client.post("command", typed("/explode"));
    expect(status).toBe(500);
    expect(body.error).toMatch(/^Something went wrong in Muster/u);
    expect(JSON.stringify([body, room.errors])).not.toContain("secret words");
  });
});

describe("the clock", () => {
  test("walks to the next post, by an hour, by a day and to a date", async () => {
    const walk = (by: object) => client.post("walk", { ...by, callId: randomUUID() });
    expect((await walk({ by: "next" })).body).toEqual({
      kind: "moved",
      posted: 1,
      nothingPlanned: false,
      passedOver: false,
    });
    expect((await client.stateFor("rep")).now.civil).toBe("2023-04-21T09:00");
    expect((await walk({ by: "hour" })).body).toMatchObject({ posted: 0 });
    expect((await client.stateFor("rep")).now.time).toBe("10am");
    expect((await walk({ by: "day" })).body).toMatchObject({ posted: 1 });
    expect((await walk({ by: "to", to: "2023-04-27T09:00" })).body).toMatchObject({ posted: 4 });
    expect((await client.stateFor("rep")).now.day).toBe("Thursday 27 April 2023");
  });

  test("a walk sent again is not walked again", async () => {
    const walk = { by: "day", callId: randomUUID() };
    const both = await Promise.all([client.post("walk", walk), client.post("walk", walk)]);
    expect(both[0]).toEqual(both[1]);
    expect(await client.post("walk", walk)).toEqual(both[0]);
    expect((await client.stateFor("rep")).now.civil).toBe("2023-04-21T09:00");
  });

  test("the next post is the next that is really posted", async () => {
    await client.post("walk", { by: "to", to: "2023-04-22T10:00", callId: randomUUID() });
    const { body } = await client.post("walk", { by: "next", callId: randomUUID() });
    expect(body).toMatchObject({ posted: 1, passedOver: true });
    expect((await client.stateFor("rep")).now.day).toBe("Monday 24 April 2023");
  });

  test("skips ahead at once", async () => {
    await client.post("jump", { to: "2023-04-23T12:00", callId: randomUUID() });
    const { now, messages } = await client.stateFor("rep");
    expect(now.civil).toBe("2023-04-23T12:00");
    expect(messages).toHaveLength(2);
  });

  test("a scene starts afresh at its own moment", async () => {
    await client.post("command", typed("/posted"));
    await client.post("scene", { scene: "2019-election", callId: randomUUID() });
    const state = await client.stateFor("officer");
    expect(state).toMatchObject({
      scene: "2019-election",
      now: { day: "Monday 2 September 2019" },
      messages: [],
    });
  });
});

test("open pages are told that something changed, and are let go when Muster stops", async () => {
  const other = await openSampleRoom();
  const events = await fetch(`${other.url}/api/events`);
  expect(events.headers.get("content-type")).toBe("text/event-stream");
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain("retry:");
  await other.chat.post(placeFor("general", "officer"), sampleCard, key("ping"));
  expect((await reader?.read())?.value).toContain("event: changed");
  await other.close();
  expect((await reader?.read())?.done).toBe(true);
});
