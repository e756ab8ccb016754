import type { Temporal } from "temporal-polyfill";
import type { Chat } from "../chat/chat.ts";
import type { Pacer } from "../chat/pace.ts";
import type { ChatName } from "../chat/place.ts";
import { isAway, problemFields } from "../command/problem.ts";
import { createDrawer } from "../planning/draw.ts";
import { createLosses } from "./losses.ts";
import { createRecorder } from "./record.ts";
import { sendBatch } from "./send-batch.ts";
import { sendPaced } from "./send-paced.ts";
import { createInFlight, type LeaseTimes, type Sending, usualLease } from "./sending.ts";

/** What came so late that it is held is looked for this often, ms of the business clock. */
const lookAgainMs = 1_000;

export interface DrainParts
  extends Pick<Sending, "database" | "clock" | "vault" | "log" | "newId" | "elapsedMs" | "tried"> {
  readonly chats: ReadonlyMap<ChatName, Chat>;
  /** Permits to post; absent: every platform as fast as it takes posts. */
  readonly pacer?: Pacer;
  /** {@link usualLease} unless a test is to see leases run out. */
  readonly lease?: LeaseTimes;
}

export interface Drain {
  /**
   * Sends everything that is due: claim, post, record. Each platform is drained by itself, once at a time in a process;
   * a call meanwhile means "once more afterwards" and resolves with that one. Never throws for a platform's refusal;
   * throws when the database is away.
   */
  run(): Promise<void>;
  /**
   * Begins to, and resolves at once: for a worker whose other jobs must not wait. A failure is logged, but that the
   * database is away: whoever runs it each second tells of that.
   */
  begin(): Promise<void>;
  /** Claims nothing more; resolves when what is in inFlight is posted and recorded. */
  stop(): Promise<void>;
}

export function createDrain(parts: DrainParts): Drain {
  const draw = createDrawer();
  let stopped = false;
  let lookedAt: Temporal.Instant | undefined;
  const goesOn = () => !stopped;
  const platforms = [...parts.chats.values()].map((chat) =>
    oneAtATime(() => drainChat({ ...parts, chat, draw, goesOn })),
  );

  /** A claim leaves them alone in any case: that they are held is only for people to know. */
  async function holdLate(): Promise<void> {
    const { database, clock, log } = parts;
    const now = clock.now();
    if (lookedAt && Math.abs(now.since(lookedAt).total("milliseconds")) < lookAgainMs) return;
    lookedAt = now;
    const held = await database.store.outbox.holdLate(now);
    if (held > 0) log.warn({ held }, "too many posts are late at once: they wait for an officer");
  }

  async function run(): Promise<void> {
    if (stopped) return;
    const results = await Promise.allSettled([...platforms.map((one) => one.run()), holdLate()]);
    for (const result of results) if (result.status === "rejected") throw result.reason;
  }

  return {
    run,
    async begin() {
      run().catch((error: unknown) => {
        if (!isAway(error)) parts.log.error(problemFields(error), "a drain failed");
      });
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(platforms.map((one) => one.idle()));
    },
  };
}

/** Never twice at once; a call meanwhile means once more. */
function oneAtATime(work: () => Promise<void>) {
  let running: Promise<void> | undefined;
  let once = false;
  async function untilNobodyAsks(): Promise<void> {
    do {
      once = false;
      await work();
    } while (once);
  }
  return {
    run(): Promise<void> {
      if (running) once = true;
      running ??= untilNobodyAsks().finally(() => {
        running = undefined;
      });
      return running;
    },
    async idle(): Promise<void> {
      await running;
    },
  };
}

/** Claims and sends one platform's rows until none is due. */
async function drainChat(parts: DrainParts & Pick<Sending, "chat" | "draw" | "goesOn">): Promise<void> {
  const { chat, clock, database, pacer, goesOn, lease = usualLease } = parts;
  const { pace } = chat;
  const inFlight = createInFlight();
  const recorder = createRecorder(database.store.outbox, parts);
  const sending = { ...parts, lease, inFlight, recorder, losses: createLosses() };
  const some = pace && pacer ? () => sendPaced(sending, { pacer, pace }) : () => sendBatch(sending);
  try {
    do {
      await database.store.lost.takeLooks(chat.name, clock.now());
      while (goesOn() && (await some()));
      inFlight.take(recorder.all());
      await inFlight.empty();
      // What was put back goes now, not at the next look.
    } while (goesOn() && recorder.putBack());
  } finally {
    inFlight.take(recorder.all());
    await inFlight.empty();
  }
  inFlight.check();
}
