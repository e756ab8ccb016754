import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { placeFor } from "../../src/preview/room.ts";
import { sampleCard, sampleCommands, sampleForm } from "./sample-inbox.ts";
import { key, openSampleRoom, type SampleRoom } from "./sample-room.ts";

let room: SampleRoom;

beforeAll(async () => {
  room = await openSampleRoom();
});

beforeEach(async () => {
  await room.reset();
  room.inbox.calls.length = 0;
});

afterAll(() => room.close());

const stateShape = z.object({
  scene: z.string().optional(),
  now: z.object({ at: z.string(), civil: z.string(), day: z.string(), time: z.string() }),
  as: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  channels: z.array(z.object({ id: z.string(), name: z.string(), newest: z.string().nullable() })),
  messages: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      onlyForMe: z.boolean(),
      asked: z.string().nullable(),
      card: z.unknown(),
    }),
  ),
});

async function stateFor(as: string, channel = "general") {
  const response = await fetch(`${room.url}/api/state?as=${as}&channel=${channel}`);
  expect(response.status).toBe(200);
  return stateShape.parse(await response.json());
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${room.url}/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
}

function typed(line: string, as = "officer", callId: string = randomUUID()) {
  return { as, channel: "general", line, callId };
}

describe("the room", () => {
  test("says who is there, what they see and what time it is in the UK", async () => {
    const state = await stateFor("officer");
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
    expect(state.channels.map(({ id }) => id)).toEqual(["general", "activists", "reps", "direct"]);
  });

  test("members neither see #reps nor may ask for it", async () => {
    const state = await stateFor("member-one");
    expect(state.channels.map(({ id }) => id)).toEqual(["general", "activists", "direct"]);
    const response = await fetch(`${room.url}/api/state?as=member-one&channel=reps`);
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: "Member one is not in that channel." });
    expect((await post("command", { ...typed("/posted", "member-two"), channel: "reps" })).status).toBe(403);
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
    const foreign = await post("command", typed("/posted"), { origin: "http://evil.example" });
    expect(foreign.status).toBe(403);
    expect(room.inbox.calls).toEqual([]);
  });
});

describe("calls", () => {
  test("carry who, where, what and the page’s own id for the call", async () => {
    const call = typed("/ballot status b4k2m", "member-one");
    await post("command", call);
    expect(room.inbox.calls).toEqual([
      {
        callId: call.callId,
        caller: { chat: "preview", workspace: "preview", user: "member-one", managesWorkspace: false },
        place: { chat: "preview", workspace: "preview", channel: "general" },
        command: "ballot",
        input: "status b4k2m",
      },
    ]);
  });

  test("only the officer may manage the workspace", async () => {
    await post("command", typed("/posted", "officer"));
    expect(room.inbox.calls[0]?.caller.managesWorkspace).toBe(true);
  });

  test("a reply is kept for its addressee, and nobody else is shown it", async () => {
    const { body } = await post("command", typed("/ballot status", "member-one"));
    expect(body.kind).toBe("answered");
    const mine = await stateFor("member-one");
    expect(mine.messages).toMatchObject([
      { id: body.message, kind: "reply", onlyForMe: true, asked: "/ballot status" },
    ]);
    expect(mine.messages[0]?.card).toEqual(JSON.parse(JSON.stringify(sampleCard)));
    for (const other of ["officer", "rep", "member-two"]) {
      const state = await stateFor(other);
      expect(state.messages).toEqual([]);
      expect(state.channels[0]?.newest).toBeNull();
    }
    const stolen = { as: "officer", channel: "general", callId: randomUUID() };
    const press = { ...stolen, message: body.message, button: "check/erase", label: "x" };
    expect((await post("press", press)).status).toBe(404);
    await post("dismiss", { as: "officer", message: body.message });
    expect((await stateFor("member-one")).messages).toHaveLength(1);
    await post("dismiss", { as: "member-one", message: body.message });
    expect((await stateFor("member-one")).messages).toEqual([]);
  });

  test("a call sent again is answered again and shown once", async () => {
    const call = typed("/posted", "rep");
    const first = await post("command", call);
    expect((await post("command", call)).body).toEqual(first.body);
    expect(room.inbox.calls).toHaveLength(1);
    expect((await stateFor("rep")).messages).toHaveLength(1);
  });

  test("a refusal is shown to the caller alone", async () => {
    const { body } = await post("command", typed("/ballot create", "member-one"));
    expect(body.kind).toBe("refused");
    expect((await stateFor("member-one")).messages).toHaveLength(1);
  });

  test("a press of a private reply’s button replaces that reply", async () => {
    const reply = await post("command", typed("/ballot status", "rep"));
    const press = { as: "rep", channel: "general", message: reply.body.message, callId: randomUUID() };
    const pressed = await post("press", {
      ...press,
      button: "check/answer/posted",
      label: "I have posted it",
    });
    expect(pressed.body).toEqual({ kind: "answered", message: reply.body.message });
    const { messages } = await stateFor("rep");
    expect(messages).toMatchObject([{ card: { title: "Thank you: noted as posted" } }]);
  });

  test("a press of a public button is answered privately and leaves the post alone", async () => {
    const { id } = await room.chat.post(placeFor("general", "officer"), sampleCard, key("check"));
    const press = { as: "member-two", channel: "general", message: id, callId: randomUUID() };
    await post("press", { ...press, button: "check/answer/posted", label: "I have posted it" });
    expect((await stateFor("member-two")).messages).toMatchObject([
      { id, card: { title: sampleCard.title } },
      { onlyForMe: true, asked: "I have posted it", card: { title: "Thank you: noted as posted" } },
    ]);
    expect((await stateFor("member-one")).messages).toHaveLength(1);
  });

  test("a form is opened, refused with its field, and answered", async () => {
    expect((await post("command", typed("/ballot create"))).body).toEqual({ kind: "form", form: sampleForm });
    const form = { as: "officer", channel: "general", form: sampleForm.id, title: sampleForm.title };
    const wrong = await post("submit", {
      ...form,
      values: { name: "PCS reballot", closes: "9" },
      callId: randomUUID(),
    });
    expect(wrong.body).toMatchObject({ kind: "refused", field: "closes" });
    expect((await stateFor("officer")).messages).toEqual([]);
    const values = { name: "PCS reballot", closes: "9 May" };
    const right = await post("submit", { ...form, values, callId: randomUUID() });
    expect(right.body.kind).toBe("answered");
    expect((await stateFor("officer")).messages).toMatchObject([{ asked: "Set up a ballot" }]);
  });

  test("suggestions come from Muster", async () => {
    const query = "as=rep&channel=general&command=ballot&subcommand=status&option=ballot&typed=b4";
    const response = await fetch(`${room.url}/api/suggest?${query}`);
    expect(await response.json()).toEqual([{ value: "b4k2m", label: "PCS reballot" }]);
  });

  test("calls from somebody’s direct messages come from a place of their own", async () => {
    await post("command", { ...typed("/posted", "rep"), channel: "direct" });
    expect(room.inbox.calls[0]?.place.channel).toBe("direct-rep");
    expect((await stateFor("rep", "direct")).messages).toHaveLength(1);
    expect((await stateFor("officer", "direct")).messages).toEqual([]);
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
    const answer = await post(path, body);
    expect(answer).toEqual({ status, body: { error: expect.stringMatching(words) } });
    expect(room.errors).toEqual([]);
  });

  test("a fault of Muster’s own shows no more than a reference", async () => {
    const { status, body } = await post("command", typed("/explode"));
    expect(status).toBe(500);
    expect(body.error).toMatch(/^Something went wrong in Muster/u);
    expect(JSON.stringify([body, room.errors])).not.toContain("secret words");
  });
});

describe("the clock", () => {
  test("walks to the next post, by an hour, by a day and to a date", async () => {
    const walk = (by: object) => post("walk", { ...by, callId: randomUUID() });
    expect((await walk({ by: "next" })).body).toEqual({ kind: "moved", posted: 1, nothingPlanned: false });
    expect((await stateFor("rep")).now.civil).toBe("2023-04-21T09:00");
    expect((await walk({ by: "hour" })).body).toMatchObject({ posted: 0 });
    expect((await stateFor("rep")).now.time).toBe("10am");
    expect((await walk({ by: "day" })).body).toMatchObject({ posted: 1 });
    expect((await walk({ by: "to", to: "2023-04-27T09:00" })).body).toMatchObject({ posted: 5 });
    expect((await stateFor("rep")).now.day).toBe("Thursday 27 April 2023");
  });

  test("a walk sent again is not walked again", async () => {
    const walk = { by: "day", callId: randomUUID() };
    const both = await Promise.all([post("walk", walk), post("walk", walk)]);
    expect(both[0]).toEqual(both[1]);
    expect(await post("walk", walk)).toEqual(both[0]);
    expect((await stateFor("rep")).now.civil).toBe("2023-04-21T09:00");
  });

  test("skips ahead at once", async () => {
    await post("jump", { to: "2023-04-23T12:00", callId: randomUUID() });
    const { now, messages } = await stateFor("rep");
    expect(now.civil).toBe("2023-04-23T12:00");
    expect(messages).toHaveLength(3);
  });

  test("a scene starts afresh at its own moment", async () => {
    await post("command", typed("/posted"));
    await post("scene", { scene: "2019-election", callId: randomUUID() });
    const state = await stateFor("officer");
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
