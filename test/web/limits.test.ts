import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { FastifyPluginAsync } from "fastify";
import { afterEach, expect, test } from "vitest";
import type { WebLimits } from "../../src/web/limits.ts";
import { createWeb } from "../../src/web/server.ts";

/** Over real sockets: whoever says nothing, or half of something, is not waited for. */

const closing: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const echo: FastifyPluginAsync = async (app) => {
  app.post("/echo", async (request) => request.body);
};

async function serve(limits: Partial<WebLimits>): Promise<string> {
  const log = { info() {}, warn() {}, error() {} };
  const rest = { host: "127.0.0.1", port: 0, log, health: async () => ({}) };
  const web = await createWeb({ ...rest, routes: [echo], limits });
  closing.push(() => web.close());
  return web.start();
}

/** A connection on which this was said; what came back, once the other side has closed it. */
async function say(url: string, words: string): Promise<{ socket: Socket; closed: Promise<string> }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  closing.push(() => socket.destroy());
  let heard = "";
  socket.on("data", (piece) => {
    heard += String(piece);
  });
  socket.on("error", () => {});
  const closed = new Promise<string>((resolve) => socket.on("close", () => resolve(heard)));
  await once(socket, "connect");
  socket.write(words);
  return { socket, closed };
}

const half =
  "POST /echo HTTP/1.1\r\nhost: muster\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";

async function post(url: string): Promise<number> {
  const headers = { "content-type": "application/json" };
  return (await fetch(`${url}/echo`, { method: "POST", headers, body: "{}" })).status;
}

test.each([
  ["nothing", ""],
  ["half a header", "GET /healthz HTTP/1.1\r\nhost: mus"],
  ["half a body", half],
])("a connection that says %s is closed within the time there is for it", async (_what, words) => {
  const url = await serve({ headersMs: 200, requestMs: 400 });
  const { closed } = await say(url, words);
  await closed;
  expect(await post(url)).toBe(200);
});

test("a body that drips is not waited for either", async () => {
  const url = await serve({ headersMs: 200, requestMs: 400 });
  const { socket, closed } = await say(url, half);
  const dripping = setInterval(() => socket.write(" "), 20);
  closing.push(() => clearInterval(dripping));
  await closed;
});

/** Ended by nothing but by how many there are. */
const patient = { headersMs: 250_000, requestMs: 250_000, graceMs: 0 };

test("of one address's unfinished requests, beyond the limit the oldest is ended, and what is whole is answered", async () => {
  const url = await serve({ ...patient, unfinished: 3 });
  const held = [];
  for (let each = 0; each < 3; each += 1) held.push(await say(url, half));
  const ended = held[0]?.closed.then(() => "the oldest");
  const fourth = await say(url, half);
  expect(await Promise.race([ended, held[1]?.closed, held[2]?.closed, fourth.closed])).toBe("the oldest");
  expect(await post(url)).toBe(200);
});

test("connections that say nothing count as well", async () => {
  const url = await serve({ ...patient, unfinished: 2 });
  const first = await say(url, "");
  for (let each = 0; each < 2; each += 1) await say(url, "");
  await first.closed;
  expect(await post(url)).toBe(200);
});

test("many whole requests of one address at once are all answered", async () => {
  const url = await serve({ unfinished: 8 });
  const statuses = await Promise.all(Array.from({ length: 100 }, () => post(url)));
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test("when there is no room left, connections that wait for nothing go, and then what is unfinished most", async () => {
  const url = await serve({ connections: 4, unfinished: 1, graceMs: 60_000 });
  const whole = "GET /healthz HTTP/1.1\r\nhost: muster\r\n\r\n";
  const idle = await say(url, whole);
  await once(idle.socket, "data");
  const held = [];
  for (let each = 0; each < 3; each += 1) held.push(await say(url, half));
  await Promise.all([idle.closed, held[0]?.closed]);
  const answered = await say(url, `${whole.slice(0, -2)}connection: close\r\n\r\n`);
  expect(await answered.closed).toContain('"status":"ok"');
});
