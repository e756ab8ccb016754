import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

export interface ConnectProxy {
  /** With its user and password. */
  readonly url: string;
  /** "host:port" of every tunnel that was asked for with the password. */
  readonly tunnels: readonly string[];
  /** How many were asked for without. */
  refused(): number;
  close(): Promise<void>;
}

/** A proxy that makes tunnels (CONNECT) for whoever says its password. Every name leads to this machine. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const tunnels: string[] = [];
  const open = new Set<Socket>();
  let refused = 0;
  const password = "user:secret-word";
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on("connect", ({ headers, url = "" }, near: Socket) => {
    open.add(near);
    near.on("error", () => near.destroy()).on("close", () => open.delete(near));
    if (headers["proxy-authorization"] !== `Basic ${Buffer.from(password).toString("base64")}`) {
      refused += 1;
      return void near.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    }
    tunnels.push(url);
    const far = connect(Number(url.split(":").at(-1)), "127.0.0.1", () => {
      near.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      near.pipe(far).pipe(near);
    });
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.on("close", () => far.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://${password}@127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    refused: () => refused,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
