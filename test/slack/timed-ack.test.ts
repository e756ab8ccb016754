import { expect, test } from "vitest";
import { general, keepingInbox, onSocket, openBranch } from "./support.ts";

test("Slack's calls are timed from when they come until Slack has the acknowledgement", async () => {
  const branch = await openBranch();
  const { inbox } = keepingInbox();
  const told: number[] = [];
  let elapsed = 0;
  // Each look at the clock is 7 ms after the one before.
  const elapsedMs = () => {
    elapsed += 7;
    return elapsed;
  };
  await onSocket(branch.slack, inbox, { elapsedMs, acknowledged: (ms) => told.push(ms) });
  const did = await branch.one.command("/ballot", "status", { channel: general });
  expect(did.taken).toMatchObject({ acknowledged: true });
  await did.shown();
  expect(told).toHaveLength(1);
  expect(told[0]).toBeGreaterThan(0);
});
