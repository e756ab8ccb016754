import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { Span } from "../../src/core/chat/card.ts";
import { fallbackText, lineText } from "../../src/slack/mrkdwn.ts";
import { drawMessage } from "../../src/slack/render.ts";

const joiner = "\u2060";

const most = 3000;

/** What a reader copies, but for the joiners that nobody sees. */
function copied(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(joiner, "")
    .replace(/<(https?:[^<>|]*)>/gu, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/**
 * What Slack would format, by the rules seen of it: a mark opens where no letter, digit or joiner stands before it, and
 * closes where none stands after it. Links and dates stand for themselves.
 */
function formatted(mrkdwn: string): readonly string[] {
  const shown = mrkdwn.replace(/<[^<>]*>/gu, "□");
  const edge = `[\\p{L}\\p{N}${joiner}]`;
  const found = ["\\*", "_", "~", "`"].flatMap((mark) => {
    const inside = mark === "`" ? "[^\\n]+?" : "\\S(?:[^\\n]*?\\S)?";
    return shown.match(new RegExp(`(?<!${edge})${mark}${inside}${mark}(?!${edge})`, "gu")) ?? [];
  });
  const fences = shown.match(/```[\s\S]+?```/gu) ?? [];
  return [...found, ...fences, ...(shown.match(/^&gt;.*/gmu) ?? [])];
}

/** The same if Slack takes a joiner for a space: then a mark next to one cannot open or close either. */
function formattedBesideSpaces(mrkdwn: string): readonly string[] {
  const spaced = mrkdwn.replaceAll(joiner, " ").replaceAll("`", "");
  return formatted(spaced);
}

/** Links that say another address than their own, and mentions of all kinds. */
function disguised(mrkdwn: string): readonly string[] {
  const tokens = mrkdwn.match(/<[^<>]*>?|>/gu) ?? [];
  return tokens.filter((token) => !/^<https?:\/\/[^<>|]+>$/u.test(token));
}

const typed = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "*",
        "_",
        "~",
        "`",
        "```",
        ">",
        "&",
        "<",
        "\n",
        " ",
        "a",
        "é",
        "9",
        ".",
        "(",
        "|",
        "\\",
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("<!channel>", "<@U0ONE>", "<https://evil.example|our union>", "https://a.example/_b_*c*"),
);

test("the model of Slack's rules sees what people know to be formatted", () => {
  for (const markup of ["*a*", "(_a b_)", "~a~!", "say `x y`", "> a", "```\na\n```"])
    expect(formatted(markup.replaceAll(">", "&gt;")), markup).not.toEqual([]);
  for (const markup of ["2*3*4", "snake_case_name", "5 * 3 * 2", "*a", "a &gt; b"])
    expect(formatted(markup), markup).toEqual([]);
});

test("no words of a person become bold, italic, struck, code or a quote, a mention or a link in disguise", () => {
  const text = typed.map((words): Span => ({ kind: "text", text: words }));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (line) => {
      for (const drawn of [lineText(line, most), fallbackText(line, most)]) {
        expect(formatted(drawn)).toEqual([]);
        expect(formattedBesideSpaces(drawn)).toEqual([]);
        expect(disguised(drawn)).toEqual([]);
      }
    }),
    { numRuns: 2000 },
  );
});

test("nor beside Muster's own bold, which stays as long as it is", () => {
  const bold = fc.stringMatching(/^[a-z]{1,8}$/u);
  fc.assert(
    fc.property(typed, bold, typed, (before, name, after) => {
      const line: readonly Span[] = [
        { kind: "text", text: before },
        { kind: "bold", text: name },
        { kind: "text", text: after },
      ];
      for (const stretch of formatted(lineText(line, most))) expect(stretch).toBe(`*${name}*`);
    }),
    { numRuns: 2000 },
  );
});

test("what is read and copied is what was typed", () => {
  fc.assert(
    fc.property(
      typed.filter((words) => !words.includes(joiner)),
      (words) => copied(lineText([{ kind: "text", text: words }], most)) === words,
    ),
  );
});

test("cut words stay literal and within their limit, never half of a character", () => {
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 80 }), (words, limit) => {
      const drawn = lineText([{ kind: "text", text: words }], limit);
      expect(drawn.length).toBeLessThanOrEqual(limit);
      expect(formatted(drawn)).toEqual([]);
      expect(drawn).not.toMatch(/&(?!amp;|lt;|gt;)/u);
    }),
    { numRuns: 1000 },
  );
});

test("ids, dates, sums and what people copy hold nothing that is not seen", () => {
  for (const words of [
    "/ballot create name: … closes: Tue 9 May 2023 12 noon",
    "b4k2m",
    "2023-05-09",
    "2 * 3 = 6, 2*3",
    "branch_reps_2023",
    "PCS – HMRC and DWP",
  ])
    expect(lineText([{ kind: "text", text: words }], most)).toBe(words);
});

test("an address stays one that can be followed, whatever marks are in it", () => {
  const line = (text: string) => lineText([{ kind: "text", text }], most);
  expect(line("Join: https://union.example/_a_*b*?x=1&y=2.")).toBe(
    "Join: <https://union.example/_a_*b*?x=1&amp;y=2>.",
  );
  expect(line("javascript:alert(1) http://")).toBe("javascript:alert(1) http://");
});

test("marks in the words of links and dates are no formatting either; bold with marks is plain", () => {
  const at = Temporal.Instant.from("2023-05-09T11:00:00Z");
  const link = lineText([{ kind: "link", text: "*a*", url: "https://union.example/" }], most);
  expect(link).toBe(`<https://union.example/|${joiner}*${joiner}a${joiner}*${joiner}>`);
  expect(formatted(lineText([{ kind: "time", at, words: "_now_" }], most))).toEqual([]);
  expect(formatted(lineText([{ kind: "bold", text: "_our_ ballot" }], most))).toEqual([]);
});

test("Slack is not asked to find names in people's words", () => {
  const { blocks } = drawMessage({ lines: [[{ kind: "text", text: "@everyone" }]], footer: "#general" });
  expect(blocks).toMatchObject([{ text: { verbatim: true } }, { elements: [{ verbatim: true }] }]);
});
