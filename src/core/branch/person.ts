import { userError } from "../command.ts";
import { say } from "../text/say.ts";

/** Slack: <@U123|name> or <@U123>. Discord: <@123> or <@!123>. */
const mention = /^<@!?([A-Za-z0-9]+)(?:\|[^<>]*)?>$/u;
/** The preview: @member-one. */
const plain = /^@([A-Za-z0-9][A-Za-z0-9._-]*)$/u;
const everybody: ReadonlySet<string> = new Set(["channel", "here", "everyone"]);

/** The user id in one mention, in any notation a platform writes it. Throws a UserError for anything else. */
export function personAsked(typed: string, field: string): string {
  const text = typed.trim();
  const user = mention.exec(text)?.[1] ?? plain.exec(text)?.[1];
  if (user === undefined || everybody.has(user.toLowerCase())) throw userError(say("refuse-person"), field);
  return user;
}
