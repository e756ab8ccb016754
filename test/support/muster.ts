import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../../src/config/config.ts";
import { type Running, startMuster } from "../../src/main.ts";
import { findPostgres, scratchDatabase } from "../servers/found-postgres.ts";
import { hasRedisServer, type OwnRedis, startRedis } from "../servers/own-redis.ts";
import { unpackPGlite } from "../servers/pglite.ts";
import { warningLog } from "./logs.ts";

export type Person = "officer" | "rep" | "member-one" | "member-two";

interface Drawn {
  readonly id: string;
  readonly onlyForMe: boolean;
  readonly day: string;
  readonly time: string;
  readonly card: {
    readonly title?: string;
    readonly lines: readonly (readonly { readonly text?: string; readonly words?: string }[])[];
    readonly buttons?: readonly { readonly id: string; readonly label: string }[];
    readonly footer?: string;
  };
}

export interface OpenGround {
  readonly storage: Config["storage"];
  /** Where there is one: a test may stop it. */
  readonly redis?: OwnRedis;
  close(): Promise<void>;
}

/** Where a whole Muster can run: embedded in a folder, or on Redis and Postgres of the test's own. */
export interface Ground {
  readonly title: string;
  readonly available: boolean;
  open(): Promise<OpenGround>;
}

const postgres = await findPostgres();

const missing = [postgres ? [] : ["Postgres"], hasRedisServer ? [] : ["redis-server"]].flat();

export const embeddedGround: Ground = {
  title: "embedded",
  available: true,
  async open() {
    const dataDir = mkdtempSync(join(tmpdir(), "muster-data-"));
    // The first start on an empty folder has tests of its own, and takes seconds.
    await unpackPGlite(join(dataDir, "db"));
    return {
      storage: { kind: "embedded", dataDir },
      close: async () => rmSync(dataDir, { recursive: true, force: true }),
    };
  },
};

export const serverGround: Ground = {
  title:
    missing.length === 0
      ? "Redis and Postgres"
      : `Redis and Postgres (skipped: no ${missing.join(", no ")} on this machine)`,
  available: missing.length === 0,
  async open() {
    if (!postgres) throw new Error("no Postgres on this machine");
    const database = await scratchDatabase(postgres);
    const redis = await startRedis(["--appendonly", "yes"]);
    return {
      storage: { kind: "server", databaseUrl: database.url, redisUrl: redis.url, key: Buffer.alloc(32, 7) },
      redis,
      async close() {
        await redis.remove();
        await database.drop();
      },
    };
  },
};

/** A whole Muster with its preview, its clock held still but for what a test does, used over HTTP as the page does. */
export async function openRoom(storage: Config["storage"]) {
  let elapsed = 0;
  const config: Config = {
    storage,
    web: { host: "127.0.0.1", port: 0 },
    preview: true,
    chats: {},
    logLevel: "silent",
  };
  const log = warningLog();
  let running: Running = await startMuster(config, { log, elapsedMs: () => elapsed });

  async function post(path: string, body: object) {
    const response = await fetch(`${running.url}/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ callId: randomUUID(), ...body }),
    });
    return (await response.json()) as {
      readonly error?: string;
      readonly message?: string;
      readonly nothingPlanned?: boolean;
    };
  }

  async function messages(as: Person, channel = "general"): Promise<readonly Drawn[]> {
    const response = await fetch(`${running.url}/api/state?as=${as}&channel=${channel}`);
    const state = (await response.json()) as { readonly messages: readonly Drawn[] };
    return state.messages;
  }

  /** The card a call was answered with. */
  async function answered(as: Person, path: string, body: object): Promise<Drawn> {
    const reply = await post(path, { as, channel: "general", ...body });
    const found = (await messages(as)).find(({ id }) => id === reply.message);
    if (!found) throw new Error(`no answer: ${JSON.stringify(reply)}`);
    return found;
  }

  async function press(as: Person, message: Drawn, label: string): Promise<Drawn> {
    const button = message.card.buttons?.find((one) => one.label === label);
    if (!button) throw new Error(`no button “${label}” in: ${wordsOf(message)}`);
    return answered(as, "press", { button: button.id, label, message: message.id });
  }

  return {
    warnings: log.kept,
    url: () => running.url,
    say: (as: Person, line: string) => answered(as, "command", { line }),
    press,
    messages,
    /** What the channel sees, "day, time: words" each, earliest first; posts of one moment by their words. */
    async channel(): Promise<readonly string[]> {
      const all = await messages("member-two");
      return all.map((one) => `${one.day}, ${one.time}: ${wordsOf(one)}`);
    },
    walkTo: (to: string) => post("walk", { by: "to", to }),
    next: () => post("walk", { by: "next" }),
    jumpTo: (to: string) => post("jump", { to }),
    scene: (scene: string) => post("scene", { scene }),
    /** Moves the business clock on by itself, as time does. */
    wait(ms: number): void {
      elapsed += ms;
    },
    async restart(): Promise<void> {
      await running.stop();
      running = await startMuster(config, { log, elapsedMs: () => elapsed });
    },
    stop: () => running.stop(),
  };
}

/** A message in words: title, lines and footer. */
export function wordsOf({ card }: Drawn): string {
  const lines = card.lines.map((line) => line.map((span) => span.words ?? span.text ?? "#").join(""));
  return [card.title, ...lines, card.footer].filter((part) => part !== undefined).join(" / ");
}
