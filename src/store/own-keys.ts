import type pg from "pg";
import type { MemberKey, Sealed, Vault } from "../core/people/vault.ts";
import { keptWords } from "../core/reminder/own-words.ts";
import { checkFingerprint } from "./postgres/fingerprint.ts";
import { createSql, type Sql } from "./postgres/sql.ts";
import { type Resealer, readySealed } from "./sealed.ts";

/**
 * What comes before anything else that needs keys. Throws a StartError for another installation's key, and when something
 * was sealed with one that is not there. Seals what a release before kept in the clear, and for its own row what it sealed for none.
 */
export async function useKeys(
  pool: pg.Pool,
  vault: Pick<Vault, "fingerprint" | "seal"> &
    Pick<Resealer, "reseal"> & { readonly versions: () => readonly string[] },
): Promise<void> {
  await checkFingerprint(pool, vault.fingerprint);
  const sql = createSql(pool);
  await readySealed(sql, { versions: vault.versions(), reseal: vault.reseal });
  await sealReminders(sql, vault);
}

const batch = 200;

interface Row {
  readonly id: string;
  readonly member: MemberKey;
  readonly words: string;
}

/** What another process has in hand it seals. */
async function sealReminders(sql: Sql, vault: Pick<Vault, "seal">): Promise<void> {
  let sealed = batch;
  while (sealed === batch) {
    sealed = await sql.together(async (inside) => {
      const rows = await inside.query<Row>(
        `select id, member, words from reminder where member is not null and words is not null
         order by id limit $1 for update skip locked`,
        [batch],
      );
      await inside.query(
        `update reminder set words = null, sealed_words = new.sealed
         from unnest($1::text[], $2::text[]) as new(id, sealed) where reminder.id = new.id`,
        [rows.map(({ id }) => id), rows.map((row) => sealedOf(row, vault))],
      );
      return rows.length;
    });
  }
}

function sealedOf({ id, member, words }: Row, vault: Pick<Vault, "seal">): Sealed {
  const kept = keptWords(words, { id, to: { member } }, vault);
  if ("plain" in kept) throw new Error("a private reminder’s words are sealed");
  return kept.sealed;
}
