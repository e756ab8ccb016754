import { setTimeout as pause } from "node:timers/promises";
import { StartError } from "../core/chat/start-error.ts";
import type { SealedIn } from "../core/people/vault.ts";
import type { Sql } from "./postgres/sql.ts";

/**
 * Where something sealed is kept, and by what its row is known: what is sealed is bound to both (`SealedIn`). Whoever
 * keeps something sealed elsewhere lists it here (a test sees to it).
 */
export const sealedColumns = [
  { table: "member", column: "contact", key: ["branch_id", "member"] },
  { table: "rep", column: "contact", key: ["branch_id", "member"] },
  { table: "rep_handle", column: "contact", key: ["branch_id", "member"] },
  { table: "chase", column: "contact", key: ["id"] },
  { table: "reminder", column: "sealed_words", key: ["id"] },
  { table: "platform_call", column: "reply", key: ["call_id"] },
  { table: "waiting_call", column: "sealed", key: ["id"] },
  // Not while its tokens are being renewed: what was read before that is compared with afterwards.
  {
    table: "chat_installation",
    column: "secret",
    key: ["chat", "workspace", "enterprise"],
    when: "(turn_until is null or turn_until <= clock_timestamp())",
  },
] as const satisfies readonly SealedColumn[];

interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly key: readonly string[];
  readonly when?: string;
}

/** What a sealed text begins with, before its full stop: which key opens it. */
export async function sealedVersions(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { table, column } of sealedColumns) {
    const rows = await sql.query<{ version: string; many: number }>(
      `select split_part(${column}, '.', 1) as version, count(*)::integer as many from ${table}
       where ${column} is not null group by 1`,
    );
    for (const { version, many } of rows) found.set(version, (found.get(version) ?? 0) + many);
  }
  return found;
}

/**
 * At the start: throws a StartError when something was sealed with a key that is not there, and seals anew what was
 * sealed for no row yet.
 */
export async function readySealed(
  sql: Sql,
  { versions, reseal }: { readonly versions: readonly string[]; readonly reseal: Resealer["reseal"] },
): Promise<void> {
  await checkSealed(sql, versions);
  await resealAll(sql, { stale: (column) => `split_part(${column}, '.', 3) = ''`, reseal });
}

/** Throws a StartError when something was sealed with a key that is not there. `versions` of those that are. */
export async function checkSealed(sql: Sql, versions: readonly string[]): Promise<void> {
  const missing = [...(await sealedVersions(sql)).keys()].filter((version) => !versions.includes(version));
  if (missing.length === 0) return;
  throw new StartError(
    `Something in this database is sealed with a key that is not there (${missing.join(", ")}). Put the old key back, ` +
      "at the end of MUSTER_SEALING_KEYS or as a line at the end of muster.sealing-keys in DATA_DIR, start Muster, and run " +
      "“npm run muster -- rotate-keys”: once it says that nothing is left under that key, the key may go.",
  );
}

export interface Resealer {
  /** What is to be sealed anew, as a condition on a column. */
  stale(column: string): string;
  /** Opens with whichever key sealed it, and seals with the current one for this row. Throws when it was damaged. */
  reseal(sealed: string, row: SealedIn): string;
}

/** Everything that does not begin with this: a key's version and a format. */
export function notUnder(head: string): Resealer["stale"] {
  if (!/^[\w-]+\.[\w-]+\.$/u.test(head)) throw new Error("not the head of a sealed text");
  return (column) => `not starts_with(${column}, '${head}')`;
}

export interface Resealed {
  /** Under the current key now, by table. */
  readonly done: ReadonlyMap<string, number>;
  /** Damaged: they can be opened by no key. */
  readonly damaged: number;
  /** Still under another key, damaged ones among them: in use at that moment, or sealed meanwhile by a process with older keys. */
  readonly left: number;
}

interface Pace {
  /** Rows in one transaction. */
  readonly batch: number;
  /** How often what was in use is gone back to. */
  readonly rounds: number;
  readonly pauseMs: number;
}

/**
 * Seals everything anew that is not under the current key, a few rows in one transaction, each only where it is still
 * what was read. Muster may be running; whatever moment this ends at, the next run goes on from there.
 */
export async function resealAll(
  sql: Sql,
  resealer: Resealer,
  { batch, rounds, pauseMs }: Pace = { batch: 200, rounds: 5, pauseMs: 200 },
): Promise<Resealed> {
  const done = new Map<string, number>();
  let damaged = 0;
  for (let round = 1; ; round += 1) {
    damaged = 0;
    for (const place of sealedColumns) {
      const now = await resealColumn(sql, place, { ...resealer, batch });
      done.set(place.table, (done.get(place.table) ?? 0) + now.done);
      damaged += now.damaged;
    }
    const left = await leftOf(sql, resealer);
    if (left <= damaged || round >= rounds) return { done, damaged, left };
    await pause(pauseMs);
  }
}

async function leftOf(sql: Sql, { stale }: Pick<Resealer, "stale">): Promise<number> {
  const counts = sealedColumns.map(
    ({ table, column }) => `(select count(*) from ${table} where ${column} is not null and ${stale(column)})`,
  );
  const [row] = await sql.query<{ left: number }>(`select (${counts.join(" + ")})::integer as left`);
  return row?.left ?? 0;
}

interface Row {
  readonly at: string;
  readonly sealed: string;
  readonly key: readonly string[];
}

/** Once through a table, in the order its rows lie. Rows in use are walked past, so nobody waits for anybody. */
async function resealColumn(
  sql: Sql,
  { table, column, key, when = "true" }: SealedColumn,
  { stale, reseal, batch }: Resealer & Pick<Pace, "batch">,
): Promise<{ readonly done: number; readonly damaged: number }> {
  const count = { done: 0, damaged: 0 };
  let after: string | undefined = "(0,0)";
  while (after !== undefined) {
    const from: string = after;
    after = await sql.together(async (inside) => {
      const rows = await inside.query<Row>(
        `select ctid::text as at, ${column} as sealed, array[${key.map((one) => `${one}::text`).join(", ")}] as key
         from ${table} where ctid > $1::tid and ${stale(column)} and ${when}
         order by ctid limit $2 for update skip locked`,
        [from, batch],
      );
      const fresh = rows.map((row) => ({ ...row, fresh: opened(row) }));
      const readable = fresh.flatMap((row) =>
        row.fresh === undefined ? [] : [{ ...row, fresh: row.fresh }],
      );
      const changed = await inside.query(
        `update ${table} set ${column} = new.fresh
         from unnest($1::text[]::tid[], $2::text[], $3::text[]) as new(at, sealed, fresh)
         where ${table}.ctid = new.at and ${table}.${column} = new.sealed returning 1 as changed`,
        [
          readable.map(({ at }) => at),
          readable.map(({ sealed }) => sealed),
          readable.map((row) => row.fresh),
        ],
      );
      count.done += changed.length;
      count.damaged += rows.length - readable.length;
      return rows.at(-1)?.at;
    });
  }
  return count;

  function opened({ sealed, key: row }: Row): string | undefined {
    try {
      return reseal(sealed, [`${table}.${column}`, ...row]);
    } catch {
      return undefined;
    }
  }
}
