import { expect, test } from "vitest";
import { privately } from "../../src/core/chat/reply.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { Did } from "../doubles/slack/person.ts";
import type { Message, View } from "../doubles/slack/world.ts";
import { keepingLog } from "../support/logs.ts";
import { install } from "./install.ts";
import { card, general, keepingInbox, onSocket, openBranch, overHttp, place, team } from "./support.ts";

/** People of other workspaces and of an organisation, deleted people and guests: who is answered, and as what. */

const key = deliveryKey("018f2f6e-7f7b-7c3a-9b1c-2f6a1f4f6f10");

const yes = { id: "check/answer/b4k2m/posted", label: "Posted" };

const onlyMembers =
  "Only members of the workspace that Muster is in can answer and ask here. Nothing was kept of you.";

async function words(did: Promise<Did>): Promise<string> {
  const shown = await (await did).shown();
  return shown.kind === "message" ? shown.message.text : JSON.stringify(shown);
}

/** A channel shared with another workspace, whose admin is in it, and Muster's question there. */
async function shared() {
  const branch = await openBranch();
  const { slack, channel } = branch;
  const keeping = keepingInbox();
  const chat = await onSocket(slack, keeping.inbox);
  slack.addWorkspace("T0OTHER");
  const stranger = slack.addPerson("U0STRANGER", "T0OTHER", { at: team, admin: true });
  channel.members.add(stranger.id);
  await chat.post(place, card("Have you posted?", { buttons: [yes] }), key);
  const [asked] = stranger.sees(general);
  if (!asked) throw new Error("no post");
  return { ...branch, ...keeping, chat, stranger, asked };
}

test("in a shared channel, somebody of another workspace is told that only members can answer, and nothing comes of their tap", async () => {
  const { stranger, one, asked, calls } = await shared();
  expect(await words(stranger.press(asked, "Posted"))).toBe(onlyMembers);
  expect(await words(stranger.command("/posted", "yes", { channel: general }))).toBe(onlyMembers);
  expect(one.sees(general)).toHaveLength(1);
  expect(calls).toEqual([]);
  expect(await words(one.press(asked, "Posted"))).toBe("Noted.");
  expect(calls.map(({ call }) => call.caller.user)).toEqual([one.id]);
});

test("a form that somebody of another workspace sends does nothing", async () => {
  const { slack, stranger, officer, calls } = await shared();
  const opened = await (await officer.command("/ballot", "create", { channel: general })).shown();
  if (opened.kind !== "view") throw new Error("no form");
  expect(await words(stranger.submit(opened.view as View, { name: "Theirs" }))).toBe(onlyMembers);
  expect(calls).toEqual([]);
  expect(slack.world.messages.filter(({ onlyFor }) => onlyFor === stranger.id)).toHaveLength(1);
});

test("somebody of another workspace who opens Muster's home finds nothing, and is asked about nothing", async () => {
  const { slack, stranger, inbox, chat } = await shared();
  const homes: string[] = [];
  const home = inbox.home.bind(inbox);
  Object.assign(inbox, {
    home: async (member: Parameters<typeof home>[0]) => {
      homes.push(member.user);
      return home(member);
    },
  });
  await stranger.visitHome();
  await chat.stop();
  expect([homes, slack.world.homes.size]).toEqual([[], 0]);
});

test("who leaves the workspace is not answered any more, within a minute", async () => {
  const { slack, officer, asked, calls } = await shared();
  await words(officer.press(asked, "Posted"));
  const left = slack.world.members.get(officer.id);
  if (left) left.deleted = true;
  slack.pass(60_000);
  expect(await words(officer.press(asked, "Posted"))).toBe(onlyMembers);
  expect(calls.map(({ call }) => call.caller.managesWorkspace)).toEqual([true]);
});

test("a guest and a bot have no rights, whatever Slack says they administer and whoever installed Muster", async () => {
  const { slack, channel } = await openBranch();
  const { inbox, calls } = keepingInbox();
  const { url } = await overHttp(slack, inbox);
  const guest = slack.addPerson("U0GUEST", team, { admin: true, guest: true });
  const bot = slack.addPerson("U0BOT", team, { admin: true, bot: true });
  for (const one of [guest, bot]) channel.members.add(one.id);
  await install(slack, url, { team, user: guest.id });
  for (const one of [guest, bot])
    expect(await words(one.command("/branch", "reps", { channel: general }))).toBe("Noted.");
  expect(calls.map(({ call: { caller } }) => [caller.managesWorkspace, caller.fullMember])).toEqual([
    [false, false],
    [false, false],
  ]);
});

test("whoever installed Muster and has left, or was never of that workspace, is no officer", async () => {
  const { slack, rep, channel } = await openBranch();
  const { inbox, calls } = keepingInbox();
  const { url } = await overHttp(slack, inbox);
  slack.addWorkspace("T0OTHER");
  const consultant = slack.addPerson("U0CONSULTANT", "T0OTHER", { at: team });
  channel.members.add(consultant.id);
  await install(slack, url, { team, user: consultant.id });
  expect(await words(consultant.command("/branch", "reps", { channel: general }))).toBe(onlyMembers);
  await install(slack, url, { team, user: rep.id });
  const left = slack.world.members.get(rep.id);
  if (left) left.deleted = true;
  expect(await words(rep.command("/branch", "reps", { channel: general }))).toBe(onlyMembers);
  expect(calls).toEqual([]);
});

test("while Slack cannot say, whoever it says is from the workspace is answered, and nobody else", async () => {
  const { slack, stranger, officer, asked, calls } = await shared();
  slack.api.fail("users.info", { kind: "status", status: 503 });
  expect(await words(stranger.press(asked, "Posted"))).toContain(
    "Slack could not say whether you are a member",
  );
  slack.api.fail("users.info", { kind: "status", status: 503 });
  expect(await words(officer.press(asked, "Posted"))).toBe("Noted.");
  expect(calls.map(({ call }) => call.caller)).toMatchObject([{ user: officer.id, managesWorkspace: false }]);
});

test("a call for a workspace that Muster is not in makes no row and no link", async () => {
  const { slack, one } = await openBranch();
  const { inbox, calls, joined } = keepingInbox();
  const { installations, chat } = await overHttp(slack, inbox);
  expect(await words(one.command("/posted", "yes", { channel: general }))).toContain(
    "Muster is not installed",
  );
  await one.visitHome();
  await chat.stop();
  expect([calls, joined, installations.all.size]).toEqual([[], [], 0]);
});

const union = "E0UNION";

const theirs = { chat: "slack", workspace: "T0DOCKS", channel: "C0DOCKS" } as const;

/** An organisation of two workspaces, Muster installed for all of it; a channel of one of them. */
async function organisation() {
  const { slack } = await openBranch();
  for (const id of ["T0DOCKS", "T0RAIL"]) slack.addWorkspace(id, union);
  const keeping = keepingInbox(() => privately(card("Noted.")));
  const log = keepingLog();
  const over = await overHttp(slack, keeping.inbox, { log });
  const installer = slack.addPerson("U0INSTALLER", "T0RAIL");
  await install(slack, over.url, { team: "T0RAIL", user: installer.id, orgWide: true });
  const docker = slack.addPerson("U0DOCKER", "T0DOCKS", { admin: true });
  const channel = slack.addChannel(theirs.channel, theirs.workspace, { members: ["bot", docker.id] });
  return { slack, ...keeping, ...over, docker, channel, log };
}

function linked(installations: Awaited<ReturnType<typeof overHttp>>["installations"], teamId: string) {
  return installations.find({ teamId, isEnterpriseInstall: false });
}

test("in an organisation, people act in the workspaces they are in, with rights only in the one they administer", async () => {
  const { slack, docker, channel, calls, joined } = await organisation();
  const both = slack.addPerson("U0BOTH", "T0RAIL", {
    at: "T0DOCKS",
    admin: true,
    teams: ["T0RAIL", "T0DOCKS"],
  });
  channel.members.add(both.id);
  for (const one of [docker, both])
    expect(await words(one.command("/branch", "reps", { channel: theirs.channel }))).toBe("Noted.");
  expect(
    calls.map(({ call: { caller, place: where } }) => [where.workspace, caller.managesWorkspace]),
  ).toEqual([
    ["T0DOCKS", true],
    ["T0DOCKS", false],
  ]);
  expect(joined).toEqual([{ chat: "slack", workspace: "T0DOCKS" }]);
});

test("in an organisation, whoever is not in the workspace is turned away; so is somebody of another organisation", async () => {
  const { slack, channel, calls, installations, docker } = await organisation();
  const rail = slack.addPerson("U0RAIL", "T0RAIL", { at: "T0DOCKS", admin: true });
  slack.addWorkspace("T0FIRM", "E0FIRM");
  const firm = slack.addPerson("U0FIRM", "T0FIRM", { at: "T0DOCKS", admin: true });
  for (const { id } of [rail, firm]) channel.members.add(id);
  for (const one of [rail, firm])
    expect(await words(one.command("/posted", "yes", { channel: theirs.channel }))).toBe(onlyMembers);
  expect(calls).toEqual([]);
  expect(await linked(installations, "T0DOCKS")).toBeUndefined();
  await words(docker.command("/posted", "yes", { channel: theirs.channel }));
  expect(await linked(installations, "T0DOCKS")).toBeDefined();
});

test("in an organisation the home page and its form are for the workspace Muster was opened in", async () => {
  const { docker, chat, calls } = await organisation();
  expect(await docker.openHome()).toBe("The page of U0DOCKER");
  const opened = await (await docker.command("/ballot", "create", { channel: theirs.channel })).shown();
  if (opened.kind !== "view") throw new Error("no form");
  expect(await words(docker.submit(opened.view, { name: "Docks" }))).toBe("Noted.");
  expect(calls.map(({ call }) => call.place)).toEqual([theirs]);
  await chat.post(theirs, card("Have you posted?", { buttons: [yes] }), key);
  const asked = docker.sees(theirs.channel).find(({ text }) => text === "Have you posted?") as Message;
  expect(await words(docker.press(asked, "Posted"))).toBe("Noted.");
  expect(calls.at(-1)?.call.place).toEqual(theirs);
});

test("while Slack cannot say, the organisation's own people are answered without rights, and nobody of another", async () => {
  const { slack, docker, channel, chat, calls, log } = await organisation();
  const rail = slack.addPerson("U0RAIL", "T0RAIL", {
    at: "T0DOCKS",
    teams: ["T0RAIL", "T0DOCKS"],
    admin: true,
  });
  slack.addWorkspace("T0FIRM", "E0FIRM");
  const firm = slack.addPerson("U0FIRM", "T0FIRM", { at: "T0DOCKS", admin: true });
  for (const { id } of [rail, firm]) channel.members.add(id);
  await words(docker.command("/posted", "yes", { channel: theirs.channel }));
  await chat.post(theirs, card("Have you posted?", { buttons: [yes] }), key);
  const asked = docker.sees(theirs.channel).find(({ text }) => text === "Have you posted?") as Message;
  for (const one of [rail, firm, docker]) {
    slack.api.fail("users.info", { kind: "error", code: "ratelimited" });
    const said = await words(one.press(asked, "Posted"));
    expect(said).toContain(one === firm ? "could not say whether you are a member" : "Noted.");
  }
  const given = calls.map(({ call: { caller, place: where } }) => [caller.user, where.workspace]);
  expect(given.slice(-2)).toEqual([
    [rail.id, "T0DOCKS"],
    [docker.id, "T0DOCKS"],
  ]);
  for (const { call } of calls.slice(-2)) {
    expect(call.caller).toMatchObject({ managesWorkspace: false, fullMember: false });
  }
  expect(log.kept.join()).not.toContain("U0");
});

test("an uninstall of a whole organisation that names no workspace forgets it, unless Muster is back already", async () => {
  const { slack, docker, chat, installations, left } = await organisation();
  await words(docker.command("/posted", "yes", { channel: theirs.channel }));
  const gone = {
    type: "event_callback",
    team_id: union,
    enterprise_id: union,
    event_id: "Ev0",
    event: { type: "app_uninstalled" },
    authorizations: [{ team_id: null, enterprise_id: union, is_enterprise_install: true }],
  };
  await slack.deliveries.deliverEvent(gone);
  await chat.stop();
  expect([installations.all.size, left]).toEqual([1, []]);
  for (const token of slack.world.tokens.values()) token.state = "revoked";
  await slack.deliveries.deliverEvent(gone);
  await chat.stop();
  expect([installations.all.size, left]).toEqual([0, [{ chat: "slack", workspace: "T0DOCKS" }]]);
});
