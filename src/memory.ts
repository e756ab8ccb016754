import { totalmem } from "node:os";
import { constrainedMemory } from "node:process";
import { StartError } from "./core/chat/start-error.ts";

const megabyte = 1024 * 1024;

/** With the embedded database a process takes 250 MB once it is up (`npm run bench -- start`), and then works. */
const leastEmbedded = 320 * megabyte;

/** Bytes this process may use: a container's limit where there is one, or else the machine's. */
export function memoryHere(): number {
  const limit = constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Where there is too little the system would end the process without a word: throws StartError instead. */
export function refuseTooLittle(kind: "embedded" | "server", have = memoryHere()): void {
  if (kind === "server" || have >= leastEmbedded) return;
  throw new StartError(
    `Muster may use ${Math.floor(have / megabyte)} MB of memory here, and with the embedded database it needs ` +
      `${leastEmbedded / megabyte} MB; 512 MB is enough for a branch. Give it more, or use a Postgres and a Redis server: ` +
      "set DATABASE_URL, REDIS_URL and MUSTER_KEY.",
  );
}
