import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { addressNames, secretNames } from "../../src/config/secrets.ts";
import { openServer } from "../../src/store/postgres/server.ts";
import { hasPostgres, ownPostgres } from "../servers/own-postgres.ts";
import { HOUSE } from "./fixture.ts";

const run = promisify(execFile);

interface Service {
  readonly image?: string;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly privileged?: boolean;
  readonly security_opt?: readonly string[];
  readonly read_only?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly build?: string;
  readonly volumes?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly logging?: { readonly driver: string; readonly options: Readonly<Record<string, string>> };
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const text = readFileSync(join(HOUSE, "compose.yaml"), "utf8");

const { services, secrets }: Compose = parse(text, { merge: true });

describe("compose.yaml", () => {
  it.each(Object.entries(services))("%s may do nothing that it need not", (name, service) => {
    expect(service).toMatchObject({
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      read_only: true,
    });
    // Caddy's image has no other user than root, and its program is not started without this one.
    const needed = name === "caddy" ? ["NET_BIND_SERVICE"] : undefined;
    expect([service.cap_add, service.privileged]).toEqual([needed, undefined]);
    // Muster's own image says so itself.
    if (!["muster", "backup", "caddy"].includes(name)) expect(service.user).toBe(name);
  });

  it.each(Object.entries(services))("%s can fill neither the memory nor the disk", (_name, service) => {
    expect(service.mem_limit).toMatch(/^\d+[mg]$/u);
    expect(service.pids_limit).toBeGreaterThan(0);
    expect(service.logging).toEqual({ driver: "json-file", options: { "max-size": "10m", "max-file": "3" } });
  });

  it.each(Object.entries(services))("%s says whether it is well", (name, { build, healthcheck }) => {
    // Muster's own image looks at /healthz; a backup is no server.
    const asks = healthcheck?.test !== undefined || (build === "." && healthcheck === undefined);
    expect(asks || name === "backup").toBe(true);
  });

  it("publishes nothing but Muster's own port, on this machine; Caddy the web's, where it is asked for", () => {
    const { caddy, ...others } = services;
    const published = Object.values(others).flatMap(({ ports = [] }) => ports);
    expect(published).toEqual([expect.stringMatching(/^127\.0\.0\.1:/u)]);
    expect(caddy).toMatchObject({ profiles: ["https"], ports: ["80:80", "443:443"] });
  });

  it("hands on what Slack calls, and nothing else of Muster's", () => {
    const caddyfile = readFileSync(join(HOUSE, "docker/Caddyfile"), "utf8");
    expect(services.caddy?.volumes).toContain("./docker/Caddyfile:/etc/caddy/Caddyfile:ro");
    expect(caddyfile.match(/path .*/gu)).toEqual(["path /slack/*"]);
    expect(caddyfile.match(/reverse_proxy .*/gu)).toEqual(["reverse_proxy muster:3000"]);
    expect(services.muster?.environment?.PORT).toBe("3000");
  });

  it("holds no password, not even one to begin with: each comes from a file", () => {
    expect(text).not.toMatch(/\$\{[A-Z_]*(?:PASSWORD|KEY|TOKEN|SECRET)/u);
    for (const { environment = {}, command = [] } of Object.values(services)) {
      for (const name of [...secretNames, ...addressNames, "POSTGRES_PASSWORD"])
        expect(environment).not.toHaveProperty(name);
      for (const [name, value] of Object.entries(environment))
        if (name.endsWith("_FILE")) expect(value).toMatch(/^\/run\/secrets\//u);
      expect(command.join(" ")).not.toMatch(/--requirepass|--masterauth/u);
    }
    expect(services.redis?.command?.join(" ")).toContain("requirepass $$(cat /run/secrets/redis_password)");
  });

  it("gives each part the secrets it needs, and no other", () => {
    const given = Object.fromEntries(Object.entries(services).map(([name, one]) => [name, one.secrets]));
    expect(given).toEqual({
      muster: ["database_url", "redis_url", "muster_key"],
      backup: ["database_url", "redis_url", "muster_key"],
      postgres: ["postgres_password", "database_password"],
      redis: ["redis_password"],
    });
  });
});

describe("docker/secrets.sh", () => {
  it("makes every secret that compose.yaml reads, once, in a folder that is closed to others", async () => {
    const folder = mkdtempSync(join(tmpdir(), "muster-compose-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await run("mkdir", [join(folder, "docker")]);
    await run("cp", [join(HOUSE, "docker/secrets.sh"), join(folder, "docker")]);
    const make = () => run("sh", [join(folder, "docker/secrets.sh")]);
    const read = () => Object.values(secrets).map(({ file }) => readFileSync(join(folder, file), "utf8"));
    await make();
    const made = read();
    await make();
    expect(read()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect(statSync(join(folder, "secrets")).mode & 0o777).toBe(0o700);
  });
});

describe.skipIf(!hasPostgres)("docker/role.sh", () => {
  it("makes a role that owns Muster's database, with its password, and is no superuser", async () => {
    const postgres = await ownPostgres();
    if (!postgres) throw new Error("no Postgres");
    onTestFinished(() => postgres.remove());
    const folder = mkdtempSync(join(tmpdir(), "muster-role-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const password = join(folder, "password");
    writeFileSync(password, "it's\n");
    const { hostname, port } = new URL(postgres.url);
    const env = { ...process.env, DATABASE_PASSWORD_FILE: password, POSTGRES_USER: "postgres" };
    await run("sh", [join(HOUSE, "docker/role.sh")], { env: { ...env, PGHOST: hostname, PGPORT: port } });

    const { close, pool } = await openServer(`postgres://muster@${hostname}:${port}/muster`);
    const { rows } = await pool.query(
      `select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
         has_database_privilege('public', 'muster', 'connect') as open
       from pg_roles where rolname = 'muster'`,
    );
    await close();
    expect(Object.values(rows[0])).toEqual([false, false, false, false, false, false]);
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    const kept = await admin.query(
      "select rolpassword like 'SCRAM-SHA-256$%' as sealed from pg_authid where rolname = 'muster'",
    );
    await admin.end();
    expect(kept.rows).toEqual([{ sealed: true }]);
  });
});

describe("docs/muster.service", () => {
  const unit = readFileSync(join(HOUSE, "docs/muster.service"), "utf8");

  it("runs what is compiled as a user of its own, and ends it as patiently as Docker does", () => {
    expect(unit).toMatch(/^User=muster$/mu);
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node dist\/src\/start\.js$/mu);
    expect(unit).toMatch(/^TimeoutStopSec=30$/mu);
    expect(text).toContain("stop_grace_period: 30s");
  });

  it("may write into its own folder and nowhere else", () => {
    expect(unit).toMatch(/^ProtectSystem=strict$/mu);
    expect(unit).toMatch(/^StateDirectory=muster$/mu);
    expect(unit).toMatch(/DATA_DIR=\/var\/lib\/muster$/mu);
    expect(unit).toMatch(/^NoNewPrivileges=yes$/mu);
    expect(unit).toMatch(/^CapabilityBoundingSet=$/mu);
    // Node could not run.
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute=yes/mu);
  });
});
