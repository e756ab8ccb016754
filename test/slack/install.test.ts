import { expect, test } from "vitest";
import { ChatProblem } from "../../src/core/chat/chat.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { Shown } from "../doubles/slack/person.ts";
import { keepingLog } from "../support/logs.ts";
import { install } from "./install.ts";
import { card, general, keepingInbox, openBranch, overHttp, place, signingSecret, team } from "./support.ts";

const key = deliveryKey("018f2f6e-7f7b-7c3a-9b1c-2f6a1f4f6f10");

const hour = 60 * 60_000;

const other = "T0OTHER";

const elsewhere = { chat: "slack", workspace: other, channel: "C0THEIRS" } as const;

/** Bolt dates a new token by the real clock, so the double's begins there; hours pass in it between the posts. */
function rotating() {
  return { rotation: true, startsAt: Date.now(), rateClock: "own" } as const;
}

function textOf(shown: Shown): string {
  return shown.kind === "message" ? shown.message.text : "";
}

test("Muster is installed in a browser, told what to do next, and posts there; who installed it is kept as a code, and manages nothing by that", async () => {
  const { slack, rep } = await openBranch();
  const { inbox, calls, joined } = keepingInbox();
  const { chat, url, installations } = await overHttp(slack, inbox);
  const { status, page } = await install(slack, url, { team, user: rep.id });
  expect(status).toBe(200);
  expect(page).toContain("/invite @Muster");
  expect(page).toContain("/branch settings");
  expect(joined).toEqual([{ chat: "slack", workspace: team }]);
  expect([...installations.all.keys()]).toEqual([`T/${team}`]);
  await chat.post(place, card("19 days to go"), key);
  await (await rep.command("/branch", "reps", { channel: general })).shown();
  expect(calls[0]?.call.caller).toMatchObject({ managesWorkspace: false, fullMember: true });
  expect([...installations.installers]).toEqual([[`T/${team}`, `code of ${team}/${rep.id}`]]);
});

test("an installation from another browser, or one that was cancelled, changes nothing and says where to start again", async () => {
  const { slack, officer } = await openBranch();
  const { url, installations } = await overHttp(slack, keepingInbox().inbox);
  const start = await fetch(`${url}/slack/install`);
  const link = /href="([^"]+)"/u.exec(await start.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  const back = new URL(slack.oauth.allow(link, { team, user: officer.id }));
  const stolen = await fetch(`${url}${back.pathname}${back.search}`);
  expect(stolen.status).toBe(400);
  expect(await stolen.text()).toContain("another browser");
  const cancelled = await fetch(`${url}/slack/oauth_redirect?error=access_denied`);
  expect(await cancelled.text()).toContain('href="/slack/install"');
  expect(installations.all.size).toBe(0);
});

test("two workspaces never see each other's posts or tokens", async () => {
  const { slack, officer } = await openBranch();
  slack.addWorkspace(other);
  const theirs = slack.addPerson("U0THEIRS", other);
  slack.addChannel(elsewhere.channel, other, { members: ["bot", theirs.id] });
  const { chat, url } = await overHttp(slack, keepingInbox().inbox);
  await install(slack, url, { team, user: officer.id });
  await expect(chat.post(elsewhere, card("Hello"), key)).rejects.toThrow(ChatProblem);
  await install(slack, url, { team: other, user: theirs.id });
  await chat.post(place, card("Ours"), key);
  await chat.post(elsewhere, card("Theirs"), key);
  expect(officer.sees(general).map(({ text }) => text)).toEqual(["Ours"]);
  expect(theirs.sees(elsewhere.channel).map(({ text }) => text)).toEqual(["Theirs"]);
  await expect(chat.post({ ...place, channel: elsewhere.channel }, card("Lost"), key)).rejects.toThrow(
    "channel_not_found",
  );
});

test("a token is refreshed when less than two hours are left, once for posts at the same time", async () => {
  const { slack, officer } = await openBranch(rotating());
  const { chat, url } = await overHttp(slack, keepingInbox().inbox);
  await install(slack, url, { team, user: officer.id });
  slack.pass(9 * hour);
  await chat.post(place, card("Still good"), key);
  expect(slack.oauth.refreshes()).toBe(0);
  slack.pass(1.5 * hour);
  await Promise.all([1, 2, 3].map((n) => chat.post(place, card(`Post ${n}`), key)));
  expect(slack.oauth.refreshes()).toBe(1);
  slack.pass(30 * hour);
  await chat.post(place, card("Long after"), key);
  expect(slack.oauth.refreshes()).toBe(2);
});

test("a refresh that fails leaves the token in use while it is good, and then posts wait", async () => {
  const { slack, officer } = await openBranch(rotating());
  const { chat, url } = await overHttp(slack, keepingInbox().inbox);
  await install(slack, url, { team, user: officer.id });
  slack.pass(11 * hour);
  slack.api.fail("oauth.v2.access", { kind: "status", status: 503 });
  await chat.post(place, card("Still good"), key);
  slack.pass(2 * hour);
  slack.api.fail("oauth.v2.access", { kind: "status", status: 503 });
  const error = await chat.post(place, card("Not now"), key).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ refusal: { kind: "unavailable" } });
  await chat.post(place, card("Now"), key);
});

for (const order of [
  ["app_uninstalled", "tokens_revoked"],
  ["tokens_revoked", "app_uninstalled"],
]) {
  test(`${order.join(" and then ")}: the installation is forgotten and posts there stop, and it can be installed again`, async () => {
    const { slack, officer } = await openBranch();
    const { inbox, left } = keepingInbox();
    const { chat, url, installations } = await overHttp(slack, inbox);
    await install(slack, url, { team, user: officer.id });
    for (const token of slack.world.tokens.values()) token.state = "revoked";
    for (const type of [...order, ...order])
      await slack.event(team, {
        type,
        ...(type === "tokens_revoked" && { tokens: { bot: ["U0MUSTER"], oauth: [] } }),
      });
    await chat.stop();
    expect(installations.all.size).toBe(0);
    expect(left).toContainEqual({ chat: "slack", workspace: team });
    await expect(chat.post(place, card("Gone"), key)).rejects.toMatchObject({
      refusal: { kind: "workspace-lost" },
    });
    await install(slack, url, { team, user: officer.id });
    await chat.post(place, card("Back"), key);
  });
}

test("an uninstall that is told of after Muster was installed again removes nothing", async () => {
  const { slack, officer } = await openBranch();
  const { inbox, left } = keepingInbox();
  const { chat, url, installations } = await overHttp(slack, inbox);
  await install(slack, url, { team, user: officer.id });
  await slack.event(team, { type: "app_uninstalled" });
  await chat.stop();
  expect(installations.all.size).toBe(1);
  expect(left).toEqual([]);
});

test("a member's own revoked token is none of Muster's", async () => {
  const { slack, officer } = await openBranch();
  const { inbox, left } = keepingInbox();
  const { chat, url, installations } = await overHttp(slack, inbox);
  await install(slack, url, { team, user: officer.id });
  await slack.event(team, { type: "tokens_revoked", tokens: { oauth: ["U0ONE"] } });
  await chat.stop();
  expect([installations.all.size, left]).toEqual([1, []]);
});

test("a channel that is deleted is left; one that is archived, or that Muster was removed from, may come back", async () => {
  const { slack, officer } = await openBranch();
  const { inbox, left } = keepingInbox();
  const { chat, url } = await overHttp(slack, inbox);
  await install(slack, url, { team, user: officer.id });
  await slack.event(team, { type: "channel_archive", channel: general, user: officer.id });
  await slack.event(team, { type: "channel_left", channel: "C0OTHER" });
  await slack.event(team, { type: "channel_deleted", channel: "C0OLD" });
  await chat.stop();
  expect(left).toEqual([{ ...place, channel: "C0OLD" }]);
});

test("installed for an organisation, Muster answers and posts in its workspaces, and leaves them all together", async () => {
  const { slack } = await openBranch();
  slack.addWorkspace(other, "E0UNION");
  slack.addWorkspace("T0THIRD", "E0UNION");
  const before = slack.addPerson("U0ADMIN", other);
  slack.addChannel(elsewhere.channel, other, { members: ["bot", before.id] });
  const { inbox, calls, left } = keepingInbox();
  const { chat, url, installations } = await overHttp(slack, inbox);
  const { page } = await install(slack, url, { team: other, user: before.id, orgWide: true });
  expect(page).toContain("whole organisation");
  const theirs = slack.addPerson("U0THEIRS", other);
  slack.world.channels.get(elsewhere.channel)?.members.add(theirs.id);
  expect(
    textOf(await (await theirs.command("/ballot", "status", { channel: elsewhere.channel })).shown()),
  ).toBe("Noted.");
  expect(calls[0]?.call.place).toEqual(elsewhere);
  await chat.post(elsewhere, card("To the workspace"), key);
  expect([...installations.all.keys()]).toEqual(["E/E0UNION"]);
  for (const token of slack.world.tokens.values()) token.state = "revoked";
  await slack.event(other, { type: "app_uninstalled" }, { orgWide: true });
  await chat.stop();
  expect(installations.all.size).toBe(0);
  expect(left).toEqual([{ chat: "slack", workspace: other }]);
});

test("installed anew for an organisation, its workspaces are told of at once, or with their first call", async () => {
  const { slack } = await openBranch();
  slack.addWorkspace(other, "E0UNION");
  const before = slack.addPerson("U0ADMIN", other);
  slack.addChannel(elsewhere.channel, other, { members: ["bot", before.id] });
  const { inbox, joined } = keepingInbox();
  const { url, installations, chat } = await overHttp(slack, inbox);
  const orgWide = { team: other, user: before.id, orgWide: true };
  await install(slack, url, orgWide);
  expect(joined).toEqual([]);
  const theirs = slack.addPerson("U0THEIRS", other);
  slack.world.channels.get(elsewhere.channel)?.members.add(theirs.id);
  const call = async () =>
    (await theirs.command("/ballot", "status", { channel: elsewhere.channel })).shown();
  await call();
  await call();
  expect(joined).toEqual([{ chat: "slack", workspace: other }]);
  for (const token of slack.world.tokens.values()) token.state = "revoked";
  await slack.event(other, { type: "app_uninstalled" }, { orgWide: true });
  await chat.stop();
  await install(slack, url, orgWide);
  await chat.stop();
  expect(joined).toHaveLength(2);
  expect(await installations.find({ teamId: other, isEnterpriseInstall: false })).toBeDefined();
});

test("an installation is kept although what comes after it fails", async () => {
  const { slack, officer } = await openBranch();
  const { inbox } = keepingInbox();
  const log = keepingLog();
  const failing = { ...inbox, joined: () => Promise.reject(new Error("no database")) };
  const { url, installations } = await overHttp(slack, failing, { log });
  expect((await install(slack, url, { team, user: officer.id })).status).toBe(200);
  expect(installations.all.size).toBe(1);
  expect(log.kept.join()).toContain("a return could not be planned");
});

test("a delivery signed with another secret, or long ago, is refused and reaches nobody", async () => {
  const { slack, one } = await openBranch();
  const { inbox, calls } = keepingInbox();
  const { chat, url } = await overHttp(slack, inbox);
  await install(slack, url, { team, user: one.id });
  const did = await one.command("/ballot", "status", { channel: general });
  await did.shown();
  for (const forged of [{ signingSecret: "wrong" }, { ageSeconds: 6 * 60 }])
    expect((await did.again(forged)).taken).toMatchObject({ acknowledged: false, status: 401 });
  await chat.stop();
  expect(calls).toHaveLength(1);
});

test("what is not signed at all, or not Slack's form, is refused", async () => {
  const { slack } = await openBranch();
  const { url } = await overHttp(slack, keepingInbox().inbox);
  const bare = await fetch(`${url}/slack/events`, { method: "POST", body: "{}" });
  expect(bare.status).toBe(401);
  const health = await fetch(`${url}/healthz`);
  expect(health.status).toBe(200);
});

test("secrets and people are in no log line", async () => {
  const { slack, officer } = await openBranch(rotating());
  const log = keepingLog();
  const { inbox } = keepingInbox(() => {
    throw new Error("the ballot of U0ONE");
  });
  const { chat, url } = await overHttp(slack, inbox, { log });
  await install(slack, url, { team, user: officer.id });
  slack.pass(20 * hour);
  slack.api.fail("oauth.v2.access", { kind: "error", code: "invalid_refresh_token" });
  await officer.command("/ballot", "status my secret", { channel: general });
  await chat.stop();
  expect(log.kept.length).toBeGreaterThan(0);
  const secrets = [signingSecret, slack.clientSecret, "state-secret", "xox", "secret", "U0", "C0", "T0"];
  for (const secret of secrets) expect(log.kept.join("\n")).not.toContain(secret);
});
