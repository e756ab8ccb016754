import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { arrangeStrike } from "../../../src/core/acts/strike/arrange.ts";
import { changeState } from "../../../src/core/acts/strike/change-state.ts";
import { newBranch } from "../../../src/core/branch/branch.ts";
import type { Store } from "../../../src/core/ports/store.ts";
import type { Strike } from "../../../src/core/strike/strike.ts";
import { databaseKinds, useDatabase } from "../../support/databases.ts";
import { at, home, strike as strikeOf } from "../../support/examples.ts";

const setUp = at("2023-04-20T09:00");

const dayBefore = at("2023-04-27T09:00");

/** A confirmed strike on 28 April with its reminders planned. */
async function confirmedStrike(store: Store) {
  const branch = await store.branches.save(newBranch(randomUUID(), home));
  const strike: Strike = { ...strikeOf(["2023-04-28"]), id: randomUUID(), branchId: branch.id };
  await arrangeStrike(store, strike, { branch, now: setUp }, randomUUID);
  return { branch, strike };
}

function claim(store: Store, token: string) {
  return store.outbox.claim({ now: dayBefore, token, limit: 10, leaseMs: 60_000 });
}

for (const kind of databaseKinds.filter(({ concurrent }) => concurrent)) {
  describe.skipIf(!kind.available)(`a strike's change of state on ${kind.title}`, () => {
    const opened = useDatabase(kind);

    it.each(["suspended", "called-off"] as const)(
      "a reminder that another process is just taking is followed when the strike is %s",
      async (state) => {
        const { database } = opened();
        const { branch, strike } = await confirmedStrike(database.store);
        const { claimed, changing } = await database.transaction(async (claiming) => {
          const claimed = await claim(claiming, "drain");
          const changing = database.transaction((changes) =>
            changeState(changes, strike, state, { branch, now: dayBefore, by: "rep" }),
          );
          await wait(200);
          return { claimed, changing };
        });
        const { goingOut, told } = await changing;
        expect([claimed.length, goingOut, told.length]).toEqual([1, 1, 1]);
        const [follows, ...others] = await claim(database.store, "next drain");
        expect(others).toEqual([]);
        expect(follows?.delivery.kind).toBe(`strike-${state}`);
      },
    );

    it.each(["suspended", "called-off"] as const)(
      "no reminder is taken while the strike is being %s",
      async (state) => {
        const { database } = opened();
        const { branch, strike } = await confirmedStrike(database.store);
        const claimed = await database.transaction(async (changes) => {
          await changeState(changes, strike, state, { branch, now: dayBefore, by: "rep" });
          return claim(database.store, "drain");
        });
        expect(claimed).toEqual([]);
        expect(await claim(database.store, "later drain")).toEqual([]);
      },
    );

    it("of two changes at once one is refused", async () => {
      const { database } = opened();
      const { branch, strike } = await confirmedStrike(database.store);
      const both = ["suspended", "called-off"] as const;
      const outcomes = await Promise.allSettled(
        both.map((state) =>
          database.transaction((store) =>
            changeState(store, strike, state, { branch, now: setUp, by: "rep" }),
          ),
        ),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect((await database.store.strikes.byId(strike.id))?.revision).toBe(2);
    });
  });
}
