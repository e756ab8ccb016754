import { PGlite } from "@electric-sql/pglite";
import { Temporal } from "temporal-polyfill";
import type { Chat, DeliveryKey } from "../../src/core/chat/chat.ts";
import type { Log } from "../../src/core/command/job.ts";
import { looks } from "../../src/main.ts";
import { createChanges } from "../../src/preview/changes.ts";
import { createPreviewChat } from "../../src/preview/chat.ts";
import { createPreviewClock, type PreviewClock } from "../../src/preview/clock.ts";
import { placeFor } from "../../src/preview/room.ts";
import { createPreviewRoutes } from "../../src/preview/routes.ts";
import { openScene } from "../../src/preview/scene.ts";
import { createPreviewState, type PreviewState } from "../../src/preview/state.ts";
import { createWalker } from "../../src/preview/walk.ts";
import { loopbackOnly } from "../../src/web/loopback.ts";
import { createWeb } from "../../src/web/server.ts";
import { createSampleInbox, type SampleInbox, sampleCard, sampleCommands } from "./sample-inbox.ts";

export const sceneStart = Temporal.Instant.from("2023-04-20T08:00:00Z");

export interface SampleRoom {
  readonly url: string;
  readonly sql: PGlite;
  readonly inbox: SampleInbox;
  readonly state: PreviewState;
  readonly chat: Chat;
  readonly clock: PreviewClock;
  /** Errors that were logged. */
  readonly errors: readonly Readonly<Record<string, string | number>>[];
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The whole preview on a real socket, with a sample inbox and a post due every day at 9am; on Sundays it is not wanted. */
export async function openSampleRoom(): Promise<SampleRoom> {
  const sql = new PGlite();
  const errors: Readonly<Record<string, string | number>>[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: (fields) => errors.push(fields) };
  const clock = await createPreviewClock({ sql, realNow: () => 0 });
  const changes = createChanges();
  const state = createPreviewState({ sql });
  const chat = createPreviewChat({ sql, clock, changed: changes.changed });
  const inbox = createSampleInbox();
  const daily = createDailyPosts(chat, clock);
  const walker = createWalker({ clock, changed: changes.changed, nextDue: daily.nextDue, work: daily.work });

  async function loadScene(id: string): Promise<void> {
    await clock.reset(id === "2019-election" ? Temporal.Instant.from("2019-09-02T08:00:00Z") : sceneStart);
    daily.startAfter(clock.now());
  }

  const parts = { inbox, state, changes, clock, walker, commands: sampleCommands, scenes, loadScene, looks };
  await openScene(parts, "2023-reballot");
  const routes = [loopbackOnly(createPreviewRoutes(parts))];
  const web = await createWeb({ host: "127.0.0.1", port: 0, log, health: async () => ({}), routes });
  return {
    url: await web.start(),
    sql,
    inbox,
    state,
    chat,
    clock,
    errors,
    reset: () => openScene(parts, "2023-reballot"),
    async close() {
      await web.close();
      await sql.close();
    },
  };
}

const scenes = [
  {
    id: "2023-reballot",
    title: "2023 reballot",
    description: "19 days before the close of a civil-service reballot.",
  },
  {
    id: "2019-election",
    title: "2019 election",
    description: "Nominations for General Secretary open today.",
  },
];

export function key(name: string): DeliveryKey {
  return name.padEnd(22, "0") as DeliveryKey;
}

/** Every day at 9am UK time after the scene's start, one card in #branch-channel. Sunday's is due and then skipped. */
function createDailyPosts(chat: Chat, clock: PreviewClock) {
  let posted = sceneStart;
  const after = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO("Europe/London").add({ days: 1 }).startOfDay().add({ hours: 9 }).toInstant();
  return {
    startAfter(instant: Temporal.Instant) {
      posted = instant;
    },
    nextDue: async () => after(posted),
    async work() {
      while (Temporal.Instant.compare(after(posted), clock.now()) <= 0) {
        posted = after(posted);
        if (posted.toZonedDateTimeISO("Europe/London").dayOfWeek === 7) continue;
        await chat.post(placeFor("general", "officer"), sampleCard, key(posted.toString()));
      }
    },
  };
}
