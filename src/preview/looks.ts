import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Card, Line, Span } from "../core/chat/card.ts";
import type { DeliveryKey } from "../core/chat/chat.ts";

/** The platforms whose look a message of the room can have. */
export const looks = ["slack", "discord"] as const;

export type Look = (typeof looks)[number];

export const lookShape = z.enum(looks);

/** A message as that platform's adapter would send it. A post has a key, a private answer none. */
export type DrawAs = (card: Card, key?: DeliveryKey) => unknown;

/** By look; an adapter's library is loaded when its look is first wanted. */
export type Looks = Readonly<Record<Look, () => Promise<DrawAs>>>;

/** A card as it is kept, instants as text. */
export function keptCard(card: unknown): Card {
  return JSON.parse(JSON.stringify(card), (_key, value) =>
    value?.kind === "time" && typeof value.at === "string"
      ? { ...value, at: Temporal.Instant.from(value.at) }
      : value,
  ) as Card;
}

/** How a message is drawn that has this look. */
export async function drawnAs(looks: Looks, look: Look): Promise<DrawAs> {
  const draw = await looks[look]();
  return look === "slack" ? (card, key) => draw(withSlackIds(card), key) : draw;
}

/** With the room's channels and people named as Slack would: it takes nothing else for an id. */
function withSlackIds(card: Card): Card {
  return { ...card, lines: card.lines.map((line): Line => line.map(withSlackId)) };
}

function withSlackId(span: Span): Span {
  switch (span.kind) {
    case "place":
      return { ...span, place: { ...span.place, channel: slackId(span.place.channel) } };
    case "person":
      return { ...span, person: { ...span.person, user: slackId(span.person.user) } };
    default:
      return span;
  }
}

/** The page knows whose it is by the same rule. */
function slackId(id: string): string {
  return id.replaceAll("-", "").toUpperCase();
}
