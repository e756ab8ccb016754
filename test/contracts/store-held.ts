import { expect, test } from "vitest";
import type { PlannedDelivery } from "../../src/core/delivery/row.ts";
import type { TestDatabase } from "../support/databases.ts";
import { again, at, placeIn, planned, saveBranch } from "./store-examples.ts";

const source = { kind: "campaign", id: "campaign" } as const;

/** The planned example is due at this instant. */
const due = at("2023-05-02T08:00:00Z");

const overAnHour = due.add({ minutes: 61 });

/** Too many posts late at once wait for an officer: a restored backup must not send what was sent already. */
export function heldContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;
  const claim = (now = overAnHour, limit = 100) =>
    store().outbox.claim({ now, token: "t", limit, leaseMs: 60_000 });
  const states = async () => (await store().posts.ofSource(source)).map(({ state }) => state);

  async function plan(many: number, changes: Partial<PlannedDelivery> = {}) {
    const branch = await saveBranch(store());
    await store().plans.add(
      Array.from({ length: many }, (_, index) =>
        planned(branch, { to: placeIn(branch.home, `C${index}`), ...changes }),
      ),
    );
    return branch;
  }

  test("twenty posts that are an hour late go, twenty-one are held", async () => {
    await plan(20);
    expect(await store().outbox.holdLate(overAnHour)).toBe(0);
    await plan(1, { to: placeIn({ chat: "slack", workspace: "T9" }, "C9") });
    expect(await store().outbox.holdLate(overAnHour)).toBe(21);
    expect(new Set(await states())).toEqual(new Set(["held"]));
    expect(await claim()).toEqual([]);
    expect(await store().outbox.anythingDue(overAnHour)).toBe(false);
  });

  test("a claim leaves them alone also when nobody has held them yet, and takes what is not that late", async () => {
    const branch = await plan(21);
    expect(await claim()).toEqual([]);
    await store().plans.add([planned(branch, { dueAt: due.add({ minutes: 30 }), revision: 7 })]);
    expect((await claim()).map(({ delivery: { revision } }) => revision)).toEqual([7]);
  });

  test("within the hour nothing is held", async () => {
    await plan(30);
    expect(await store().outbox.holdLate(due.add({ minutes: 59 }))).toBe(0);
    expect(await claim(due.add({ minutes: 59 }))).toHaveLength(30);
  });

  test("posts of one series count once, and the needless ones are skipped rather than held", async () => {
    const branch = await plan(20);
    const inSeries = (minutes: number) =>
      planned(branch, { series: "countdown:1", dueAt: due.subtract({ minutes }), revision: 1 + minutes });
    await store().plans.add([inSeries(1), inSeries(2)]);
    await store().plans.add([inSeries(3)]);
    expect(await store().outbox.holdLate(overAnHour)).toBe(21);
    const reasons = (await store().posts.ofSource(source)).map(({ state, reason }) => reason ?? state);
    expect(reasons.filter((reason) => reason === "superseded")).toHaveLength(2);
  });

  test("posts that wait for a person to let Muster in are not counted", async () => {
    await plan(30);
    const rows = await claim(due);
    await store().outbox.record(
      rows.map((row) => again(row, { nextAt: due.add({ minutes: 10 }), reason: "not-in-channel" })),
    );
    expect(await store().outbox.holdLate(overAnHour)).toBe(0);
    expect(await claim()).toHaveLength(30);
  });

  test("an officer releases or drops them, all or some, and only of the branch", async () => {
    const branch = await plan(25);
    await store().outbox.holdLate(overAnHour);
    const [one, two, ...others] = await store().posts.ofSource(source);
    expect(await store().trouble.release("another branch")).toBe(0);
    expect(await store().trouble.release(branch.id, [one?.id ?? ""])).toBe(1);
    expect((await claim()).map(({ delivery: { id } }) => id)).toEqual([one?.id]);
    expect(await store().trouble.drop(branch.id, [two?.id ?? ""])).toBe(1);
    expect(await store().trouble.release(branch.id)).toBe(others.length);
    // Released ones are late for good: they are not held again.
    expect(await store().outbox.holdLate(overAnHour)).toBe(0);
    expect(await claim()).toHaveLength(others.length);
    expect((await store().posts.ofSource(source))[1]).toMatchObject({
      state: "cancelled",
      reason: "dropped",
    });
  });

  test("a moved or cancelled source takes its held posts with it", async () => {
    await plan(21);
    await store().outbox.holdLate(overAnHour);
    const [kept] = await store().posts.ofSource(source);
    if (!kept) throw new Error("nothing was planned");
    await store().plans.replan(source, [kept], overAnHour);
    expect(await states()).toEqual(["held"]);
    expect(await store().plans.cancel(source, "closed")).toEqual({ cancelled: 1, goingOut: 0 });
  });

  test("a failed post is tried again when somebody says so, once", async () => {
    const branch = await plan(1);
    const [row] = await claim();
    if (!row) throw new Error("nothing was claimed");
    const { id } = row.delivery;
    expect(await store().trouble.retry(branch.id, id)).toBe(false);
    await store().outbox.record([{ id, token: "t", kind: "failed", reason: "unknown" }]);
    expect(await store().trouble.retry("another branch", id)).toBe(false);
    expect(await store().trouble.retry(branch.id, id)).toBe(true);
    expect(await store().trouble.retry(branch.id, id)).toBe(false);
    expect((await claim()).map(({ ask, tries }) => [ask, tries])).toEqual([[false, 1]]);
  });
}
