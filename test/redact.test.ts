import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "../src/config/config.ts";
import { createLog } from "../src/log.ts";
import { redacted, secretsOf } from "../src/redact.ts";
import { createWeb } from "../src/web/server.ts";

/** Planted everywhere a secret can be given. */
const planted = {
  DATABASE_URL: "postgres://muster:pa%24%24word@db:5432/muster?sslmode=require&sslpassword=in+a%2Bquery",
  REDIS_URL: "redis://:redis-pass@redis:6379",
  MUSTER_KEY: `${"k".repeat(43)}=`,
  MUSTER_SEALING_KEYS: `${"s".repeat(43)}=, ${"t".repeat(43)}=`,
  SLACK_SIGNING_SECRET: "planted-signing",
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "planted-client",
  SLACK_STATE_SECRET: "planted-state-secret",
  PUBLIC_URL: "https://muster.example",
  DISCORD_TOKEN: "planted-discord",
};

const secrets = [
  ...["pa%24%24word", "pa$$word", "in+a%2Bquery", "in a+query", "redis-pass", "planted"],
  ...["kkkk", "ssss", "tttt"],
];

function logged(work: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  work(createLog("info", { secrets: secretsOf(planted), to: { write: (line) => void lines.push(line) } }));
  return lines.join("");
}

test("no secret of the environment reaches a log line, whoever put it into the words", () => {
  const said = [...Object.values(planted), "in a+query", "s".repeat(43)].join(" and ");
  const lines = logged((log) => {
    log.info({ said, count: 3 }, said);
    log.warn({ detail: `connect ECONNREFUSED redis-pass ${said}` }, "a failure");
    log.error({ stack: said }, "another");
  });
  for (const secret of secrets) expect(lines).not.toContain(secret);
  expect(lines).toContain('"count":3');
  expect(lines).toContain("[secret]");
});

test("nor does another workspace's token, known or not", () => {
  const kinds = fc.constantFrom("xoxb-", "xoxp-", "xapp-", "xoxe.xoxb-", "xoxe-");
  fc.assert(
    fc.property(kinds, fc.stringMatching(/^[A-Za-z0-9-]{10,40}$/u), fc.string(), (kind, rest, around) => {
      expect(redacted(`${around} ${kind}${rest} ${around}`, [])).not.toContain(`${kind}${rest}`);
    }),
  );
});

test("nor do the complaints about a misshapen environment quote one", () => {
  for (const name of Object.keys(planted)) {
    const broken = { ...planted, [name]: `planted ${name} hunter2`, PREVIEW: "1" };
    try {
      readConfig(broken);
      expect.unreachable();
    } catch (error) {
      const said = String(error);
      expect(said).not.toContain("hunter2");
      for (const secret of secrets) expect(said).not.toContain(secret);
    }
  }
});

test("nor does /healthz, nor a failure over HTTP", async () => {
  const log = { info() {}, warn() {}, error() {} };
  const broken = Object.values(planted).join(" ");
  const web = await createWeb({
    host: "127.0.0.1",
    port: 0,
    log,
    health: () => Promise.reject(new Error(broken)),
    routes: [async (app) => void app.get("/fail", () => Promise.reject(new Error(broken)))],
  });
  const url = await web.start();
  for (const path of ["/healthz", "/fail", `/${encodeURIComponent(broken)}`]) {
    const said = await (await fetch(`${url}${path}`)).text();
    for (const secret of secrets) expect(said).not.toContain(secret);
  }
  await web.close();
});
