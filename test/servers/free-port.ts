import { once } from "node:events";
import { createServer } from "node:net";

/** Kernels give clients their ports from 32768 or higher. */
const lowest = 16_000;

const many = 16_000;

/**
 * A port for a server that a test stops and starts again. Not one that the kernel gives to clients: while the server is
 * away a client that looks for it there could be given that very port, and then nobody else can have it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * many);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch {
    return false;
  }
  probe.close();
  await once(probe, "close");
  return true;
}
