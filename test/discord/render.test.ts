import { MessageCreateRequestSchema } from "discord-api-spec/zod";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Card, Span } from "../../src/core/chat/card.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import { escapeText } from "../../src/discord/escape.ts";
import { renderForm } from "../../src/discord/modal.ts";
import { carriesReference, renderCard } from "../../src/discord/render.ts";
import { checkMessage, checkModal } from "../doubles/discord/checks.ts";
import { wordsOf } from "../doubles/discord/words.ts";

const key = deliveryKey("0b0e3b52-7a52-4a3e-9d5f-2f1f64c8a111");

const place = { chat: "discord", workspace: "1", channel: "2" } as const;

const person = { chat: "discord", workspace: "1", user: "3" } as const;

function described(...spans: readonly Span[]): string {
  return renderCard({ lines: [spans] }, { kind: "answer" }).content;
}

function text(words: string): Span {
  return { kind: "text", text: words };
}

/** A drawn card as the double reads it back. */
function readBack(card: Card): string {
  const { content, embeds } = renderCard(card, { kind: "answer" });
  return wordsOf({ content, embeds, components: [], id: "1", at: 0, flags: 0, edited: false });
}

describe("somebody's words", () => {
  test.each([
    [
      "*bold* _slanted_ ~~gone~~ `code` ||hidden||",
      "\\*bold\\* \\_slanted\\_ \\~\\~gone\\~\\~ \\`code\\` \\|\\|hidden\\|\\|",
    ],
    ["# big", "\\# big"],
    ["- item\n> quote\n-# small", "\\- item\n\\> quote\n\\-# small"],
    ["1. first", "1\\. first"],
    ["9.30am - late", "9.30am - late"],
    ["[click](https://evil.example)", "\\[click\\](<https://evil.example>)"],
    ["<@123> <#4> <t:1:R>", "\\<@123\\> \\<#4\\> \\<t:1:R\\>"],
    ["@everyone and @here, not a@b.example", "@\u200beveryone and @\u200bhere, not a@b.example"],
    ["https://example.org/a_b_c?d=*e*.", "<https://example.org/a_b_c?d=*e*>."],
    ["<https://example.org/>", "\\<<https://example.org/>\\>"],
  ])("%s shows as it was typed", (typed, sent) => {
    expect(escapeText(typed).join("")).toBe(sent);
  });

  test("come back from the screen exactly, whatever they are", () => {
    const words = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .filter((one) => one.trim() !== "");
    const odd = fc
      .array(
        fc.constantFrom(
          "*",
          "_",
          "`",
          "~",
          "|",
          "<",
          ">",
          "[",
          "]",
          "\\",
          "#",
          "-",
          "1. ",
          "@everyone",
          "a",
          " ",
          "\n",
        ),
        {
          minLength: 1,
          maxLength: 30,
        },
      )
      .map((parts) => parts.join(""))
      .filter((one) => one.trim() !== "");
    fc.assert(
      fc.property(fc.oneof(words, odd), (typed) => {
        fc.pre(!typed.includes("\u200b"));
        expect(readBack({ lines: [[text(typed)]] })).toBe(typed);
      }),
    );
  });

  test("never end a bold stretch or a link early", () => {
    expect(described({ kind: "bold", text: "**a** https://x.example/**" })).toBe(
      "**\\*\\*a\\*\\* https:\u200b//x.example/\\*\\***",
    );
    expect(described({ kind: "link", text: "a](b)", url: "https://x.example/(1) 2" })).toBe(
      "[a\\](b)](<https://x.example/%281%29%202>)",
    );
  });
});

describe("a card", () => {
  test("says a time in the reader's zone and in UK words", () => {
    const at = Temporal.Instant.from("2023-05-09T11:00:00Z");
    expect(
      described(text("By "), { kind: "time", at, words: "Tuesday 9 May 2023, 12 noon" }, text(".")),
    ).toBe("By <t:1683630000:F> (Tuesday 9 May 2023, 12 noon).");
  });

  test("names channels, and people only in an answer", () => {
    expect(described({ kind: "place", place }, { kind: "person", person })).toBe("<#2><@3>");
    const post = renderCard({ lines: [[{ kind: "person", person }]] }, { kind: "post", key });
    expect(post.content).toMatch(/^a member\n-# ref /u);
  });

  test("without a word is still a message", () => {
    expect(renderCard({ lines: [] }, { kind: "answer" })).toMatchObject({ content: "Done.", embeds: [] });
    expect(() =>
      checkMessage(renderCard({ title: " ", lines: [[text(" ")]] }, { kind: "answer" })),
    ).not.toThrow();
  });

  test("carries its reference in a post's small print, and nowhere in an answer", () => {
    const post = renderCard({ lines: [], footer: "mind" }, { kind: "post", key });
    expect(post.content).toBe(`-# mind · ${escapeText(`ref ${key.slice(-10)}`).join("")}`);
    expect(carriesReference(post as never, key)).toBe(true);
    expect(carriesReference(post as never, deliveryKey("5a1f3b52-7a52-4a3e-9d5f-2f1f64c8a222"))).toBe(false);
    expect(renderCard({ lines: [], footer: "mind" }, { kind: "answer" }).content).toBe("-# mind");
  });

  test("has all its words in the message itself, where notifications and readers without embeds find them", () => {
    const card = {
      title: "Re*ballot* @everyone",
      lines: [[text("7 days to go.")], [text("Post it.")]],
      footer: "one\n# two",
    };
    const { content, embeds } = renderCard(card, { kind: "answer" });
    expect(content).toBe("**Re\\*ballot\\* @\u200beveryone**\n7 days to go.\nPost it.\n-# one\n-# \\# two");
    expect(embeds).toEqual([]);
  });

  test("too long for that says its title there, once, and the rest in an embed", () => {
    const lines = [[text("long ".repeat(500))]];
    const drawn = renderCard({ title: "Reballot", lines, footer: "mind" }, { kind: "answer" });
    expect(drawn.content).toBe("**Reballot**");
    expect(drawn.embeds).toEqual([{ description: "long ".repeat(500), footer: { text: "mind" } }]);
  });

  test("has a picture with its words for screen readers", () => {
    const picture = { url: "https://example.org/p.png", alt: "A bar chart" };
    expect(renderCard({ lines: [], picture }, { kind: "answer" }).embeds).toEqual([
      { image: { url: picture.url, description: picture.alt } },
    ]);
  });

  test("of any length is within Discord's limits", () => {
    const long = fc.integer({ min: 0, max: 9000 }).map((length) => "*é😀x\n".repeat(length / 5));
    const spans = fc.oneof(
      long.map(text),
      long.map((words): Span => ({ kind: "bold", text: words.slice(0, 300) })),
    );
    const buttons = fc
      .integer({ min: 0, max: 30 })
      .map((count) =>
        Array.from({ length: count }, (_, index) => ({ id: `b/${index}`, label: "l".repeat(index * 4 + 1) })),
      );
    fc.assert(
      fc.property(long, fc.array(spans, { maxLength: 4 }), long, buttons, (title, line, footer, some) => {
        const drawn = renderCard({ title, lines: [line], footer, buttons: some }, { kind: "post", key });
        expect(MessageCreateRequestSchema.safeParse(drawn)).toMatchObject({ success: true });
        expect(() => checkMessage(drawn as never)).not.toThrow();
        expect(carriesReference(drawn as never, key)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("cut short ends with three dots, never in the middle of an escape", () => {
    const drawn = renderCard({ lines: [[text("*".repeat(5000))]] }, { kind: "answer" });
    expect(drawn.embeds[0]?.description).toMatch(/^(?:\\\*)+…$/u);
  });
});

test("a form of any length is within Discord's limits", () => {
  const field = {
    name: "f",
    label: "l".repeat(60),
    hint: "h".repeat(150),
    value: "v".repeat(900),
    required: false,
    long: true,
    maxLength: 500,
  };
  const modal = renderForm({
    id: "a/b",
    title: "t".repeat(60),
    submit: "Save",
    fields: [
      field,
      { ...field, name: "g", choices: [{ value: "one", label: "o".repeat(120) }], value: "one" },
    ],
  });
  expect(() => checkModal(modal as never)).not.toThrow();
  expect(modal.title).toHaveLength(45);
  expect(modal.components[0]).toMatchObject({
    component: { max_length: 500, value: expect.stringMatching(/…$/u) },
  });
  expect(modal.components[1]).toMatchObject({
    component: { type: 3, min_values: 0, options: [{ default: true }] },
  });
});
