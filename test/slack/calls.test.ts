import { expect, test } from "vitest";
import type { Inbox } from "../../src/core/chat/chat.ts";
import { privately, type Reply, updated } from "../../src/core/chat/reply.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { SlackOptions } from "../../src/slack/slack.ts";
import type { Shown } from "../doubles/slack/person.ts";
import type { Message, View } from "../doubles/slack/world.ts";
import { latch } from "../support/waiting.ts";
import { install } from "./install.ts";
import {
  type Branch,
  card,
  general,
  keepingInbox,
  onSocket,
  openBranch,
  overHttp,
  place,
  team,
} from "./support.ts";

type Connect = (branch: Branch, inbox: Inbox, more?: Partial<SlackOptions>) => Promise<unknown>;

const key = deliveryKey("018f2f6e-7f7b-7c3a-9b1c-2f6a1f4f6f10");

const modes: readonly (readonly [string, Connect])[] = [
  ["over a socket", ({ slack }, inbox, more) => onSocket(slack, inbox, more)],
  [
    "over HTTP",
    async ({ slack, officer }, inbox, more) => {
      const { chat, url } = await overHttp(slack, inbox, more);
      await install(slack, url, { team, user: officer.id });
      return chat;
    },
  ],
];

for (const [mode, connect] of modes) {
  test(`a command is acknowledged, done, and answered to its caller alone, ${mode}`, async () => {
    const branch = await openBranch();
    const { inbox, calls } = keepingInbox();
    await connect(branch, inbox);
    const did = await branch.one.command("/ballot", 'status "R&D <site>"', { channel: general });
    expect(did.taken).toMatchObject({ acknowledged: true });
    expect(messageOf(await did.shown())).toMatchObject({ text: "Noted.", onlyFor: branch.one.id });
    expect(branch.two.sees(general)).toEqual([]);
    expect(calls).toEqual([
      {
        kind: "command",
        call: {
          callId: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/u),
          caller: expect.objectContaining({
            chat: "slack",
            workspace: team,
            user: branch.one.id,
            managesWorkspace: false,
          }),
          place,
          command: "ballot",
          input: 'status "R&D <site>"',
        },
      },
    ]);
  });

  test(`a core that takes 5 seconds still answers: the acknowledgement does not wait for it, ${mode}`, async () => {
    const branch = await openBranch();
    const slow = latch<Reply>();
    const { inbox } = keepingInbox(() => slow.promise);
    await connect(branch, inbox);
    const did = await branch.one.command("/ballot", "status", { channel: general });
    expect(did.taken.acknowledged).toBe(true);
    branch.slack.pass(5_000);
    slow.open(privately(card("Here it is.")));
    expect(messageOf(await did.shown()).text).toBe("Here it is.");
  });

  test(`a form opens when nothing more is typed, without asking core, ${mode}`, async () => {
    const branch = await openBranch();
    const { inbox, calls } = keepingInbox();
    await connect(branch, inbox);
    const did = await branch.officer.command("/ballot", "create", { channel: general });
    const { view } = viewOf(await did.shown());
    expect(view).toMatchObject({ type: "modal", callback_id: "ballot/create" });
    expect(calls).toEqual([]);
  });

  test(`a form sent reaches core with its values and place, and is answered in the channel, ${mode}`, async () => {
    const branch = await openBranch();
    const { inbox, calls } = keepingInbox();
    await connect(branch, inbox);
    const opened = await branch.officer.command("/ballot", "create", { channel: general });
    const sent = await branch.officer.submit(viewOf(await opened.shown()), {
      name: "R & D <reballot>",
      closes: "9 May",
    });
    expect(sent.taken.body ?? {}).toEqual({});
    expect(messageOf(await sent.shown())).toMatchObject({
      text: "Noted.",
      onlyFor: branch.officer.id,
      channel: general,
    });
    expect(calls).toMatchObject([
      {
        kind: "submit",
        call: { form: "ballot/create", place, values: { name: "R & D <reballot>", closes: "9 May" } },
      },
    ]);
  });

  test(`a mistake in a form is shown at its field and the form stays open, ${mode}`, async () => {
    const branch = await openBranch();
    const { inbox } = keepingInbox(() => ({
      kind: "refused",
      card: card("Not a date: “soon”."),
      field: "closes",
    }));
    await connect(branch, inbox);
    const opened = await branch.officer.command("/ballot", "create", { channel: general });
    const sent = await branch.officer.submit(viewOf(await opened.shown()), {
      name: "Reballot",
      closes: "soon",
    });
    expect(await sent.shown()).toEqual({ kind: "errors", errors: { closes: "Not a date: “soon”." } });
  });

  test(`a form that core is slow with closes in time and is answered later, ${mode}`, async () => {
    const branch = await openBranch();
    const slow = latch<Reply>();
    const { inbox } = keepingInbox(() => slow.promise);
    await connect(branch, inbox, { waitForFormMs: 5 });
    const opened = await branch.officer.command("/ballot", "create", { channel: general });
    const sent = await branch.officer.submit(viewOf(await opened.shown()), { name: "Reballot" });
    expect(sent.taken.acknowledged).toBe(true);
    slow.open({ kind: "refused", card: card("Not a date: “soon”."), field: "closes" });
    expect(messageOf(await sent.shown()).text).toBe("Not a date: “soon”.");
  });

  test(`a tap on a public message is answered to the one who tapped; a tap on the answer replaces it, ${mode}`, async () => {
    const branch = await openBranch();
    const yes = { id: "check/answer/b4k2m/posted", label: "Posted" };
    const { inbox, calls } = keepingInbox(() => updated(card("Kept.", { buttons: [yes] })));
    const chat = await connect(branch, inbox);
    await (chat as Awaited<ReturnType<typeof onSocket>>).post(
      place,
      card("Have you posted?", { buttons: [yes] }),
      key,
    );
    const [asked] = branch.one.sees(general);
    if (!asked) throw new Error("no post");
    const first = messageOf(await (await branch.one.press(asked, "Posted")).shown());
    expect(first).toMatchObject({ text: "Kept.", onlyFor: branch.one.id });
    expect(asked).toMatchObject({ text: "Have you posted?", edits: 0 });
    const second = messageOf(await (await branch.one.press(first, "Posted")).shown());
    expect(second).toMatchObject({ ts: first.ts, edits: 1 });
    expect(branch.two.sees(general)).toHaveLength(1);
    expect(calls.map(({ call }) => "button" in call && call.button)).toEqual([yes.id, yes.id]);
  });

  test(`the same tap delivered twice carries one call id, ${mode}`, async () => {
    const branch = await openBranch();
    const { inbox, calls } = keepingInbox();
    await connect(branch, inbox);
    const did = await branch.one.command("/posted", "yes", { channel: general });
    await did.shown();
    await (await did.again()).shown();
    expect(calls).toHaveLength(2);
    expect(calls[0]?.call.callId).toBe(calls[1]?.call.callId);
  });

  test(`App Home shows a person their own page, ${mode}`, async () => {
    const branch = await openBranch();
    const { inbox } = keepingInbox();
    await connect(branch, inbox);
    expect(await branch.one.openHome()).toBe("The page of U0ONE");
    expect(branch.slack.world.homes.get(branch.two.id)).toBeUndefined();
  });

  test(`who administers the workspace is an officer, asked anew for every call, ${mode}`, async () => {
    const branch = await openBranch();
    const { inbox, calls } = keepingInbox();
    await connect(branch, inbox);
    const admin = branch.slack.addPerson("U0ADMIN", team, { admin: true });
    branch.channel.members.add(admin.id);
    const call = async () => (await admin.command("/branch", "reps", { channel: general })).shown();
    await call();
    const known = branch.slack.world.members.get(admin.id);
    if (known) known.admin = false;
    await call();
    await call();
    expect(calls.map(({ call: { caller } }) => caller.managesWorkspace)).toEqual([true, false, false]);
    // That somebody has no right may be remembered: a crowd is not asked about over and over.
    expect(branch.slack.api.called.filter((method) => method === "users.info")).toHaveLength(2);
    if (known) known.admin = true;
    branch.slack.pass(60_000);
    await call();
    expect(calls.at(-1)?.call.caller.managesWorkspace).toBe(true);
  });
}

test("an answer goes as an ephemeral message when the call's own address is used up, and where that fails, directly", async () => {
  const branch = await openBranch();
  const { inbox } = keepingInbox();
  await onSocket(branch.slack, inbox);
  const did = await branch.one.command("/ballot", "status", { channel: general });
  await did.shown();
  branch.slack.pass(31 * 60_000);
  const late = await did.again();
  expect(messageOf(await late.shown())).toMatchObject({ onlyFor: branch.one.id, channel: general });
  branch.channel.members.delete("bot");
  const direct = messageOf(await (await did.again()).shown());
  expect(direct.channel).toMatch(/^D/u);
  expect(branch.one.sees(direct.channel)).toHaveLength(1);
  expect(branch.two.sees(direct.channel)).toEqual([]);
});

test("a command works in a private channel that Muster is not in", async () => {
  const branch = await openBranch();
  const { inbox } = keepingInbox();
  await onSocket(branch.slack, inbox);
  branch.slack.addChannel("C0COMMITTEE", team, { kind: "private", members: [branch.one.id] });
  const did = await branch.one.command("/ballot", "status", { channel: "C0COMMITTEE" });
  expect(messageOf(await did.shown())).toMatchObject({ text: "Noted.", channel: "C0COMMITTEE" });
});

test("a form whose trigger is too old says what to do instead", async () => {
  const branch = await openBranch();
  const { inbox } = keepingInbox();
  await onSocket(branch.slack, inbox);
  branch.slack.api.fail("views.open", { kind: "error", code: "expired_trigger_id" });
  const did = await branch.officer.command("/ballot", "create", { channel: general });
  expect(messageOf(await did.shown()).text).toBe(
    "Slack did not open the form in time. Type the command again.",
  );
});

test("Muster comes back by itself when Slack recycles its socket", async () => {
  const branch = await openBranch();
  const { inbox } = keepingInbox();
  await onSocket(branch.slack, inbox);
  const back = branch.slack.deliveries.nextSocket();
  branch.slack.deliveries.recycle();
  await back;
  const did = await branch.one.command("/ballot", "status", { channel: general });
  expect(messageOf(await did.shown()).text).toBe("Noted.");
});

test("a Slack that cannot say who somebody is makes nobody an officer", async () => {
  const branch = await openBranch();
  const { inbox, calls } = keepingInbox();
  await onSocket(branch.slack, inbox);
  branch.slack.api.fail("users.info", { kind: "status", status: 503 });
  await (await branch.officer.command("/branch", "reps", { channel: general })).shown();
  await (await branch.officer.command("/branch", "reps", { channel: general })).shown();
  expect(calls.map(({ call }) => call.caller.managesWorkspace)).toEqual([false, true]);
});

test("who is in a user group is asked of Slack for every act of theirs, and at most once a minute for others", async () => {
  const branch = await openBranch();
  const chat = await onSocket(branch.slack, keepingInbox().inbox);
  branch.slack.world.groups.set("S0REPS", { team, users: new Set([branch.rep.id]) });
  const who = (user: string) => ({ workspace: team, user });
  expect(await chat.groupsOf(who(branch.rep.id), ["S0REPS"])).toEqual(["S0REPS"]);
  expect(await chat.groupsOf(who(branch.one.id), ["S0REPS"])).toEqual([]);
  const asked = () => branch.slack.api.called.filter((method) => method === "usergroups.users.list").length;
  expect(asked()).toBe(1);
  branch.slack.world.groups.set("S0REPS", { team, users: new Set([branch.one.id]) });
  expect(await chat.groupsOf(who(branch.rep.id), ["S0REPS"])).toEqual([]);
  expect(asked()).toBe(2);
  expect(await chat.groupsOf(who(branch.rep.id), ["S0NONE"])).toEqual([]);
});

function messageOf(shown: Shown): Message {
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  return shown.message;
}

function viewOf(shown: Shown): View {
  if (shown.kind !== "view") throw new Error(`not a form: ${JSON.stringify(shown)}`);
  return shown.view;
}
