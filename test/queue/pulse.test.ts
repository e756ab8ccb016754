import { describe, expect, it } from "vitest";
import type { Unfit } from "../../src/queue/fitness.ts";
import { createPulse } from "../../src/queue/pulse.ts";

function setUp({ runs = true } = {}) {
  const state: {
    elapsed: number;
    away?: Error | undefined;
    unfit?: Unfit | undefined;
    beats: number;
    looks: number;
  } = {
    elapsed: 0,
    beats: 0,
    looks: 0,
  };
  let ranAt: number | undefined;
  const pulse = createPulse({
    elapsedMs: () => state.elapsed,
    queue: {
      async wake() {
        if (state.away) throw state.away;
        state.beats += 1;
        if (runs) ranAt = state.elapsed;
      },
      async unfit() {
        if (state.away) throw state.away;
        state.looks += 1;
        return state.unfit;
      },
    },
    turns: {
      agoMs: async () => new Map(ranAt === undefined ? [] : [["pulse", state.elapsed - ranAt]]),
    },
  });
  return { state, pulse };
}

describe("the pulse", () => {
  it("beats twice a minute, looks at Redis once a minute, and is well while it runs", async () => {
    const { state, pulse } = setUp();
    for (; state.elapsed < 300_000; state.elapsed += 10_000) expect(await pulse()).toBeUndefined();
    expect([state.beats, state.looks]).toEqual([10, 5]);
  });

  it("that is taken and not run is told", async () => {
    const { pulse } = setUp({ runs: false });
    expect(await pulse()).toBe("not-run");
  });

  it("that is not taken is told with Redis's own word, asked again each time, and well again at once", async () => {
    const { state, pulse } = setUp();
    await pulse();
    state.elapsed = 30_000;
    state.away = Object.assign(new Error("READONLY You can't write"), { name: "ReplyError" });
    expect(await pulse()).toBe("READONLY");
    state.away = undefined;
    state.elapsed = 31_000;
    expect(await pulse()).toBeUndefined();
  });

  it("is not sent to what is no primary", async () => {
    const { state, pulse } = setUp();
    state.unfit = { reason: "sentinel", words: "" };
    expect(await pulse()).toBe("sentinel");
    expect(state.beats).toBe(0);
  });
});
