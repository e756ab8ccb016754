import { z } from "zod";

/** How Muster reaches Slack: one workspace over a socket it opens itself, or many over the web with OAuth. */
export type SlackConfig =
  | {
      readonly kind: "socket";
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl?: string;
    }
  | {
      readonly kind: "http";
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly apiUrl?: string;
    };

export interface DiscordConfig {
  readonly token: string;
  /** Without it the token's own application is asked for. */
  readonly applicationId?: string;
  /** The only servers that are offered the commands, there at once; without it, every server. */
  readonly guilds?: readonly string[];
  readonly apiUrl?: string;
}

/** The platforms Muster is told to join. None: only the preview. */
export interface ChatsConfig {
  readonly slack?: SlackConfig;
  readonly discord?: DiscordConfig;
}

type Variables = Readonly<Record<string, string | undefined>>;

const socketNames = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] as const;

const httpNames = [
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
] as const;

/** Belongs to no other way: the signing secret is shown beside the tokens, and is often copied with them. */
const oauthNames = httpNames.filter((name) => name !== "SLACK_SIGNING_SECRET");

export const chatNames = [
  ...[...socketNames, ...httpNames, "SLACK_API_URL"],
  ...["DISCORD_TOKEN", "DISCORD_APPLICATION_ID", "DISCORD_GUILD_IDS", "DISCORD_API_URL"],
];

/** Where each is found, for whoever has to fetch it. */
const whereFound: Readonly<Record<(typeof socketNames)[number] | (typeof httpNames)[number], string>> = {
  SLACK_BOT_TOKEN: "api.slack.com/apps > your app > OAuth & Permissions > Bot User OAuth Token (xoxb-…)",
  SLACK_APP_TOKEN:
    "api.slack.com/apps > your app > Basic Information > App-Level Tokens, with connections:write (xapp-…)",
  SLACK_SIGNING_SECRET: "api.slack.com/apps > your app > Basic Information > Signing Secret",
  SLACK_CLIENT_ID: "api.slack.com/apps > your app > Basic Information > Client ID",
  SLACK_CLIENT_SECRET: "api.slack.com/apps > your app > Basic Information > Client Secret",
  SLACK_STATE_SECRET: "any long random text of your own (openssl rand -hex 32)",
};

const webAddress = z.string().refine((text) => /^https?:$/u.test(protocolOf(text)));

/** What is secret is never quoted in a complaint. */
const shapes: readonly (readonly [name: string, shape: z.ZodType, complaint: string])[] = [
  [
    "SLACK_BOT_TOKEN",
    z.string().regex(/^xoxb-\S+$/u),
    `is not a bot token, which begins with xoxb-. It is at ${whereFound.SLACK_BOT_TOKEN}`,
  ],
  [
    "SLACK_APP_TOKEN",
    z.string().regex(/^xapp-\S+$/u),
    `is not an app-level token, which begins with xapp-. It is at ${whereFound.SLACK_APP_TOKEN}`,
  ],
  ["SLACK_STATE_SECRET", z.string().min(16), "is too short to be safe. Make one with: openssl rand -hex 32"],
  ["SLACK_API_URL", webAddress, "is not a web address. Unset it to use Slack itself"],
  [
    "DISCORD_TOKEN",
    z.string().regex(/^\S+$/u),
    "has a space in it. Copy it again: discord.com/developers > your application > Bot > Reset Token",
  ],
  [
    "DISCORD_APPLICATION_ID",
    z.string().regex(/^\d+$/u),
    "is not a number. It is at discord.com/developers > your application > General Information",
  ],
  [
    "DISCORD_GUILD_IDS",
    z.string().refine((text) => guildIds(text).every((id) => /^\d{17,20}$/u.test(id))),
    "is not a list of server ids with commas between them, as 123456789012345678,234567890123456789. In Discord: " +
      "User Settings > Advanced > Developer Mode, then right-click the server > Copy Server ID. Unset it to offer " +
      "the commands in every server",
  ],
  ["DISCORD_API_URL", webAddress, "is not a web address. Unset it to use Discord itself"],
];

function guildIds(text: string): readonly string[] {
  return [...new Set(text.split(",").map((id) => id.trim()))];
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : "";
}

/** What is wrong with the platforms' variables, each as one sentence without its full stop. */
export function chatComplaints(set: Variables): readonly string[] {
  const misshapen = shapes.flatMap(([name, shape, complaint]) =>
    set[name] === undefined || shape.safeParse(set[name]).success ? [] : [`${name} ${complaint}`],
  );
  return [...misshapen, ...slackComplaints(set), ...discordComplaints(set)];
}

function slackComplaints(set: Variables): readonly string[] {
  const given = (names: readonly string[]) => names.filter((name) => set[name] !== undefined);
  const [socket, oauth, http] = [given(socketNames), given(oauthNames), given(httpNames)];
  if (socket.length > 0 && oauth.length > 0) {
    return [
      `${[...socket, ...oauth].join(", ")} are set, which is two ways to use Slack at once. For one workspace keep ` +
        `${socketNames.join(" and ")}; for many keep ${httpNames.join(", ")}`,
    ];
  }
  if (socket.length > 0) return missing(set, socketNames);
  if (http.length === 0) {
    return set.SLACK_API_URL === undefined
      ? []
      : ["SLACK_API_URL is set, but nothing to sign in to Slack with"];
  }
  const unreachable =
    set.PUBLIC_URL === undefined
      ? [
          "PUBLIC_URL is missing: with many workspaces Slack calls Muster, at https://muster.example.org for example. " +
            `For one workspace no address is needed: set ${socketNames.join(" and ")} instead`,
        ]
      : [];
  return [...missing(set, httpNames), ...unreachable];
}

function missing(set: Variables, names: readonly (keyof typeof whereFound)[]): readonly string[] {
  const there = names.filter((name) => set[name] !== undefined);
  return names
    .filter((name) => set[name] === undefined)
    .map((name) => `${name} is missing beside ${there.join(", ")}: ${whereFound[name]}`);
}

function discordComplaints(set: Variables): readonly string[] {
  if (set.DISCORD_TOKEN !== undefined) return [];
  return ["DISCORD_APPLICATION_ID", "DISCORD_GUILD_IDS", "DISCORD_API_URL"]
    .filter((name) => set[name] !== undefined)
    .map(
      (name) =>
        `DISCORD_TOKEN is missing beside ${name}: discord.com/developers > your application > Bot > Reset Token`,
    );
}

/** The platforms of an environment without complaints. */
export function chatsOf(set: Variables): ChatsConfig {
  const slack = slackOf(set);
  const { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: applicationId, DISCORD_API_URL: apiUrl } = set;
  const { DISCORD_GUILD_IDS: guilds } = set;
  const discord = token !== undefined && {
    token,
    ...(applicationId !== undefined && { applicationId }),
    ...(guilds !== undefined && { guilds: guildIds(guilds) }),
    ...(apiUrl !== undefined && { apiUrl }),
  };
  return { ...(slack && { slack }), ...(discord && { discord }) };
}

function slackOf(set: Variables): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL } = set;
  const at = SLACK_API_URL === undefined ? {} : { apiUrl: SLACK_API_URL };
  if (botToken !== undefined && appToken !== undefined) return { kind: "socket", botToken, appToken, ...at };
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_CLIENT_ID: clientId } = set;
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = set;
  if (
    signingSecret === undefined ||
    clientId === undefined ||
    clientSecret === undefined ||
    stateSecret === undefined
  ) {
    return undefined;
  }
  return { kind: "http", signingSecret, clientId, clientSecret, stateSecret, ...at };
}
