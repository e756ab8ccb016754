import { once } from "node:events";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnPostgres, ownPostgres } from "./own-postgres.ts";

/**
 * What all test files of one run share, whichever process they are in. Each thing is made for the first who asks for
 * it (ask-run.ts) and goes with the run. Vitest calls this before the first file.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "muster-run-")));
  let postgres: OwnPostgres | undefined;
  const shared: Readonly<Record<string, () => Promise<string>>> = {
    "/folder": async () => folder,
    "/postgres": made(async () => {
      postgres = await ownPostgres();
      return postgres?.url ?? "";
    }),
    "/pglite": made(async () => (await import("./prepare-pglite.ts")).preparePGlite(folder)),
    "/program": made(async () => (await import("./compile.ts")).compile(join(folder, "program"))),
  };

  const server = createServer(({ url = "" }, response) => {
    response.setHeader("connection", "close");
    (shared[url]?.() ?? Promise.resolve("")).then(
      (said) => response.end(said),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.env.MUSTER_TEST_RUN = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async () => {
    server.close();
    await postgres?.remove();
    await rm(folder, { recursive: true, force: true });
  };
}

/** The first call does the work, the others wait for it too. */
function made<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let done: Promise<Result> | undefined;
  return () => (done ??= work());
}
