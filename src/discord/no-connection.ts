import { GatewayCloseCodes } from "discord.js";
import { StartError } from "../core/chat/start-error.ts";

/** Why there is no connection to Discord, in words for whoever runs Muster, and never with the token in them. */
export class NoConnection extends StartError {
  readonly reason: string;
  /** True where Discord will not have it before a person mends something. */
  readonly refused: boolean;
  constructor(words: string, { reason, refused }: { readonly reason: string; readonly refused: boolean }) {
    super(words, { triedAgain: true });
    this.reason = reason;
    this.refused = refused;
  }
}

const botPage = "the Bot page of your application at https://discord.com/developers/applications";

export function tokenRefused(): NoConnection {
  return new NoConnection(
    `Discord does not accept DISCORD_TOKEN. Copy the bot's token again, or reset it, on ${botPage}, and put it into ` +
      "DISCORD_TOKEN.",
    { reason: "token-refused", refused: true },
  );
}

/** Of a close code after which the same connection would be closed again; undefined for every other. */
export function finalClose(code: number): NoConnection | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return tokenRefused();
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return new NoConnection(
        `Discord refused the Guilds intent, the only one Muster asks for. Check on ${botPage} that DISCORD_TOKEN ` +
          "belongs to this bot.",
        { reason: "intents-refused", refused: true },
      );
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidAPIVersion:
      return new NoConnection(
        `Discord does not take this Muster's way of connecting any more (${code}). Look for a newer version of Muster.`,
        { reason: `closed-${code}`, refused: true },
      );
    default:
      return undefined;
  }
}

export function connectionsSpent(left: number): NoConnection {
  return new NoConnection(
    `Discord allows only ${left} more connections today, so none is made: at none it would reset the token. Muster ` +
      "was started or refused very often: find out why before it is started again.",
    { reason: "connections-spent", refused: true },
  );
}

export function notReached(url: string, why: string | undefined): NoConnection {
  const said = why === undefined ? "" : ` (${why})`;
  return new NoConnection(
    `Discord at ${url} cannot be reached${said}. Check the network, and DISCORD_API_URL if you have set it.`,
    { reason: "not-reached", refused: false },
  );
}
