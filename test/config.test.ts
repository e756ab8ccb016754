import { describe, expect, it } from "vitest";
import { type Environment, readConfig } from "../src/config/config.ts";
import { StartError } from "../src/core/chat/start-error.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");

const SERVER = {
  DATABASE_URL: "postgres://me:hunter2@db/muster",
  REDIS_URL: "redis://:hunter2@redis",
  MUSTER_KEY: KEY,
};

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

describe("an environment", () => {
  it("may be empty: everything in ./data, the preview on this machine", () => {
    expect(readConfig({})).toEqual({
      storage: { kind: "embedded", dataDir: "./data" },
      web: { host: "127.0.0.1", port: 3000 },
      preview: true,
      chats: {},
      logLevel: "info",
    });
  });

  it("may say everything", () => {
    const all = {
      ...SERVER,
      PORT: "0",
      HOST: "::1",
      PUBLIC_URL: "https://muster.example.org/",
      METRICS_TOKEN: "a-token-of-the-tests-own",
      LOG_LEVEL: "debug",
      PREVIEW: "1",
    };
    expect(readConfig(all)).toEqual({
      storage: {
        kind: "server",
        databaseUrl: SERVER.DATABASE_URL,
        redisUrl: SERVER.REDIS_URL,
        key: Buffer.alloc(32, 7),
      },
      web: {
        ...{ host: "::1", port: 0, publicUrl: "https://muster.example.org" },
        metricsToken: "a-token-of-the-tests-own",
      },
      preview: true,
      chats: {},
      logLevel: "debug",
    });
  });

  it("counts empty and blank as unset", () => {
    const blank = {
      DATABASE_URL: "",
      REDIS_URL: " ",
      MUSTER_KEY: "",
      DATA_DIR: "",
      PORT: "",
      HOST: "",
      SLACK_BOT_TOKEN: "",
    };
    expect(readConfig(blank)).toEqual(readConfig({}));
  });

  it("listens anywhere with the preview off", () => {
    expect(readConfig({ HOST: "0.0.0.0", PREVIEW: "0" })).toMatchObject({
      web: { host: "0.0.0.0" },
      preview: false,
    });
  });

  it("keeps its data where it is told", () => {
    expect(readConfig({ DATA_DIR: "/srv/muster" }).storage).toEqual({
      kind: "embedded",
      dataDir: "/srv/muster",
    });
  });
});

describe("a wrong environment is refused in plain words:", () => {
  const cases: readonly (readonly [string, Environment, RegExp])[] = [
    [
      "a database without Redis",
      { ...SERVER, REDIS_URL: "" },
      /REDIS_URL is not\..*runs jobs twice under load\. Set REDIS_URL too/,
    ],
    [
      "Redis without a database",
      { REDIS_URL: SERVER.REDIS_URL },
      /DATABASE_URL is not\..*only carries wake-ups.*Set DATABASE_URL too/,
    ],
    [
      "a database without a key",
      { ...SERVER, MUSTER_KEY: "" },
      /MUSTER_KEY is missing.*openssl rand -base64 32/,
    ],
    ["a key without a database", { MUSTER_KEY: KEY }, /MUSTER_KEY is set but DATABASE_URL.*unset MUSTER_KEY/],
    [
      "a short key",
      { ...SERVER, MUSTER_KEY: "c2hvcnQ=" },
      /MUSTER_KEY is not 32 bytes in base64\. .*openssl rand -base64 32/,
    ],
    [
      "sealing keys that are none",
      { ...SERVER, MUSTER_SEALING_KEYS: `${KEY.replace("A", "B")} c2hvcnQ=` },
      /MUSTER_SEALING_KEYS is not keys of 32 bytes in base64 with commas/,
    ],
    [
      "the installation's key as a sealing key",
      { ...SERVER, MUSTER_SEALING_KEYS: KEY },
      /MUSTER_SEALING_KEYS holds MUSTER_KEY itself/,
    ],
    [
      "sealing keys without a database",
      { MUSTER_SEALING_KEYS: KEY },
      /MUSTER_SEALING_KEYS is set but DATABASE_URL is not.*rotate-keys --new/,
    ],
    [
      "Sentinels without the Redis they watch",
      { REDIS_SENTINELS: "one:26379" },
      /REDIS_SENTINELS is set but REDIS_URL is not.*redis:\/\/user:password@primary/,
    ],
    [
      "Sentinels that are an address",
      { ...SERVER, REDIS_SENTINELS: "redis://:hunter2@one:26379" },
      /REDIS_SENTINELS is not a list of Sentinels.*REDIS_SENTINEL_PASSWORD/,
    ],
    [
      "another database",
      { ...SERVER, DATABASE_URL: "mysql://db/muster" },
      /DATABASE_URL is not a Postgres address/,
    ],
    ["no address of a database", { ...SERVER, DATABASE_URL: "db" }, /DATABASE_URL is not a Postgres address/],
    ["another Redis", { ...SERVER, REDIS_URL: "http://redis" }, /REDIS_URL is not a Redis address/],
    ["a word for a port", { PORT: "http" }, /PORT must be a whole number from 0 to 65535/],
    ["a port too high", { PORT: "65536" }, /PORT must be a whole number from 0 to 65535/],
    ["a negative port", { PORT: "-1" }, /PORT must be a whole number from 0 to 65535/],
    ["a short token", { METRICS_TOKEN: "hunter2" }, /METRICS_TOKEN is not 20/],
    ["no web address", { PUBLIC_URL: "muster.example.org" }, /PUBLIC_URL is not a web address/],
    [
      "an unknown log level",
      { LOG_LEVEL: "loud" },
      /LOG_LEVEL must be one of: fatal, error, warn, info, debug, trace, silent/,
    ],
    ["a preview that is neither on nor off", { PREVIEW: "yes" }, /PREVIEW must be 1 \(on\) or 0 \(off\)/],
    [
      "the preview for everybody",
      { HOST: "0.0.0.0" },
      /HOST is 0\.0\.0\.0, but the preview .* this machine only/,
    ],
  ];

  it.each(cases)("%s", (_name, environment, message) => {
    expect(complaint(environment)).toMatch(message);
  });

  it("all that is wrong at once", () => {
    const lines = complaint({
      PORT: "x",
      LOG_LEVEL: "loud",
      REDIS_URL: "redis://redis",
      HOST: "0.0.0.0",
    }).split("\n");
    expect(lines[0]).toBe("Muster cannot start as it is set up:");
    expect(lines.slice(1).map((line) => line.trim().split(" ")[1])).toEqual([
      "PORT",
      "LOG_LEVEL",
      "REDIS_URL",
      "HOST",
    ]);
  });

  it("without repeating a secret", () => {
    const said = complaint({
      DATABASE_URL: "mysql://me:hunter2@db",
      REDIS_URL: "http://:hunter2@redis",
      MUSTER_KEY: "hunter2",
    });
    expect(said).toContain("DATABASE_URL");
    expect(said).not.toContain("hunter2");
  });
});
