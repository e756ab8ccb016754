import type { Callbacks } from "./callback.ts";
import type { Answerable } from "./payload.ts";

export interface TimedAcks {
  /** An interaction has come. */
  came(interaction: Answerable): void;
  readonly callbacks: Callbacks;
}

/** Callbacks that tell how long after it came an interaction was acknowledged, ms. `elapsedMs` is monotonic. */
export function timeAcks(
  callbacks: Callbacks,
  elapsedMs: () => number,
  acknowledged: (ms: number) => void,
): TimedAcks {
  const cameAt = new WeakMap<Answerable, number>();
  return {
    came(interaction) {
      cameAt.set(interaction, elapsedMs());
    },
    callbacks: {
      ...callbacks,
      async acknowledge(interaction, answer) {
        const ours = await callbacks.acknowledge(interaction, answer);
        const came = cameAt.get(interaction);
        if (ours && came !== undefined) acknowledged(elapsedMs() - came);
        return ours;
      },
    },
  };
}
