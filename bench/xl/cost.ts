import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenedDatabase } from "../../src/store/postgres/server.ts";
import type { Fleet } from "./fleet.ts";

type Pool = OpenedDatabase["pool"];

/** What was spent so far, or on something. */
export interface Spent {
  /** Of the processor by Muster's processes, ms. */
  readonly muster: number;
  /** Of the processor by Postgres, ms; 0 where the system does not say. */
  readonly postgres: number;
  /** Blocks of 8 KB that Postgres looked at: what does not depend on the machine. */
  readonly blocks: number;
  /** Of the clock, ms. */
  readonly wall: number;
}

export interface Meter {
  /** What is spent on `work`, less what would have been spent meanwhile on nothing. */
  over(work: () => Promise<unknown>, idle?: Spent): Promise<Spent>;
}

export async function openMeter(pool: Pool, fleet: Pick<Fleet, "cpuMs">): Promise<Meter> {
  const { rows } = await pool.query<{ folder: string }>("select current_setting('data_directory') as folder");
  const postmaster = postmasterIn(rows[0]?.folder ?? "");

  async function soFar(): Promise<Spent> {
    const { rows: counted } = await pool.query<{ blocks: number }>(
      `select (blks_hit + blks_read)::float8 as blocks from pg_stat_database
       where datname = current_database()`,
    );
    return {
      muster: await fleet.cpuMs(),
      postgres: cpuOfFamily(postmaster),
      blocks: counted[0]?.blocks ?? 0,
      wall: performance.now(),
    };
  }

  return {
    async over(work, idle) {
      const before = await soFar();
      await work();
      const after = await soFar();
      const wall = after.wall - before.wall;
      const share = idle ? wall / idle.wall : 0;
      const spent = (what: "muster" | "postgres" | "blocks") =>
        Math.max(0, after[what] - before[what] - share * (idle?.[what] ?? 0));
      return { muster: spent("muster"), postgres: spent("postgres"), blocks: spent("blocks"), wall };
    },
  };
}

function postmasterIn(folder: string): string {
  return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0] ?? "";
}

/** Linux counts in hundredths of a second, whatever the machine. */
const TICK_MS = 10;

/** Of a process, its children that live and those that have ended. */
function cpuOfFamily(pid: string): number {
  return processes().reduce((sum, one) => {
    if (one.pid === pid) return sum + (one.own + one.gone) * TICK_MS;
    return one.parent === pid ? sum + one.own * TICK_MS : sum;
  }, 0);
}

function processes() {
  return folders("/proc").flatMap((pid) => {
    try {
      const line = readFileSync(join("/proc", pid, "stat"), "utf8");
      // The name, in brackets, may hold anything; the third field follows it.
      const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
      const number = (at: number) => Number(fields[at - 3] ?? 0);
      return [{ pid, parent: fields[1] ?? "", own: number(14) + number(15), gone: number(16) + number(17) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

function folders(path: string): readonly string[] {
  try {
    return readdirSync(path).filter((name) => /^\d+$/u.test(name));
  } catch {
    return [];
  }
}
