import type { Card } from "../core/chat/card.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import type { Clients } from "./clients.ts";
import type { Who } from "./receive.ts";
import { problemOf } from "./refusal.ts";
import { drawMessage } from "./render.ts";

/** Where an answer goes. */
export interface Spot {
  readonly who: Who;
  /** Empty for App Home. */
  readonly channel: string;
  readonly responseUrl?: string | undefined;
  /** The answer takes the place of the private message whose button was pressed. */
  readonly replace?: boolean;
}

export interface Answers {
  /** Shows a card to one person alone. Never throws: the effect of the call stands. */
  privately(spot: Spot, card: Card): Promise<void>;
}

/** Slack answers an address of its own within this, ms, or not at all. */
const timeoutMs = 5_000;

/**
 * Three ways, each where the one before fails: the call's own address (5 uses in 30 minutes, works wherever a command
 * does), an ephemeral message (where Muster is in the channel), a direct message.
 */
export function createAnswers({ clients, log }: { clients: Clients; log: Log }): Answers {
  async function ephemeral({ who, channel }: Spot, card: Card): Promise<boolean> {
    if (channel === "") return false;
    try {
      const client = await clients.of(who.workspace);
      await client.chat.postEphemeral({ channel, user: who.user, ...drawMessage(card) });
      return true;
    } catch (error) {
      return problemOf(error).refusal.kind === "unknown";
    }
  }

  async function direct({ who }: Spot, card: Card): Promise<void> {
    const client = await clients.of(who.workspace);
    const { channel } = await client.conversations.open({ users: who.user });
    await client.chat.postMessage({ channel: channel?.id ?? who.user, ...drawMessage(card) });
  }

  return {
    async privately(spot, card) {
      try {
        if (await respond(spot, card)) return;
        if (await ephemeral(spot, card)) return;
        await direct(spot, card);
      } catch (error) {
        log.warn(problemFields(problemOf(error)), "an answer could not be shown");
      }
    },
  };
}

/** False when the address is used up or too old. An answer that may have arrived is not sent again. */
async function respond({ responseUrl, replace = false }: Spot, card: Card): Promise<boolean> {
  if (responseUrl === undefined) return false;
  try {
    const response = await fetch(responseUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...drawMessage(card),
        response_type: "ephemeral",
        replace_original: replace,
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
