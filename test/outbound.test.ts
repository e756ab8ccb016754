import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { readConfig } from "../src/config/config.ts";
import { shownProxy } from "../src/config/proxy.ts";
import { type Running, startMuster } from "../src/main.ts";
import { goThrough } from "../src/outbound.ts";
import { secretsOf } from "../src/redact.ts";
import { type DiscordDouble, startDiscordDouble } from "./doubles/discord/double.ts";
import { type ConnectProxy, startConnectProxy } from "./servers/connect-proxy.ts";
import { appToken, botToken, general, openBranch } from "./slack/support.ts";
import { keepingLog } from "./support/logs.ts";
import { embeddedGround, type OpenGround } from "./support/muster.ts";

let proxy: ConnectProxy;

beforeEach(async () => {
  proxy = await startConnectProxy();
});

afterEach(() => proxy.close());

/** Names that nobody but the proxy can find. */
const [slackHost, discordHost] = ["slack.invalid", "discord.invalid"];

describe("behind a proxy", () => {
  let ground: OpenGround;
  let discord: DiscordDouble;
  let muster: Running | undefined;

  afterEach(async () => {
    await muster?.stop();
    await discord.close();
    await ground.close();
  });

  test("commands come over both platforms’ sockets, and posts go to both", { timeout: 120_000 }, async () => {
    ground = await embeddedGround.open();
    const { slack, officer } = await openBranch({
      startsAt: Date.UTC(2023, 3, 20, 8, 30),
      rateClock: "own",
      host: slackHost,
    });
    discord = await startDiscordDouble(() => slack.world.now(), { host: discordHost });
    const log = keepingLog();
    muster = await startMuster(
      {
        storage: ground.storage,
        web: { host: "127.0.0.1", port: 0 },
        preview: false,
        chats: {
          slack: { kind: "socket", botToken, appToken, apiUrl: slack.url },
          discord: { token: discord.token, apiUrl: discord.url },
        },
        proxy: { http: proxy.url, except: "localhost,127.0.0.1" },
        logLevel: "silent",
      },
      {
        log,
        clock: { now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()) },
        elapsedMs: () => performance.now(),
        unpaced: true,
      },
    );
    const guild = discord.guild("branch");
    const chief = guild.member("officer", { manages: true });
    const ballot = { name: "Pay ballot", opens: "20 March 2023", closes: "9 May 2023 noon" };

    const typed = Object.entries(ballot).map(([name, value]) => `${name}: ${value}`);
    const onSlack = await (
      await officer.command("/ballot", `create ${typed.join(" ")}`, { channel: general })
    ).shown();
    expect(JSON.stringify(onSlack)).toContain("Pay ballot");
    const onDiscord = await chief.command("ballot create", ballot);
    expect(JSON.stringify(onDiscord)).toContain("Pay ballot");

    await vi.waitFor(
      () => {
        expect(officer.sees(general).join()).not.toBe("");
        expect(guild.words().join()).not.toBe("");
      },
      { timeout: 30_000 },
    );
    const hosts = proxy.tunnels.map((tunnel) => tunnel.split(":")[0]);
    expect(new Set(hosts)).toEqual(new Set([slackHost, discordHost]));
    expect(proxy.refused()).toBe(0);
    // Dropped by the network, it comes back the same way.
    discord.disconnect();
    await vi.waitFor(
      async () => expect(JSON.stringify(await chief.command("ballot status"))).toContain("Pay ballot"),
      { timeout: 30_000 },
    );
    expect(log.kept.join("\n")).not.toContain("secret-word");
  });
});

describe("what goes through a proxy", () => {
  async function answering(): Promise<number> {
    const server = createServer((_request, response) => response.end("here"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return (server.address() as AddressInfo).port;
  }

  test("is what is not excepted, and nothing any more once it is closed", async () => {
    const port = await answering();
    const config = readConfig({ HTTP_PROXY: proxy.url, NO_PROXY: "direct.invalid,.inner.invalid" });
    if (!config.proxy) throw new Error("no proxy was read");
    const outbound = goThrough(config.proxy);
    expect(await (await fetch(`http://far.invalid:${port}/`)).text()).toBe("here");
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("here");
    await expect(fetch(`http://direct.invalid:${port}/`)).rejects.toThrow();
    await expect(fetch(`http://a.inner.invalid:${port}/`)).rejects.toThrow();
    expect(proxy.tunnels).toEqual([`far.invalid:${port}`]);
    await outbound.close();
    await expect(fetch(`http://far.invalid:${port}/`)).rejects.toThrow();
  });

  test("is nothing where none is named, whatever else the environment has", () => {
    expect(readConfig({ NO_PROXY: "example.org" }).proxy).toBeUndefined();
  });

  test("is refused with words where its address is none, and its password is a secret", () => {
    expect(() => readConfig({ HTTPS_PROXY: "proxy:3128" })).toThrow("HTTPS_PROXY is not a proxy's address");
    const named = { https: "http://user:secret-word@proxy.example:3128", except: "127.0.0.1" };
    expect(secretsOf({ HTTPS_PROXY: named.https })).toContain("secret-word");
    expect(shownProxy(named)).toBe(
      "the platforms are reached through proxy.example:3128; without it 127.0.0.1",
    );
  });
});
