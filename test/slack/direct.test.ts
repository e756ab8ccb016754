import { expect, test } from "vitest";
import type { Reply } from "../../src/core/chat/reply.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import { card, keepingInbox, onSocket, openBranch, place, team } from "./support.ts";

/** Commands typed in direct messages. Slack: Muster is part of none but its own. */

const key = deliveryKey("018f2f6e-7f7b-7c3a-9b1c-2f6a1f4f6f10");

const nowhere = { chat: "slack", workspace: team, channel: "" };

async function inDirect(kind: "im" | "mpim", answer?: () => Reply) {
  const branch = await openBranch();
  const keeping = keepingInbox(answer);
  const chat = await onSocket(branch.slack, keeping.inbox);
  const id = kind === "im" ? "D0COLLEAGUES" : "C0COLLEAGUES";
  branch.slack.addChannel(id, team, { kind, members: [branch.rep.id, branch.one.id] });
  return { ...branch, ...keeping, chat, id };
}

for (const kind of ["im", "mpim"] as const) {
  test(`a command typed in a direct message reaches core as typed in no channel, and is answered there (${kind})`, async () => {
    const { rep, one, id, calls } = await inDirect(kind);
    const shown = await (await rep.command("/ballot", "status", { channel: id })).shown();
    expect(shown).toMatchObject({ kind: "message", message: { channel: id, onlyFor: rep.id } });
    expect(calls.map(({ call }) => call.place)).toEqual([nowhere]);
    expect(one.sees(id)).toEqual([]);
  });

  test(`nobody fills in a form there for what core will refuse (${kind})`, async () => {
    const { slack, rep, id, calls } = await inDirect(kind);
    await (await rep.command("/ballot", "create", { channel: id })).shown();
    expect([slack.world.views, calls.length]).toEqual([[], 1]);
  });
}

test("a form opened there is answered in Muster's own direct message", async () => {
  const { rep, id, calls } = await inDirect("im");
  const opened = await (await rep.command("/reminder", "add", { channel: id })).shown();
  if (opened.kind !== "view") throw new Error("no form");
  const sent = await rep.submit(opened.view, { text: "Meeting", when: "27 April 5pm", who: "me" });
  const shown = await sent.shown();
  expect(shown).toMatchObject({ kind: "message", message: { text: "Noted." } });
  expect(shown.kind === "message" && shown.message.channel).toMatch(/^D(?!0COLLEAGUES)/u);
  expect(calls.map(({ call }) => call.place)).toEqual([nowhere]);
});

test("a button under Muster's own direct message is pressed in no channel, and answered below it", async () => {
  const { rep, chat, calls, slack } = await inDirect("im");
  const stop = { id: "reminder/stop/b4k2m", label: "Stop" };
  await chat.post(
    { chat: "slack", workspace: team, user: rep.id },
    card("Meeting", { buttons: [stop] }),
    key,
  );
  const [message] = slack.world.messages;
  if (!message) throw new Error("no message");
  const shown = await (await rep.press(message, "Stop")).shown();
  expect(shown).toMatchObject({ kind: "message", message: { text: "Noted.", channel: message.channel } });
  expect(calls.map(({ call }) => call.place)).toEqual([nowhere]);
  expect(slack.world.homes.size).toBe(0);
});

test("Slack takes no post in a direct message that Muster is not part of", async () => {
  const { chat, id } = await inDirect("im");
  await expect(chat.post({ ...place, channel: id }, card("Countdown"), key)).rejects.toThrow(
    "channel_not_found",
  );
});
