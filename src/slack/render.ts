import type { KnownBlock } from "@slack/web-api";
import { type Button, type Card, text } from "../core/chat/card.ts";
import { cut, fallbackText, lineText } from "./mrkdwn.ts";
import { slackWords } from "./words.ts";

export interface DrawnMessage {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Slack's limits, in characters and pieces. */
const limits = {
  header: 150,
  section: 3000,
  /** Not written down by Slack: a message with some more than this is refused as a whole. */
  allText: 12_500,
  context: 2000,
  label: 75,
  value: 2000,
  actionId: 255,
  buttonsInBlock: 25,
  actionBlocks: 10,
  alt: 2000,
  /** Slack: put the fallback under 4000. */
  fallback: 2900,
};

/** A card as a message: at most 50 blocks. What is over a limit is cut rather than refused. */
export function drawMessage(card: Card): DrawnMessage {
  return { text: fallbackOf(card), blocks: drawBlocks(card) };
}

/** A card as blocks, for messages and for App Home. */
export function drawBlocks(card: Card): KnownBlock[] {
  const { title = "", lines, buttons = [], footer = "", picture } = drawable(card);
  const labels = buttons.reduce((sum, { label }) => sum + Math.min(label.length, limits.label), 0);
  const besides =
    Math.min(title.length, limits.header) + Math.min(footer.length * 5, limits.context) + labels;
  return [
    ...(title.trim() === "" ? [] : [{ type: "header" as const, text: plain(cut(title, limits.header)) }]),
    ...sections(lines, limits.allText - besides).map((mrkdwn) => ({
      type: "section" as const,
      text: markup(mrkdwn),
    })),
    ...(picture
      ? [{ type: "image" as const, image_url: picture.url, alt_text: cut(picture.alt, limits.alt) }]
      : []),
    ...actionBlocks(buttons),
    ...(footer.trim() === ""
      ? []
      : [
          {
            type: "context" as const,
            elements: [markup(lineText([text(footer)], limits.context))],
          },
        ]),
  ];
}

/** The name part of a button's id, for Slack's action_id, unique in its block; the whole id travels as the value. */
function actionBlocks(buttons: readonly Button[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < buttons.length && blocks.length < limits.actionBlocks; at += limits.buttonsInBlock) {
    blocks.push({
      type: "actions",
      block_id: `buttons-${blocks.length + 1}`,
      elements: buttons.slice(at, at + limits.buttonsInBlock).map(({ id, label, style }, index) => ({
        type: "button",
        action_id: `${nameOf(id).slice(0, limits.actionId - 4)}#${index + 1}`,
        text: plain(cut(label, limits.label)),
        value: id.slice(0, limits.value),
        ...(style && { style }),
      })),
    });
  }
  return blocks;
}

function nameOf(buttonId: string): string {
  return buttonId.split("/", 2).join("/");
}

/** Lines put together into as few texts as hold them. */
function sections(lines: Card["lines"], most: number): string[] {
  const made: string[] = [];
  let left = most;
  let open = "";
  for (const line of lines) {
    const drawn = lineText(line, Math.min(limits.section, left));
    left -= drawn.length + 1;
    if (open !== "" && open.length + 1 + drawn.length > limits.section) {
      made.push(open);
      open = drawn;
    } else {
      open = open === "" ? drawn : `${open}\n${drawn}`;
    }
    if (left < 2) break;
  }
  return [...made, open].filter((section) => section.trim() !== "");
}

function fallbackOf(card: Card): string {
  const { title, lines, footer } = drawable(card);
  const all = [
    ...(title === undefined ? [] : [[text(title)]]),
    ...lines,
    ...(footer === undefined ? [] : [[text(footer)]]),
  ];
  return fallbackText(
    all
      .filter((line) => line.length > 0)
      .flatMap((line, index) => (index === 0 ? line : [text("\n"), ...line])),
    limits.fallback,
  );
}

/** Slack refuses a message without any words. */
function drawable(card: Card): Card {
  const said = [card.title, card.footer, ...card.lines.map((line) => lineText(line, limits.section))];
  return said.some((part) => (part ?? "").trim() !== "")
    ? card
    : { ...card, lines: [[text(slackWords.nothingToShow)]] };
}

/** Slack: verbatim text is not searched for names of people and channels to make mentions of. */
function markup(words: string): { type: "mrkdwn"; text: string; verbatim: true } {
  return { type: "mrkdwn", text: words, verbatim: true };
}

function plain(words: string): { type: "plain_text"; text: string; emoji: false } {
  return { type: "plain_text", text: words, emoji: false };
}
