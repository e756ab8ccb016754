import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/servers/whole-run.ts",
    pool: "forks",
    // The files of a worker share its modules and its embedded database; src keeps no state in a module but caches.
    isolate: false,
    // A worker has a database, and some start a browser or processes of their own: more cores are not all needed. One
    // more than there are cores, as each waits for its servers at times.
    maxWorkers: Math.min(4, availableParallelism() + 1),
    // For what hangs. Where a machine has much else to do, a test takes twenty times as long as usual.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/vitest" },
  },
});
