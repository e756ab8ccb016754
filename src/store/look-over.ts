import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { type Finding, warning, well, wrong } from "../core/chat/finding.ts";
import { type SupportEnds, supported } from "../core/chat/support-ends.ts";

/** https://www.postgresql.org/support/versioning/, read on 2026-11-28. */
const postgresEnds: SupportEnds = {
  13: "2025-11-13",
  14: "2026-11-12",
  15: "2027-11-11",
  16: "2028-11-09",
  17: "2029-11-08",
  18: "2030-11-14",
};

/** The oldest that the tests have run on. */
const oldestPostgres = 15;

/** More connections than one process opens. */
const roomWanted = 15;

/** Leases of posts are kept by the database's clock, due times by the process's: seconds apart do no harm. */
const skewMs = { warning: 2_000, wrong: 30_000 };

interface ServerFacts {
  readonly version: string;
  readonly encoding: string;
  readonly replica: boolean;
  readonly read_only: string;
  readonly may_create: boolean;
  readonly superuser: boolean;
  readonly encrypted: boolean | null;
  readonly local: boolean;
  readonly room: number;
  readonly now: string;
}

const facts = `
  select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
    pg_is_in_recovery() as replica, current_setting('default_transaction_read_only') as read_only,
    coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create,
    (select rolsuper from pg_roles where rolname = current_user) as superuser,
    (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as encrypted,
    inet_server_addr() is null or inet_server_addr() <<= '127.0.0.0/8' or inet_server_addr() = '::1' as local,
    current_setting('max_connections')::integer - (select count(*)::integer from pg_stat_activity) as room,
    clock_timestamp()::text as now`;

/** A Postgres server that is to be Muster's. Changes nothing in it. */
export async function lookOverServer(url: string, now: () => Temporal.Instant): Promise<readonly Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    application_name: "muster doctor",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const before = now();
    const { rows } = await client.query<ServerFacts>(facts);
    const after = now();
    const [found] = rows;
    if (!found) return [];
    return [...judge(found, after), lookOverClock(found.now, before, after), await lookOverPool(client)];
  } catch (error) {
    return [
      wrong(
        "Postgres",
        `it cannot be used (${wordsOf(error)})`,
        "Check that the server runs, and the name, password, host and database in DATABASE_URL.",
      ),
    ];
  } finally {
    await client.end().catch(() => {});
  }
}

function judge(found: ServerFacts, now: Temporal.Instant): readonly Finding[] {
  const findings: Finding[] = [
    Number.parseInt(found.version, 10) < oldestPostgres
      ? warning(
          "Postgres",
          `${found.version}, on which Muster is not tried`,
          `Move to ${oldestPostgres} or newer.`,
        )
      : supported("Postgres", found.version, postgresEnds, now),
  ];
  if (found.encoding !== "UTF8")
    findings.push(
      wrong(
        "Postgres: encoding",
        found.encoding,
        "Make the database anew: createdb -E UTF8 -T template0 muster",
      ),
    );
  if (found.replica || found.read_only === "on")
    findings.push(
      wrong(
        "Postgres: writing",
        found.replica ? "it is a replica, which takes no writes" : "it is set to read only",
        "Give DATABASE_URL the primary, or a name that always leads to it; and unset default_transaction_read_only.",
      ),
    );
  if (!found.may_create)
    findings.push(
      wrong(
        "Postgres: rights",
        "this user may not make tables in its schema",
        "As the database's owner: GRANT CREATE, USAGE ON SCHEMA public TO <Muster's user>",
      ),
    );
  if (found.superuser)
    findings.push(
      warning(
        "Postgres: rights",
        "Muster's user is a superuser",
        "Give it a role of its own that owns its database and nothing else (docs/hosting.md).",
      ),
    );
  if (found.encrypted !== true && !found.local)
    findings.push(
      warning(
        "Postgres: encryption",
        "the connection to another machine is not encrypted",
        "Add ?sslmode=verify-full (or require) to DATABASE_URL, unless the network between is yours alone.",
      ),
    );
  if (found.room < roomWanted)
    findings.push(
      warning(
        "Postgres: connections",
        `${found.room} of max_connections are free; a process opens up to 10`,
        "Raise max_connections, or put a pooler before it.",
      ),
    );
  return findings;
}

function lookOverClock(theirs: string, before: Temporal.Instant, after: Temporal.Instant): Finding {
  const middle = (before.epochMilliseconds + after.epochMilliseconds) / 2;
  const apart = Math.abs(Temporal.Instant.from(theirs.replace(" ", "T")).epochMilliseconds - middle);
  const says = `its clock and this machine's are ${(apart / 1000).toFixed(1)} s apart`;
  const cure = "Keep both machines' clocks by NTP (timedatectl set-ntp true).";
  if (apart > skewMs.wrong) return wrong("Postgres: clock", says, cure);
  return apart > skewMs.warning ? warning("Postgres: clock", says, cure) : well("Postgres: clock", says);
}

/** A pooler in transaction mode lends another server connection for each statement: told by what a session keeps. */
async function lookOverPool(client: pg.Client): Promise<Finding> {
  await client.query("set timezone to 'UTC'");
  const seen = new Set<string>();
  for (let look = 0; look < 4; look += 1) {
    const { rows } = await client.query<{ pid: number; zone: string; jit: string }>(
      "select pg_backend_pid() as pid, current_setting('timezone') as zone, current_setting('jit') as jit",
    );
    for (const { pid } of rows) seen.add(String(pid));
  }
  return seen.size === 1
    ? well("Postgres: connection", "one session for each connection")
    : well(
        "Postgres: connection",
        "a pooler in transaction mode, which is fine; give the role its settings as docs/hosting.md says",
      );
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
