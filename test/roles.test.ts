import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type Config, readConfig } from "../src/config/config.ts";
import { StartError } from "../src/core/chat/start-error.ts";
import { type Running, startMuster } from "../src/main.ts";
import { type Role, readRole } from "../src/roles.ts";
import { type DiscordDouble, startDiscordDouble } from "./doubles/discord/double.ts";
import { type SlackDouble, usualScopes } from "./doubles/slack/slack-double.ts";
import { install } from "./slack/install.ts";
import {
  appToken,
  type Branch,
  botToken,
  general,
  openBranch,
  signingSecret,
  team,
} from "./slack/support.ts";
import { keepingLog } from "./support/logs.ts";
import { type OpenGround, serverGround } from "./support/muster.ts";
import { address, type MusterProcess, printed, startProcess, stopped } from "./support/process.ts";
import { latch } from "./support/waiting.ts";

describe("the command line", () => {
  test.each([
    [[], "all"],
    [["--role", "worker"], "worker"],
    [["--role=web"], "web"],
  ])("%o means %s", (words, role) => {
    expect(readRole(words)).toBe(role);
  });

  test.each([
    [["--role", "boss"], "There is no role “boss”."],
    [["--role", "toString"], "There is no role “toString”."],
    [["--role"], "--role needs a word after it."],
    [["worker"], "Muster does not know “worker”."],
    [["--verbose"], "Muster does not know “--verbose”."],
  ])("%o is refused with what to type", (words, complaint) => {
    expect(() => readRole(words)).toThrow(StartError);
    expect(() => readRole(words)).toThrow(complaint);
    expect(() => readRole(words)).toThrow("npm start -- --role worker  posts what is due, runs jobs");
  });
});

describe.each(["chat", "worker", "web"] as const)("--role %s", (role) => {
  const key = Buffer.alloc(32, 7).toString("base64");
  const server = {
    DATABASE_URL: "postgres://127.0.0.1:1/x",
    REDIS_URL: "redis://127.0.0.1:1",
    MUSTER_KEY: key,
  };

  test.each([
    ["the embedded database", { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken }, "set DATABASE_URL"],
    ["the preview", server, "The preview runs in one process"],
  ])("is refused with %s", async (_, environment, complaint) => {
    const options = { log: keepingLog(), elapsedMs: () => 0, role };
    const problem = await startMuster(readConfig(environment), options).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(StartError);
    expect(problem).toHaveProperty("message", expect.stringContaining(complaint));
    expect(problem).toHaveProperty("message", expect.stringContaining("or leave --role out"));
  });
});

/** Several Musters on one Redis and one Postgres, with one Slack and one Discord. */
describe.skipIf(!serverGround.available)(`several processes, ${serverGround.title}`, () => {
  let ground: OpenGround;
  let discord: DiscordDouble;
  const running = new Set<Running>();
  const processes: MusterProcess[] = [];

  afterEach(async () => {
    for (const one of processes.splice(0)) await stopped(one, "SIGKILL");
    for (const one of running) await one.stop();
    running.clear();
    await discord.close();
    await ground.close();
  });

  async function open({ startsAt = at("2023-04-20T09:00") } = {}): Promise<Branch> {
    ground = await serverGround.open();
    // Slack can be asked whether a post is there.
    const scopes = [...usualScopes, "channels:history"];
    // Hours go by in seconds here, and processes with them.
    const rates = { rateClock: "own", postBurst: 10, connectionBurst: 50 } as const;
    const branch = await openBranch({ startsAt, scopes, ...rates });
    discord = await startDiscordDouble(branch.slack.world.now);
    return branch;
  }

  async function start(role: Role, { slack }: Branch, over: "socket" | "http" = "socket"): Promise<Running> {
    const config: Config = {
      storage: ground.storage,
      web: { host: "127.0.0.1", port: 0, publicUrl: "https://muster.example" },
      preview: false,
      chats: {
        slack:
          over === "http" ? manyWorkspaces(slack) : { kind: "socket", botToken, appToken, apiUrl: slack.url },
        discord: { token: discord.token, apiUrl: discord.url },
      },
      logLevel: "silent",
    };
    const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()) };
    const elapsedMs = () => performance.now();
    const one = await startMuster(config, { log: keepingLog(), clock, elapsedMs, role, unpaced: true });
    running.add(one);
    return one;
  }

  async function stop(one: Running): Promise<void> {
    running.delete(one);
    await one.stop();
  }

  async function rows<Row extends pg.QueryResultRow>(query: string): Promise<readonly Row[]> {
    if (ground.storage.kind !== "server") throw new Error("not a server");
    const client = new pg.Client({ connectionString: ground.storage.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(query)).rows;
    } finally {
      await client.end();
    }
  }

  const health = async ({ url }: Running) => (await fetch(`${url}/healthz`)).json();

  test("a worker posts what a chat's commands planned, and opens no connection itself", {
    timeout: 60_000,
  }, async () => {
    const branch = await open();
    const chat = await start("chat", branch);
    expect([branch.slack.deliveries.sockets(), discord.sessions()]).toEqual([1, 1]);
    expect(await say(branch, "add text: Bring leaflets when: 20 April 2023 9:05am")).toContain("leaflets");
    const guild = discord.guild("branch");
    const added = await guild
      .member("officer", { manages: true })
      .command("reminder add", { text: "Bring leaflets", when: "20 April 2023 9:05am" });
    expect(added).toHaveProperty("message");
    branch.slack.pass(5 * 60_000);
    expect(await health(chat)).toMatchObject({ role: "chat", due: true });
    expect(posts(branch.slack)).toEqual([]);

    const worker = await start("worker", branch);
    await vi.waitFor(
      async () => expect(await health(worker)).toMatchObject({ role: "worker", due: false }),
      wait,
    );
    await vi.waitFor(() => expect(withWords(posts(branch.slack), "Bring leaflets")).toHaveLength(1), wait);
    await vi.waitFor(() => expect(withWords(guild.words(), "Bring leaflets")).toHaveLength(1), wait);
    expect([branch.slack.deliveries.sockets(), discord.sessions()]).toEqual([1, 1]);
    expect((await fetch(`${worker.url}/slack/install`)).status).toBe(404);
  });

  test("a web serves Slack's commands and installation over HTTP, and a chat leaves that to it", {
    timeout: 60_000,
  }, async () => {
    const branch = await open();
    const { slack, officer } = branch;
    const chat = await start("chat", branch, "http");
    expect(slack.api.called).not.toContain("apps.connections.open");
    expect((await fetch(`${chat.url}/slack/install`)).status).toBe(404);
    expect(discord.sessions()).toBe(1);

    const web = await start("web", branch, "http");
    slack.deliveries.sendTo({ url: `${web.url}/slack/events`, signingSecret });
    expect((await install(slack, web.url, { team, user: officer.id })).status).toBe(200);
    expect(await say(branch, "add text: Bring leaflets when: 20 April 2023 9:05am")).toContain("leaflets");
    expect(await health(web)).toMatchObject({ role: "web", status: "ok" });
    slack.pass(5 * 60_000);
    await start("worker", branch, "http");
    await vi.waitFor(() => expect(withWords(posts(slack), "Bring leaflets")).toHaveLength(1), wait);
    expect([slack.deliveries.sockets(), discord.sessions()]).toEqual([0, 1]);
  });

  test("replaced again and again under a stream of posts and calls, nothing is lost and nothing doubled", {
    timeout: 120_000,
  }, async () => {
    // Slack is asked for posts since a moment of the database's clock, so its own must not be years behind.
    const branch = await open({ startsAt: Date.now() });
    const { slack } = branch;
    const two = () => Promise.all([start("all", branch), start("all", branch)]);
    let generation = await two();
    const wanted = await planStream(branch);
    const calls = callOver(branch);
    for (const _minute of minutes) {
      const held = latch<void>();
      // Taken at once and answered late, by whatever time the next processes need on a busy machine. A post that
      // Slack took only then, long after it was asked to, would be a second one: no platform accepts so late.
      for (const _channel of channels)
        slack.api.fail("chat.postMessage", { kind: "late", until: held.promise });
      const before = timesPosted(slack);
      slack.pass(60_000);
      await vi.waitFor(() => expect(timesPosted(slack)).toBeGreaterThan(before), wait);
      const leaving = Promise.all(generation.map(stop));
      // The old ones have a post in hand until the new ones are up.
      generation = await two();
      held.open();
      await leaving;
    }
    const { acknowledged, unacknowledged } = await calls.end();

    await vi.waitFor(() => expect(withWords(posts(slack), "Reminder")).toHaveLength(wanted.length), wait);
    const claimed = "select id from delivery where state = 'claimed'";
    await vi.waitFor(async () => expect(await rows(claimed)).toEqual([]), wait);
    await Promise.all(generation.map(stop));
    expect(withWords(posts(slack), "Reminder").map(reminderIn).toSorted()).toEqual(wanted.toSorted());
    expect(await rows("select id from delivery where state not in ('posted', 'planned')")).toEqual([]);
    const kept = (await rows<{ words: string }>("select words from reminder")).map(({ words }) => words);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const text of acknowledged)
      expect(
        kept.filter((words) => words === text),
        text,
      ).toHaveLength(1);
    for (const text of unacknowledged) {
      expect(kept.filter((words) => words === text).length, text).toBeLessThanOrEqual(1);
    }
  });

  /** A worker in a process of its own, at the moment when Slack has its first post in hand. */
  async function withPostInHand(until: Promise<unknown>) {
    const branch = await open({ startsAt: Date.now() });
    const { slack } = branch;
    const chat = await start("chat", branch);
    await say(branch, "create name: Reballot closes: 9 May 2099 12 noon turnout-rule: no", "/ballot");
    await stop(chat);
    slack.api.fail("chat.postMessage", { kind: "slow", until });
    if (ground.storage.kind !== "server") throw new Error("not a server");
    const { databaseUrl, redisUrl, key } = ground.storage;
    const worker = await startProcess(
      {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        MUSTER_KEY: key.toString("base64"),
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slack.url,
        LOG_LEVEL: "info",
      },
      ["--role", "worker"],
    );
    processes.push(worker);
    await address(worker);
    await vi.waitFor(() => expect(slack.api.called).toContain("chat.postMessage"), wait);
    return { slack, worker };
  }

  test("on SIGTERM a worker finishes the post in hand, records it, and ends", {
    timeout: 60_000,
  }, async () => {
    const held = latch<void>();
    const { slack, worker } = await withPostInHand(held.promise);
    const ended = stopped(worker, "SIGTERM");
    await printed(worker, /stops once what is in hand is finished/u);
    held.open();
    expect(await ended).toBe(0);
    expect(posts(slack)).toHaveLength(1);
    expect(await rows("select state from delivery where kind = 'hello'")).toEqual([{ state: "posted" }]);
    expect(await rows("select id from delivery where state = 'claimed'")).toEqual([]);
  });

  test("a second SIGTERM ends it at once", { timeout: 60_000 }, async () => {
    const held = latch<void>();
    onTestFinished(() => held.open());
    const { worker } = await withPostInHand(held.promise);
    const ended = stopped(worker, "SIGTERM");
    await printed(worker, /stops once what is in hand is finished/u);
    const again = setInterval(() => worker.child.kill("SIGTERM"), 50);
    expect(await ended).toBe(1);
    clearInterval(again);
  });
});

/** Longer than a lease. */
const wait = { timeout: 40_000, interval: 50 };

async function say(
  { officer }: Branch,
  typed: string,
  command = "/reminder",
  channel = general,
): Promise<string> {
  const shown = await (await officer.command(command, typed, { channel })).shown();
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  return shown.message.text;
}

const channels = ["C0ONE", "C0TWO", "C0THREE", "C0FOUR", "C0FIVE", "C0SIX"];

const minutes = [1, 2, 3, 4];

/** A reminder in each channel for each of the minutes after ten tomorrow, with the clock at ten; their words. */
async function planStream(branch: Branch): Promise<readonly string[]> {
  const { slack, officer } = branch;
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(slack.world.now())
    .toZonedDateTimeISO("Europe/London")
    .toPlainDate()
    .add({ days: 1 });
  const day = tomorrow.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const wanted: string[] = [];
  for (const channel of channels) {
    slack.addChannel(channel, team, { members: ["bot", officer.id] });
    for (const minute of minutes) {
      const text = `Reminder ${minute} in ${channel}.`;
      await say(branch, `add text: ${text} when: ${day} 10:0${minute}am`, "/reminder", channel);
      wanted.push(text);
    }
  }
  slack.pass(at(`${tomorrow}T10:00`) - slack.world.now());
  return wanted;
}

function reminderIn(post: string): string {
  return /Reminder \d in \w+\./u.exec(post)?.[0] ?? post;
}

function timesPosted({ api }: SlackDouble): number {
  return api.called.filter((method) => method === "chat.postMessage").length;
}

/** Fewer than a branch may have reminders. */
const mostCalls = 60;

/** One command after another, each with words of its own, as long as it is not ended. */
function callOver({ officer, slack }: Branch) {
  const acknowledged: string[] = [];
  const unacknowledged: string[] = [];
  let ended = false;
  async function call(): Promise<void> {
    for (let turn = 1; !ended && acknowledged.length + unacknowledged.length < mostCalls; turn += 1) {
      const text = `Call ${turn}.`;
      const typed = `add text: ${text} when: 1 June 2099 9am`;
      const did = await officer.command("/reminder", typed, { channel: general });
      // Slack tells the person, who types it again.
      (did.taken.acknowledged ? acknowledged : unacknowledged).push(text);
      if (did.taken.acknowledged) await did.shown();
      else await vi.waitFor(() => expect(slack.deliveries.sockets()).toBeGreaterThan(0), wait);
    }
  }
  const calling = call();
  return {
    async end() {
      ended = true;
      await calling;
      return { acknowledged, unacknowledged };
    },
  };
}

/** What everybody can read. */
function posts({ world }: SlackDouble): readonly string[] {
  return world.messages.filter(({ onlyFor }) => onlyFor === undefined).map(({ text }) => text);
}

function withWords(all: readonly string[], words: string): readonly string[] {
  return all.filter((text) => text.includes(words));
}

function manyWorkspaces({ clientId, clientSecret, url: apiUrl }: SlackDouble) {
  const stateSecret = "a state secret";
  return { kind: "http", signingSecret, clientId, clientSecret, stateSecret, apiUrl } as const;
}

function at(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").epochMilliseconds;
}
