import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loopbackOnly } from "../../src/web/loopback.ts";
import { createWeb, type Web } from "../../src/web/server.ts";
import { silent as log } from "../support/logs.ts";

let web: Web;

let port: number;

beforeAll(async () => {
  const guarded = loopbackOnly(async (app) => {
    app.get("/room", async () => "the room");
    app.post("/act", async () => "done");
  });
  web = await createWeb({ host: "127.0.0.1", port: 0, log, health: async () => ({}), routes: [guarded] });
  port = Number(new URL(await web.start()).port);
});

afterAll(() => web.close());

/** Not fetch: it sets Host itself. */
function ask(method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end(method === "POST" ? "{}" : undefined);
  });
}

describe("the preview answers only this computer’s own browser", () => {
  test.each(["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])("under the name %s", async (name) => {
    expect(await ask("GET", "/room", { host: `${name}:${port}` })).toBe(200);
  });

  test.each([
    "rebound.example:PORT",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1.example:PORT",
    "192.168.1.2:PORT",
  ])("not under the name “%s”", async (host) => {
    expect(await ask("GET", "/room", { host: host.replace("PORT", String(port)) })).toBe(403);
  });

  test.each([
    "https://127.0.0.1:PORT",
    "http://127.0.0.1:1",
    "http://evil.example",
    "null",
    "http://localhost:PORT",
  ])("not for a page from %s", async (origin) => {
    const headers = { host: `127.0.0.1:${port}`, origin: origin.replace("PORT", String(port)) };
    expect(await ask("GET", "/room", headers)).toBe(403);
    expect(await ask("POST", "/act", { ...headers, "content-type": "application/json" })).toBe(403);
  });

  test("for its own page", async () => {
    const headers = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
    expect(await ask("POST", "/act", { ...headers, "content-type": "application/json; charset=utf-8" })).toBe(
      200,
    );
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])(
    "no post of %s",
    async (type) => {
      expect(await ask("POST", "/act", { host: `127.0.0.1:${port}`, "content-type": type })).toBe(415);
    },
  );

  test("no post without a type", async () => {
    expect(await ask("POST", "/act", { host: `127.0.0.1:${port}` })).toBe(415);
  });

  test("health is for everybody", async () => {
    expect(await ask("GET", "/healthz", { host: "muster.internal" })).toBe(200);
  });
});
