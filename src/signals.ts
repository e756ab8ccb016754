import type { Log } from "./core/command/job.ts";

/** npm passes on the Ctrl-C that its child had from the terminal already: within this, ms, two signals are one. */
const oneSignalMs = 500;

/** SIGTERM or Ctrl-C stops Muster once what is in hand is finished, and ends the process; a second one at once. */
export function stopOnSignals(
  stop: () => Promise<void>,
  failed: (error: unknown) => void,
  { log, role }: { readonly log: Log; readonly role: string },
): void {
  let stopping: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping === undefined) {
        stopping = performance.now();
        log.info({ role }, "Muster stops once what is in hand is finished");
        stop().then(() => process.exit(0), failed);
      } else if (performance.now() - stopping > oneSignalMs) process.exit(1);
    });
  }
}
