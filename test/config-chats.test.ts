import { describe, expect, it } from "vitest";
import { type Environment, readConfig } from "../src/config/config.ts";
import { StartError } from "../src/core/chat/start-error.ts";

/** What is said to somebody who starts Muster like this. */
function complaint(environment: Environment): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return "nothing";
}

const socket = { SLACK_BOT_TOKEN: "xoxb-hunter2", SLACK_APP_TOKEN: "xapp-hunter2" };

const http = {
  SLACK_SIGNING_SECRET: "hunter2",
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "hunter2",
  SLACK_STATE_SECRET: "hunter2-hunter2-hunter2",
  PUBLIC_URL: "https://muster.example.org",
};

const discord = { DISCORD_TOKEN: "hunter2.hunter2" };

describe("an environment with a platform", () => {
  it("may be one Slack workspace on a home server: two tokens, everything kept in a folder", () => {
    expect(readConfig(socket)).toMatchObject({
      storage: { kind: "embedded" },
      preview: false,
      chats: { slack: { kind: "socket", botToken: "xoxb-hunter2", appToken: "xapp-hunter2" } },
    });
    expect(readConfig({ ...socket, SLACK_SIGNING_SECRET: "copied with them" }).chats.slack?.kind).toBe(
      "socket",
    );
  });

  it("may be many Slack workspaces", () => {
    expect(readConfig(http).chats).toEqual({
      slack: {
        kind: "http",
        signingSecret: "hunter2",
        clientId: "1.2",
        clientSecret: "hunter2",
        stateSecret: "hunter2-hunter2-hunter2",
      },
    });
  });

  it("may be Discord, with or without its application’s id, and both platforms at once", () => {
    expect(readConfig(discord).chats).toEqual({ discord: { token: "hunter2.hunter2" } });
    const both = readConfig({ ...discord, ...socket, DISCORD_APPLICATION_ID: "4455" }).chats;
    expect(both).toMatchObject({ discord: { applicationId: "4455" }, slack: { kind: "socket" } });
  });

  it("may name the Discord servers that are offered the commands, spaces and repeats or not", () => {
    const guilds = ["123456789012345678", "1234567890123456789"];
    const named = (DISCORD_GUILD_IDS: string) =>
      readConfig({ ...discord, DISCORD_GUILD_IDS }).chats.discord?.guilds;
    expect(named(guilds.join(","))).toEqual(guilds);
    expect(named(` ${guilds.join(" , ")}, ${guilds[0]} `)).toEqual(guilds);
    expect(named(guilds[0] ?? "")).toEqual([guilds[0]]);
    expect(named(" ")).toBeUndefined();
  });

  it("may point the platforms’ libraries elsewhere", () => {
    const at = { SLACK_API_URL: "http://127.0.0.1:9/api/", DISCORD_API_URL: "http://127.0.0.1:9/api" };
    expect(readConfig({ ...socket, ...discord, ...at }).chats).toMatchObject({
      slack: { apiUrl: at.SLACK_API_URL },
      discord: { apiUrl: at.DISCORD_API_URL },
    });
    expect(readConfig({ ...http, ...at, ...discord }).chats.slack?.apiUrl).toBe(at.SLACK_API_URL);
  });

  it("has no preview, and so may listen anywhere", () => {
    for (const tokens of [socket, http, discord]) {
      expect(readConfig({ ...tokens, HOST: "0.0.0.0" })).toMatchObject({
        preview: false,
        web: { host: "0.0.0.0" },
      });
      expect(readConfig({ ...tokens, PREVIEW: "0" }).preview).toBe(false);
    }
  });
});

describe("is refused in words that help", () => {
  const cases: readonly (readonly [string, Environment, RegExp])[] = [
    [
      "a bot token alone",
      { SLACK_BOT_TOKEN: "xoxb-1" },
      /SLACK_APP_TOKEN is missing beside SLACK_BOT_TOKEN.*App-Level Tokens/,
    ],
    [
      "an app token alone",
      { SLACK_APP_TOKEN: "xapp-1" },
      /SLACK_BOT_TOKEN is missing beside SLACK_APP_TOKEN.*OAuth & Permissions/,
    ],
    ["a signing secret alone", { SLACK_SIGNING_SECRET: "s" }, /SLACK_CLIENT_ID is missing/],
    [
      "many workspaces without an address",
      { ...http, PUBLIC_URL: "" },
      /PUBLIC_URL is missing: .*SLACK_BOT_TOKEN and SLACK_APP_TOKEN instead/,
    ],
    ["both ways to use Slack", { ...socket, ...http }, /two ways to use Slack at once/],
    [
      "another token as bot token",
      { ...socket, SLACK_BOT_TOKEN: "xoxp-1" },
      /SLACK_BOT_TOKEN is not a bot token.*xoxb-/,
    ],
    [
      "the tokens swapped",
      { SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1" },
      /SLACK_APP_TOKEN is not an app-level token.*xapp-/,
    ],
    ["a short state secret", { ...http, SLACK_STATE_SECRET: "short" }, /SLACK_STATE_SECRET is too short/],
    ["an address alone", { SLACK_API_URL: "http://x" }, /SLACK_API_URL is set, but nothing to sign in/],
    ["no address", { ...socket, SLACK_API_URL: "elsewhere" }, /SLACK_API_URL is not a web address/],
    [
      "no address of Discord",
      { ...discord, DISCORD_API_URL: "elsewhere" },
      /DISCORD_API_URL is not a web address/,
    ],
    [
      "an application without a token",
      { DISCORD_APPLICATION_ID: "1" },
      /DISCORD_TOKEN is missing beside DISCORD_APPLICATION_ID.*Reset Token/,
    ],
    [
      "a name for an id",
      { ...discord, DISCORD_APPLICATION_ID: "muster" },
      /DISCORD_APPLICATION_ID is not a number/,
    ],
    [
      "servers without a token",
      { DISCORD_GUILD_IDS: "123456789012345678" },
      /DISCORD_TOKEN is missing beside DISCORD_GUILD_IDS.*Reset Token/,
    ],
    [
      "a server’s name for its id",
      { ...discord, DISCORD_GUILD_IDS: "123456789012345678,our branch" },
      /DISCORD_GUILD_IDS is not a list of server ids.*Copy Server ID.*every server/,
    ],
    [
      "a comma too many",
      { ...discord, DISCORD_GUILD_IDS: "123456789012345678," },
      /DISCORD_GUILD_IDS is not a list of server ids/,
    ],
    ["a token in two pieces", { DISCORD_TOKEN: "Bot x" }, /DISCORD_TOKEN has a space in it/],
    [
      "the preview beside Slack",
      { ...socket, PREVIEW: "1" },
      /PREVIEW is 1, but SLACK_BOT_TOKEN, SLACK_APP_TOKEN are set.*unset PREVIEW/,
    ],
    ["the preview beside Discord", { ...discord, PREVIEW: "1" }, /PREVIEW is 1, but DISCORD_TOKEN is set/],
  ];

  it.each(cases)("%s", (_name, environment, message) => {
    const said = complaint(environment);
    expect(said).toMatch(message);
    expect(said).not.toContain("hunter2");
  });

  it("every missing piece at once", () => {
    const { SLACK_CLIENT_ID } = http;
    const lines = complaint({ SLACK_CLIENT_ID }).split("\n").slice(1);
    expect(lines.map((line) => line.trim().split(" ")[1])).toEqual([
      "SLACK_SIGNING_SECRET",
      "SLACK_CLIENT_SECRET",
      "SLACK_STATE_SECRET",
      "PUBLIC_URL",
    ]);
  });

  it("a misshapen token without quoting it", () => {
    const said = complaint({
      SLACK_BOT_TOKEN: "hunter2",
      SLACK_APP_TOKEN: "hunter2",
      DISCORD_TOKEN: "hunter2 2",
    });
    expect(said.split("\n")).toHaveLength(4);
    expect(said).not.toContain("hunter2");
  });
});
