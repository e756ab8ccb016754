import type pg from "pg";
import { type Finding, warning, well, wrong } from "../core/chat/finding.ts";
import { release } from "../core/chat/release.ts";
import { StartError } from "../core/chat/start-error.ts";
import { createSql } from "./postgres/sql.ts";
import { checkSealed } from "./sealed.ts";
import { refuseOtherTables, type TablesFound } from "./tables-found.ts";

/** The tables in it, and whether the keys open what is in them. Throws nothing. */
export async function lookOverTables(
  pool: pg.Pool,
  keys: { readonly fingerprint: string; versions(): readonly string[] } | undefined,
): Promise<readonly Finding[]> {
  const sql = createSql(pool);
  const findings: Finding[] = [];
  try {
    findings.push(...lookOverReleases(await refuseOtherTables(pool)));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const none = /has no tables/u.test(error.message);
    return [
      none
        ? well("tables", "none yet: the first start makes them")
        : warning("tables", error.message, "See what is said there; back up first."),
    ];
  }
  if (keys) findings.push(...(await lookOverKeys(pool, keys)));
  findings.push(...(await lookOverPlaces(sql)));
  return findings;
}

function lookOverReleases({ oldest, newer, connected }: TablesFound): readonly Finding[] {
  const may = `the oldest Muster that may run on them is ${oldest}`;
  const tables =
    newer === undefined
      ? well("tables", `as this Muster ${release} has them; ${may}`)
      : warning(
          "tables",
          `of Muster ${newer}, newer than this ${release}, which may go on; ${may}`,
          "Update this one too, once the newer one has shown itself.",
        );
  const others = connected.filter((one) => one !== release);
  if (others.length === 0) return [tables];
  return [
    tables,
    warning(
      "releases",
      `beside this ${release} there runs ${others.join(", ")}`,
      "That is well while you move from one to the other; then stop the older (docs/operations.md, “Upgrading”).",
    ),
  ];
}

async function lookOverKeys(
  pool: pg.Pool,
  { fingerprint, versions }: { readonly fingerprint: string; versions(): readonly string[] },
): Promise<readonly Finding[]> {
  const { rows } = await pool.query<{ fingerprint: string }>("select fingerprint from installation");
  if (rows[0] && rows[0].fingerprint !== fingerprint)
    return [
      wrong(
        "keys",
        "this is not the key the database was made with",
        "Put the old MUSTER_KEY (or muster.key in DATA_DIR) back: without it nobody's answers can be found.",
      ),
    ];
  try {
    await checkSealed(createSql(pool), versions());
    return [well("keys", rows[0] ? "they open what is kept" : "nothing is kept under them yet")];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return [wrong("keys", error.message, "Put the key that is missing back.")];
  }
}

const cures: Readonly<Record<string, string>> = {
  "place-lost": "Unarchive the channel, or invite Muster again; Muster looks by itself at least each hour.",
  "workspace-lost": "Install Muster there again, or mend its token.",
};

async function lookOverPlaces(sql: ReturnType<typeof createSql>): Promise<readonly Finding[]> {
  const rows = await sql.query<{
    chat: string;
    workspace: string;
    channel: string;
    reason: string;
    since: string;
  }>("select chat, workspace, channel, reason, since::text as since from lost_place order by since limit 50");
  if (rows.length === 0) return [well("channels", "none where Muster was refused")];
  return rows.map(({ chat, workspace, channel, reason, since }) =>
    warning(
      "channels",
      `${chat} ${workspace} ${channel || "(all of it)"}: nothing can be posted since ${since.slice(0, 16)}`,
      cures[reason] ?? "Look at it on the platform, or ask its reps: /branch settings says more.",
    ),
  );
}
