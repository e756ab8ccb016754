import type { FastifyPluginAsync } from "fastify";
import type { Chat, Inbox } from "../core/chat/chat.ts";
import type { Command } from "../core/command/command.ts";
import { declaredOptions } from "../core/command/declared.ts";
import type { Job, JobServices } from "../core/command/job.ts";
import type { Vault } from "../core/people/vault.ts";
import type { Database } from "../core/ports/store.ts";
import { choiceLabel } from "../core/typed/option.ts";
import { createChanges } from "./changes.ts";
import { createPreviewChat } from "./chat.ts";
import { createPreviewClock, type PreviewClock } from "./clock.ts";
import type { Looks } from "./looks.ts";
import type { PreviewCommand, PreviewParts } from "./parts.ts";
import { createPreviewRoutes } from "./routes.ts";
import { openScene } from "./scene.ts";
import { loadScene, scenes } from "./scenes.ts";
import { createPreviewState } from "./state.ts";
import type { Sql } from "./tables.ts";
import { createWalker } from "./walk.ts";

/** The preview workspace: a chat with its own clock, and the page to look at them. */
export interface Preview {
  readonly chat: Chat;
  readonly clock: PreviewClock;
  /** The page's routes, once the inbox is there. Loads the first scene when there is none yet. */
  open(muster: Muster): Promise<FastifyPluginAsync>;
}

interface Muster {
  readonly inbox: Inbox;
  readonly commands: readonly Command[];
  readonly database: Database;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly jobs: readonly Job[];
  readonly services: JobServices;
  readonly looks: Looks;
}

interface PreviewOptions {
  readonly sql: Sql;
  /** Monotonic milliseconds. */
  readonly realNow: () => number;
}

/** The end of what can be planned: far enough for any scene. */
const farAhead = { hours: 24 * 366 * 3 };

export async function createPreview({ sql, realNow }: PreviewOptions): Promise<Preview> {
  const changes = createChanges();
  const clock = await createPreviewClock({ sql, realNow });
  const state = createPreviewState({ sql });
  const chat = createPreviewChat({ sql, clock, changed: changes.changed });

  return {
    chat,
    clock,
    async open({ inbox, commands, database, vault, newId, jobs, services, looks }) {
      const walker = createWalker({
        clock,
        changed: changes.changed,
        async nextDue(after) {
          const [next] = await database.store.outbox.dueInstants(after, after.add(farAhead), 1);
          return next;
        },
        async work() {
          for (const job of jobs) await job.run(services);
        },
      });
      const parts: PreviewParts = {
        inbox,
        state,
        changes,
        clock,
        walker,
        scenes,
        looks,
        commands: commands.map(offered),
        loadScene: (id) => loadScene(id, { database, clock, vault, newId }),
      };
      const [first] = scenes;
      if (first && (await state.scene()) === undefined) await openScene(parts, first.id);
      return createPreviewRoutes(parts);
    },
  };
}

/** A command as the composer offers it. */
function offered({ name, description, sentence, forgets = false, subcommands }: Command): PreviewCommand {
  return {
    name,
    description,
    forgets,
    ...(sentence !== undefined && { sentence }),
    subcommands: subcommands.map((subcommand) => ({
      name: subcommand.name,
      description: subcommand.description,
      who: subcommand.who,
      options: declaredOptions(subcommand).map(({ name: option, required, about, choices }) => ({
        name: option,
        about: about.about,
        required,
        example: about.example,
        bare: about.bare,
        ...(choices && { choices: choices.map((choice) => choiceLabel(about, choice)) }),
      })),
    })),
  };
}
