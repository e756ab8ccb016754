import { expect, test } from "vitest";
import type { TestDatabase } from "../support/databases.ts";
import { at, clock, day, placeIn, planned, saveBranch, strikeOf } from "./store-examples.ts";

const source = { kind: "strike", id: "strike" } as const;

const due = at("2023-05-02T08:00:00Z");

const april = at("2023-04-20T08:00:00Z");

/** Several processes at once, each in the middle of something. */
export function claimRacesContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;
  const claim = (token: string, limit = 10) =>
    store().outbox.claim({ now: due, token, limit, leaseMs: 60_000 });

  /** Runs `meanwhile` while a transaction that has done `first` is still open. */
  async function whileOpen<Result>(
    first: Parameters<typeof inside>[0],
    meanwhile: () => Promise<Result>,
  ): Promise<Result> {
    return inside(async (transaction) => {
      await first(transaction);
      return meanwhile();
    });
  }
  const inside = <Result>(work: (transaction: ReturnType<typeof store>) => Promise<Result>) =>
    opened().database.transaction(work);

  test("two claims at once never share a post, and together take all", async () => {
    const branch = await saveBranch(store());
    const many = Array.from({ length: 200 }, (_, index) =>
      planned(branch, { source, to: placeIn(branch.home, `C${index}`) }),
    );
    await store().plans.add(many);
    const batches = await Promise.all(["a", "b", "c", "d"].map((token) => claim(token, 50)));
    const rest = await claim("e", 200);
    const ids = [...batches.flat(), ...rest].map(({ delivery }) => delivery.id);
    expect([ids.length, new Set(ids).size]).toEqual([200, 200]);
  });

  test("a claim walks past posts another process is about to hold", async () => {
    const branch = await saveBranch(store());
    await store().plans.add([planned(branch, { source }), planned(branch, { source, at: clock("08:00") })]);
    const others = await whileOpen(
      ({ outbox }) => outbox.claim({ now: due, token: "a", limit: 1, leaseMs: 60_000 }),
      () => claim("b"),
    );
    expect(others.map(({ delivery }) => String(delivery.at))).toEqual(["09:00:00"]);
  });

  test("a claim does not take a post of a strike that is being suspended", async () => {
    const branch = await saveBranch(store());
    const strike = strikeOf(branch, { state: "confirmed" });
    await store().strikes.insert(strike);
    await store().plans.add([planned(branch, { source, needs: "strike-confirmed", strikeId: strike.id })]);
    const claimed = await whileOpen(
      async ({ strikes, plans }) => {
        await strikes.update({ ...strike, state: "suspended", revision: 2 });
        await plans.cancel(source, "superseded");
      },
      () => claim("a"),
    );
    expect(claimed).toEqual([]);
    expect(await claim("b")).toEqual([]);
  });

  test("a suspension that comes while a post is being claimed is told that it is going out", async () => {
    await store().plans.add([planned(await saveBranch(store()), { source })]);
    let suspending: ReturnType<typeof cancel> | undefined;
    const cancel = () => store().plans.cancel(source, "superseded");
    await inside(async ({ outbox }) => {
      expect(await outbox.claim({ now: due, token: "a", limit: 1, leaseMs: 60_000 })).toHaveLength(1);
      suspending = cancel();
      await untilWaiting();
    });
    expect(await suspending).toEqual({ cancelled: 0, goingOut: 1 });
  });

  test("a date moved while its post is being claimed leaves the claimed post alone", async () => {
    const branch = await saveBranch(store());
    await store().plans.add([planned(branch, { source })]);
    let moving: Promise<void> | undefined;
    await inside(async ({ outbox }) => {
      await outbox.claim({ now: due, token: "a", limit: 1, leaseMs: 60_000 });
      moving = store().plans.replan(source, [planned(branch, { source, on: day("2023-05-05") })], april);
      await untilWaiting();
    });
    await moving;
    const rows = await store().posts.ofSource(source);
    expect(rows.map(({ on, state }) => `${on} ${state}`)).toEqual([
      "2023-05-02 claimed",
      "2023-05-05 planned",
    ]);
  });

  test("claims, suspensions and new plans all at once leave each post with exactly one end", async () => {
    const branch = await saveBranch(store());
    const posts = Array.from({ length: 60 }, (_, index) =>
      planned(branch, { source, to: placeIn(branch.home, `C${index}`) }),
    );
    for (let round = 0; round < 5; round += 1) {
      await opened().pool.query("delete from delivery");
      await store().plans.add(posts);
      const claims = ["a", "b", "c"].map((token) => claim(token, 20));
      const [cancelled] = await Promise.all([
        store().plans.cancel(source, "superseded"),
        store().plans.replan(source, posts, due),
      ]);
      const claimed = (await Promise.all(claims)).flat();
      const rows = await store().posts.ofSource(source);
      const having = (state: string) => rows.filter((row) => row.state === state).length;
      expect(rows).toHaveLength(60);
      expect(having("claimed")).toBe(claimed.length);
      expect(having("cancelled")).toBe(cancelled.cancelled);
    }
  });

  test("a connection lost between two queries of a transaction fails that transaction, and nothing else", async () => {
    const lost = inside(async ({ plans }) => {
      await plans.hold(source);
      const others = `from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`;
      await opened().pool.query(`select pg_terminate_backend(pid) ${others}`);
      while ((await opened().pool.query(`select 1 ${others}`)).rows.length > 0);
      await plans.hold(source);
    });
    await expect(lost).rejects.toThrow("connection");
    expect(await claim("a")).toEqual([]);
  });

  /** Until some query waits for a lock: the other transaction got as far as it can. */
  async function untilWaiting(): Promise<void> {
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    while ((await opened().pool.query(waiting)).rows.length === 0);
  }
}
