import { parseArgs } from "node:util";
import type { Finding } from "../core/chat/finding.ts";
import { StartError } from "../core/chat/start-error.ts";
import type { Command } from "../core/command/command.ts";
import { dates } from "./dates.ts";
import { CliProblem, deliveries, type OpenStore } from "./deliveries.ts";
import { inviteLink } from "./discord-invite.ts";
import { doctor } from "./doctor.ts";
import { backUp, type Keeping, move, putBack } from "./keeping.ts";
import { type OpenSealed, rotateKeys } from "./rotate-keys.ts";
import { historyReason, slackManifest } from "./slack-manifest.ts";
import { status } from "./status.ts";
import { nearVerb, UsageProblem, usageOf } from "./usage.ts";

export interface CliParts {
  readonly commands: readonly Command[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The database Muster uses. Throws a StartError when there is none. */
  readonly openStore: () => Promise<OpenStore>;
  /** The sealing keys, and what is sealed. Throws a StartError when there is no database, or a key is wrong. */
  readonly openSealed: () => Promise<OpenSealed>;
  /** Backups and moves. */
  readonly keeping: () => Promise<Keeping>;
  /** Every part of the installation that this environment describes, looked over. */
  readonly lookOver: () => AsyncIterable<Finding>;
  /** What stands now. Throws a StartError when there is no database. */
  readonly look: Parameters<typeof status>[1]["look"];
  readonly version: string;
  /** A file's text. Rejects where there is none to read. */
  readonly readFile: (path: string) => Promise<string>;
  /** What was asked for: may be piped into a file. */
  readonly say: (words: string) => void;
  /** Everything else. */
  readonly complain: (words: string) => void;
}

const misused = 2;

const failed = 1;

/** Runs one line of the command line; its exit code. */
export async function runCli(args: readonly string[], parts: CliParts): Promise<number> {
  try {
    const [verb = "help", platform, ...more] = wordsOf(args);
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run) return await run(args, parts);
    if (more.length > 0) throw new UsageProblem(`What is “${more.join(" ")}”?`);
    const asked = `${verb} ${platform ?? ""}`.trim();
    if (asked === "manifest slack") return manifest(args, parts);
    if (asked === "invite discord") return invite(args, parts);
    throw new UsageProblem(`There is no “${asked}”.${meant(verb)}`);
  } catch (error) {
    if (error instanceof CliProblem || error instanceof StartError) {
      parts.complain(error.message);
      return failed;
    }
    if (!(error instanceof UsageProblem)) throw error;
    parts.complain(`${error.message}\n\n${usageOf(args[0]) ?? usageOf()}`);
    return misused;
  }
}

type Verb = (args: readonly string[], parts: CliParts) => Promise<number> | number;

const verbs: Readonly<Record<string, Verb>> = {
  help(args, { say }) {
    const asked = args.filter((word) => word !== "help" && !word.startsWith("-"))[0];
    const words = usageOf(asked);
    if (words === undefined) throw new UsageProblem(`There is no “${asked}”.${meant(asked ?? "")}`);
    say(words);
    return 0;
  },
  version(_args, { version, say }) {
    say(version);
    return 0;
  },
  doctor: async (args, parts) => ((await doctor(onlyJson(args), parts)) ? 0 : failed),
  status: async (args, parts) => ((await status(onlyJson(args), parts)) ? 0 : failed),
  backup: askBackup,
  restore: askRestore,
  move: askMove,
  deliveries: askDeliveries,
  dates: askDates,
  "rotate-keys": askRotation,
};

function meant(word: string): string {
  const near = nearVerb(word);
  return near === undefined || near === word ? "" : ` Did you mean “${near}”?`;
}

function onlyJson(args: readonly string[]): { readonly json: boolean } {
  const { values, positionals } = read(args, { json: { type: "boolean" } });
  const [, ...more] = positionals;
  if (more.length > 0) throw new UsageProblem(`What is “${more.join(" ")}”?`);
  return { json: values.json === true };
}

function manifest(args: readonly string[], { commands, say, complain }: CliParts): number {
  const { values } = read(args, {
    url: { type: "string" },
    socket: { type: "boolean" },
    history: { type: "boolean" },
  });
  if (values.socket && values.url !== undefined) {
    throw new UsageProblem("--socket needs no address: give it or --url, not both.");
  }
  const url = values.url === undefined ? undefined : addressOf(values.url);
  const history = values.history === true;
  if (history) complain(historyReason);
  say(JSON.stringify(slackManifest(commands, { history, ...(url !== undefined && { url }) }), undefined, 2));
  return 0;
}

/** Slack calls only addresses with a certificate. */
function addressOf(typed: string): string {
  if (!URL.canParse(typed) || new URL(typed).protocol !== "https:") {
    throw new UsageProblem("--url must be a web address that begins with https://");
  }
  const { origin, pathname } = new URL(typed);
  return `${origin}${pathname}`.replace(/\/+$/u, "");
}

function invite(args: readonly string[], { environment, say }: CliParts): number {
  const { values } = read(args, { id: { type: "string" } });
  const id = (values.id ?? environment.DISCORD_APPLICATION_ID ?? "").trim();
  if (id === "") {
    throw new UsageProblem(
      "Which application? Set DISCORD_APPLICATION_ID or add --id. It stands at discord.com/developers > your application > General Information.",
    );
  }
  if (!/^\d{1,20}$/u.test(id)) throw new UsageProblem("An application’s id is a number.");
  say(inviteLink(id));
  return 0;
}

async function askDeliveries(args: readonly string[], parts: CliParts): Promise<number> {
  const { values, positionals } = read(args, {
    branch: { type: "string" },
    all: { type: "boolean" },
    json: { type: "boolean" },
  });
  const [, verb, id, ...more] = positionals;
  if (more.length > 0) throw new UsageProblem(`What is “${more.join(" ")}”?`);
  const { branch, all = false, json = false } = values;
  await deliveries({ verb, id, branch, all, json }, parts);
  return 0;
}

async function askDates(args: readonly string[], parts: CliParts): Promise<number> {
  const { values, positionals } = read(args, { json: { type: "boolean" } });
  const [, path, ...more] = positionals;
  if (path === undefined) throw new UsageProblem("Which file? Type: dates FILE");
  if (more.length > 0) throw new UsageProblem(`What is “${more.join(" ")}”?`);
  await dates({ path, json: values.json === true }, parts);
  return 0;
}

async function askRotation(args: readonly string[], parts: CliParts): Promise<number> {
  const { values, positionals } = read(args, { new: { type: "boolean" } });
  const [, ...more] = positionals;
  if (more.length > 0) throw new UsageProblem(`What is “${more.join(" ")}”?`);
  await rotateKeys({ fresh: values.new === true }, parts);
  return 0;
}

async function askBackup(args: readonly string[], parts: CliParts): Promise<number> {
  const { values, positionals } = read(args, { "with-key": { type: "boolean" } });
  await backUp(
    pathIn(positionals, "Where to? Type: backup FILE, or a folder"),
    values["with-key"] === true,
    parts,
  );
  return 0;
}

async function askRestore(args: readonly string[], parts: CliParts): Promise<number> {
  const { positionals } = read(args, {});
  await putBack(pathIn(positionals, "Which file? Type: restore FILE"), parts);
  return 0;
}

async function askMove(args: readonly string[], parts: CliParts): Promise<number> {
  const { values } = read(args, { "to-postgres": { type: "boolean" }, "to-folder": { type: "boolean" } });
  if (values["to-postgres"] === values["to-folder"]) {
    throw new UsageProblem("Where to? Type: move --to-postgres, or move --to-folder");
  }
  await move(values["to-postgres"] ? "postgres" : "folder", parts);
  return 0;
}

function pathIn([, path, ...more]: readonly string[], missing: string): string {
  if (path === undefined) throw new UsageProblem(missing);
  if (more.length > 0) throw new UsageProblem(`What is “${more.join(" ")}”?`);
  return path;
}

type Options = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** The words that are no options, whatever the options are. */
function wordsOf(args: readonly string[]): readonly string[] {
  const { positionals } = read(args, {
    ...{ url: { type: "string" }, socket: { type: "boolean" }, history: { type: "boolean" } },
    ...{ id: { type: "string" }, help: { type: "boolean" } },
    ...{ branch: { type: "string" }, all: { type: "boolean" }, json: { type: "boolean" } },
    ...{ new: { type: "boolean" }, version: { type: "boolean" } },
    ...{
      "with-key": { type: "boolean" },
      "to-postgres": { type: "boolean" },
      "to-folder": { type: "boolean" },
    },
  });
  if (args.includes("--version")) return ["version"];
  return args.includes("--help") ? ["help"] : positionals;
}

function read<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error));
  }
}
