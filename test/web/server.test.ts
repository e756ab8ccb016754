import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { FastifyPluginAsync } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import type { Log } from "../../src/core/command/job.ts";
import { createWeb, type Web } from "../../src/web/server.ts";

const open: Web[] = [];

const logged: Readonly<Record<string, string | number>>[] = [];

const log: Log = { info: () => {}, warn: () => {}, error: (fields) => logged.push(fields) };

afterEach(async () => {
  await Promise.all(open.splice(0).map((web) => web.close()));
  logged.length = 0;
});

async function serve(given: {
  health?: () => Promise<Record<string, unknown>>;
  ready?: () => Promise<{ readonly ok: boolean; readonly body: object }>;
  routes?: FastifyPluginAsync[];
}) {
  const { health = async () => ({}), routes = [], ready } = given;
  const web = await createWeb({ host: "127.0.0.1", port: 0, log, health, routes, ...(ready && { ready }) });
  open.push(web);
  return web.start();
}

describe("health", () => {
  test("says that all is well, and what else it was given", async () => {
    const url = await serve({ health: async () => ({ store: "embedded", status: "whatever" }) });
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", store: "embedded" });
  });

  test("says no more than that something is wrong when it is", async () => {
    const url = await serve({ health: () => Promise.reject(new Error("password=secret")) });
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: "error" });
    expect(JSON.stringify(logged)).not.toContain("secret");
  });
});

describe("readiness", () => {
  test.each([
    [true, 200],
    [false, 503],
  ])("ok %s is told with %i, and /healthz stays as it is", async (ok, status) => {
    const url = await serve({ ready: async () => ({ ok, body: { parts: {} } }) });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ parts: {} });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test("that cannot be told shows nothing of why", async () => {
    const url = await serve({ ready: () => Promise.reject(new Error("password=secret")) });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
  });
});

describe("answers", () => {
  test("forbid scripts and styles from elsewhere or inside the page", async () => {
    const { headers } = await fetch(`${await serve({})}/healthz`);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("an unknown address is named as such in plain words", async () => {
    const response = await fetch(`${await serve({})}/nothing/here`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: "There is nothing at this address." });
  });

  test("a failure shows a reference, and neither its message nor a stack, to the caller or in the log", async () => {
    const failing: FastifyPluginAsync = async (app) => {
      app.get("/fail", () => Promise.reject(new Error("the member’s words")));
    };
    const response = await fetch(`${await serve({ routes: [failing] })}/fail`);
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).toMatch(
      /^\{"error":"Something went wrong in Muster\. It was noted under [0-9a-f]{8}\."\}$/u,
    );
    expect(logged).toHaveLength(1);
    expect(logged[0]?.route).toBe("/fail");
    expect(body).toContain(String(logged[0]?.reference));
    expect(JSON.stringify(logged)).not.toContain("member’s words");
    expect(logged[0]?.stack).toContain("server.test.ts");
  });

  test.each([
    ["half a JSON text", "{", "application/json", 400, "Muster did not understand that request."],
    ["what is far too long", `"${"a".repeat(70_000)}"`, "application/json", 413, /too long/u],
    ["what is not JSON", "<a/>", "application/xml", 415, "Muster takes JSON only here."],
  ])("%s is refused in plain words", async (_name, body, type, status, words) => {
    const echo: FastifyPluginAsync = async (app) => {
      app.post("/echo", async (request) => request.body);
    };
    const url = await serve({ routes: [echo] });
    const response = await fetch(`${url}/echo`, { method: "POST", body, headers: { "content-type": type } });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(words) });
  });
});

describe("start", () => {
  test("a port in use is a start error that says what to do", async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, "127.0.0.1", ready));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const web = await createWeb({ host: "127.0.0.1", port, log, health: async () => ({}), routes: [] });
    open.push(web);
    const problem = await web.start().catch((error: unknown) => error);
    other.close();
    expect(problem).toBeInstanceOf(StartError);
    expect(problem).toHaveProperty(
      "message",
      `Port ${port} is already in use: stop the other program or start Muster with PORT=${port + 1}`,
    );
  });

  test("says where it listens", async () => {
    expect(await serve({})).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  });
});

describe("a stop", () => {
  test("waits for the request in hand, whose answer still arrives, and for no idle connection", async () => {
    let finish: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let arrived: () => void = () => {};
    const inHand = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const slow: FastifyPluginAsync = async (app) => {
      app.get("/slow", async () => {
        arrived();
        await held;
        return { answer: "in time" };
      });
    };
    const web = await createWeb({
      host: "127.0.0.1",
      port: 0,
      log,
      health: async () => ({}),
      routes: [slow],
    });
    const url = await web.start();
    const idle = connect(Number(new URL(url).port), "127.0.0.1");
    await once(idle, "connect");
    const leftAlone = once(idle, "close");
    const answer = fetch(`${url}/slow`);
    await inHand;
    const closed = web.close();
    finish();
    expect(await (await answer).json()).toEqual({ answer: "in time" });
    await closed;
    await leftAlone;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
