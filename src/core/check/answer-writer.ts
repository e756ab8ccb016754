import { UserError } from "../command.ts";
import type { Reply } from "../reply.ts";
import { type KeepParts, keepTaps, type Tap } from "./keep-taps.ts";

export interface AnswerWriterParts extends KeepParts {
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
    while (gathered.length > 0) await settle(gathered.splice(0, most), parts);
    writing = false;
  }

  return (tap) =>
    new Promise((resolve, reject) => {
      gathered.push({ tap, resolve, reject });
      if (!writing) void write();
    });
}

/** Never throws. A batch that fails is tried again in halves, so that a bad tap fails alone. */
async function settle(batch: readonly Waiting[], parts: AnswerWriterParts): Promise<void> {
  try {
    const taps = batch.map(({ tap }) => tap);
    const answered = await keepTaps(taps, parts);
    parts.hint();
    for (const { tap, resolve, reject } of batch) {
      const reply = answered.get(tap.callId);
      if (!reply || reply instanceof UserError) reject(reply);
      else resolve(reply);
    }
  } catch (error) {
    if (batch.length === 1) return batch[0]?.reject(error);
    const half = Math.ceil(batch.length / 2);
    for (const part of [batch.slice(0, half), batch.slice(half)]) await settle(part, parts);
  }
}
