import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { ChatProblem } from "../../src/core/chat/chat.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import { createSlack } from "../../src/slack/slack.ts";
import { usualScopes } from "../doubles/slack/slack-double.ts";
import type { Fault } from "../doubles/slack/web-api.ts";
import { keepingLog } from "../support/logs.ts";
import { card, openBranch, place, slackOptions, team } from "./support.ts";

const key = deliveryKey("018f2f6e-7f7b-7c3a-9b1c-2f6a1f4f6f10");

const otherKey = deliveryKey("018f2f6e-7f7b-7c3a-9b1c-2f6a1f4f6f11");

async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ChatProblem);
  return (error as ChatProblem).refusal;
}

test("a Slack that was never started posts, edits, and says words for screen readers", async () => {
  const { slack, one } = await openBranch();
  const chat = createSlack(slackOptions(slack));
  const posted = await chat.post(place, card("19 days to go", { title: "The ballot" }), key);
  await chat.edit(posted, card("18 days to go", { title: "The ballot" }));
  const [seen] = one.sees(place.channel);
  expect(posted).toEqual({ place, id: seen?.ts });
  expect(seen).toMatchObject({ text: "The ballot\n18 days to go", edits: 1 });
  expect(seen?.metadata).toEqual({ event_type: "muster_delivery", event_payload: { key } });
});

test("a direct message is seen by its one reader, and its channel is opened anew each time", async () => {
  const { slack, one, two } = await openBranch();
  const chat = createSlack(slackOptions(slack));
  const to = { chat: "slack", workspace: team, user: one.id } as const;
  const posted = await chat.post(to, card("Your reminder"), key);
  await chat.edit(posted, card("Your reminder, again"));
  expect(posted.place).toEqual(to);
  expect(slack.api.called.filter((method) => method === "conversations.open")).toHaveLength(2);
  const direct = slack.world.messages[0]?.channel ?? "";
  expect(one.sees(direct).map(({ text }) => text)).toEqual(["Your reminder, again"]);
  expect(two.sees(direct)).toEqual([]);
});

test("a post is found by its key, and only by that", async () => {
  const { slack } = await openBranch({ scopes: [...usualScopes, "channels:history"] });
  const chat = createSlack(slackOptions(slack));
  const since = Temporal.Instant.fromEpochMilliseconds(slack.world.now());
  const posted = await chat.post(place, card("19 days to go"), key);
  expect(await chat.find(place, key, since)).toEqual(posted);
  expect(await chat.find(place, otherKey, since)).toBe("absent");
});

test("a post is looked for through pages of messages", async () => {
  const { slack } = await openBranch({ scopes: [...usualScopes, "channels:history"] });
  const chat = createSlack(slackOptions(slack));
  const since = Temporal.Instant.fromEpochMilliseconds(slack.world.now());
  const posted = await chat.post(place, card("19 days to go"), key);
  for (let at = 0; at < 250; at += 1)
    slack.world.messages.push({
      ts: slack.world.newTs(),
      channel: place.channel,
      text: "talk",
      blocks: [],
      seq: 0,
      edits: 0,
    });
  expect(await chat.find(place, key, since)).toEqual(posted);
});

test("without the history scope nobody is asked and nobody can say", async () => {
  const { slack } = await openBranch();
  const chat = createSlack(slackOptions(slack));
  expect(await chat.find(place, key, Temporal.Instant.fromEpochMilliseconds(0))).toBe("unknown");
  expect(slack.api.called).not.toContain("conversations.history");
});

test("a history scope for another kind of channel is no answer either", async () => {
  const { slack } = await openBranch({ scopes: [...usualScopes, "im:history"] });
  const chat = createSlack(slackOptions(slack));
  expect(await chat.find(place, key, Temporal.Instant.fromEpochMilliseconds(0))).toBe("unknown");
});

const faults: readonly (readonly [string, Fault, object])[] = [
  [
    "too many posts at once",
    { kind: "rate-limited", seconds: 7 },
    { kind: "rate-limited", retryAfterMs: 7000, scope: "workspace" },
  ],
  ["an answer of 503", { kind: "status", status: 503 }, { kind: "unavailable" }],
  ["an answer of 500", { kind: "status", status: 500 }, { kind: "unavailable" }],
  ["a gateway that gave up", { kind: "status", status: 504 }, { kind: "unknown" }],
  ["a connection cut before the answer", { kind: "accept-then-drop" }, { kind: "unknown" }],
  ["an error half-way at Slack", { kind: "error", code: "fatal_error" }, { kind: "unknown" }],
  ["an account that is gone", { kind: "error", code: "account_inactive" }, { kind: "workspace-lost" }],
  ["a token that is renewed", { kind: "error", code: "token_revoked" }, { kind: "workspace-lost" }],
  ["a migration", { kind: "error", code: "org_login_required" }, { kind: "workspace-lost" }],
  ["a channel that moves", { kind: "error", code: "external_channel_migrating" }, { kind: "unavailable" }],
  ["a code that nobody knows", { kind: "error", code: "quite_new" }, { kind: "unavailable" }],
  ["a bad payload", { kind: "error", code: "invalid_blocks" }, { kind: "refused" }],
  ["a message too long", { kind: "error", code: "msg_too_long" }, { kind: "refused" }],
];

test.each(faults)(
  "%s becomes a refusal that core knows, without a second try",
  async (_name, fault, refusal) => {
    const { slack } = await openBranch();
    slack.api.fail("chat.postMessage", fault);
    const chat = createSlack(slackOptions(slack));
    expect(await refusalOf(chat.post(place, card("19 days to go"), key))).toEqual(refusal);
    expect(slack.api.called.filter((method) => method === "chat.postMessage")).toHaveLength(1);
    expect(slack.world.messages).toHaveLength(fault.kind === "accept-then-drop" ? 1 : 0);
  },
);

test("a post lost between Slack and Muster is found by its key", async () => {
  const { slack } = await openBranch({ scopes: [...usualScopes, "channels:history"] });
  slack.api.fail("chat.postMessage", { kind: "accept-then-drop" });
  const chat = createSlack(slackOptions(slack));
  const since = Temporal.Instant.fromEpochMilliseconds(slack.world.now());
  await refusalOf(chat.post(place, card("19 days to go"), key));
  expect(await chat.find(place, key, since)).toEqual({ place, id: slack.world.messages[0]?.ts });
});

test("what fails before the post begins is no unknown outcome", async () => {
  const { slack, one } = await openBranch();
  slack.api.fail("conversations.open", { kind: "accept-then-drop" });
  const chat = createSlack(slackOptions(slack));
  const to = { chat: "slack", workspace: team, user: one.id } as const;
  expect(await refusalOf(chat.post(to, card("Your reminder"), key))).toEqual({ kind: "unavailable" });
});

test("a post does not begin when its preparation took too long for the lease", async () => {
  const { slack } = await openBranch();
  let elapsed = 0;
  const chat = createSlack({ ...slackOptions(slack), elapsedMs: () => (elapsed += 5_000) });
  expect(await refusalOf(chat.post(place, card("19 days to go"), key))).toEqual({ kind: "unavailable" });
  expect(slack.world.messages).toHaveLength(0);
});

test("nothing is sent to a Slack that cannot be reached", async () => {
  const { slack } = await openBranch();
  const chat = createSlack({ ...slackOptions(slack), apiUrl: "http://127.0.0.1:9/api/" });
  expect(await refusalOf(chat.post(place, card("19 days to go"), key))).toEqual({ kind: "unavailable" });
});

test("an archived channel is lost for now; one Muster is not in, or may not see, waits for somebody to let it in", async () => {
  const { slack, channel } = await openBranch();
  const chat = createSlack(slackOptions(slack));
  slack.addChannel("C0OTHER", team);
  slack.addChannel("C0SECRET", team, { kind: "private" });
  channel.archived = true;
  const to = (channel: string) => refusalOf(chat.post({ ...place, channel }, card("Hello"), key));
  expect(await to(place.channel)).toEqual({ kind: "place-lost" });
  expect(await to("C0OTHER")).toEqual({ kind: "not-allowed", cure: "not-in-channel" });
  expect(await to("C0SECRET")).toEqual({ kind: "not-allowed", cure: "private-channel" });
  expect(await to("C0NOWHERE")).toEqual({ kind: "not-allowed", cure: "private-channel" });
});

test("editing a message that was deleted says that it is gone", async () => {
  const { slack } = await openBranch();
  const chat = createSlack(slackOptions(slack));
  expect(await refusalOf(chat.edit({ place, id: "1.000001" }, card("Hello")))).toEqual({ kind: "gone" });
});

test("a token for one workspace never posts to another", async () => {
  const { slack } = await openBranch();
  slack.addWorkspace("T0OTHER");
  slack.addChannel("C0THEIRS", "T0OTHER", { members: ["bot"] });
  const chat = createSlack(slackOptions(slack));
  const there = { chat: "slack", workspace: "T0OTHER", channel: "C0THEIRS" } as const;
  expect(await refusalOf(chat.post(there, card("Hello"), key))).toEqual({ kind: "workspace-lost" });
  expect(slack.api.called).not.toContain("chat.postMessage");
});

test("posts over Slack's rate in one channel wait as long as Slack says", async () => {
  const { slack } = await openBranch({ rateClock: "own", postBurst: 1 });
  const chat = createSlack(slackOptions(slack));
  await chat.post(place, card("One"), key);
  expect(await refusalOf(chat.post(place, card("Two"), otherKey))).toEqual({
    kind: "rate-limited",
    retryAfterMs: 1000,
    scope: "workspace",
  });
  slack.pass(1_001);
  await chat.post(place, card("Two"), otherKey);
});

test("a revoked token is refused without its words in the log", async () => {
  const { slack } = await openBranch();
  const log = keepingLog();
  const chat = createSlack(slackOptions(slack, log));
  await chat.post(place, card("The secret ballot"), key);
  for (const token of slack.world.tokens.values()) token.state = "revoked";
  expect(await refusalOf(chat.post(place, card("The secret ballot"), key))).toEqual({
    kind: "workspace-lost",
  });
  expect(log.kept.join("\n")).not.toMatch(/xoxb|ballot|U0|C0/u);
});
