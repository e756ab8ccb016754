import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Card, text } from "../../src/core/chat/card.ts";
import { type Chat, ChatProblem } from "../../src/core/chat/chat.ts";
import type { Place, Recipient } from "../../src/core/chat/place.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";

/** A platform under test: what Muster has of it, and what people there see. */
export interface ChatUnderTest {
  readonly chat: Chat;
  readonly place: Place;
  readonly recipient: Recipient;
  /** The words of the messages everyone in the place sees, earliest first. */
  seen(): Promise<readonly string[]>;
  /** The words of what the recipient got alone. */
  seenAlone(): Promise<readonly string[]>;
  /** Makes the place go away: archived, removed. */
  removePlace(): Promise<Place>;
  close(): Promise<void>;
}

export interface ChatKind {
  readonly title: string;
  /** Whether a post can be asked for again by its key. */
  readonly canBeAsked: boolean;
  /** Whether the platform itself makes one message of two posts with one key. */
  readonly postsOnce: boolean;
  open(): Promise<ChatUnderTest>;
}

/** What every Chat does, whichever platform is behind it. None of them is started: posting needs no open line. */
export function chatContract(kind: ChatKind): void {
  describe(`what Muster asks of a chat: ${kind.title}`, () => {
    let open: ChatUnderTest;
    beforeEach(async () => {
      open = await kind.open();
    });
    afterEach(() => open.close());

    const newKey = () => deliveryKey(randomUUID());
    const card = (words: string): Card => ({
      title: "Reballot",
      lines: [[text(words)]],
      footer: "A footer.",
    });
    const longAgo = Temporal.Instant.from("2020-01-01T00:00:00Z");

    test("a post is seen in its place, with proof of where it is", async () => {
      const posted = await open.chat.post(open.place, card("12 days to go."), newKey());
      expect(posted.place).toEqual(open.place);
      expect(posted.id).not.toBe("");
      expect(await open.seen()).toEqual([expect.stringContaining("12 days to go.")]);
    });

    test("an edit changes the message and adds none", async () => {
      const posted = await open.chat.post(open.place, card("12 days to go."), newKey());
      await open.chat.edit(posted, card("It is closed."));
      expect(await open.seen()).toEqual([expect.stringContaining("It is closed.")]);
    });

    test("a personal post reaches its recipient alone", async () => {
      await open.chat.post(open.recipient, card("Post your paper."), newKey());
      expect(await open.seenAlone()).toEqual([expect.stringContaining("Post your paper.")]);
      expect(await open.seen()).toEqual([]);
    });

    test("a user's markup and mentions arrive as the words they are", async () => {
      const typed = "<!channel> @everyone *all* `x` & <b>bold</b> <@U1>";
      await open.chat.post(open.place, card(typed), newKey());
      expect(await open.seen()).toEqual([expect.stringContaining(typed)]);
    });

    test("a post is found again by its key, and one that never was is not", async () => {
      const key = newKey();
      const posted = await open.chat.post(open.place, card("12 days to go."), key);
      expect(await open.chat.find(open.place, key, longAgo)).toEqual(kind.canBeAsked ? posted : "unknown");
      expect(await open.chat.find(open.place, newKey(), longAgo)).toBe(
        kind.canBeAsked ? "absent" : "unknown",
      );
    });

    if (kind.postsOnce)
      test("two posts with one key are one message", async () => {
        const key = newKey();
        const first = await open.chat.post(open.place, card("12 days to go."), key);
        const second = await open.chat.post(open.place, card("12 days to go."), key);
        expect(second).toEqual(first);
        expect(await open.seen()).toHaveLength(1);
      });

    test("a place that is closed to Muster refuses as lost: it may come back", async () => {
      const gone = await open.removePlace();
      const refused = await open.chat.post(gone, card("Anybody?"), newKey()).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ChatProblem);
      expect(refused).toMatchObject({ refusal: { kind: "place-lost" } });
    });
  });
}
