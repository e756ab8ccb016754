import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { cleaned } from "../../src/core/typed/clean.ts";
import { createAnswerer } from "../../src/discord/answer.ts";
import { kindOf, readAnswerable } from "../../src/discord/payload.ts";
import { openSampleRoom } from "../preview/sample-room.ts";
import { install } from "../slack/install.ts";
import { keepingInbox, onSocket, openBranch, overHttp, signingSecret, team } from "../slack/support.ts";
import { anyJson, anyText, damaged, runs } from "./hostile.ts";

/** Nothing that a person or a machine sends over a wire ends Muster, hangs it, or makes it show its inside. */
const inside = /\bat [\w.<>]+ \(|\.ts:\d+|node_modules|TypeError|ZodError|SyntaxError|\[object|native code/u;

/** HTTP and sockets cost a thousand times a parser's case. */
const some = (share: number) => runs(0.03 * share);

function fixture(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/${path}.json`), "utf8"));
}

async function harmless(response: Response, mostMs = 5_000): Promise<number> {
  const began = performance.now();
  expect(await response.text()).not.toMatch(inside);
  expect(performance.now() - began).toBeLessThan(mostMs);
  return response.status;
}

describe("the preview's routes", () => {
  let room: Awaited<ReturnType<typeof openSampleRoom>>;
  beforeAll(async () => {
    room = await openSampleRoom();
  });
  afterAll(() => room.close());

  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${room.url}/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
  const path = fc.constantFrom("command", "press", "submit", "dismiss", "walk", "jump", "scene", "nothing");

  test("refuse any JSON in words, and anything that is none", async () => {
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.oneof(
          anyJson.map((value) => JSON.stringify(value)),
          anyText,
        ),
        async (to, body) => {
          expect(await harmless(await post(to, body ?? ""))).toBeLessThan(500);
        },
      ),
      some(0.2),
    );
  });

  test("refuse well-formed calls with any text in them, or answer them", async () => {
    const who = fc.constantFrom("officer", "rep", "member-one", "stranger", "__proto__");
    const call = fc.record({
      callId: fc.constant(0).map(() => randomUUID()),
      as: who,
      channel: fc.constantFrom("general", "reps", "direct", "constructor", ""),
      line: anyText.map((text) => `/posted ${text}`),
      button: anyText,
      label: anyText,
      message: fc.constantFrom("1", "2", "99999999999999999", "-1"),
      form: anyText,
      title: anyText,
      values: fc.dictionary(anyText, anyText, { maxKeys: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("command", "press", "submit"), call, async (to, body) => {
        expect(await harmless(await post(to, JSON.stringify(body)))).toBeLessThan(500);
      }),
      some(0.2),
    );
  });

  test("refuse any address and any question in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (where, typed) => {
        const query = new URLSearchParams({
          as: "rep",
          channel: typed,
          typed,
          command: typed,
          option: typed,
        });
        for (const asked of [
          `/api/suggest?${query}`,
          `/api/state?${query}`,
          `/${encodeURIComponent(cleaned(where))}`,
        ])
          expect(await harmless(await fetch(`${room.url}${asked}`))).toBeLessThan(500);
      }),
      some(0.1),
    );
  });

  test("send no file from outside the page, however the way to it is written", async () => {
    const asked = (path: string) =>
      raw(`GET /${path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n`, "waits");
    expect(await asked("index.html")).toMatch(/^HTTP\/1\.1 200/u);
    for (const up of [
      "",
      "../",
      "..%2f",
      "%2e%2e/",
      "..\\",
      "%2e%2e%5c",
      "....//",
      "..%252f",
      "%c0%ae%c0%ae/",
      "\0/",
    ]) {
      for (const file of [
        "routes.ts",
        "../config.ts",
        "../../package.json",
        "../../../../../../etc/passwd",
      ]) {
        const sent = await asked(`${up}${file}`);
        expect(sent, `${up}${file}`).toMatch(/^HTTP\/1\.1 4/u);
        expect(sent, `${up}${file}`).not.toMatch(/HTTP\/1\.1 200|root:|"dependencies"|import /u);
      }
    }
  });

  test("answer nobody whose Host or Origin is another's, and no plain form, with any text in them", async () => {
    const header = fc.stringMatching(/^[!-~]{1,30}$/u);
    const port = Number(new URL(room.url).port);
    const ask = (headers: Record<string, string>, what = { method: "POST", path: "/api/command" }) =>
      new Promise<number>((resolve, reject) => {
        const asked = request({ host: "127.0.0.1", port, ...what, headers, agent: false }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        asked.on("error", reject);
        asked.end(what.method === "POST" ? "{}" : "");
      });
    const own = { host: `127.0.0.1:${port}`, "content-type": "application/json" };
    const page = { method: "GET", path: "/" };
    expect(await ask({ host: own.host }, page)).toBe(200);
    await fc.assert(
      fc.asyncProperty(header, async (text) => {
        expect([400, 403]).toContain(await ask({ host: text }, page));
        expect(await ask({ ...own, origin: text })).toBe(403);
        expect([400, 415]).toContain(await ask({ ...own, "content-type": text }));
      }),
      some(0.05),
    );
  });

  /** Bytes as they are; what comes back to somebody who waits for it, or has hung up. */
  function raw(bytes: string, then: "waits" | "hangs up" = "hangs up"): Promise<string> {
    const { port } = new URL(room.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), "127.0.0.1");
      let got = "";
      socket.on("data", (data) => {
        got += String(data);
      });
      socket.on("close", () => resolve(got));
      socket.on("error", reject);
      socket.write(bytes.replace("PORT", port));
      if (then === "hangs up") socket.end();
    });
  }

  test("outlive bytes that are no HTTP", async () => {
    for (const bytes of [
      "\0\0\0\0",
      "GET\r\n\r\n",
      "POST /api/command HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "POST /api/command HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      `GET /${"a".repeat(40_000)} HTTP/1.1\r\n\r\n`,
      `GET / HTTP/1.1\r\n${"X: y\r\n".repeat(5_000)}\r\n`,
    ]) {
      expect(await raw(bytes)).not.toMatch(inside);
    }
    expect((await fetch(`${room.url}/healthz`)).status).toBe(200);
  });
});

describe("Slack's signed route", () => {
  test("takes no body that is not signed, and outlives every one that is", async () => {
    const { slack, one } = await openBranch();
    const { inbox } = keepingInbox();
    const { url } = await overHttp(slack, inbox);
    await install(slack, url, { team, user: one.id });
    const send = (body: string, type: string, secret: string) => {
      const at = String(Math.floor(Date.now() / 1000));
      return fetch(`${url}/slack/events`, {
        method: "POST",
        headers: {
          "content-type": type,
          "x-slack-request-timestamp": at,
          "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`,
        },
        body,
      });
    };
    const form = "application/x-www-form-urlencoded";
    const payload = fc.oneof(
      anyJson,
      damaged(fixture("slack/press-public")),
      damaged(fixture("slack/submission")),
    );
    const body = fc.oneof(
      payload.map((value) => [`payload=${encodeURIComponent(JSON.stringify(value) ?? "")}`, form] as const),
      damaged(fixture("slack/app-uninstalled")).map(
        (value) => [JSON.stringify(value) ?? "", "application/json"] as const,
      ),
      anyText.map((text) => [text, form] as const),
      fc.constantFrom(["null", "application/json"] as const, ["payload=null", form] as const),
    );
    await fc.assert(
      fc.asyncProperty(body, async ([text, type]) => {
        const signed = await Promise.race([send(text, type, signingSecret), soon()]);
        if (signed) await harmless(signed);
      }),
      some(0.05),
    );
    await fc.assert(
      fc.asyncProperty(body, async ([text, type]) => {
        expect([401, 429]).toContain(await harmless(await send(text, type, "guessed")));
      }),
      some(0.1),
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

/** Bolt leaves what nobody wants without an answer for three seconds; that is not waited for. */
function soon(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), 30));
}

test("Discord's broken interactions are answered, but for those that nobody could answer", async () => {
  const { inbox } = keepingInbox();
  const shown = async () => "shown" as const;
  let acknowledged = 0;
  const acknowledge = async () => {
    acknowledged += 1;
    return true;
  };
  const callbacks = { acknowledge, finish: shown, add: shown };
  const log = { info() {}, warn() {}, error() {} };
  const answer = createAnswerer({ callbacks, commands, inbox, log });
  const whole = ["command", "command-bare", "autocomplete", "button-on-post", "button-on-private", "modal"];
  const payload = fc.oneof(...whole.map((name) => damaged(fixture(`discord/${name}`))), anyJson);
  await fc.assert(
    fc.asyncProperty(payload, async (given) => {
      acknowledged = 0;
      await answer(given, () => true);
      const kind = kindOf(given);
      const answerable = readAnswerable(given) !== undefined && kind !== undefined && kind !== 1;
      expect(acknowledged).toBe(answerable ? 1 : 0);
    }),
    some(0.5),
  );
});

test("Slack's socket outlives broken envelopes, and takes the next good call", async () => {
  const { slack, one } = await openBranch();
  const { inbox, calls } = keepingInbox();
  await onSocket(slack, inbox);
  const broken = fc.sample(damaged(fixture("slack/press-public")), { ...some(0.02) });
  for (const body of broken)
    void slack.deliveries.deliver(
      "interactive",
      (body ?? {}) as Parameters<typeof slack.deliveries.deliver>[1],
    );
  await (await one.command("/ballot", "status", { channel: "C0GENERAL" })).shown();
  expect(calls.some(({ kind }) => kind === "command")).toBe(true);
});
