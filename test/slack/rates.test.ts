import { expect, test } from "vitest";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import { createSlack } from "../../src/slack/slack.ts";
import { appToken, botToken, card, general, openBranch, place, slackOptions, team } from "./support.ts";

const other = { team: "T0OTHER", channel: "C0THEIRS", token: "xoxb-another-branch" };

/** A workspace, another one, and bare calls of Slack's Web API. */
async function openBoth(options: Parameters<typeof openBranch>[0] = { rateClock: "own" }) {
  const { slack } = await openBranch(options);
  slack.addChannel("C0SECOND", team, { members: ["bot"] });
  slack.addWorkspace(other.team);
  slack.addToken(other.token, other.team);
  slack.addChannel(other.channel, other.team, { members: ["bot"] });
  async function call(method: string, args: Readonly<Record<string, string>> = {}, token = botToken) {
    const response = await fetch(`${slack.url}${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
    });
    const body = (await response.json()) as { readonly ok: boolean; readonly error?: string };
    const retryAfter = response.headers.get("retry-after");
    return { status: response.status, ...body, ...(retryAfter !== null && { retryAfter }) };
  }
  return {
    slack,
    call,
    post: (channel = general, token = botToken) =>
      call("chat.postMessage", { channel, text: "19 days to go" }, token),
    /** Calls until one is refused; how many were taken. */
    async taken(method: string, args = {}, token = botToken): Promise<number> {
      for (let count = 0; ; count += 1) {
        const { status } = await call(method, args, token);
        if (status === 429) return count;
      }
    },
  };
}

const limited = { status: 429, ok: false, error: "ratelimited" };

test("a channel takes a short burst, then a post a second; other channels are not the worse for it", async () => {
  const { slack, post } = await openBoth();
  for (let at = 0; at < 4; at += 1) expect(await post()).toMatchObject({ ok: true });
  expect(await post()).toMatchObject({ ...limited, retryAfter: "1" });
  expect(await post("C0SECOND")).toMatchObject({ ok: true });
  slack.pass(999);
  expect(await post()).toMatchObject(limited);
  slack.pass(1);
  expect(await post()).toMatchObject({ ok: true });
  expect(await post()).toMatchObject(limited);
  slack.pass(60_000);
  for (let at = 0; at < 4; at += 1) expect(await post()).toMatchObject({ ok: true });
  expect(await post()).toMatchObject(limited);
});

test("what was refused is not posted, and does not make the wait longer", async () => {
  const { slack, post } = await openBoth({ rateClock: "own", postBurst: 1 });
  await post();
  for (let at = 0; at < 5; at += 1) expect(await post()).toMatchObject({ ...limited, retryAfter: "1" });
  expect(slack.world.messages).toHaveLength(1);
  slack.pass(1_000);
  expect(await post()).toMatchObject({ ok: true });
});

test.each([
  ["usergroups.users.list", 20],
  ["chat.update", 50],
  ["conversations.open", 50],
  ["users.info", 100],
  ["views.publish", 100],
])("%s is taken %i times a minute in a workspace, however it was answered", async (method, most) => {
  const { slack, call, taken } = await openBoth();
  expect(await taken(method)).toBe(most);
  expect(await call(method)).toMatchObject({ ...limited, retryAfter: "60" });
  slack.pass(59_000);
  expect(await call(method)).toMatchObject({ ...limited, retryAfter: "1" });
  slack.pass(1_000);
  expect((await call(method)).status).toBe(200);
});

test("a whole workspace takes some hundred posts a minute, in however many channels", async () => {
  const { slack, post } = await openBoth();
  for (let at = 0; at < 300; at += 1) {
    slack.addChannel(`C0NR${at}`, team, { members: ["bot"] });
    expect(await post(`C0NR${at}`)).toMatchObject({ ok: true });
  }
  expect(await post("C0SECOND")).toMatchObject({ ...limited, retryAfter: "60" });
  expect(await post(other.channel, other.token)).toMatchObject({ ok: true });
});

test("sockets are opened a few at once, and then must wait", async () => {
  const { taken } = await openBoth();
  expect(await taken("apps.connections.open", {}, appToken)).toBe(4);
});

test("another workspace and another method are not the worse for one that is at its limit", async () => {
  const { call, post, taken } = await openBoth();
  await taken("users.info");
  await taken("chat.postMessage", { channel: general, text: "19 days to go" });
  expect(await call("conversations.open")).toMatchObject({ status: 200 });
  expect(await call("users.info", {}, other.token)).toMatchObject({ status: 200 });
  expect(await post(other.channel, other.token)).toMatchObject({ ok: true });
});

test("calls are counted by the machine's clock unless a test says otherwise, and always", async () => {
  const { slack, post } = await openBoth({ postBurst: 1 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => {
      slack.pass(3_600_000);
      return post();
    }),
  );
  expect(answers.filter(({ ok }) => !ok)).toContainEqual(expect.objectContaining(limited));
});

test("Muster waits as long as Slack says, and then its post is taken", async () => {
  const { slack, post } = await openBoth();
  const chat = createSlack(slackOptions(slack));
  for (let at = 0; at < 4; at += 1) await post();
  const key = deliveryKey("018f2f6e-7f7b-7c3a-9b1c-2f6a1f4f6f10");
  const refused = await chat.post(place, card("18 days to go"), key).catch((error: unknown) => error);
  expect(refused).toMatchObject({ refusal: { kind: "rate-limited", retryAfterMs: 1000 } });
  slack.pass(1_000);
  await chat.post(place, card("18 days to go"), key);
  expect(slack.world.messages).toHaveLength(5);
});
