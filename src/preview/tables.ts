/** The little of a Postgres client the preview needs: `pg` and PGlite both have it. */
export interface Sql {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** The preview's own tables. They hold a room of pretend people, so nothing here is sealed. */
export async function prepareTables(sql: Sql): Promise<void> {
  for (const table of tables) await sql.query(table);
}

/** An instant as text, whatever types the client gives timestamps. To the millisecond, as the clock keeps it. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const tables = [
  `create table if not exists preview_message (
     id bigint generated always as identity primary key,
     key text not null unique,
     kind text not null check (kind in ('post', 'reply')),
     channel text not null,
     only_for text,
     asked text,
     card jsonb not null,
     posted_at timestamptz not null,
     edited_at timestamptz
   )`,
  `create index if not exists preview_message_channel on preview_message (channel, id)`,
  `create table if not exists preview_state (
     one boolean primary key default true check (one),
     scene text,
     now timestamptz
   )`,
];
