import { expect, test, vi } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { createSlack } from "../../src/slack/slack.ts";
import { freePort } from "../servers/free-port.ts";
import { keepingLog } from "../support/logs.ts";
import {
  appToken,
  botToken,
  general,
  keepingInbox,
  onSocket,
  openBranch,
  slackOptions,
  team,
} from "./support.ts";

async function startingWith(change: (slack: Awaited<ReturnType<typeof openBranch>>["slack"]) => void) {
  const { slack } = await openBranch();
  change(slack);
  const chat = createSlack(slackOptions(slack));
  const error = await chat.start(keepingInbox().inbox).catch((thrown: unknown) => thrown);
  await chat.stop();
  expect(error).toBeInstanceOf(StartError);
  const { message } = error as StartError;
  expect(message).not.toMatch(/xoxb-the|xapp-the/u);
  return message;
}

test("a wrong or revoked bot token is told at the start, with where to find the right one", async () => {
  expect(await startingWith((slack) => slack.world.tokens.delete(botToken))).toContain(
    "SLACK_BOT_TOKEN (invalid_auth)",
  );
  const revoked = await startingWith((slack) => {
    const token = slack.world.tokens.get(botToken);
    if (token) token.state = "revoked";
  });
  expect(revoked).toContain("SLACK_BOT_TOKEN (token_revoked)");
});

test("a wrong app token, or one without its scope, is told at the start", async () => {
  expect(await startingWith((slack) => slack.world.tokens.delete(appToken))).toContain(
    "SLACK_APP_TOKEN (invalid_auth)",
  );
  expect(await startingWith((slack) => slack.addAppToken(appToken, ["authorizations:read"]))).toContain(
    "SLACK_APP_TOKEN (missing_scope)",
  );
});

test("a bot token where the app token belongs is told at the start", async () => {
  const message = await startingWith((slack) => {
    slack.world.tokens.delete(appToken);
    slack.addToken(appToken, "T0BRANCH");
  });
  expect(message).toContain("SLACK_APP_TOKEN (not_allowed_token_type)");
});

test("Muster starts while Slack is away, and stops again", async () => {
  const { slack } = await openBranch();
  const log = keepingLog();
  const chat = createSlack({
    ...slackOptions(slack, log),
    apiUrl: `http://127.0.0.1:${await freePort()}/api/`,
  });
  expect(chat.health()).toMatchObject({ state: "connecting", reason: "not-started" });
  await chat.start(keepingInbox().inbox);
  expect(chat.health().state).toBe("connecting");
  expect(chat.health().reason).not.toBe("not-started");
  const [told = ""] = log.kept.filter((line) => line.startsWith("no connection to Slack; trying again"));
  expect(told).toContain('"code":"ECONNREFUSED"');
  await chat.stop();
});

test("what Slack answers in place of a code is not passed on: it may name somebody", async () => {
  const { slack } = await openBranch();
  const log = keepingLog();
  const chat = createSlack(slackOptions(slack, log));
  slack.api.fail("apps.connections.open", { kind: "error", code: "U0SOMEBODY is not allowed" });
  const error = await chat.start(keepingInbox().inbox).catch((thrown: unknown) => thrown);
  await chat.stop();
  expect(error).toHaveProperty("message", expect.stringContaining("SLACK_APP_TOKEN (no code)"));
  expect([String(error), ...log.kept, chat.health().reason].join("\n")).not.toContain("U0SOMEBODY");
});

test("with a single token, Muster is back in its workspace whenever it starts", async () => {
  const { slack } = await openBranch();
  const { inbox, joined } = keepingInbox();
  await onSocket(slack, inbox);
  expect(joined).toEqual([{ chat: "slack", workspace: team }]);
});

test("two processes on one token: each call reaches one of them", async () => {
  const { slack, one } = await openBranch();
  const first = keepingInbox();
  const second = keepingInbox();
  await onSocket(slack, first.inbox);
  await onSocket(slack, second.inbox);
  for (const typed of ["status", "status", "status", "status"])
    await (await one.command("/ballot", typed, { channel: general })).shown();
  expect([first.calls.length, second.calls.length]).toEqual([2, 2]);
});

test("a stop waits for the call that is in hand, whose answer still arrives", async () => {
  const { slack, one } = await openBranch();
  let finish: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { inbox } = keepingInbox(async () => {
    await waiting;
    return { kind: "private", card: { lines: [[{ kind: "text", text: "Done in time." }]] } };
  });
  const chat = await onSocket(slack, inbox);
  const did = await one.command("/ballot", "status", { channel: general });
  const stopped = chat.stop();
  finish();
  await stopped;
  expect(one.sees(general).map(({ text }) => text)).toEqual(["Done in time."]);
  expect(did.taken.acknowledged).toBe(true);
});

test("whether its calls come in is known: connected, and refused with Slack's own word", async () => {
  const { slack } = await openBranch();
  const chat = await onSocket(slack, keepingInbox().inbox);
  expect(chat.health().state).toBe("connected");
  slack.world.tokens.delete(appToken);
  slack.deliveries.recycle();
  await vi.waitFor(() => expect(chat.health()).toMatchObject({ state: "refused", reason: "invalid_auth" }), {
    timeout: 20_000,
  });
  await chat.stop();
  expect(chat.health()).toMatchObject({ state: "connecting", reason: "stopped" });
});
