import type { WebClient } from "@slack/web-api";
import { type Chat, ChatProblem } from "../core/chat/chat.ts";
import type { Pace } from "../core/chat/pace.ts";
import type { Place, Recipient } from "../core/chat/place.ts";
import { beforehand } from "./access.ts";
import type { Clients } from "./clients.ts";
import { errorCode, problemOf } from "./refusal.ts";
import { drawMessage } from "./render.ts";

export interface PostParts {
  readonly clients: Clients;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
}

/** Marks Muster's posts in Slack's message metadata. */
const delivery = "muster_delivery";

/**
 * Whatever comes before a post (a token's refresh, opening a direct message) may take this long, ms: a post that began
 * later could still be under way when its lease has run out.
 */
const longestPreparation = 4_000;

/** Slack's clock and ours may differ, seconds. */
const clockMargin = 60;

/** Pages of 200 messages that are looked through for a post. */
const mostPages = 5;

/** Posts, edits and looks for posts. Needs no connection, only a token. */
export function createPoster({ clients, elapsedMs }: PostParts): Pick<Chat, "post" | "edit" | "find"> {
  async function prepare(to: Place | Recipient): Promise<{ client: WebClient; channel: string }> {
    const began = elapsedMs();
    try {
      const client = await clients.of(to.workspace);
      const channel = await channelOf(client, to);
      if (elapsedMs() - began <= longestPreparation) return { client, channel };
    } catch (error) {
      throw beforehand(error);
    }
    throw new ChatProblem({ kind: "unavailable" }, "slow");
  }

  return {
    async post(to, card, key) {
      const { client, channel } = await prepare(to);
      try {
        const { ts } = await client.chat.postMessage({
          channel,
          ...drawMessage(card),
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: delivery, event_payload: { key } },
        });
        if (ts === undefined) throw new ChatProblem({ kind: "unknown" }, "a post without an id");
        return { place: to, id: ts };
      } catch (error) {
        throw problemOf(error);
      }
    },

    async edit(message, card) {
      const { client, channel } = await prepare(message.place);
      try {
        await client.chat.update({ channel, ts: message.id, ...drawMessage(card) });
      } catch (error) {
        if (missing.has(errorCode(error) ?? "")) throw new ChatProblem({ kind: "gone" }, "no such message");
        throw problemOf(error);
      }
    },

    async find(to, key, since) {
      try {
        const { client, access } = await clients.withAccess(to.workspace);
        // The history scopes are optional; without one nobody can say.
        if (access.scopes && !access.scopes.some((scope) => scope.endsWith(":history"))) return "unknown";
        const channel = await channelOf(client, to);
        const oldest = String(Math.floor(since.epochMilliseconds / 1000) - clockMargin);
        const found = await search(client, { channel, oldest }, key);
        return typeof found === "string" ? found : { place: to, id: found.ts };
      } catch (error) {
        if (errorCode(error) === "missing_scope") return "unknown";
        throw beforehand(error);
      }
    },
  };
}

/** Slack's codes for a message that is there no more, or was never ours to edit. */
const missing = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);

/** A direct message's channel is opened each time: its id is kept nowhere. */
async function channelOf(client: WebClient, to: Place | Recipient): Promise<string> {
  if ("channel" in to) return to.channel;
  const { channel } = await client.conversations.open({ users: to.user });
  if (channel?.id === undefined) throw new ChatProblem({ kind: "unavailable" }, "no direct message");
  return channel.id;
}

async function search(
  client: WebClient,
  where: { readonly channel: string; readonly oldest: string },
  key: string,
): Promise<{ readonly ts: string } | "absent" | "unknown"> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { messages, response_metadata } = await client.conversations.history({
      ...where,
      include_all_metadata: true,
      limit: 200,
      ...(cursor && { cursor }),
    });
    for (const { ts, metadata } of messages ?? []) {
      const payload = metadata?.event_payload as { readonly key?: unknown } | undefined;
      if (ts !== undefined && metadata?.event_type === delivery && payload?.key === key) return { ts };
    }
    cursor = response_metadata?.next_cursor;
    if (!cursor) return "absent";
  }
  return "unknown";
}

/**
 * Slack: chat.postMessage about once a second in a channel and "several hundred" a minute in a workspace
 * (docs.slack.dev, rate limits): 300 here. Its limits are each workspace's own, so the bot as a whole has none.
 */
export const pace: Pace = { workspaceGapMs: 200, channelRestMs: 1_010 };
