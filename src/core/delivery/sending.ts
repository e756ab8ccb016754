import type { Chat } from "../chat.ts";
import type { draw } from "./draw.ts";
import type { Hand } from "./hand.ts";
import type { LeaseTimes } from "./lease.ts";
import type { Recorder } from "./record.ts";
import type { SendParts } from "./send.ts";

/** One platform being drained. */
export interface Sending extends SendParts {
  readonly chat: Chat;
  readonly recorder: Recorder;
  readonly hand: Hand;
  readonly newId: () => string;
  /** Monotonic ms of this process. */
  readonly elapsedMs: () => number;
  readonly draw: typeof draw;
  readonly lease: LeaseTimes;
  /** False once the drain is to stop: nothing more is claimed. */
  readonly goesOn: () => boolean;
}
