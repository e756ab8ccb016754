import { describe, expect, it } from "vitest";
import type { Pace } from "../../../src/core/chat/pace.ts";
import type { Head } from "../../../src/core/ports/watch.ts";
import { createUnsent } from "../../../src/core/sending/unsent.ts";

const slack: Pace = { workspaceGapMs: 200, channelRestMs: 1_000 };

const discord: Pace = { botGapMs: 20, channelRestMs: 1_000 };

function head(id: string, workspace: string, chat: Head["chat"] = "slack"): Head {
  return { id, chat, workspace };
}

/** Looks every ten seconds at what `heads` says of the second; returns the first second at which a line stood still. */
function standsStillAt(heads: (second: number) => readonly Head[]): number | undefined {
  let elapsed = 0;
  const paceOf = (chat: Head["chat"]) => ({ slack, discord, preview: undefined })[chat];
  const look = createUnsent({ paceOf, elapsedMs: () => elapsed });
  for (let second = 0; second <= 600; second += 10) {
    elapsed = second * 1_000;
    if (look(heads(second))) return second;
  }
  return undefined;
}

describe("what is due and unsent", () => {
  it("is nothing when nothing is due", () => {
    expect(standsStillAt(() => [])).toBeUndefined();
  });

  it("stands still when its first post stays for a minute", () => {
    expect(standsStillAt(() => [head("one", "T1")])).toBe(60);
    expect(standsStillAt((second) => (second < 100 ? [] : [head("one", "T1")]))).toBe(160);
  });

  it("is only long while its first post is another each time", () => {
    expect(standsStillAt((second) => [head(`${second}`, "T1")])).toBeUndefined();
  });

  it("stands still in one workspace, whatever goes on in others", () => {
    const heads = (second: number) => [head("one", "T1"), head(`${second}`, "T2")];
    expect(standsStillAt(heads)).toBe(60);
  });

  it("waits for its turn where the whole bot has one pace", () => {
    const moving = (second: number) => [head("one", "G1", "discord"), head(`${second}`, "G2", "discord")];
    expect(standsStillAt(moving)).toBeUndefined();
    const emptied = (second: number) => [
      head("last", "G1", "discord"),
      ...(second < 300 ? [head("rest", `G${second}`, "discord")] : []),
    ];
    expect(standsStillAt(emptied)).toBe(360);
    const other = (second: number) => [head("one", "G1", "discord"), head(`${second}`, "T2")];
    expect(standsStillAt(other)).toBe(60);
  });
});
