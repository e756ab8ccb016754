import { Temporal } from "temporal-polyfill";
import type { ChatName, Place } from "../../core/chat/place.ts";
import type { Sql, Value } from "./sql.ts";

/** One row to be written: column names (ours, never anybody's text) and values. */
export type Columns = Readonly<Record<string, Value>>;

/** Instants, dates and times as Postgres reads them; nothing as null. */
export function column(value: { toString(): string } | undefined): string | null {
  return value === undefined ? null : value.toString();
}

/** Values kept at a time. */
const mostRemembered = 1_000;

/** The same text is read once: for values that nothing changes. */
export function remembered<Value extends object>(read: (text: string) => Value): (text: string) => Value {
  const values = new Map<string, Value>();
  return (text) => {
    const before = values.get(text);
    if (before) return before;
    if (values.size >= mostRemembered) values.clear();
    const value = read(text);
    values.set(text, value);
    return value;
  };
}

export const instant = remembered((text) => Temporal.Instant.from(text));

export const date = remembered((text) => Temporal.PlainDate.from(text));

export const time = remembered((text) => Temporal.PlainTime.from(text));

/** The values that are there: a null column becomes an absent property. */
export function known<Values extends object>(values: Values): Known<Values> {
  const there = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(there) as Known<Values>;
}

type Known<Values> = { readonly [Name in keyof Values]?: NonNullable<Values[Name]> };

/** Reads a column that may be null. */
export function maybe<From, To>(value: From | null, read: (value: From) => To): To | undefined {
  return value === null ? undefined : read(value);
}

export interface PlaceRow {
  readonly chat: ChatName;
  readonly workspace: string;
  readonly channel: string;
}

export function place(row: PlaceRow): Place {
  return { chat: row.chat, workspace: row.workspace, channel: row.channel };
}

/** Rows of one `select … from …` as the values they keep; each call adds its own conditions and order. */
export function rowsOf<Row extends object, Kept>(sql: Sql, select: string, from: (row: Row) => Kept) {
  const all = async (rest: string, values?: readonly Value[]): Promise<readonly Kept[]> =>
    (await sql.query<Row>(`${select} ${rest}`, values)).map((row) => from(row));
  const one = async (rest: string, values?: readonly Value[]): Promise<Kept | undefined> =>
    (await all(rest, values))[0];
  return { one, all };
}

/** How many rows an insert, an update or a delete has touched. */
export async function changed(sql: Sql, text: string, values?: readonly Value[]): Promise<number> {
  return (await sql.query(`${text} returning 1 as changed`, values)).length;
}

export async function insert(sql: Sql, table: string, row: Columns): Promise<void> {
  await sql.query(insertion(table, row), Object.values(row));
}

/** Inserts, or replaces the row with the same `key` columns. */
export async function put(
  sql: Sql,
  table: string,
  { key, row }: { key: readonly string[]; row: Columns },
): Promise<void> {
  // Not the key: to set it, even to what it is, would lock out whoever only points at the row.
  const changes = Object.fromEntries(Object.entries(row).filter(([name]) => !key.includes(name)));
  await sql.query(
    `${insertion(table, row)} on conflict (${key.join(", ")}) do ${replacement(changes)}`,
    Object.values(row),
  );
}

/** Replaces the row with this id whose revision is one less; false when there is none. */
export async function replaceRevision(sql: Sql, table: string, row: Columns & Revised): Promise<boolean> {
  const names = Object.keys(row);
  const changes = names.map((name, index) => `${name} = $${index + 1}`).join(", ");
  const { id, revision } = row;
  const replaced = await changed(
    sql,
    `update ${table} set ${changes} where id = $${names.length + 1} and revision = $${names.length + 2}`,
    [...Object.values(row), id, revision - 1],
  );
  return replaced > 0;
}

interface Revised {
  readonly id: string;
  readonly revision: number;
}

export function insertion(table: string, row: Columns): string {
  const names = Object.keys(row);
  return `insert into ${table} (${names.join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`;
}

/** The end of an "on conflict … do" that takes every column from the row that came second. */
export function replacement(row: Columns): string {
  return `update set ${Object.keys(row)
    .map((name) => `${name} = excluded.${name}`)
    .join(", ")}`;
}
