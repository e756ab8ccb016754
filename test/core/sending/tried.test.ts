import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { type Chat, ChatProblem } from "../../../src/core/chat/chat.ts";
import { deliveryKey } from "../../../src/core/delivery/key.ts";
import type { Claimed } from "../../../src/core/ports/outbox.ts";
import { createLosses } from "../../../src/core/sending/losses.ts";
import { send } from "../../../src/core/sending/send.ts";
import type { Sending, Tried } from "../../../src/core/sending/sending.ts";
import { createVault } from "../../../src/vault/vault.ts";
import { at, branch, place } from "../../support/examples.ts";
import { silent } from "../../support/logs.ts";

const now = at("2023-04-25T09:00");

/** What is told of one post that was due a minute and a half ago. */
async function toldOf(post: Chat["post"]): Promise<readonly Tried[]> {
  const told: Tried[] = [];
  const chat: Pick<Chat, "name" | "find" | "post"> = { name: "slack", find: async () => "absent", post };
  const due = { dueAt: now.subtract({ seconds: 90 }), lateUntil: now.add({ hours: 12 }) };
  const row = {
    delivery: { id: "d", kind: "countdown", to: place, ...due },
    ...{ key: deliveryKey("d"), token: "t", tries: 1, ask: false, firstClaimedAt: now, branch },
  } as unknown as Claimed;
  const sending = {
    ...{ chat, vault: createVault(randomBytes(32)), log: silent, clock: { now: () => now } },
    ...{ draw: () => ({ lines: [] }), losses: createLosses(), tried: (one: Tried) => told.push(one) },
  };
  await send({ row, mayBegin: () => true }, sending as unknown as Sending);
  return told;
}

test("of a post that is taken it is told how late it is, and nothing of what it says or where it goes", async () => {
  const told = await toldOf(async (to) => ({ place: to, id: "m1" }));
  expect(told).toEqual([{ chat: "slack", outcome: "posted", lateMs: 90_000 }]);
});

test.each([
  ["refused", "failed"],
  ["unavailable", "again"],
  ["unknown", "unanswered"],
] as const)("of one that is %s its kind is told, and that it is %s", async (kind, outcome) => {
  const told = await toldOf(() => Promise.reject(new ChatProblem({ kind }, "no")));
  expect(told).toEqual([{ chat: "slack", outcome, refusal: kind }]);
});
