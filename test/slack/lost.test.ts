import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ChatProblem } from "../../src/core/chat/chat.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import { createSlack } from "../../src/slack/slack.ts";
import type { ChannelRefusal, WorkspaceRefusal } from "../doubles/slack/world.ts";
import { card, general, keepingInbox, onSocket, openBranch, place, slackOptions, team } from "./support.ts";

async function open() {
  const branch = await openBranch();
  const { inbox, ...told } = keepingInbox();
  await onSocket(branch.slack, inbox);
  const chat = createSlack(slackOptions(branch.slack));
  told.joined.splice(0);
  const post = async () => {
    try {
      await chat.post(place, card("x"), deliveryKey(randomUUID()));
      return "posted";
    } catch (error) {
      return (error as ChatProblem).refusal.kind;
    }
  };
  return { ...branch, ...told, post };
}

const lost: readonly WorkspaceRefusal[] = [
  ...(["org_login_required", "token_revoked", "access_denied", "invalid_auth"] as const),
  ...(["not_authed", "account_inactive", "team_access_not_granted"] as const),
];

const forNow: readonly (WorkspaceRefusal | ChannelRefusal)[] = [
  ...(["accesslimited", "ekm_access_denied", "team_added_to_org"] as const),
  ...(["external_channel_migrating", "message_limit_exceeded", "a_code_of_tomorrow"] as const),
];

describe("what Slack says for a while is no end", () => {
  test.each(lost)("%s: the workspace is lost, until it accepts Muster again", async (code) => {
    const { slack, post } = await open();
    slack.refuse(team, code);
    expect(await post()).toBe("workspace-lost");
    slack.refuse(team, undefined);
    expect(await post()).toBe("posted");
  });

  test.each(forNow)("%s: not now", async (code) => {
    const { slack, post, channel } = await open();
    const ofChannel = ["external_channel_migrating", "message_limit_exceeded", "a_code_of_tomorrow"];
    if (ofChannel.includes(code)) channel.refuses = code as ChannelRefusal;
    else slack.refuse(team, code as WorkspaceRefusal);
    expect(await post()).toBe("unavailable");
  });
});

test.each([
  [403, "unavailable"],
  [404, "unavailable"],
  [413, "refused"],
])("HTTP %i, from something on the way, is %s", async (status, refusal) => {
  const { slack, post } = await open();
  slack.api.fail("chat.postMessage", { kind: "status", status });
  expect(await post()).toBe(refusal);
});

test("an archived channel is lost, and told as back when it is unarchived", async () => {
  const { slack, post, joined, left } = await open();
  await slack.archive(general, true);
  expect(await post()).toBe("place-lost");
  await slack.archive(general, false);
  expect(joined).toEqual([place]);
  expect(left).toEqual([]);
  expect(await post()).toBe("posted");
});

test("that Muster was invited into a channel is told, and nobody else’s coming is", async () => {
  const { slack, joined, one } = await open();
  await slack.event(team, { type: "member_joined_channel", user: one.id, channel: general });
  expect(joined).toEqual([]);
  await slack.event(team, { type: "member_joined_channel", user: "U0MUSTER", channel: general });
  expect(joined).toEqual([place]);
});

test("a channel’s new id is told", async () => {
  const { slack, moved } = await open();
  await slack.changeId(general, "C0SHARED");
  expect(moved).toEqual([[place, { ...place, channel: "C0SHARED" }]]);
});
