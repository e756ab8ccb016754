import { z } from "zod";
import { type ChatsConfig, chatComplaints, chatNames, chatsOf } from "./chats.ts";
import { type ProxyConfig, proxyOf } from "./proxy.ts";
import { refusal } from "./refusal.ts";
import { isSentinels, type RedisSentinels, sentinelsOf, sentinelsWrong } from "./sentinels.ts";

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type LogLevel = (typeof logLevels)[number];

/** Where Muster keeps things: all in one folder, or in servers of their own. */
export type StorageConfig =
  | { readonly kind: "embedded"; readonly dataDir: string }
  | {
      readonly kind: "server";
      readonly databaseUrl: string;
      readonly redisUrl: string;
      /** Those that know which Redis is the primary. */
      readonly redisSentinels?: RedisSentinels;
      /** 32 bytes. */
      readonly key: Buffer;
      /** 32 bytes each, newest first; none until one was rotated. */
      readonly sealingKeys?: readonly Buffer[];
    };

export interface Config {
  readonly storage: StorageConfig;
  readonly web: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Without a slash at its end. */
    readonly publicUrl?: string;
    /** Whoever says it may read `/metrics`; without it this machine alone. */
    readonly metricsToken?: string;
  };
  /** Off as soon as a platform is joined. */
  readonly preview: boolean;
  readonly chats: ChatsConfig;
  readonly proxy?: ProxyConfig;
  readonly logLevel: LogLevel;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const loopback = ["127.0.0.1", "::1", "localhost"];

const newKey = "Make one with: openssl rand -base64 32";

/** What is secret is never quoted in a complaint. */
const shape = z.object({
  DATABASE_URL: address(
    ["postgres:", "postgresql:"],
    "DATABASE_URL is not a Postgres address. It looks like postgres://user:password@host:5432/muster",
  ).optional(),
  REDIS_URL: address(
    ["redis:", "rediss:"],
    "REDIS_URL is not a Redis address. It looks like redis://user:password@host:6379 (rediss:// with TLS)",
  ).optional(),
  REDIS_SENTINELS: z.string().refine(isSentinels, sentinelsWrong).optional(),
  REDIS_SENTINEL_NAME: z.string().default("mymaster"),
  REDIS_SENTINEL_PASSWORD: z.string().optional(),
  // 32 bytes are 43 characters and one for padding.
  MUSTER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, `MUSTER_KEY is not 32 bytes in base64. ${newKey}`)
    .transform((text) => Buffer.from(text, "base64"))
    .optional(),
  MUSTER_SEALING_KEYS: z
    .string()
    .regex(
      /^[A-Za-z0-9+/]{43}=(\s*,\s*[A-Za-z0-9+/]{43}=)*$/,
      `MUSTER_SEALING_KEYS is not keys of 32 bytes in base64 with commas between them, newest first. ${newKey}`,
    )
    .transform((text) => text.split(",").map((one) => Buffer.from(one.trim(), "base64")))
    .optional(),
  DATA_DIR: z.string().default("./data"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "PORT must be a whole number from 0 to 65535, such as 3000")
    .transform(Number)
    .refine((port) => port <= 65_535, "PORT must be a whole number from 0 to 65535, such as 3000")
    .default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: address(
    ["http:", "https:"],
    "PUBLIC_URL is not a web address. It looks like https://muster.example.org",
  ).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{20,}$/,
      "METRICS_TOKEN is not 20 letters, digits or signs or more, without spaces. Make one with: openssl rand -hex 32",
    )
    .optional(),
  HTTPS_PROXY: proxyAddress("HTTPS_PROXY"),
  HTTP_PROXY: proxyAddress("HTTP_PROXY"),
  NO_PROXY: z.string().optional(),
  LOG_LEVEL: z
    .enum(logLevels, { error: `LOG_LEVEL must be one of: ${logLevels.join(", ")}` })
    .default("info"),
  PREVIEW: z.enum(["0", "1"], { error: "PREVIEW must be 1 (on) or 0 (off)" }).optional(),
});

type Variables = z.infer<typeof shape>;

/**
 * Reads an environment whose secrets have been read from their files. Throws a StartError that lists everything wrong
 * with it at once; empty counts as unset.
 */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim() ?? ""] as const)
      .filter(([, value]) => value !== ""),
  );
  const read = shape.safeParse(set);
  const wrong = read.success ? [] : read.error.issues.map((issue) => issue.message);
  const complaints = [...wrong, ...storageConflicts(set), ...chatComplaints(set), ...previewConflicts(set)];
  if (!read.success || complaints.length > 0) throw refusal(complaints);
  const proxy = proxyOf(read.data);
  return {
    storage: storage(read.data),
    web: web(read.data),
    preview: read.data.PREVIEW !== "0" && !joins(set),
    chats: chatsOf(set),
    ...(proxy && { proxy }),
    logLevel: read.data.LOG_LEVEL,
  };
}

function address(protocols: readonly string[], complaint: string) {
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), complaint);
}

function proxyAddress(name: string) {
  return address(
    ["http:", "https:"],
    `${name} is not a proxy's address. It looks like http://proxy.example.org:3128`,
  ).optional();
}

function storageConflicts(set: Environment): readonly string[] {
  const { DATABASE_URL: database, REDIS_URL: redis, MUSTER_KEY: key } = set;
  const complaints: string[] = [];
  if (database !== undefined && redis === undefined) {
    complaints.push(
      "DATABASE_URL is set but REDIS_URL is not. On a Postgres server the queue needs Redis: BullMQ's own Postgres " +
        "backend runs jobs twice under load. Set REDIS_URL too, or unset both to keep everything in DATA_DIR",
    );
  }
  if (redis !== undefined && database === undefined) {
    complaints.push(
      "REDIS_URL is set but DATABASE_URL is not. Redis only carries wake-ups; what is due stands in Postgres. " +
        "Set DATABASE_URL too, or unset both to keep everything in DATA_DIR",
    );
  }
  if (set.REDIS_SENTINELS !== undefined && redis === undefined) {
    complaints.push(
      "REDIS_SENTINELS is set but REDIS_URL is not. It still gives the user, the password and the database of the Redis " +
        "that they watch, as redis://user:password@primary. Set it too, or unset REDIS_SENTINELS",
    );
  }
  if (database !== undefined && key === undefined) {
    complaints.push(
      `MUSTER_KEY is missing: with DATABASE_URL it protects what is kept about people. ${newKey} ` +
        "and keep it as safe as a backup: nothing can be read without it",
    );
  }
  if (set.MUSTER_SEALING_KEYS !== undefined && database === undefined) {
    complaints.push(
      "MUSTER_SEALING_KEYS is set but DATABASE_URL is not. Without it keys are kept in DATA_DIR: unset MUSTER_SEALING_KEYS, and " +
        "make new ones with npm run muster -- rotate-keys --new",
    );
  }
  if (key !== undefined && set.MUSTER_SEALING_KEYS?.includes(key)) {
    complaints.push(
      `MUSTER_SEALING_KEYS holds MUSTER_KEY itself. A sealing key is to be one of its own. ${newKey}`,
    );
  }
  if (key !== undefined && database === undefined && redis === undefined) {
    complaints.push(
      "MUSTER_KEY is set but DATABASE_URL and REDIS_URL are not. Without them the key is kept in DATA_DIR: " +
        "set those two, or unset MUSTER_KEY",
    );
  }
  return complaints;
}

/** Whether any platform's variable is set. */
function joins(set: Environment): boolean {
  return chatNames.some((name) => set[name] !== undefined);
}

function previewConflicts(set: Environment): readonly string[] {
  if (joins(set)) {
    if (set.PREVIEW !== "1") return [];
    const tokens = chatNames.filter((name) => set[name] !== undefined);
    return [
      `PREVIEW is 1, but ${tokens.join(", ")} ${tokens.length === 1 ? "is" : "are"} set. The preview has a clock and ` +
        "people of its own and never runs beside a real workspace: unset PREVIEW, or unset those",
    ];
  }
  const host = set.HOST;
  if (set.PREVIEW === "0" || host === undefined || loopback.includes(host)) return [];
  return [
    `HOST is ${host}, but the preview lets whoever opens it act as anybody, so it is shown on this machine only: ` +
      `set HOST to one of ${loopback.join(", ")}, or turn the preview off with PREVIEW=0`,
  ];
}

function storage(variables: Variables): StorageConfig {
  const { DATABASE_URL, REDIS_URL, MUSTER_KEY, MUSTER_SEALING_KEYS: sealingKeys, DATA_DIR } = variables;
  if (DATABASE_URL === undefined || REDIS_URL === undefined || MUSTER_KEY === undefined) {
    return { kind: "embedded", dataDir: DATA_DIR };
  }
  const server = { kind: "server", databaseUrl: DATABASE_URL, redisUrl: REDIS_URL, key: MUSTER_KEY } as const;
  const redisSentinels = sentinelsOf(variables);
  return {
    ...server,
    ...(redisSentinels && { redisSentinels }),
    ...(sealingKeys && { sealingKeys }),
  };
}

function web({ HOST, PORT, PUBLIC_URL, METRICS_TOKEN }: Variables): Config["web"] {
  return {
    host: HOST,
    port: PORT,
    ...(PUBLIC_URL !== undefined && { publicUrl: PUBLIC_URL.replace(/\/+$/, "") }),
    ...(METRICS_TOKEN !== undefined && { metricsToken: METRICS_TOKEN }),
  };
}
