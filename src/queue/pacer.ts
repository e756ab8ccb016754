import type { Pacer } from "../core/chat/pace.ts";
import type { Log } from "../core/command/job.ts";
import { openRedis, type QueueBackend } from "./connection.ts";
import { createMemoryPacer } from "./pacer-memory.ts";
import { createRedisPacer } from "./pacer-redis.ts";

/** A permit that takes longer than this is not waited for, ms. */
const patienceMs = 500;

/** Permits to post: shared by all processes through Redis, in memory when embedded. */
export function openPacer(
  backend: QueueBackend,
  log: Log,
): { readonly pacer: Pacer; readonly close: () => void } {
  const alone = createMemoryPacer(() => performance.now());
  if (backend.kind === "embedded") return { pacer: alone, close() {} };
  const line = openRedis(backend, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: patienceMs,
  });
  return {
    pacer: createRedisPacer(line.client, alone, log),
    close() {
      line.leave();
      line.client.disconnect();
    },
  };
}
