import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Button, Card, Span } from "../../src/core/chat/card.ts";
import { formFor } from "../../src/core/command/form.ts";
import { drawForm } from "../../src/slack/form-view.ts";
import { escapeText } from "../../src/slack/literal.ts";
import { unescapeText } from "../../src/slack/mrkdwn.ts";
import { drawMessage } from "../../src/slack/render.ts";
import { blockProblems, viewProblems } from "../doubles/slack/limits.ts";

const at = Temporal.Instant.from("2023-05-09T11:00:00Z");

const long = "All members! <!channel> & <@U0ONE> *now* ";

function mrkdwn(span: Span): unknown {
  const [block] = drawMessage({ lines: [[span]] }).blocks;
  return block?.type === "section" ? block.text?.text : block;
}

test("each kind of span is drawn as Slack draws it", () => {
  expect(mrkdwn({ kind: "text", text: "R&D <!here> <@U0ONE>" })).toBe("R&amp;D &lt;!here&gt; &lt;@U0ONE&gt;");
  expect(mrkdwn({ kind: "bold", text: "A & B" })).toBe("*A &amp; B*");
  expect(mrkdwn({ kind: "bold", text: "5 * 3" })).toBe("5 * 3");
  expect(mrkdwn({ kind: "place", place: { chat: "slack", workspace: "T0", channel: "C0GENERAL" } })).toBe(
    "<#C0GENERAL>",
  );
  expect(mrkdwn({ kind: "person", person: { chat: "slack", workspace: "T0", user: "U0ONE" } })).toBe(
    "<@U0ONE>",
  );
  expect(mrkdwn({ kind: "link", text: "a|b>", url: "https://union.example/?a=1&b=<2>" })).toBe(
    "<https://union.example/?a=1&amp;b=%3C2%3E|a¦b&gt;>",
  );
  expect(mrkdwn({ kind: "link", text: "here", url: "javascript:alert(1)" })).toBe("here");
  expect(mrkdwn({ kind: "time", at, words: "Tuesday 9 May 2023, 12 noon" })).toBe(
    "Tuesday 9 May 2023, 12 noon (<!date^1683630000^{date_short_pretty} {time}|Tuesday 9 May 2023, 12 noon>)",
  );
});

test("an id that is none cannot become markup", () => {
  expect(mrkdwn({ kind: "person", person: { chat: "slack", workspace: "T0", user: "U1> <!channel" } })).toBe(
    "@",
  );
  expect(mrkdwn({ kind: "place", place: { chat: "slack", workspace: "T0", channel: "C1|x" } })).toBe("#");
});

test("every message has words for those who see no blocks, dates in words", () => {
  const card: Card = {
    title: "The ballot",
    lines: [
      [
        { kind: "text", text: "Closes " },
        { kind: "time", at, words: "Tuesday 9 May" },
      ],
      [],
    ],
    footer: "R&D",
  };
  expect(drawMessage(card).text).toBe("The ballot\nCloses Tuesday 9 May\nR&amp;D");
  expect(drawMessage({ lines: [] })).toMatchObject({ text: "Done.", blocks: [{ type: "section" }] });
});

test("a card over every limit is cut with … and Slack takes it", () => {
  const button = (n: number): Button => ({ id: `check/answer/${n}`, label: long.repeat(3) });
  const card: Card = {
    title: long.repeat(10),
    lines: Array.from({ length: 120 }, () => [{ kind: "text", text: long.repeat(100) }]),
    buttons: Array.from({ length: 60 }, (_, n) => button(n)),
    footer: long.repeat(100),
    picture: { url: "https://muster.example/a.png", alt: long.repeat(100) },
  };
  const { text, blocks } = drawMessage(card);
  expect(blockProblems(blocks, "message")).toEqual([]);
  expect(text.length).toBeLessThan(3000);
  expect(text).toMatch(/…$/u);
  expect(blocks.filter(({ type }) => type === "actions")).toHaveLength(3);
});

test("whatever people wrote, Slack takes the message and nobody is mentioned", () => {
  const span: fc.Arbitrary<Span> = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text: fc.string({ unit: "binary", maxLength: 5000 }) }),
    fc.record({ kind: fc.constant("bold" as const), text: fc.string({ unit: "grapheme", maxLength: 400 }) }),
    fc.record({
      kind: fc.constant("text" as const),
      text: fc.constantFrom("<!channel>", "<@U0ONE>", "&lt;", "<", "\n"),
    }),
    fc.record({
      kind: fc.constant("time" as const),
      at: fc.constant(at),
      words: fc.string({ maxLength: 80 }),
    }),
  );
  const card = fc.record({
    title: fc.string({ maxLength: 400 }),
    lines: fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 8 }),
    footer: fc.string({ maxLength: 3000 }),
  });
  fc.assert(
    fc.property(card, (drawn) => {
      const { text, blocks } = drawMessage(drawn);
      expect(blockProblems(blocks, "message")).toEqual([]);
      expect(text.trim()).not.toBe("");
      const markup = [
        text,
        ...blocks.map((block) => (block.type === "section" ? (block.text?.text ?? "") : "")),
      ].join("\n");
      expect(markup.replace(/<!date\^\d+\^[^|]*\|[^<>|]*>/gu, "")).not.toMatch(/[<>]/u);
      expect(markup).not.toMatch(/&(?!amp;|lt;|gt;)/u);
    }),
    { numRuns: 200 },
  );
});

test("what is escaped comes back as it was", () => {
  fc.assert(fc.property(fc.string(), (words) => unescapeText(escapeText(words)) === words));
});

test("every form that Muster has is a modal Slack takes, also when filled in too full", () => {
  const forms = commands.flatMap(({ name, subcommands }) =>
    subcommands.filter((sub) => sub.form).map((sub) => formFor(`${name}/${sub.name}`, sub)),
  );
  expect(forms.length).toBeGreaterThan(2);
  for (const form of forms) {
    const full = form.fields.map((field) => ({
      ...field,
      ...(!field.choices && { value: "x".repeat(5000), maxLength: 4000 }),
    }));
    for (const fields of [form.fields, full])
      expect(viewProblems({ ...drawForm({ ...form, fields }, "C0GENERAL") })).toEqual([]);
  }
});
