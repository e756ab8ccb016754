/** What is still to be cleaned up, the newest last. */
const open = new Set<() => Promise<unknown>>();

/** Something that must not outlive this process: closed once, by whoever closes it or when it is stopped on the way. */
export function atEnd(close: () => Promise<unknown>): () => Promise<void> {
  let closing: Promise<unknown> | undefined;
  const once = async () => {
    closing ??= close();
    await closing;
    open.delete(once);
  };
  open.add(once);
  return once;
}

let stopping = false;

/** Never resolves once this process is being stopped: what goes wrong then is of no interest. */
export function unlessStopping(error: unknown): Promise<never> {
  return stopping ? new Promise<never>(() => undefined) : Promise.reject(error);
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** npm passes on the Ctrl-C that its child had from the terminal already: within this, ms, two signals are one. */
const oneSignalMs = 1_000;

/** Ctrl-C leaves no process, no server and no folder behind. A second one ends it at once. */
export function cleanUpOnSignals(): void {
  let since = 0;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping && performance.now() - since > oneSignalMs) process.exit(130);
      if (stopping) return;
      stopping = true;
      since = performance.now();
      process.stdout.write("Stopping: processes, servers and folders go first.\n");
      void closeAll().finally(() => process.exit(130));
    });
  }
}

async function closeAll(): Promise<void> {
  for (const close of [...open].toReversed()) await close().catch(() => undefined);
}
