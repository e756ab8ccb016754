import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Chat } from "../../../src/core/chat/chat.ts";
import { deliveryKey } from "../../../src/core/delivery/key.ts";
import { type DeliveryKind, deliveryKinds } from "../../../src/core/delivery/kinds.ts";
import type { Claimed } from "../../../src/core/ports/outbox.ts";
import { createLosses } from "../../../src/core/sending/losses.ts";
import { send } from "../../../src/core/sending/send.ts";
import type { Sending } from "../../../src/core/sending/sending.ts";
import { createVault } from "../../../src/vault/vault.ts";
import { at, branch, place } from "../../support/examples.ts";
import { silent } from "../../support/logs.ts";

const now = at("2023-04-25T09:00");

const vault = createVault(randomBytes(32));

/** What no platform's silence may lose: docs/delivery.md. */
const mattersMost: readonly DeliveryKind[] = [
  "last-posting",
  "strike-confirmed",
  "strike-suspended",
  "strike-called-off",
  "strike-changed",
  "correction",
  "ballot-result-correction",
];

/** A platform that took a post and never said so, and cannot be asked. */
async function sentTo(kind: DeliveryKind, tries: number): Promise<readonly string[]> {
  const posted: string[] = [];
  const chat: Pick<Chat, "find" | "post"> = {
    find: async () => "unknown",
    async post(to, _card, key) {
      posted.push(key);
      return { place: to, id: "m1" };
    },
  };
  const row = {
    delivery: { id: "d", kind, to: place, lateUntil: now.add({ hours: 12 }) },
    key: deliveryKey("d"),
    token: "t",
    tries,
    ask: true,
    firstClaimedAt: now,
    branch,
  } as unknown as Claimed;
  const drawn = { draw: () => ({ lines: [] }), losses: createLosses() };
  const sending = { chat, vault, log: silent, clock: { now: () => now }, ...drawn };
  const { outcome } = await send({ row, mayBegin: () => true }, sending as unknown as Sending);
  return [outcome?.kind ?? "", ...posted];
}

describe("where nobody can say whether a post arrived", () => {
  it.each(deliveryKinds)("%s is first asked about again, three times", async (kind) => {
    for (const tries of [2, 3]) expect(await sentTo(kind, tries)).toEqual(["again"]);
  });

  it.each(mattersMost)("%s goes once more after that: better twice than not at all", async (kind) => {
    expect(await sentTo(kind, 4)).toEqual(["posted", deliveryKey("d")]);
  });

  it.each(deliveryKinds.filter((kind) => !mattersMost.includes(kind)))(
    "%s is given up after that: better not at all than twice",
    async (kind) => {
      expect(await sentTo(kind, 4)).toEqual(["failed"]);
    },
  );
});
