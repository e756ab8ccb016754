import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, test } from "vitest";
import { numbersRoute } from "../../src/web/numbers.ts";
import { createWeb, type Web } from "../../src/web/server.ts";
import { silent } from "../support/logs.ts";

const metricsToken = "a-token-of-the-tests-own";

const publicUrl = "https://muster.example.org";

const elsewhere = Object.values(networkInterfaces())
  .flatMap((addresses = []) => addresses)
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

const open: Web[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((web) => web.close()));
});

async function serve(
  options: { readonly metricsToken?: string; readonly publicUrl?: string } = {},
  host = "127.0.0.1",
): Promise<number> {
  const read = async () => "muster_info 1\n";
  const routes = [numbersRoute({ read, ...options })];
  const web = await createWeb({ host, port: 0, log: silent, health: async () => ({}), routes });
  open.push(web);
  return Number(new URL(await web.start()).port);
}

interface Asking {
  readonly at?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(port: number, { at = "127.0.0.1", headers = {} }: Asking = {}) {
  return new Promise<{ readonly status: number | undefined; readonly body: string }>((resolve, reject) => {
    request({ host: at, port, path: "/metrics", headers }, (response) => {
      let body = "";
      response.on("data", (part) => {
        body += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, body }));
    })
      .on("error", reject)
      .end();
  });
}

describe("the numbers without a token", () => {
  test("are told to this machine", async () => {
    expect(await ask(await serve())).toEqual({ status: 200, body: "muster_info 1\n" });
  });

  test.each([
    { "x-forwarded-for": "203.0.113.9" },
    { forwarded: "for=203.0.113.9" },
    { "x-real-ip": "203.0.113.9" },
    { via: "1.1 proxy" },
    { host: "muster.example.org" },
    { host: "127.0.0.1" },
    { origin: "https://example.org" },
  ])("are not there for whoever comes through a proxy or a page: %o", async (headers) => {
    const { status, body } = await ask(await serve(), { headers });
    expect(status).toBe(404);
    expect(body).not.toContain("muster_info");
  });

  test("are not there for anybody where others reach Muster, as a proxy makes them look local", async () => {
    expect((await ask(await serve({ publicUrl }))).status).toBe(404);
  });

  test.skipIf(elsewhere === undefined)(
    `are not there for another address${elsewhere === undefined ? " (skipped: this machine has no other)" : ""}`,
    async () => {
      const port = await serve({}, "0.0.0.0");
      const headers = { host: `127.0.0.1:${port}` };
      expect((await ask(port, { at: elsewhere ?? "", headers })).status).toBe(404);
      expect((await ask(port, { headers })).status).toBe(200);
    },
  );
});

describe("the numbers with a token", () => {
  test.each([
    {},
    { authorization: "Bearer another" },
    { authorization: metricsToken },
    { authorization: "Bearer " },
  ])("are told to nobody who does not say it, on this machine or not: %o", async (headers) => {
    const { status, body } = await ask(await serve({ metricsToken }), { headers });
    expect(status).toBe(401);
    expect(body).not.toContain("muster_info");
  });

  test("are told to whoever says it, through a proxy too", async () => {
    const headers = { authorization: `Bearer ${metricsToken}`, "x-forwarded-for": "203.0.113.9" };
    expect((await ask(await serve({ metricsToken, publicUrl }), { headers })).status).toBe(200);
  });
});
