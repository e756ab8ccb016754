import type { Workspace } from "../chat/place.ts";
import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";

/** Slack: <@U123|name> or <@U123>. Discord: <@123> or <@!123>. The preview: <@member-one>. */
const mention = /^<@!?([A-Za-z0-9-]+)(?:\|[^<>]*)?>$/u;

/** The user id in one mention, as the platform put it into the text. Throws a UserError for anything else. */
export function mentionedPerson(typed: string, field: string): string {
  const user = mention.exec(typed.trim())?.[1];
  if (user === undefined) throw userError(say("refuse-person"), field);
  return user;
}

/** Slack: <!subteam^S123|@handle> or <!subteam^S123>. Discord: <@&123>. */
const groupMention = /^<(?:!subteam\^|@&)([A-Za-z0-9]+)(?:\|[^<>]*)?>$/u;

/**
 * The id of the user group or role in one mention; undefined when it mentions none. Throws a UserError for the role
 * that everybody has: on Discord it has the server's own id.
 */
export function mentionedGroup(typed: string, home: Workspace, field: string): string | undefined {
  const group = groupMention.exec(typed.trim())?.[1];
  if (group !== undefined && group === home.workspace) throw userError(say("refuse-everybody"), field);
  return group;
}
