import type { Workspace } from "../core/chat/place.ts";

/** Discord: a button's id is at most 100 characters. */
const longestId = 100;

const carried = /^(.+)~([0-9a-z]{1,13})$/u;

/**
 * A button's id for a direct message: its end says whose workspace it is, as Discord names no server there. One that
 * has no room for it (over 86 characters) stays as it is, and its press is sent to the server.
 */
export function homed(id: string, home: Workspace | undefined): string {
  if (!home) return id;
  const longer = `${id}~${BigInt(home.workspace).toString(36)}`;
  return longer.length > longestId ? id : longer;
}

/**
 * What such an id says, undefined for any other. It proves nothing: whoever presses is known by their key in that
 * workspace alone, and has none of the rights that Discord would vouch for there.
 */
export function homeIn(
  id: string,
): { readonly button: string; readonly home: Workspace & { readonly chat: "discord" } } | undefined {
  const [, button, short] = carried.exec(id) ?? [];
  if (button === undefined || short === undefined) return undefined;
  const workspace = [...short].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  return { button, home: { chat: "discord", workspace: String(workspace) } };
}
