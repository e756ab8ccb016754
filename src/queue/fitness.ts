/** A Redis that takes connections and yet runs no wake-up, in a code, and in words that name the cure. */
export interface Unfit {
  readonly reason: "sentinel" | "cluster" | "replica";
  readonly words: string;
}

/** Undefined where the server does not say, or is as it should be. */
export function unfitness(info: ReadonlyMap<string, string>): Unfit | undefined {
  const mode = info.get("redis_mode");
  if (mode === "sentinel") {
    return {
      reason: "sentinel",
      words:
        "REDIS_URL leads to a Sentinel, which holds no data. Name the Sentinels in REDIS_SENTINELS (host:port, with commas " +
        "between them), leave in REDIS_URL the user and password of the Redis they watch, and start again.",
    };
  }
  if (mode === "cluster") {
    return {
      reason: "cluster",
      words:
        "REDIS_URL leads to a node of a Redis Cluster, where no wake-up would ever run. Give Muster a single Redis " +
        "(cluster-enabled no; a replica beside it is welcome), and start again.",
    };
  }
  const role = info.get("role");
  if (role === undefined || role === "master") return undefined;
  return {
    reason: "replica",
    words:
      `REDIS_URL leads to a Redis that takes no writes (its role is ${role}). Give the address of the primary, ` +
      "or make this one the primary (REPLICAOF NO ONE), and start again.",
  };
}

/** What INFO replied, as its fields. */
export function infoFields(info: string): ReadonlyMap<string, string> {
  const lines = info.split("\r\n").filter((line) => line.includes(":"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]));
}

/** Whether it has no append-only file and no snapshots. Hosted servers often forbid CONFIG; they look after their own disks. */
export async function keepsNothing(
  info: ReadonlyMap<string, string>,
  redis: { config(verb: "GET", name: string): Promise<unknown> },
): Promise<boolean> {
  if (info.get("aof_enabled") !== "0") return false;
  try {
    const reply = await redis.config("GET", "save");
    return Array.isArray(reply) && reply[1] === "";
  } catch {
    return false;
  }
}
