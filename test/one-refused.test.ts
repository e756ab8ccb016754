import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Config } from "../src/config/config.ts";
import { type Running, startMuster } from "../src/main.ts";
import { type DiscordDouble, startDiscordDouble } from "./doubles/discord/double.ts";
import { appToken, type Branch, botToken, general, openBranch } from "./slack/support.ts";
import { type KeptLog, keepingLog } from "./support/logs.ts";
import { embeddedGround, type OpenGround } from "./support/muster.ts";

/** Parts are looked at each ten seconds. */
const wait = { timeout: 50_000, interval: 100 };

describe("Discord's token is not accepted", () => {
  let ground: OpenGround | undefined;
  let discord: DiscordDouble;
  let running: Running | undefined;

  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await discord.close();
    await ground?.close();
  });

  async function start(prepare: () => void): Promise<{ readonly branch: Branch; readonly log: KeptLog }> {
    ground = await embeddedGround.open();
    const branch = await openBranch({ startsAt: Date.parse("2023-04-20T09:00:00+01:00") });
    const { slack } = branch;
    discord = await startDiscordDouble(slack.world.now);
    const { token } = discord;
    prepare();
    const config: Config = {
      storage: ground.storage,
      web: { host: "127.0.0.1", port: 0 },
      preview: false,
      chats: {
        slack: { kind: "socket", botToken, appToken, apiUrl: slack.url },
        discord: { token, apiUrl: discord.url },
      },
      logLevel: "silent",
    };
    const log = keepingLog();
    const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()) };
    running = await startMuster(config, { log, clock, elapsedMs: () => performance.now(), unpaced: true });
    return { branch, log };
  }

  const ready = async () => (await fetch(`${running?.url}/readyz`)).json();

  /** Somebody sets a reminder in Slack, and it is posted. */
  async function slackWorks({ officer, slack }: Branch, words: string): Promise<void> {
    const typed = `add text: ${words} when: 20 April 2023 11am`;
    const shown = await (await officer.command("/reminder", typed, { channel: general })).shown();
    expect(JSON.stringify(shown)).toContain(words);
    slack.pass(Date.parse("2023-04-20T11:00:00+01:00") - slack.world.now());
    await vi.waitFor(
      () =>
        expect(slack.world.messages.map(({ text }) => text)).toContainEqual(expect.stringContaining(words)),
      wait,
    );
  }

  /** Red for Discord alone, and what to mend is in the log. */
  async function discordIsRed(log: KeptLog): Promise<void> {
    await vi.waitFor(
      async () =>
        expect(await ready()).toMatchObject({
          status: "not ready",
          parts: { discord: { ok: false, reason: "token-refused" }, slack: { ok: true } },
        }),
      wait,
    );
    expect(await (await fetch(`${running?.url}/healthz`)).json()).toMatchObject({ status: "ok" });
    expect(log.kept).toContainEqual(expect.stringContaining("Discord does not accept DISCORD_TOKEN."));
    expect(log.kept.join("\n")).not.toContain(discord.token);
  }

  test("from the start: Slack's calls are answered and its posts go, and Discord is red", {
    timeout: 120_000,
  }, async () => {
    const { branch, log } = await start(() => discord.revokeToken());
    await slackWorks(branch, "Bring leaflets");
    await discordIsRed(log);
  });

  test("any more, while Muster runs: the same", { timeout: 120_000 }, async () => {
    const { branch, log } = await start(() => {});
    expect(discord.sessions()).toBe(1);
    discord.revokeToken();
    await slackWorks(branch, "Bring flags");
    await discordIsRed(log);
    expect(discord.sessions()).toBe(0);
  });
});
