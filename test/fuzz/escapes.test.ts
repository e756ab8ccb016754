import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Card, Span } from "../../src/core/chat/card.ts";
import { escapeText as discordPieces } from "../../src/discord/escape.ts";
import { renderCard } from "../../src/discord/render.ts";
import { drawMessage } from "../../src/slack/render.ts";
import { anyText, cpuMs, longTexts, runs } from "./hostile.ts";

/** Whatever people typed, wherever it stands in a card, as the two platforms are sent it. */

const moment = Temporal.Instant.from("2023-05-09T11:00:00Z");

const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText.map((words): Span => ({ kind: "text", text: words })),
  anyText.map((words): Span => ({ kind: "bold", text: words })),
  fc
    .tuple(anyText, anyText)
    .map(([words, tail]): Span => ({ kind: "link", text: words, url: `https://union.example/${tail}` })),
  anyText.map((words): Span => ({ kind: "time", at: moment, words })),
);

const anyCard: fc.Arbitrary<Card> = fc.record({
  title: anyText,
  lines: fc.array(fc.array(anySpan, { maxLength: 3 }), { maxLength: 4 }),
  footer: anyText,
  buttons: fc.array(
    anyText.map((label) => ({ id: "check/decline", label })),
    { maxLength: 3 },
  ),
});

/** Every mrkdwn text of a payload; labels and headers are plain text, where nothing is markup. */
function mrkdwnIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, text, verbatim } = value as { type?: unknown; text?: unknown; verbatim?: unknown };
  const own = type === "mrkdwn" && typeof text === "string" ? [text] : [];
  if (own.length > 0) expect(verbatim).toBe(true);
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)];
}

/** Slack reads these between angle brackets, and nothing else of ours may stand there. */
const ownOnSlack =
  /^(?:https?:\/\/[^\s<>|]+(?:\|[^<>|]*)?|!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|]*)$/u;

function harmlessOnSlack(mrkdwn: string): void {
  for (const [, inside = ""] of mrkdwn.matchAll(/<([^<>]*)>/gu)) expect(inside).toMatch(ownOnSlack);
  const outside = mrkdwn.replaceAll(/<[^<>]*>/gu, "");
  expect(outside).not.toMatch(/[<>]/u);
  expect(mrkdwn).not.toMatch(/&(?!amp;|lt;|gt;)/u);
}

/** As Discord reads it: escaped characters and its own links and dates are no markup. */
function harmlessOnDiscord(content: string): void {
  expect(content).not.toMatch(/@everyone|@here/u);
  const rest = content
    .replaceAll(/\\[\s\S]/gu, "x")
    .replaceAll(/\]\(<https?:\/\/[^\s<>]*>\)/gu, "]")
    .replaceAll(/<(?:https?:\/\/[^\s<>]+|t:\d+:F)>/gu, "x");
  expect(rest).not.toMatch(/[<>]/u);
  expect(rest).not.toMatch(/`|~~|\|\|/u);
}

describe("no mention, link or markup of a person's own comes alive", () => {
  test("on Slack, in any part of a card", () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { text, blocks } = drawMessage(card);
        for (const mrkdwn of [text, ...mrkdwnIn(blocks)]) harmlessOnSlack(mrkdwn);
      }),
      runs(0.02),
    );
  });

  test("on Discord, in any part of a card, in posts and in answers", () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom("answer" as const, "post" as const), (card, kind) => {
        const { content, embeds, allowed_mentions } = renderCard(card, { kind });
        expect(allowed_mentions).toEqual({ parse: [] });
        for (const said of [content, ...embeds.map(({ description = "" }) => description)])
          harmlessOnDiscord(said);
      }),
      runs(0.02),
    );
  });

  test("on Discord, words alone leave no character that Discord reads as markup, at a line's beginning or elsewhere", () => {
    fc.assert(
      fc.property(anyText, (words) => {
        const rest = discordPieces(words)
          .join("")
          .replaceAll(/\\[\s\S]/gu, "x")
          .replaceAll(/<https?:\/\/[^\s<>]+>/gu, "x");
        expect(rest).not.toMatch(/[\\`*_~|<>[\]]/u);
        expect(rest).not.toMatch(/^\s*(?:[#+-]|\d{1,9}[.)]\s)/mu);
        expect(rest).not.toMatch(/@everyone|@here/u);
      }),
      runs(0.03),
    );
  });

  test("a long text is drawn in time that grows with its length and no faster", () => {
    for (const words of longTexts(12_000)) {
      const card = { title: words, lines: [[{ kind: "text" as const, text: words }]], footer: words };
      const draw = () => void [drawMessage(card), renderCard(card, { kind: "post" })];
      expect(cpuMs(draw), words.slice(0, 20)).toBeLessThan(1_500);
    }
  });
});
