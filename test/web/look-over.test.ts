import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { lookOverAddress, lookOverNumbers } from "../../src/web/look-over.ts";
import { freePort } from "../servers/free-port.ts";

/** Something at an address, which answers each path with a status and a body. */
async function answering(
  paths: Readonly<Record<string, readonly [status: number, body: string]>>,
): Promise<string> {
  const server = createServer((request, response) => {
    const [status, body] = paths[request.url ?? ""] ?? [404, "nothing here"];
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const healthy = [200, '{"status":"ok"}'] as const;

test("a Muster behind its public name is well", async () => {
  const url = await answering({ "/healthz": healthy });
  expect(await lookOverAddress(url, { slack: false })).toMatchObject([{ part: "PUBLIC_URL", state: "well" }]);
});

test("Slack needs a certificate, and its calls let through", async () => {
  const url = await answering({ "/healthz": healthy, "/slack/events": [401, "{}"] });
  expect((await lookOverAddress(url, { slack: true })).map(({ state }) => state)).toEqual([
    "wrong",
    "well",
    "well",
  ]);
  const closed = await answering({ "/healthz": healthy, "/slack/events": [403, "not here"] });
  expect(await lookOverAddress(closed, { slack: true })).toContainEqual(
    expect.objectContaining({
      part: "Slack: address",
      state: "warning",
      says: expect.stringContaining("403"),
    }),
  );
});

test("another program, or nothing at all, is told with why", async () => {
  expect(await lookOverAddress(await answering({}), { slack: false })).toMatchObject([{ state: "wrong" }]);
  expect(await lookOverAddress(`http://127.0.0.1:${await freePort()}`, { slack: false })).toMatchObject([
    { state: "wrong", says: expect.stringContaining("ECONNREFUSED") },
  ]);
});

test("who may read the numbers is said, and the token is not", () => {
  expect(lookOverNumbers({}).says).toContain("this machine alone");
  expect(lookOverNumbers({ publicUrl: "https://muster.example" }).says).toContain("nobody");
  const { says } = lookOverNumbers({
    publicUrl: "https://muster.example",
    metricsToken: "a-token-that-is-long",
  });
  expect(says).toContain("METRICS_TOKEN");
  expect(says).not.toContain("a-token-that-is-long");
});
