import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { check, type Files, HOUSE, type Outcome, packageJson } from "./fixture.ts";

const DEPENDENCIES = [
  ...["zod", "temporal-polyfill", "intl-messageformat", "pino", "@slack/bolt", "discord.js", "fastify"],
  ...["@fastify/static", "pg", "@electric-sql/pglite", "bullmq", "ioredis", "node-cron"],
  "@resvg/resvg-js",
];

/** An empty package for each dependency, so that the imports lead somewhere. */
const packages: Files = Object.fromEntries(
  [...DEPENDENCIES, "vitest"].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" })],
    [`node_modules/${name}/index.js`, ""],
  ]),
);

const importing = (...names: string[]) => names.map((name) => `import ${JSON.stringify(name)};\n`).join("");

/** A project that uses everything each folder may use. */
const clean: Files = {
  ...packages,
  "package.json": packageJson("check:imports", DEPENDENCIES),
  "src/main.ts": importing(
    ...[
      "./log.ts",
      "./config/a.ts",
      "../commands/index.ts",
      "../jobs/index.ts",
      "./slack/a.ts",
      "./discord/a.ts",
    ],
    ...["./preview/a.ts", "./store/a.ts", "./queue/a.ts", "./web/a.ts", "./pictures/a.ts", "./vault/a.ts"],
    "node:process",
  ),
  "src/log.ts": importing("pino"),
  "src/config/a.ts": importing("../core/chat/a.ts", "zod"),
  "src/cli.ts": importing("../commands/index.ts", "./cli/a.ts", "./config/a.ts", "./store/a.ts"),
  "src/cli/a.ts": importing("../core/chat/a.ts", "node:util"),
  "src/core/chat/a.ts": importing("zod", "temporal-polyfill", "intl-messageformat"),
  "src/core/acts/branch/a.ts": importing("../../chat/a.ts"),
  "src/core/acts/ballot/a.ts": importing("../branch/a.ts", "../../chat/a.ts"),
  "src/core/sending/a.ts": importing("../acts/ballot/a.ts", "../chat/a.ts"),
  "src/slack/a.ts": importing(
    "../core/chat/a.ts",
    "@slack/bolt",
    "zod",
    "pino",
    "temporal-polyfill",
    "node:http",
  ),
  "src/discord/a.ts": importing("../core/chat/a.ts", "discord.js", "./b.ts"),
  "src/discord/b.ts": importing("../core/chat/a.ts"),
  "src/preview/a.ts": importing("../core/chat/a.ts", "fastify", "@fastify/static"),
  "src/store/inner/a.ts": importing("pg"),
  "src/store/outer/a.ts": importing("../inner/a.ts"),
  "src/store/a.ts": importing("../core/chat/a.ts", "pg", "@electric-sql/pglite", "node:fs"),
  "src/queue/a.ts": importing("../core/chat/a.ts", "bullmq", "ioredis", "node-cron", "pg"),
  "src/web/a.ts": importing("../core/chat/a.ts", "fastify", "@fastify/static"),
  "src/pictures/a.ts": importing("../core/chat/a.ts", "@resvg/resvg-js"),
  "src/vault/a.ts": importing("../core/chat/a.ts", "node:crypto", "node:fs"),
  "commands/index.ts": importing("./ballot.ts"),
  "commands/ballot.ts": importing("../src/core/chat/a.ts", "zod", "temporal-polyfill"),
  "jobs/index.ts": importing("./drain.ts"),
  "jobs/drain.ts": importing("../src/core/chat/a.ts", "zod"),
  "test/main.test.ts": importing(
    "../src/main.ts",
    "./doubles/chat.ts",
    "./support/rig.ts",
    "vitest",
    "node:fs",
  ),
  "bench/main.ts": importing("../src/main.ts", "../test/doubles/chat.ts", "../test/servers/redis.ts"),
  "test/doubles/chat.ts": importing("../../src/core/chat/a.ts"),
  "test/servers/redis.ts": importing("node:net"),
  "test/support/rig.ts": importing("../../src/core/chat/a.ts"),
};

const typeImport = (name: string) => `import type { Anything } from ${JSON.stringify(name)};\n`;

/** Rule, the file that breaks it, what the file says. */
const planted: readonly (readonly [string, string, string])[] = [
  ["core-imports-only-core", "src/core/chat/knows-config.ts", importing("../../config/a.ts")],
  ["core-imports-only-core", "src/core/chat/knows-slack.ts", typeImport("../../slack/a.ts")],
  ["core-imports-only-core", "src/core/chat/knows-pg.ts", importing("pg")],
  ["core-is-pure", "src/core/chat/reads-files.ts", importing("node:fs")],
  ["core-is-pure", "src/core/chat/crypts.ts", importing("node:crypto")],
  ["core-is-one-line", "src/core/chat/looks-up.ts", importing("../sending/a.ts")],
  ["core-is-one-line", "src/core/acts/branch/looks-up.ts", typeImport("../ballot/a.ts")],
  ["core-has-no-loose-file", "src/core/loose.ts", importing("./chat/a.ts")],
  ["core-has-no-loose-file", "src/core/acts/loose.ts", importing("../chat/a.ts")],
  ["core-has-no-loose-file", "src/core/attic/a.ts", importing("../chat/a.ts")],
  ["core-has-no-loose-file", "src/core/chat/uses-loose.ts", importing("../loose.ts")],
  ["commands-and-jobs-import-only-core", "commands/stores.ts", typeImport("../src/store/a.ts")],
  ["commands-and-jobs-import-only-core", "commands/reads-files.ts", importing("node:fs")],
  ["commands-and-jobs-import-only-core", "jobs/commands.ts", importing("../commands/ballot.ts")],
  ["slack-imports-core-and-its-own-sdk", "src/slack/planted.ts", importing("discord.js")],
  ["discord-imports-core-and-its-own-sdk", "src/discord/planted.ts", importing("@slack/bolt")],
  ["preview-imports-core-and-its-own-sdk", "src/preview/planted.ts", importing("../log.ts")],
  ["store-imports-core-and-its-own-sdk", "src/store/planted.ts", importing("ioredis")],
  ["queue-imports-core-and-its-own-sdk", "src/queue/planted.ts", importing("../../jobs/drain.ts")],
  ["web-imports-core-and-its-own-sdk", "src/web/planted.ts", importing("../../commands/ballot.ts")],
  ["metrics-imports-core-and-its-own-sdk", "src/metrics/planted.ts", importing("fastify")],
  ["pictures-imports-core-and-its-own-sdk", "src/pictures/planted.ts", importing("fastify")],
  ["config-imports-core-and-its-own-sdk", "src/config/planted.ts", importing("fastify")],
  ["vault-imports-core-and-its-own-sdk", "src/vault/planted.ts", importing("pg")],
  ["cli-imports-core-and-its-own-sdk", "src/cli/planted.ts", importing("../../commands/ballot.ts")],
  ["cli-starts-nothing", "src/cli.ts", `${clean["src/cli.ts"]}${importing("./queue/a.ts")}`],
  ["edges-never-import-each-other", "src/web/previews.ts", typeImport("../preview/a.ts")],
  ["edges-never-import-each-other", "src/queue/stores.ts", importing("../store/a.ts")],
  ["only-main-knows-every-part", "src/doctor.ts", importing("./store/a.ts")],
  ["every-folder-has-a-rule", "src/novelty/a.ts", importing("../core/chat/a.ts")],
  ["nothing-imports-main", "src/log-again.ts", importing("./main.ts")],
  ["nothing-imports-tests", "src/tests.ts", importing("../test/doubles/chat.ts")],
  ["bench-borrows-only-doubles-and-servers", "bench/rigged.ts", importing("../test/support/rig.ts")],
  ["nothing-imports-bench", "src/measured.ts", importing("../bench/main.ts")],
  ["no-cycles", "src/core/chat/hen.ts", importing("./egg.ts")],
  ["no-cycles", "src/core/chat/egg.ts", typeImport("./hen.ts")],
  ["no-circles-of-folders", "src/store/inner/back.ts", importing("../outer/a.ts")],
  ["no-orphans", "src/core/chat/forgotten.ts", "export const forgotten = true;\n"],
  ["no-dev-dependencies", "src/tested.ts", importing("vitest")],
  ["no-unresolvable", "src/core/chat/lost.ts", importing("./nowhere.ts")],
];

describe("npm run check:imports", () => {
  let outcome: Outcome;

  beforeAll(async () => {
    const faults = Object.fromEntries(planted.map(([, path, source]) => [path, source]));
    outcome = await check("check:imports", { ...clean, ...faults });
  });

  it("fails, but lets every folder use all it may use", () => {
    expect(outcome.failed).toBe(true);
    const blamed = [...outcome.output.matchAll(/error (\S+: (\S+))/gu)];
    const innocent = blamed.filter(([, , path = ""]) => path in clean).map(([, told]) => told);
    expect(innocent).toEqual(["cli-starts-nothing: src/cli.ts"]);
  });

  it.each(planted)("%s catches %s", (rule, path) => {
    const told = rule === "no-circles-of-folders" ? dirname(path) : path;
    expect(outcome.output).toMatch(new RegExp(`error ${rule}: ${told}( |$)`, "m"));
  });

  it("has a planted fault for every rule, and a rule for every planted fault", async () => {
    const config: unknown = await import(join(HOUSE, ".dependency-cruiser.mjs"));
    const { forbidden } = z
      .object({ default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }) })
      .parse(config).default;
    const names = new Set(planted.map(([rule]) => rule));
    expect(new Set(forbidden.map(({ name }) => name))).toEqual(names);
  });

  it("fails when it sees no TypeScript at all", async () => {
    const unseen = { "src/preview/page/page.js": "", "unseen.ts": "" };
    expect(await check("check:imports", unseen)).toMatchObject({
      failed: true,
      output: expect.stringContaining("No TypeScript module was seen"),
    });
  });
});
