import { type APIMessage, Routes } from "discord.js";
import { Temporal } from "temporal-polyfill";
import type { Chat, DeliveryKey, PostedMessage } from "../core/chat/chat.ts";
import type { Pace } from "../core/chat/pace.ts";
import type { Place, Recipient, Workspace } from "../core/chat/place.ts";
import type { DiscordApi } from "./api.ts";
import { DiscordProblem } from "./refusal.ts";
import { carriesReference, renderCard } from "./render.ts";

/** Discord: at most 100 messages a page. */
const pageLength = 100;

/** Pages looked through before giving up: only what came after the first claim is listed. */
const mostPages = 5;

/** How far Discord's clock and ours may be apart. */
const skew = { seconds: 60 } as const;

/** Discord: a repeated nonce gives the first message back for "a few minutes"; this is surely within them. */
const nonceHolds = { seconds: 90 } as const;

/** Discord: ids begin with the milliseconds since the first second of 2015. */
const firstMs = 1_420_070_400_000n;

type Posts = Pick<Chat, "post" | "edit" | "find">;

interface PostsOptions {
  readonly api: DiscordApi;
  readonly now: () => Temporal.Instant;
}

/** Posting, editing and finding again, over HTTP alone. */
export function createPosts({ api, now }: PostsOptions): Posts {
  /** Discord: a direct message goes to a channel that is opened first; opening it again gives the same one. */
  async function channelOf(to: Place | Recipient): Promise<string> {
    if ("channel" in to) return to.channel;
    const opened = await api.call<{ readonly id: string }>({
      method: "POST",
      route: Routes.userChannels(),
      body: { recipient_id: to.user },
    });
    return opened.id;
  }

  async function listed(channel: string, after: string): Promise<readonly APIMessage[]> {
    return api.call<readonly APIMessage[]>({
      method: "GET",
      route: Routes.channelMessages(channel),
      query: { after, limit: String(pageLength) },
    });
  }

  /** Every message since, oldest page first; "unknown" when there are too many to look through. */
  async function search(
    channel: string,
    key: DeliveryKey,
    since: Temporal.Instant,
  ): Promise<string | "absent" | "unknown"> {
    let after = idAt(since.subtract(skew));
    for (let page = 0; page < mostPages; page += 1) {
      const messages = await listed(channel, after);
      const found = messages.find((message) => carriesReference(message, key));
      if (found) return found.id;
      if (messages.length < pageLength) {
        const empty = page === 0 && messages.length === 0;
        return empty && !(await quietSince(channel, after)) ? "unknown" : "absent";
      }
      after = newest(messages);
    }
    return "unknown";
  }

  /** Discord lists nothing at all to a bot that may not read the history: then the channel's newest id tells. */
  async function quietSince(channel: string, after: string): Promise<boolean> {
    const { last_message_id: last } = await api.call<{ readonly last_message_id?: string | null }>({
      method: "GET",
      route: Routes.channel(channel),
    });
    return last === undefined || last === null || BigInt(last) <= BigInt(after);
  }

  return {
    async post(to, card, key) {
      const channel = await channelOf(to);
      const message = await api.call<{ readonly id: string }>({
        method: "POST",
        route: Routes.channelMessages(channel),
        body: {
          ...renderCard(card, { kind: "post", key, home: homeOf(to) }),
          nonce: key,
          enforce_nonce: true,
        },
      });
      return { place: to, id: message.id };
    },

    async edit(message: PostedMessage, card) {
      const channel = await channelOf(message.place);
      await api.call({
        method: "PATCH",
        route: Routes.channelMessage(channel, message.id),
        body: renderCard(card, { kind: "post", home: homeOf(message.place) }),
      });
    },

    async find(to, key, since) {
      const found = await search(await channelOf(to), key, since).catch((error: unknown) => {
        if (error instanceof DiscordProblem && mayNotLook(error)) return "unknown" as const;
        throw error;
      });
      if (found === "absent") return found;
      if (found !== "unknown") return { place: to, id: found };
      // Nobody can look, but the same nonce cannot make a second message yet: posting again is safe.
      const fresh = Temporal.Instant.compare(now(), since.add(nonceHolds)) < 0;
      return fresh ? "absent" : "unknown";
    },
  };
}

/** What a direct message has to say of itself; a channel's is known to Discord. */
function homeOf(to: Place | Recipient): Workspace | undefined {
  return "channel" in to ? undefined : to;
}

/** Discord: missing access, missing permission. */
function mayNotLook({ code }: DiscordProblem): boolean {
  return code === 50001 || code === 50013;
}

/** The smallest id Discord can have given at this moment. */
function idAt(moment: Temporal.Instant): string {
  const ms = BigInt(moment.epochMilliseconds) - firstMs;
  return String(ms > 0n ? ms << 22n : 0n);
}

function newest(messages: readonly APIMessage[]): string {
  return messages.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), "0");
}

/**
 * Discord: 50 requests a second for the whole bot (discord-api-docs, rate limits), evenly spaced with a little left for
 * edits and look-ups. A channel's own bucket is told only in headers; once a second stays within it.
 */
export const pace: Pace = { botGapMs: 20.8, channelRestMs: 1_010 };
