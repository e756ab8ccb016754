import { describe, expect, it } from "vitest";
import { z } from "zod";
import { commands } from "../../commands/index.ts";
import { runCli } from "../../src/cli/run.ts";
import { muster } from "../support/process.ts";

async function run(line: string, environment: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(line.split(" ").filter(Boolean), {
    commands,
    environment,
    openStore: async () => {
      throw new Error("a database was asked for");
    },
    openSealed: async () => {
      throw new Error("the keys were asked for");
    },
    keeping: async () => {
      throw new Error("a backup was asked for");
    },
    lookOver: () => {
      throw new Error("a look over was asked for");
    },
    look: async () => {
      throw new Error("a look was asked for");
    },
    version: "1.2.3",
    readFile: async () => {
      throw new Error("a file was asked for");
    },
    say: (words) => said.push(words),
    complain: (words) => complaints.push(words),
  });
  return { code, said: said.join("\n"), complaints: complaints.join("\n") };
}

/** What Slack publishes of manifests, as far as Muster's goes: unknown properties are refused. */
const webAddress = z
  .string()
  .regex(/^https:\/\//u)
  .max(3000);

const event = z.string().max(50);

const manifestShape = z.strictObject({
  _metadata: z.strictObject({ major_version: z.int(), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/u),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .regex(/^\/\S+$/u)
            .min(2)
            .max(32),
          url: webAddress.optional(),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().min(1).max(1000).optional(),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(webAddress).optional(),
    scopes: z.strictObject({ bot: z.array(event).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: webAddress.optional(), bot_events: z.array(event) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: webAddress.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

async function manifest(line: string) {
  const { code, said } = await run(`manifest slack ${line}`);
  expect(code).toBe(0);
  return manifestShape.parse(JSON.parse(said));
}

describe("the Slack manifest", async () => {
  it("declares exactly the commands there are, each with its subcommands", async () => {
    const { slash_commands: declared } = (await manifest("")).features;
    expect(declared.map(({ command }) => command)).toEqual(commands.map(({ name }) => `/${name}`));
    expect(declared.find(({ command }) => command === "/ballot")?.usage_hint).toBe(
      "create | dates | preview | status | entitled | pause | resume | close | delete | result | share | f…",
    );
    expect(declared.every(({ should_escape }) => should_escape)).toBe(true);
  });

  it("is for one workspace over a socket, unless an address is given", async () => {
    const asked = await manifest("");
    expect(await manifest("--socket")).toEqual(asked);
    expect(asked.settings).toMatchObject({
      socket_mode_enabled: true,
      token_rotation_enabled: false,
      org_deploy_enabled: false,
    });
    expect(JSON.stringify(asked)).not.toContain("http");
  });

  it("is for many workspaces with an address: signed requests, OAuth and tokens that rotate", async () => {
    const asked = await manifest("--url https://muster.example.org/");
    expect(asked.settings).toMatchObject({
      socket_mode_enabled: false,
      token_rotation_enabled: true,
      org_deploy_enabled: true,
      interactivity: { request_url: "https://muster.example.org/slack/events" },
      event_subscriptions: { request_url: "https://muster.example.org/slack/events" },
    });
    expect(asked.oauth_config.redirect_urls).toEqual(["https://muster.example.org/slack/oauth_redirect"]);
    expect(asked.features.slash_commands.every(({ url }) => url?.endsWith("/slack/events"))).toBe(true);
  });

  it("asks for no more than is needed, and listens for being opened and removed, and for what becomes of channels", async () => {
    const { oauth_config, settings } = await manifest("");
    expect(oauth_config.scopes.bot).toEqual([
      "commands",
      "chat:write",
      "im:write",
      "users:read",
      "usergroups:read",
      "channels:read",
      "groups:read",
      "app_mentions:read",
    ]);
    expect(settings.event_subscriptions.bot_events).toEqual([
      "app_home_opened",
      "app_uninstalled",
      "tokens_revoked",
      "channel_id_changed",
      "member_joined_channel",
      "app_mention",
      "channel_deleted",
      "channel_unarchive",
      "group_deleted",
      "group_unarchive",
    ]);
  });

  it("asks to read messages only when told to, and then says why beside it", async () => {
    const { scopes } = (await manifest("--history")).oauth_config;
    expect(scopes.bot.filter((scope) => scope.endsWith(":history"))).toHaveLength(3);
    expect((await run("manifest slack --history")).complaints).toContain(
      "whether the post is there before it posts again",
    );
    expect((await run("manifest slack")).complaints).toBe("");
  });
});

describe("the Discord invitation", async () => {
  it("asks for five permissions and slash commands, by the application’s id", async () => {
    const link =
      "https://discord.com/oauth2/authorize?client_id=4455&scope=bot+applications.commands&permissions=274877991936";
    expect(await run("invite discord --id 4455")).toEqual({ code: 0, said: link, complaints: "" });
    expect((await run("invite discord", { DISCORD_APPLICATION_ID: "4455" })).said).toBe(link);
    // View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads.
    expect(274877991936).toBe(2 ** 10 + 2 ** 11 + 2 ** 14 + 2 ** 16 + 2 ** 38);
  });
});

describe("the command line", async () => {
  it.each(["", "help", "--help", "manifest slack --help"])("says how it is used: “%s”", async (line) => {
    expect(await run(line)).toMatchObject({
      code: 0,
      said: expect.stringContaining("Usage:"),
      complaints: "",
    });
  });

  it.each([
    ["dance", "There is no “dance”."],
    ["manifest", "There is no “manifest”."],
    ["manifest discord", "There is no “manifest discord”."],
    ["invite slack", "There is no “invite slack”."],
    ["manifest slack now", "What is “now”?"],
    ["manifest slack --loud", "--loud"],
    ["manifest slack --id 1", "--id"],
    ["manifest slack --url", "--url"],
    ["manifest slack --url http://muster.example.org", "must be a web address that begins with https://"],
    ["manifest slack --url muster", "must be a web address that begins with https://"],
    ["manifest slack --socket --url https://muster.example.org", "not both"],
    ["invite discord", "Set DISCORD_APPLICATION_ID or add --id."],
    ["deliveries", "There is no “deliveries ”."],
    ["deliveries dance", "There is no “deliveries dance”."],
    ["deliveries list 1", "takes no id"],
    ["deliveries list --loud", "--loud"],
    ["deliveries why", "needs the whole id"],
    ["deliveries retry 12", "needs the whole id"],
    ["deliveries release", "Add --branch"],
    ["deliveries drop --all --branch x", "Add --branch"],
    ["manifest slack --all", "--all"],
    ["dates", "Which file? Type: dates FILE"],
    ["dates a.json b.json", "What is “b.json”?"],
    ["dates a.json --all", "--all"],
    ["invite discord --id muster", "An application’s id is a number."],
  ])("refuses what it does not know, with how it is used: %s", async (line, words) => {
    const { code, said, complaints } = await run(line);
    expect([code, said]).toEqual([2, ""]);
    expect(complaints).toContain(words);
    expect(complaints).toContain("Usage:");
  });

  it("runs as a process of its own, with nothing but the manifest on its output", async () => {
    const { said } = await muster({}, ["manifest", "slack", "--history"]);
    expect(manifestShape.safeParse(JSON.parse(said)).success).toBe(true);
    expect((await muster({}, ["dance"])).code).toBe(2);
  });
});
