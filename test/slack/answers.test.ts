import { expect, test } from "vitest";
import type { Fault } from "../doubles/slack/web-api.ts";
import { keepingLog } from "../support/logs.ts";
import { latch } from "../support/waiting.ts";
import { type Branch, general, keepingInbox, onSocket, openBranch } from "./support.ts";

/** An answer is given once: another way is tried only where the one before surely failed. */

async function asked(branch: Branch, faults: Readonly<Record<string, Fault>>, timeoutMs = 20_000) {
  const log = keepingLog();
  const chat = await onSocket(branch.slack, keepingInbox().inbox, { timeoutMs, log });
  for (const [way, fault] of Object.entries(faults)) branch.slack.api.fail(way, fault);
  const did = await branch.one.command("/ballot", "status", { channel: general });
  return { chat, log, did };
}

function given({ slack, one }: Branch) {
  return slack.world.messages
    .filter(({ onlyFor, channel }) => onlyFor === one.id || channel.startsWith("D"))
    .map(({ channel }) => (channel.startsWith("D") ? "direct" : "ephemeral"));
}

test("an address that is slow beyond our patience is not answered past a second time", async () => {
  const branch = await openBranch();
  const slow = latch<void>();
  const { chat, log, did } = await asked(
    branch,
    { response_url: { kind: "slow", until: slow.promise } },
    1_500,
  );
  await chat.stop();
  expect(given(branch)).toEqual([]);
  slow.open();
  await did.shown();
  expect(given(branch)).toEqual(["ephemeral"]);
  expect(log.kept.join()).toContain("may not have been");
});

test.each<[string, Fault]>([
  ["whose connection breaks after it was taken", { kind: "accept-then-drop" }],
  ["whose gateway gives up", { kind: "status", status: 504 }],
])("nor is one %s", async (_name, fault) => {
  const branch = await openBranch();
  const { chat } = await asked(branch, { response_url: fault });
  await chat.stop();
  expect(branch.slack.api.called).not.toContain("chat.postEphemeral");
  expect(given(branch).length).toBeLessThan(2);
});

test.each<[string, Fault]>([
  ["is used up", { kind: "status", status: 404 }],
  ["says that it did nothing", { kind: "status", status: 503 }],
  ["wants fewer calls", { kind: "rate-limited", seconds: 3 }],
])("an address that %s is answered past, once", async (_name, fault) => {
  const branch = await openBranch();
  const { chat } = await asked(branch, { response_url: fault });
  await chat.stop();
  expect(given(branch)).toEqual(["ephemeral"]);
});

test("nor is a direct message sent where an ephemeral one may have arrived", async () => {
  const branch = await openBranch();
  const { chat } = await asked(branch, {
    response_url: { kind: "status", status: 404 },
    "chat.postEphemeral": { kind: "accept-then-drop" },
  });
  await chat.stop();
  expect(given(branch)).toEqual(["ephemeral"]);
});
