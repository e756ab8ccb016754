import { userError } from "../command.ts";
import { say } from "../text/say.ts";

/** Slack: <@U123|name> or <@U123>. Discord: <@123> or <@!123>. The preview: <@member-one>. */
const mention = /^<@!?([A-Za-z0-9-]+)(?:\|[^<>]*)?>$/u;

/** The user id in one mention, as the platform put it into the text. Throws a UserError for anything else. */
export function personAsked(typed: string, field: string): string {
  const user = mention.exec(typed.trim())?.[1];
  if (user === undefined) throw userError(say("refuse-person"), field);
  return user;
}
