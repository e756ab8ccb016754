import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeFor } from "../../src/preview/room.ts";
import { createSampleClient, type SampleClient, typed } from "./sample-client.ts";
import { sampleCard, sampleForm } from "./sample-inbox.ts";
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

describe("calls", () => {
  test("carry who, where, what and the page’s own id for the call", async () => {
    const call = typed("/ballot status b4k2m", "member-one");
    await client.post("command", call);
    expect(room.inbox.calls).toEqual([
      {
        callId: call.callId,
        caller: {
          chat: "preview",
          workspace: "preview",
          user: "member-one",
          managesWorkspace: false,
          groupsOf: expect.any(Function),
        },
        place: { chat: "preview", workspace: "preview", channel: "general" },
        command: "ballot",
        input: "status b4k2m",
      },
    ]);
  });

  test("only the officer may manage the workspace", async () => {
    await client.post("command", typed("/posted", "officer"));
    expect(room.inbox.calls[0]?.caller.managesWorkspace).toBe(true);
  });

  test("a reply is kept for its addressee, and nobody else is shown it", async () => {
    const { body } = await client.post("command", typed("/ballot status", "member-one"));
    expect(body.kind).toBe("answered");
    const mine = await client.stateFor("member-one");
    expect(mine.messages).toMatchObject([
      { id: body.message, kind: "reply", onlyForMe: true, asked: "/ballot status" },
    ]);
    expect(mine.messages[0]?.card).toEqual(JSON.parse(JSON.stringify(sampleCard)));
    for (const other of ["officer", "rep", "member-two"]) {
      const state = await client.stateFor(other);
      expect(state.messages).toEqual([]);
      expect(state.channels[0]?.newest).toBeNull();
    }
    const stolen = { as: "officer", channel: "general", callId: randomUUID() };
    const press = { ...stolen, message: body.message, button: "check/erase", label: "x" };
    expect((await client.post("press", press)).status).toBe(404);
    await client.post("dismiss", { as: "officer", message: body.message });
    expect((await client.stateFor("member-one")).messages).toHaveLength(1);
    await client.post("dismiss", { as: "member-one", message: body.message });
    expect((await client.stateFor("member-one")).messages).toEqual([]);
  });

  test("what was typed after /posted is neither shown again nor kept", async () => {
    const lines = [
      "/posted I voted yes",
      "/Posted\tI voted yes",
      "/posted I think I voted",
      "/postde I voted yes",
    ];
    for (const line of lines) await client.post("command", typed(line, "member-one"));
    await client.post("command", typed("/posted", "member-one"));
    const { messages } = await client.stateFor("member-one");
    expect(messages.map(({ asked }) => asked)).toEqual([
      "/posted …",
      "/Posted …",
      "/posted …",
      "/postde …",
      "/posted",
    ]);
    const kept = await room.sql.query("select asked from preview_message where asked ilike '%vote%'");
    expect(kept.rows).toEqual([]);
  });

  test("a call sent again is answered again and shown once", async () => {
    const call = typed("/posted", "rep");
    const first = await client.post("command", call);
    expect((await client.post("command", call)).body).toEqual(first.body);
    expect(room.inbox.calls).toHaveLength(1);
    expect((await client.stateFor("rep")).messages).toHaveLength(1);
  });

  test("a refusal is shown to the caller alone", async () => {
    const { body } = await client.post("command", typed("/ballot create", "member-one"));
    expect(body.kind).toBe("refused");
    expect((await client.stateFor("member-one")).messages).toHaveLength(1);
  });

  test("a press of a private reply’s button replaces that reply", async () => {
    const reply = await client.post("command", typed("/ballot status", "rep"));
    const press = { as: "rep", channel: "general", message: reply.body.message, callId: randomUUID() };
    const pressed = await client.post("press", {
      ...press,
      button: "check/answer/posted",
      label: "I have posted it",
    });
    expect(pressed.body).toEqual({ kind: "answered", message: reply.body.message });
    const { messages } = await client.stateFor("rep");
    expect(messages).toMatchObject([{ card: { title: "Thank you: noted as posted" } }]);
  });

  test("a press of a public button is answered privately and leaves the post alone", async () => {
    const { id } = await room.chat.post(placeFor("general", "officer"), sampleCard, key("check"));
    const press = { as: "member-two", channel: "general", message: id, callId: randomUUID() };
    await client.post("press", { ...press, button: "check/answer/posted", label: "I have posted it" });
    expect((await client.stateFor("member-two")).messages).toMatchObject([
      { id, card: { title: sampleCard.title } },
      { onlyForMe: true, asked: "I have posted it", card: { title: "Thank you: noted as posted" } },
    ]);
    expect((await client.stateFor("member-one")).messages).toHaveLength(1);
  });

  test("a form is opened, refused with its field, and answered", async () => {
    expect((await client.post("command", typed("/ballot create"))).body).toEqual({
      kind: "form",
      form: sampleForm,
    });
    const form = { as: "officer", channel: "general", form: sampleForm.id, title: sampleForm.title };
    const wrong = await client.post("submit", {
      ...form,
      values: { name: "PCS reballot", closes: "9" },
      callId: randomUUID(),
    });
    expect(wrong.body).toMatchObject({ kind: "refused", field: "closes" });
    expect((await client.stateFor("officer")).messages).toEqual([]);
    const values = { name: "PCS reballot", closes: "9 May" };
    const right = await client.post("submit", { ...form, values, callId: randomUUID() });
    expect(right.body.kind).toBe("answered");
    expect((await client.stateFor("officer")).messages).toMatchObject([{ asked: "Set up a ballot" }]);
  });

  test("suggestions come from Muster", async () => {
    const query = "as=rep&channel=general&command=ballot&subcommand=status&option=ballot&typed=b4";
    const response = await fetch(`${room.url}/api/suggest?${query}`);
    expect(await response.json()).toEqual([{ value: "b4k2m", label: "PCS reballot" }]);
  });

  test("calls from somebody’s direct messages come from a place of their own", async () => {
    await client.post("command", { ...typed("/posted", "rep"), channel: "direct" });
    expect(room.inbox.calls[0]?.place.channel).toBe("direct-rep");
    expect((await client.stateFor("rep", "direct")).messages).toHaveLength(1);
    expect((await client.stateFor("officer", "direct")).messages).toEqual([]);
  });
});
