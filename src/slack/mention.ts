import type { CommandCall } from "../core/chat/chat.ts";
import { wayIn } from "../core/chat/shortcut.ts";
import { type Envelope, installedIn } from "./events.ts";
import { placeOf, type Received, workspaceIn } from "./receive.ts";

/** The part of an "app_mention" that is used. What was written beside Muster's name is not read. */
export interface Mention {
  /** Left out of what an app wrote. */
  readonly user?: string;
  readonly bot_id?: string;
  readonly channel: string;
  /** Slack Connect: the workspace of whoever wrote it. */
  readonly user_team?: string;
  readonly team?: string;
}

/** Somebody named Muster in a channel: they are told, alone, where things stand. Undefined for an app. */
export function readMention(
  { user, bot_id: app, channel, user_team, team }: Mention,
  envelope: Envelope & { readonly event_id?: string },
): Received<CommandCall> | undefined {
  if (user === undefined || app !== undefined || envelope.event_id === undefined) return undefined;
  const from = workspaceIn(user_team, team, envelope.team_id);
  const who = { ...installedIn(envelope), user, ...(from !== undefined && { from }) };
  return {
    who,
    // An event that Slack sends again is the same call.
    call: { callId: envelope.event_id, place: placeOf(who, channel), command: wayIn, input: "" },
  };
}
