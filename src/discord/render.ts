import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  type APIMessage,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Button, Card, Line, Span } from "../core/chat/card.ts";
import type { DeliveryKey } from "../core/chat/chat.ts";
import type { Workspace } from "../core/chat/place.ts";
import { homed } from "./direct.ts";
import { cut, escapeInside, escapeText, fitted, quietAddress } from "./escape.ts";
import { discordWords } from "./words.ts";

/** Discord: a message's own text is at most 2000 characters. */
const longestContent = 2000;

/** A title of any length stays readable as one line. */
const longestTitle = 256;

/** Discord: an embed's description is at most 4096 characters. */
const longestDescription = 4096;

/** Discord: a footer is at most 2048 characters and a whole embed 6000; with this the sum always fits. */
const longestFooter = 1024;

/** Discord: a button's label is at most 80 characters. */
const longestLabel = 80;

/** Discord: 5 rows of 5 buttons. */
const rowLength = 5;

const mostRows = 5;

/** The part of a message that a card becomes, the same for posts, edits and private answers. */
export interface DrawnMessage {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[];
  readonly allowed_mentions: { readonly parse: [] };
}

/**
 * How a card is drawn: a post carries its reference; people are named only to the one reader of an answer. What stands
 * in a direct message carries its `home` in its buttons.
 */
export type Drawing = { readonly home?: Workspace | undefined } & (
  | { readonly kind: "answer" }
  | { readonly kind: "post"; readonly key?: DeliveryKey }
);

/**
 * All words stand in the message's own text: Discord's notifications show nothing of an embed, and readers who
 * switched embeds off see none. Only what is too long for that goes into an embed, under its title.
 */
export function renderCard(card: Card, drawing: Drawing): DrawnMessage {
  const title = titleOf(card);
  const body = card.lines.flatMap((line, index) => [...(index > 0 ? ["\n"] : []), ...lineOf(line, drawing)]);
  const footer = footerOf(card, drawing);
  const parts = [title, body.join(""), smallPrint(footer)].filter((part) => part.trim() !== "");
  const whole = parts.join("\n") || discordWords.nothingToShow;
  const image = card.picture && { image: { url: card.picture.url, description: card.picture.alt } };
  const shown: Pick<DrawnMessage, "components" | "allowed_mentions"> = {
    components: rowsOf(card.buttons ?? [], drawing),
    allowed_mentions: { parse: [] },
  };
  if (whole.length <= longestContent) return { ...shown, content: whole, embeds: image ? [image] : [] };
  const description = fitted(body, longestDescription);
  const embed = {
    ...(description.trim() !== "" && { description }),
    ...(footer !== "" && { footer: { text: footer } }),
    ...image,
  };
  return { ...shown, content: title, embeds: [embed] };
}

/** The same where nothing is sent: a post with its key, or an answer. */
export function renderSeen(card: Card, key?: DeliveryKey): DrawnMessage {
  return renderCard(card, key === undefined ? { kind: "answer" } : { kind: "post", key });
}

function titleOf({ title = "" }: Card): string {
  const fitting = fitted(escapeInside(title.trim()), longestTitle);
  return fitting === "" ? "" : `**${fitting}**`;
}

/** Discord: "-# " begins a line in small print. */
function smallPrint(footer: string): string {
  if (footer === "") return "";
  return footer
    .split("\n")
    .map((line) => `-# ${escapeText(line).join("")}`)
    .join("\n");
}

/**
 * Ten characters by which a post is found again among Muster's own: the end of its delivery key, in the small
 * print under the post. Discord never gives a nonce back, and not every post has a button.
 */
function referenceOf(key: DeliveryKey): string {
  return `ref ${key.slice(-10)}`;
}

/** Whether this message of Muster's is the post with this key. */
export function carriesReference(
  { content, embeds }: Pick<APIMessage, "content" | "embeds">,
  key: DeliveryKey,
): boolean {
  const reference = referenceOf(key);
  return (
    content.endsWith(escapeText(reference).join("")) ||
    embeds.some(({ footer }) => footer?.text.endsWith(reference) ?? false)
  );
}

/** In plain text. */
function footerOf({ footer }: Card, drawing: Drawing): string {
  const reference = drawing.kind === "post" && drawing.key !== undefined ? referenceOf(drawing.key) : "";
  if (!footer || footer.trim() === "") return reference;
  if (reference === "") return cut(footer, longestFooter);
  const end = ` · ${reference}`;
  return `${cut(footer, longestFooter - end.length)}${end}`;
}

function lineOf(line: Line, drawing: Drawing): readonly string[] {
  return line.flatMap((span) => spanOf(span, drawing));
}

/** A span in pieces between which a text may be cut. */
function spanOf(span: Span, drawing: Drawing): readonly string[] {
  switch (span.kind) {
    case "text":
      return escapeText(span.text);
    case "bold":
      return span.text.trim() === "" ? [...span.text] : [`**${escapeInside(span.text).join("")}**`];
    case "place":
      return [span.place.channel === "" ? "#" : `<#${span.place.channel}>`];
    case "person":
      return drawing.kind === "answer" ? [`<@${span.person.user}>`] : [discordWords.somebody];
    case "link":
      return [`[${escapeInside(span.text).join("")}](<${linkTarget(span.url)}>)`];
    case "time": {
      const seconds = Math.floor(span.at.epochMilliseconds / 1000);
      // In the reader's own zone first, then the words in UK time that every platform shows.
      return [`<t:${seconds}:F> (${escapeText(span.words).join("")})`];
    }
  }
}

const endsLink: Readonly<Record<string, string>> = { "(": "%28", ")": "%29", "<": "%3C", ">": "%3E" };

/** Without what would end the link early. */
function linkTarget(url: string): string {
  return quietAddress(url)
    .replace(/[()<>]/gu, (character) => endsLink[character] ?? "")
    .replace(/\s/gu, "%20");
}

function rowsOf(buttons: readonly Button[], { home }: Drawing): DrawnMessage["components"] {
  const rows: DrawnMessage["components"] = [];
  for (let start = 0; start < buttons.length && rows.length < mostRows; start += rowLength) {
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(start, start + rowLength).map((button) => buttonOf(button, home)),
    });
  }
  return rows;
}

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

function buttonOf({ id, label, style }: Button, home?: Workspace): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: style ? styles[style] : ButtonStyle.Secondary,
    label: cut(label, longestLabel),
    custom_id: homed(id, home),
  };
}
