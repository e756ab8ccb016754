import { Temporal } from "temporal-polyfill";
import type { Chat } from "./core/chat/chat.ts";
import type { Clock } from "./core/command/job.ts";
import { reasonOf } from "./core/command/problem.ts";
import type { Watch } from "./core/ports/watch.ts";
import { createUnsent } from "./core/sending/unsent.ts";

/** How one part of Muster is: whether it does its work, since when that is so, and if not why, in a code. */
export interface Part {
  readonly ok: boolean;
  readonly reason?: string;
  readonly since: Temporal.Instant;
}

export interface Readiness {
  /** Looks at every part: one look at a time, each at most as long as its patience. Never throws. */
  look(): Promise<void>;
  /** Looks by itself from now on, so that it is known since when a part is as it is. Returns how it ends. */
  start(): () => Promise<void>;
  /** Every part as it was when last looked at. */
  parts(): ReadonlyMap<string, Part>;
  /** What `/readyz` answers, of a look no more than a second old: no address, no name, nothing of anybody. */
  report(): Promise<{ readonly ok: boolean; readonly body: object }>;
}

/** Undefined, or why it is not well; a part that knows for itself since when says so. A throw is not well either. */
export type Look = () => Promise<
  string | undefined | { readonly reason?: string; readonly since: Temporal.Instant }
>;

/** A part that does not answer within so many ms is not well. */
const patienceMs = 5_000;

const everyMs = 10_000;

/** Whoever asks more often than this is told the same again, ms. */
const freshMs = 1_000;

export function createReadiness(
  looks: ReadonlyMap<string, Look>,
  now: () => Temporal.Instant = Temporal.Now.instant,
): Readiness {
  const parts = new Map<string, Part>();
  let looking: Promise<void> | undefined;

  function set(name: string, reason: string | undefined, since: Temporal.Instant | undefined): void {
    const before = parts.get(name);
    const same = before !== undefined && before.reason === reason;
    parts.set(name, {
      ok: reason === undefined,
      ...(reason !== undefined && { reason }),
      since: since ?? (same ? before.since : now()),
    });
  }

  async function lookAt(name: string, look: Look): Promise<void> {
    try {
      const found = await within(patienceMs, look());
      if (typeof found === "object") set(name, found.reason, found.since);
      else set(name, found, undefined);
    } catch (error) {
      set(name, reasonOf(error), undefined);
    }
  }

  let lookedAt = Number.NEGATIVE_INFINITY;

  function look(): Promise<void> {
    looking ??= Promise.all([...looks].map(([name, one]) => lookAt(name, one))).then(() => {
      looking = undefined;
      lookedAt = performance.now();
    });
    return looking;
  }

  return {
    look,
    parts: () => parts,
    start() {
      const timer = setInterval(look, everyMs);
      void look();
      return async () => {
        clearInterval(timer);
        await looking;
      };
    },
    async report() {
      if (performance.now() - lookedAt > freshMs) await look();
      const all = [...parts];
      const ok = all.every(([, part]) => part.ok);
      const told = all.map(([name, { since, ...part }]) => [name, { ...part, since: since.toString() }]);
      return { ok, body: { status: ok ? "ok" : "not ready", parts: Object.fromEntries(told) } };
    },
  };
}

export interface Looked {
  readonly watch: Watch;
  readonly queue: Look;
  readonly chats: readonly Chat[];
  /** Those whose calls this process takes: these have to be connected. */
  readonly taking: readonly Chat[];
  /** The business clock. */
  readonly clock: Clock;
  /** Monotonic ms. */
  readonly elapsedMs: () => number;
  /** Told of trouble with the database; absent where somebody else looks each second, and tells. */
  readonly problems?: { met(error: unknown): void; passed(): void };
}

/** The parts of one process: the database, the queue, the posts that are due, and each platform. */
export function looksOf({
  watch,
  queue,
  chats,
  taking,
  clock,
  elapsedMs,
  problems,
}: Looked): ReadonlyMap<string, Look> {
  const paces = new Map(chats.map(({ name, pace }) => [name, pace]));
  const standsStill = createUnsent({ paceOf: (chat) => paces.get(chat), elapsedMs });
  return new Map<string, Look>([
    [
      "database",
      async () => {
        try {
          await watch.reach();
        } catch (error) {
          problems?.met(error);
          throw error;
        }
        problems?.passed();
        return undefined;
      },
    ],
    ["queue", queue],
    [
      "deliveries",
      async () => {
        if (standsStill(await watch.heads(clock.now()))) return "unsent";
        return (await watch.refused(clock.now())) ? "refused-by-platform" : undefined;
      },
    ],
    ...chats.map((chat): [string, Look] => [chat.name, () => standing(chat, taking.includes(chat))]),
  ]);
}

/** Of what is well the readiness knows itself since when: the preview's chat goes by a clock that is moved. */
function standing(chat: Chat, taken: boolean): ReturnType<Look> {
  const { state, since, reason = state } = chat.health();
  const well = state === "connected" || (state === "connecting" && !taken);
  return Promise.resolve(well ? undefined : { reason, since });
}

class NoAnswer extends Error {
  readonly code = "no-answer";
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
