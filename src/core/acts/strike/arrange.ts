import type { At } from "../../branch/branch.ts";
import { newCountdown } from "../../countdown/countdown.ts";
import { planStrike } from "../../planning/plan-strike.ts";
import type { Store } from "../../ports/store.ts";
import type { Strike } from "../../strike/strike.ts";

/**
 * Sets up a strike with a countdown in its own channel and plans its posts still to come. Nothing is announced.
 * The days must have been checked. Call it inside a transaction.
 */
export async function arrangeStrike(
  store: Store,
  strike: Strike,
  { branch, now }: At,
  newId: () => string,
): Promise<void> {
  await store.strikes.insert(strike);
  const target = { kind: "strike", strikeId: strike.id } as const;
  await store.countdowns.save(newCountdown(newId(), branch, { place: strike.place, target }));
  await planStrike(store, strike, { branch, now });
}
