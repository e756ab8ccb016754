import { expect, test } from "vitest";
import { placeLane, workspaceLane } from "../../src/core/chat/pace.ts";
import type { TestDatabase } from "../support/databases.ts";
import { at, placeIn, planned, saveBranch } from "./store-examples.ts";

/** The planned example is due at this instant. */
const due = at("2023-05-02T08:00:00Z");

/** Claims for a platform that is written to at a pace. */
export function pacedClaimsContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;
  const looking = (changes: { limit?: number; perWorkspace?: number; resting?: readonly string[] } = {}) => ({
    now: due,
    limit: changes.limit ?? 100,
    paced: { perWorkspace: changes.perWorkspace ?? 100, resting: (changes.resting ?? []) as never },
  });
  const claimable = async (options: Parameters<ReturnType<typeof store>["outbox"]["nextIds"]>[0]) =>
    (await store().outbox.nextIds(options)).length;
  const claimed = async (changes: Parameters<typeof looking>[0] = {}) => {
    const rows = await store().outbox.claim({ ...looking(changes), token: "t", leaseMs: 60_000 });
    return rows.map(({ branch, delivery: { to } }) =>
      "channel" in to ? `${branch.home.workspace} ${to.channel}` : "",
    );
  };

  test("one post for each channel, so many for each workspace, and none where somebody rests", async () => {
    const one = await saveBranch(store(), "T1");
    const two = await saveBranch(store(), "T2");
    await store().plans.add([
      ...[1, 2].flatMap((revision) => [
        planned(one, { to: placeIn(one.home, "C1"), revision }),
        planned(one, { to: placeIn(one.home, "C2"), revision }),
        planned(two, { to: placeIn(two.home, "C3"), revision }),
      ]),
    ]);
    const resting = [placeLane("T1", "#C2"), workspaceLane("T2")];
    expect(await claimable(looking({ resting }))).toBe(1);
    expect(await claimable(looking())).toBe(3);
    expect(await claimable(looking({ limit: 2 }))).toBe(2);
    expect(await claimable(looking({ perWorkspace: 1 }))).toBe(2);
    expect(await claimed({ resting })).toEqual(["T1 C1"]);
    expect(await claimed({ perWorkspace: 1 })).toEqual(["T2 C3", "T1 C2"]);
    expect(await claimed()).toEqual(["T2 C3", "T1 C1", "T1 C2"]);
    expect(await claimable(looking())).toBe(0);
  });

  test("a workspace with one post is in the first half second of permits behind a hundred with a hundred each", async () => {
    for (let number = 0; number < 100; number += 1) {
      const big = await saveBranch(store(), `B${number}`);
      await store().plans.add(
        Array.from({ length: 100 }, (_, index) => planned(big, { to: placeIn(big.home, `C${index}`) })),
      );
    }
    const small = await saveBranch(store(), "small");
    await store().plans.add([planned(small, { to: placeIn(small.home, "C1"), dueAt: due })]);
    // 24 turns of 20.8 ms.
    expect((await claimed({ limit: 24 }))[0]).toBe("small C1");
  });

  test("only the platform that is asked for", async () => {
    const branch = await saveBranch(store(), "T1");
    await store().plans.add([planned(branch)]);
    const { chat } = branch.home;
    const other = chat === "slack" ? "discord" : "slack";
    expect(await claimable({ now: due, limit: 5, chat: other })).toBe(0);
    expect(await claimable({ now: due, limit: 5, chat })).toBe(1);
  });
}
