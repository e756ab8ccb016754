import { withSecretFiles } from "./config/secret-files.ts";
import { StartError } from "./core/chat/start-error.ts";
import { problemFields } from "./core/command/problem.ts";
import { redacted, secretsOf } from "./redact.ts";

/** Everything that a process says at its end goes through the redactor: `process.env` and the files it names. */
export function tell(error: unknown): void {
  process.stderr.write(`${redacted(wordsOf(error), secretsNow())}\n`);
  process.exit(1);
}

/** What nobody caught ends the process with its class and place. Its message, which Node would print, may quote somebody. */
export function tellUncaught(): void {
  process.on("uncaughtException", (error: unknown) =>
    tell(error instanceof StartError ? error : placeOf(error)),
  );
}

/** Of this process, as far as the files can be read. */
export function secretsNow(): readonly string[] {
  try {
    return secretsOf(withSecretFiles(process.env));
  } catch {
    return secretsOf(process.env);
  }
}

/** A StartError is for the person at the keyboard: its words alone. Anything else is a bug and shows where. */
function wordsOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function placeOf(error: unknown): string {
  if (!(error instanceof Error))
    return `Muster ended: something that is no error was thrown (${typeof error}).`;
  const { code } = problemFields(error);
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  const what = code === undefined ? error.name : `${error.name} (${code})`;
  return [`Muster ended by a fault of its own: ${what}`, ...frames].join("\n");
}
