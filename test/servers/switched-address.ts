import { connect, createServer, type Server, type Socket } from "node:net";

/** An address that leads to whichever server is the primary, as a failover moves it; connections made before are kept. */
export interface SwitchedAddress {
  readonly url: string;
  leadTo(server: { readonly url: string }): void;
  close(): Promise<void>;
}

export async function openAddress(first: { readonly url: string }): Promise<SwitchedAddress> {
  let target = first.url;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const { hostname, port } = new URL(target);
    const on = connect(Number(port), hostname);
    for (const [one, other] of [[socket, on] as const, [on, socket] as const]) {
      sockets.add(one);
      one.on("error", () => {}).on("close", () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `redis://127.0.0.1:${address.port}`,
    leadTo(other) {
      target = other.url;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
