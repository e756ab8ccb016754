import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSigned } from "../../src/slack/signed.ts";
import { install } from "./install.ts";
import { general, keepingInbox, openBranch, overHttp, signingSecret, team } from "./support.ts";

const nowSeconds = 1_700_000_000;

function signature(at: string, body: Buffer | string, secret = signingSecret): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${at}:`).update(body).digest("hex")}`;
}

function signed(at: string, body: Buffer, given = signature(at, body)): boolean {
  const headers = { "x-slack-signature": given, "x-slack-request-timestamp": at };
  return isSigned({ headers, body, signingSecret, nowSeconds });
}

test("a signature is good for five minutes, and not before its time", () => {
  const body = Buffer.from("token=x&command=%2Fballot");
  for (const [seconds, good] of [
    [0, true],
    [-300, true],
    [300, true],
    [-301, false],
    [301, false],
    [60 * 60 * 24 * 365, false],
  ] as const) {
    expect(signed(String(nowSeconds + seconds), body), String(seconds)).toBe(good);
  }
});

test("nothing that Slack did not sign is taken: another body, another time, another secret, any text at all", () => {
  const at = String(nowSeconds);
  const bytes = fc.uint8Array({ maxLength: 200 }).map((one) => Buffer.from(one));
  const anyText = fc.oneof(
    fc.string(),
    fc.constantFrom("", "v0=", "v1=00", "NaN", "1e9", "-1", " 1700000000"),
  );
  fc.assert(
    fc.property(bytes, bytes, anyText, (body, other, text) => {
      expect(signed(at, body)).toBe(true);
      expect(signed(at, other, signature(at, body))).toBe(body.equals(other));
      expect(signed(String(nowSeconds - 1), body, signature(at, body))).toBe(false);
      expect(signed(at, body, signature(at, body, "another"))).toBe(false);
      expect(signed(at, body, text)).toBe(false);
      expect(signed(text, body, signature(text, body))).toBe(text === at);
    }),
    { numRuns: 2_000 },
  );
  for (const headers of [
    {},
    { "x-slack-signature": signature(at, "") },
    { "x-slack-request-timestamp": at },
  ]) {
    expect(isSigned({ headers, body: Buffer.alloc(0), signingSecret, nowSeconds })).toBe(false);
  }
});

/** Ms for 3,800 requests, on a machine that does twenty other things. */
const crowdMs = 180_000;

test(
  "a crowd behind Slack's few addresses is never held up, and a flood of forgeries from one address is",
  async () => {
    const { slack, one } = await openBranch();
    const { inbox } = keepingInbox();
    const { url } = await overHttp(slack, inbox);
    await install(slack, url, { team, user: one.id });
    const send = (secret: string) => {
      const at = String(Math.floor(Date.now() / 1000));
      const body = JSON.stringify({ type: "url_verification", challenge: "is anybody there" });
      const headers = {
        "content-type": "application/json",
        "x-slack-request-timestamp": at,
        "x-slack-signature": signature(at, body, secret),
      };
      return fetch(`${url}/slack/events`, { method: "POST", headers, body });
    };
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < 3_500; sent += 50) {
      for (const { status } of await Promise.all(Array.from({ length: 50 }, () => send(signingSecret))))
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([[200, 3_500]]);
    const forged = [];
    for (let sent = 0; sent < 310; sent += 10)
      forged.push(...(await Promise.all(Array.from({ length: 10 }, () => send("guessed")))));
    expect(forged[0]?.status).toBe(401);
    expect(forged.at(-1)?.status).toBe(429);
    expect(await forged.at(-1)?.text()).not.toContain("    at ");
    const did = await one.command("/ballot", "status", { channel: general });
    expect(did.taken).toMatchObject({ acknowledged: true });
  },
  crowdMs,
);

test("the pages around an installation allow no script at all from elsewhere or inside", async () => {
  const { slack } = await openBranch();
  const { url } = await overHttp(slack, keepingInbox().inbox);
  for (const path of [
    "/slack/install",
    "/slack/oauth_redirect?error=%3Cscript%3E&state=%22%3E%3Cscript%3E",
  ]) {
    const page = await fetch(`${url}${path}`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(await page.text()).not.toContain("<script");
  }
});

test("a body longer than Slack sends is refused unread, and an empty one is not signed", async () => {
  const { slack } = await openBranch();
  const { inbox, calls } = keepingInbox();
  const { url } = await overHttp(slack, inbox);
  const long = await fetch(`${url}/slack/events`, { method: "POST", body: Buffer.alloc(1_100_000) });
  expect(long.status).toBe(413);
  for (const body of [undefined, "", "null", "payload=null", "ssl_check=2"]) {
    const sent = await fetch(`${url}/slack/events`, { method: "POST", ...(body !== undefined && { body }) });
    expect(sent.status, body).toBe(401);
    expect(await sent.json()).toEqual({ error: expect.stringContaining("Slack did not sign") });
  }
  const smuggled = await fetch(`${url}/slack/events`, { method: "POST", body: "ssl_check=1&payload={}" });
  expect([smuggled.status, await smuggled.text()]).toEqual([200, ""]);
  expect(calls).toEqual([]);
});
