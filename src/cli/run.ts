import { parseArgs } from "node:util";
import type { Command } from "../core/command.ts";
import { inviteLink } from "./discord-invite.ts";
import { historyReason, slackManifest } from "./slack-manifest.ts";

export interface CliParts {
  readonly commands: readonly Command[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What was asked for: may be piped into a file. */
  readonly say: (words: string) => void;
  /** Everything else. */
  readonly complain: (words: string) => void;
}

const usage = `Usage:
  npm run --silent muster -- manifest slack [--socket | --url https://muster.example.org] [--history]
  npm run --silent muster -- invite discord [--id <application id>]

  manifest slack   prints the app manifest to paste at api.slack.com/apps > Create New App > From a manifest
    --socket         for one workspace, over a connection Muster opens itself (this is what you get without --url)
    --url            for many workspaces: the address at which Slack reaches this Muster
    --history        also asks to read messages in channels Muster is in: see what it says when you use it
  invite discord   prints the link that adds the bot to a server
    --id             the application's id, unless it is in DISCORD_APPLICATION_ID`;

/** What the person typed cannot be done: why, in words for them. */
class UsageProblem extends Error {}

const misused = 2;

/** Runs one line of the command line; its exit code. */
export function runCli(args: readonly string[], parts: CliParts): number {
  try {
    const [verb, platform, ...more] = wordsOf(args);
    if (verb === undefined || verb === "help") {
      parts.say(usage);
      return 0;
    }
    if (more.length > 0) throw new UsageProblem(`What is “${more.join(" ")}”?`);
    const asked = `${verb} ${platform ?? ""}`.trim();
    switch (asked) {
      case "manifest slack":
        return manifest(args, parts);
      case "invite discord":
        return invite(args, parts);
      default:
        throw new UsageProblem(`There is no “${asked}”.`);
    }
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error;
    parts.complain(`${error.message}\n\n${usage}`);
    return misused;
  }
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

type Options = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** The words that are no options, whatever the options are. */
function wordsOf(args: readonly string[]): readonly string[] {
  const { positionals } = read(args, {
    ...{ url: { type: "string" }, socket: { type: "boolean" }, history: { type: "boolean" } },
    ...{ id: { type: "string" }, help: { type: "boolean" } },
  });
  return args.includes("--help") ? ["help"] : positionals;
}

function read<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error));
  }
}
