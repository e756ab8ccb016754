import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Card } from "../core/chat/card.ts";
import type { PersonId, Spot } from "./room.ts";
import { instantText, type Sql } from "./tables.ts";

/** A message as the page draws it. `card` is a Card as JSON: instants are ISO text. */
export interface StoredMessage {
  readonly id: string;
  /** Of a post, its delivery's. */
  readonly key: string;
  readonly kind: "post" | "reply";
  /** Set when one person alone sees it. */
  readonly onlyFor: string | null;
  /** What was typed or tapped to get this reply. */
  readonly asked: string | null;
  readonly card: unknown;
  readonly postedAt: string;
  readonly editedAt: string | null;
}

export interface NewMessage {
  /** A second message with the same key is not stored: the first one's id is returned. */
  readonly key: string;
  readonly kind: "post" | "reply";
  readonly spot: Spot;
  readonly asked?: string;
  readonly card: Card;
  readonly at: Temporal.Instant;
}

export interface PreviewState {
  /** The id of the message with this key, the one just stored or the earlier one. */
  add(message: NewMessage): Promise<string>;
  edit(id: string, card: Card, at: Temporal.Instant): Promise<boolean>;
  idOf(key: string): Promise<string | undefined>;
  /** The newest messages this person may read in a channel, oldest first. */
  visible(channel: string, person: PersonId): Promise<readonly StoredMessage[]>;
  /** One message, if this person may read it. */
  message(id: string, person: PersonId): Promise<StoredMessage | undefined>;
  /** Per channel, the newest message this person may read. */
  newest(person: PersonId): Promise<ReadonlyMap<string, string>>;
  posts(): Promise<number>;
  /** Takes away a private reply; only its addressee can. */
  dismiss(id: string, person: PersonId): Promise<void>;
  scene(): Promise<string | undefined>;
  saveScene(id: string): Promise<void>;
  /** No messages and no scene. */
  clear(): Promise<void>;
}

/** How many messages a channel shows. */
const shown = 300;

export function createPreviewState({ sql }: { readonly sql: Sql }): PreviewState {
  return {
    ...messageWriter(sql),
    ...messageReader(sql),
    async scene() {
      const { rows } = await sql.query("select scene from preview_state");
      return z.string().nullish().parse(rows[0]?.scene) ?? undefined;
    },
    async saveScene(id) {
      await sql.query(
        "insert into preview_state (scene) values ($1) on conflict (one) do update set scene = excluded.scene",
        [id],
      );
    },
    async clear() {
      await sql.query("delete from preview_message");
      await sql.query("update preview_state set scene = null");
    },
  };
}

function messageWriter(sql: Sql): Pick<PreviewState, "add" | "edit" | "dismiss"> {
  return {
    async add({ key, kind, spot, asked, card, at }) {
      const { rows } = await sql.query(
        `with added as (
           insert into preview_message (key, kind, channel, only_for, asked, card, posted_at)
           values ($1, $2, $3, $4, $5, $6::jsonb, $7::timestamptz)
           on conflict (key) do nothing returning id)
         select id::text from added union all select id::text from preview_message where key = $1 limit 1`,
        [key, kind, spot.channel, spot.onlyFor ?? null, asked ?? null, JSON.stringify(card), at.toString()],
      );
      // Nothing at all: another transaction stored this key while ours was looking.
      return rows[0] ? idOfRow(rows[0]) : idOfRow((await byKey(sql, key)) ?? {});
    },
    async edit(id, card, at) {
      const { rows } = await sql.query(
        `update preview_message set card = $2::jsonb, edited_at = $3::timestamptz where id = $1::bigint returning 1`,
        [id, JSON.stringify(card), at.toString()],
      );
      return rows.length > 0;
    },
    async dismiss(id, person) {
      await sql.query(
        "delete from preview_message where id = $1::bigint and kind = 'reply' and only_for = $2",
        [id, person],
      );
    },
  };
}

type Reader = Pick<PreviewState, "idOf" | "visible" | "message" | "newest" | "posts">;

function messageReader(sql: Sql): Reader {
  return {
    async idOf(key) {
      const row = await byKey(sql, key);
      return row && idOfRow(row);
    },
    async visible(channel, person) {
      const { rows } = await sql.query(
        `select ${columns} from preview_message
         where channel = $1 and (only_for is null or only_for = $2) order by preview_message.id desc limit ${shown}`,
        [channel, person],
      );
      return rows.map(readRow).reverse();
    },
    async message(id, person) {
      const { rows } = await sql.query(
        `select ${columns} from preview_message where id = $1::bigint and (only_for is null or only_for = $2)`,
        [id, person],
      );
      return rows[0] && readRow(rows[0]);
    },
    async newest(person) {
      const { rows } = await sql.query(
        `select channel, max(id)::text as id from preview_message
         where only_for is null or only_for = $1 group by channel`,
        [person],
      );
      return new Map(rows.map((row) => [z.string().parse(row.channel), idOfRow(row)]));
    },
    async posts() {
      const { rows } = await sql.query("select count(*)::int as n from preview_message where kind = 'post'");
      return z.number().parse(rows[0]?.n);
    },
  };
}

const columns = `preview_message.id::text as id, key, kind, only_for, asked, card::text as card,
  ${instantText("posted_at")} as posted_at, ${instantText("edited_at")} as edited_at`;

const rowShape = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(["post", "reply"]),
  only_for: z.string().nullable(),
  asked: z.string().nullable(),
  card: z.string(),
  posted_at: z.string(),
  edited_at: z.string().nullable(),
});

function readRow(raw: Record<string, unknown>): StoredMessage {
  const { id, key, kind, only_for, asked, card, posted_at, edited_at } = rowShape.parse(raw);
  return {
    id,
    key,
    kind,
    onlyFor: only_for,
    asked,
    card: JSON.parse(card),
    postedAt: posted_at,
    editedAt: edited_at,
  };
}

async function byKey(sql: Sql, key: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql.query("select id::text as id from preview_message where key = $1", [key]);
  return rows[0];
}

function idOfRow(row: Record<string, unknown>): string {
  return z.string().parse(row.id);
}
