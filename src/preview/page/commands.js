import { ask } from "./api.js";

let commands = [];

/** The commands the composer offers. @returns {any[]} */
export function offeredCommands() {
  return commands;
}

export async function loadCommands() {
  commands = await ask("/api/commands");
}
