import { parseArgs } from "node:util";
import type { Config } from "./config/config.ts";
import { StartError } from "./core/chat/start-error.ts";

/** What one process does besides answering /healthz. */
interface Duties {
  readonly means: string;
  /** Opens the platforms' connections (Discord's gateway, Slack's socket) and takes the calls that come over them. */
  readonly connects: boolean;
  /** Takes the calls that come to its own address: Slack over signed HTTP with its installation pages, the preview. */
  readonly serves: boolean;
  /** Posts what is due and runs jobs. */
  readonly works: boolean;
}

/** `--role`: one process may do everything, or several share it. */
const roles = {
  all: { means: "everything, in one process", connects: true, serves: true, works: true },
  chat: { means: "Discord's gateway and Slack's socket", connects: true, serves: false, works: false },
  worker: { means: "posts what is due, runs jobs", connects: false, serves: false, works: true },
  web: { means: "Slack over HTTP, installation pages", connects: false, serves: true, works: false },
} as const satisfies Readonly<Record<string, Duties>>;

export type Role = keyof typeof roles;

export const dutiesOf = (role: Role): Duties => roles[role];

const whatToType = [
  "Type one of:",
  ...Object.entries(roles).map(([role, { means }]) => `  npm start -- --role ${role.padEnd(6)}  ${means}`),
  "Without --role it is all.",
].join("\n");

/** The role in a command line's words. Throws a StartError that says what to type. */
export function readRole(words: readonly string[]): Role {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { role: { type: "string" } },
    strict: false,
  });
  const { role = "all", ...others } = values;
  const [unknown] = [...positionals, ...Object.keys(others).map((name) => `--${name}`)];
  if (unknown !== undefined) throw new StartError(`Muster does not know “${unknown}”. ${whatToType}`);
  if (typeof role !== "string") throw new StartError(`--role needs a word after it. ${whatToType}`);
  if (!isRole(role)) throw new StartError(`There is no role “${role}”. ${whatToType}`);
  return role;
}

function isRole(word: string): word is Role {
  return Object.hasOwn(roles, word);
}

/** Throws a StartError where this role cannot do its part with what is set up. */
export function refuseUnfit(role: Role, { storage, preview }: Config): void {
  if (role === "all") return;
  const why =
    storage.kind === "embedded"
      ? "Several processes share one Postgres and one Redis: set DATABASE_URL, REDIS_URL and MUSTER_KEY"
      : preview
        ? "The preview runs in one process, and no platform's tokens are set: set them (README)"
        : undefined;
  if (why === undefined) return;
  throw new StartError(`Muster cannot start with --role ${role}. ${why}, or leave --role out.`);
}
