import { StartError } from "../core/chat/start-error.ts";

/** Everything that is wrong with an environment, at once. */
export function refusal(complaints: readonly string[]): StartError {
  const lines = complaints.map((complaint) => `  - ${complaint}.`);
  return new StartError(`Muster cannot start as it is set up:\n${lines.join("\n")}`);
}
