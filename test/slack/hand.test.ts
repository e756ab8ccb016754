import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { hand } from "../../src/slack/hand.ts";
import { createWeb } from "../../src/web/server.ts";
import { keepingLog } from "../support/logs.ts";
import { latch } from "../support/waiting.ts";
import { install } from "./install.ts";
import { keepingInbox, openBranch, overHttp, team } from "./support.ts";

/** Requests that are given to Bolt: none stays open for ever, whatever Bolt makes of it. */

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(requestListener: Listener) {
  const log = keepingLog();
  const web = await createWeb({
    host: "127.0.0.1",
    port: 0,
    log,
    health: async () => ({}),
    routes: [
      async (app) => {
        app.get("/given", (request, reply) =>
          hand({ receiver: { requestListener }, log, withinMs: 100 }, request, reply),
        );
      },
    ],
  });
  onTestFinished(() => web.close());
  return { url: `${await web.start()}/given`, log };
}

test("a reply that nobody ends is ended with words, and what comes after that harms nobody", async () => {
  const late = latch<ServerResponse>();
  const { url, log } = await serve((_request, response) => late.open(response));
  const reply = await fetch(url);
  expect([reply.status, await reply.json()]).toEqual([
    503,
    { error: "Muster could not answer that in time. Try again in a minute." },
  ]);
  const response = await late.promise;
  expect(() => response.writeHead(200)).toThrow("headers");
  expect(log.kept.join()).toContain("a request was not answered");
});

test("a reply that was begun and is not ended is cut off", async () => {
  const { url } = await serve((_request, response) => void response.writeHead(200).write("the beginn"));
  await expect(fetch(url).then((reply) => reply.text())).rejects.toThrow();
});

test("a request that Bolt throws over is answered at once", async () => {
  const { url } = await serve(() => {
    throw new Error("no such route");
  });
  expect((await fetch(url)).status).toBe(503);
});

test("a reply in time is left alone", async () => {
  const { url, log } = await serve((_request, response) => response.writeHead(200).end("yes"));
  expect(await (await fetch(url)).text()).toBe("yes");
  expect(log.kept).toEqual([]);
});

test("HEAD is answered at every public address", async () => {
  const { slack } = await openBranch();
  const { url } = await overHttp(slack, keepingInbox().inbox);
  const statuses = [];
  for (const path of ["/healthz", "/slack/install", "/slack/oauth_redirect", "/slack/events", "/nothing"]) {
    const { status, headers } = await fetch(`${url}${path}`, { method: "HEAD" });
    statuses.push(`${path} ${status} ${headers.get("allow") ?? ""}`.trim());
  }
  expect(statuses).toEqual([
    "/healthz 200",
    "/slack/install 405 GET",
    "/slack/oauth_redirect 405 GET",
    "/slack/events 404",
    "/nothing 404",
  ]);
});

test("an installation that Slack keeps waiting is told so, and can be finished all the same", async () => {
  const { slack, officer } = await openBranch();
  const { url, chat, installations } = await overHttp(slack, keepingInbox().inbox, { replyWithinMs: 500 });
  const slow = latch<void>();
  slack.api.fail("oauth.v2.access", { kind: "slow", until: slow.promise });
  const { status, page } = await install(slack, url, { team, user: officer.id });
  expect([status, page]).toEqual([503, expect.stringContaining("could not answer that in time")]);
  slow.open();
  await expect.poll(() => installations.all.size, { timeout: 20_000 }).toBe(1);
  await chat.stop();
});

test("the cookie of an installation stays with this address, and is gone afterwards", async () => {
  const { slack } = await openBranch();
  const { url } = await overHttp(slack, keepingInbox().inbox);
  for (const path of ["/slack/install", "/slack/oauth_redirect?code=x&state=y"]) {
    const { headers } = await fetch(`${url}${path}`);
    const [cookie = "", ...others] = headers.getSetCookie();
    expect(others).toEqual([]);
    for (const part of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"])
      expect(cookie.split("; "), path).toContain(part);
  }
});

/** The status of what was asked without sending any body. */
async function headersAlone(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const lines = Object.entries({ host: "muster", ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.write(`POST /slack/events HTTP/1.1\r\n${lines.join("")}\r\n`);
  const [answer] = await once(socket, "data");
  return String(answer).split(" ")[1] ?? "";
}

test("what cannot be Slack's is refused before its body is read: too long at once, anything once there was too much", async () => {
  const { slack } = await openBranch();
  const { url } = await overHttp(slack, keepingInbox().inbox);
  expect(await headersAlone(url, { "content-length": "5000" })).toBe("413");
  const old = String(Math.floor(Date.now() / 1000) - 301);
  const stale = { "x-slack-signature": `v0=${"0".repeat(64)}`, "x-slack-request-timestamp": old };
  for (let sent = 0; sent < 300; sent += 10) {
    await Promise.all(
      Array.from({ length: 10 }, () =>
        fetch(`${url}/slack/events`, { method: "POST", body: "{}", headers: stale }),
      ),
    );
  }
  expect(await headersAlone(url, { ...stale, "content-length": "100" })).toBe("429");
});
