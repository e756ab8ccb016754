import type { Reply } from "../../chat/reply.ts";
import { UserError } from "../../chat/user-error.ts";
import type { Database } from "../../ports/store.ts";
import { keepTaps, type Tap } from "./keep-taps.ts";

export interface AnswerWriterParts {
  readonly database: Database;
  /** Called once for each batch that is kept. Must not throw. */
  readonly hint: () => void;
}

/** Taps in one transaction. */
const most = 200;

interface Waiting {
  readonly tap: Tap;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Keeps a tap's answer for good, and only then says what the member is told; throws a UserError for what is refused.
 * Taps are written in batches: while one is written the next gathers, so nobody waits for a timer and a crowd costs
 * few transactions. One batch is in hand at a time; other processes may write theirs beside it.
 */
export function createAnswerWriter(parts: AnswerWriterParts): (tap: Tap) => Promise<Reply> {
  const gathered: Waiting[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (gathered.length > 0) await settle(() => takeNext(gathered), parts);
    writing = false;
  }

  return (tap) =>
    new Promise((resolve, reject) => {
      gathered.push({ tap, resolve, reject });
      if (!writing) void write();
    });
}

/** The next batch, which is taken out: one tap of each member, so that what they say next comes after it. */
function takeNext(gathered: Waiting[]): readonly Waiting[] {
  const members = new Set<string>();
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  for (const waiting of gathered) {
    const { key } = waiting.tap;
    const next = batch.length < most && !members.has(key);
    members.add(key);
    (next ? batch : later).push(waiting);
  }
  gathered.splice(0, gathered.length, ...later);
  return batch;
}

/**
 * Never throws. Takes what has gathered by the time the transaction is open. A batch that fails is tried again in
 * halves, so that a bad tap fails alone.
 */
async function settle(take: () => readonly Waiting[], parts: AnswerWriterParts): Promise<void> {
  let batch: readonly Waiting[] | undefined;
  try {
    const answered = await parts.database.transaction((store) => {
      batch = take();
      const taps = batch.map(({ tap }) => tap);
      return keepTaps(store, taps);
    });
    parts.hint();
    for (const waiting of batch ?? []) reply(waiting, answered.get(waiting.tap.callId));
  } catch (error) {
    const failed = batch ?? take();
    if (failed.length === 1) return failed[0]?.reject(error);
    const half = Math.ceil(failed.length / 2);
    for (const part of [failed.slice(0, half), failed.slice(half)]) await settle(() => part, parts);
  }
}

function reply({ resolve, reject }: Waiting, reply: Reply | UserError | undefined): void {
  if (!reply) reject(new Error("this call was begun before and has no reply"));
  else if (reply instanceof UserError) reject(reply);
  else resolve(reply);
}
