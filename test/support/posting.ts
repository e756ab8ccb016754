import { randomUUID } from "node:crypto";
import { type Card, plainText } from "../../src/core/chat/card.ts";
import { draw } from "../../src/core/planning/draw.ts";
import type { Claimed } from "../../src/core/ports/outbox.ts";
import type { Rig } from "./rig.ts";

/** Takes what is due, as a drain does, without posting it yet. */
export function claimDue({ store, clock }: Rig): Promise<readonly Claimed[]> {
  return store.outbox.claim({ now: clock.now(), token: randomUUID(), limit: 100, leaseMs: 60_000 });
}

/**
 * Posts what was taken: "#general: …" for each, in the words of this moment. The greeting that goes to a channel
 * before anything else is posted too, and left out here. Without signs: they have tests of their own.
 */
export async function postClaimed(
  { store, clock }: Rig,
  claimed: readonly Claimed[],
): Promise<readonly string[]> {
  const at = clock.now();
  const told: string[] = [];
  for (const row of claimed) {
    const { id, to } = row.delivery;
    const { token } = row;
    const card: Card | undefined = draw({ ...row, branch: { ...row.branch, signs: false } }, at);
    if (!card || !("channel" in to)) {
      await store.outbox.record([{ id, token, kind: "skipped", reason: "nothing-to-say" }]);
      continue;
    }
    await store.outbox.record([{ id, token, kind: "posted", message: { place: to, id: randomUUID() }, at }]);
    if (row.delivery.kind !== "hello") told.push(`#${to.channel}: ${plainText(card)}`);
  }
  return told;
}

/** Posts everything that is due now. */
export async function postDue(rig: Rig): Promise<readonly string[]> {
  return postClaimed(rig, await claimDue(rig));
}
