import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type Dispatcher, upgrade } from "undici";

/**
 * A way for sockets through a proxy, as the library that opens Discord's can be given an address and nothing else: an
 * address on this machine that leads to the real one.
 */
export interface Relay {
  /** The address to open instead of this one. */
  through(url: string): string;
  close(): Promise<void>;
}

export async function openRelay(dispatcher: Dispatcher): Promise<Relay> {
  // Nobody else on this machine is to use it.
  const secret = randomBytes(16).toString("hex");
  const open = new Set<Duplex>();
  const server = createServer((_request, response) => response.writeHead(404).end());

  async function relay(request: IncomingMessage, near: Duplex, head: Buffer): Promise<void> {
    const far = realAddress(request.url ?? "", secret);
    const { headers, socket } = await upgrade(far, {
      dispatcher,
      protocol: "websocket",
      headers: socketHeaders(request),
    });
    near.write(`HTTP/1.1 101 Switching Protocols\r\n${linesOf(headers)}\r\n`);
    if (head.length > 0) socket.write(head);
    near.pipe(socket).pipe(near);
    for (const [one, other] of [
      [near, socket],
      [socket, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  }

  server.on("upgrade", (request, near, head) => {
    near.on("error", () => {});
    relay(request, near, head).catch(() => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}/`;
  return {
    through: (url) => (url.startsWith(base) ? url : `${base}${encodeURIComponent(url)}`),
    async close() {
      for (const one of open) one.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What was put behind the secret, with the query that the library added. Throws for anything else. */
function realAddress(asked: string, secret: string): URL {
  const [, said, real = "", query = ""] = /^\/([0-9a-f]+)\/([^/?]+)(\?.*)?$/u.exec(asked) ?? [];
  if (said !== secret) throw new Error("not ours");
  const url = new URL(decodeURIComponent(real));
  url.protocol = url.protocol === "wss:" ? "https:" : "http:";
  url.search = query;
  return url;
}

function socketHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith("sec-websocket-") && typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

function linesOf(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  return Object.entries(headers)
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}\r\n`))
    .join("");
}
