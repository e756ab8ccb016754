import { WebAPIHTTPError, WebAPIRequestError } from "@slack/web-api";
import type { Card } from "../core/chat/card.ts";
import { ChatProblem } from "../core/chat/chat.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import type { Clients } from "./clients.ts";
import { installOf, type Who } from "./receive.ts";
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

/** Slack answers an address of its own within this, ms, or it is not known what came of it. */
const usualTimeoutMs = 5_000;

export interface AnswerParts {
  readonly clients: Clients;
  readonly log: Log;
  readonly timeoutMs?: number | undefined;
}

/**
 * Three ways, each where the one before surely failed: the call's own address (5 uses in 30 minutes, works wherever a
 * command does), an ephemeral message (where Muster is in the channel), a direct message. An answer that may have
 * arrived is not given again.
 */
export function createAnswers({ clients, log, timeoutMs = usualTimeoutMs }: AnswerParts): Answers {
  async function ephemeral({ who, channel }: Spot, card: Card): Promise<void> {
    if (channel === "") throw new ChatProblem({ kind: "refused" }, "no channel");
    const client = await clients.of(installOf(who));
    await client.chat.postEphemeral({ channel, user: who.user, ...drawMessage(card) });
  }

  async function direct({ who }: Spot, card: Card): Promise<void> {
    const client = await clients.of(installOf(who));
    const { channel } = await client.conversations.open({ users: who.user });
    await client.chat.postMessage({ channel: channel?.id ?? who.user, ...drawMessage(card) });
  }

  async function respond({ responseUrl, replace = false }: Spot, card: Card): Promise<void> {
    if (responseUrl === undefined) throw new ChatProblem({ kind: "refused" }, "no address");
    const answer = { ...drawMessage(card), response_type: "ephemeral", replace_original: replace };
    await send(responseUrl, JSON.stringify(answer), timeoutMs);
  }

  return {
    async privately(spot, card) {
      let last: unknown;
      for (const way of [respond, ephemeral, direct]) {
        try {
          return await way(spot, card);
        } catch (error) {
          last = problemOf(error);
          if (problemOf(error).refusal.kind === "unknown") break;
        }
      }
      log.warn(problemFields(last), "an answer could not be shown, or may not have been");
    },
  };
}

/** Throws what the Web API would throw. */
async function send(address: string, body: string, timeoutMs: number): Promise<void> {
  const headers = { "content-type": "application/json" };
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(address, { method: "POST", headers, body, signal }).catch((error: unknown) => {
    throw new WebAPIRequestError(error instanceof Error ? error : new Error("no answer"));
  });
  // Read to its end, so that the connection can be used again; what it says is known already.
  await response.arrayBuffer().catch(() => undefined);
  if (!response.ok) throw new WebAPIHTTPError(response.status, "", {});
}
