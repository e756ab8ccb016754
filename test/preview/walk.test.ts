import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { createWalker, type Walker, WalkProblem } from "../../src/preview/walk.ts";
import { sceneStart } from "./sample-room.ts";

interface Row {
  readonly name: string;
  readonly due: Temporal.Instant;
}

const hours = (count: number) => sceneStart.add({ hours: count });

/** A walker over rows that are posted when they are due; `stuck` rows never are. */
function createWalk(rows: readonly Row[], { stuck = [] as readonly string[], blind = false } = {}) {
  let now = sceneStart;
  let left = [...rows];
  const posted: string[] = [];
  const saw: string[] = [];
  const clock = {
    now: () => now,
    moveTo: async (instant: Temporal.Instant) => {
      if (Temporal.Instant.compare(instant, now) > 0) now = instant;
    },
    reset: async () => {},
    save: async () => {},
  };

  async function work(): Promise<void> {
    const due = left.filter(
      (row) => Temporal.Instant.compare(row.due, now) <= 0 && !stuck.includes(row.name),
    );
    left = left.filter((row) => !due.includes(row));
    for (const row of due) posted.push(`${row.name} at +${now.since(sceneStart).total("hours")}`);
    saw.push(now.toString());
  }

  async function nextDue(after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
    const planned = left.filter((row) => blind || Temporal.Instant.compare(row.due, after) > 0);
    return planned.map((row) => row.due).sort(Temporal.Instant.compare)[0];
  }

  const walker: Walker = createWalker({ clock, nextDue, work });
  return { walker, clock, posted, saw, add: (row: Row) => left.push(row) };
}

const three: readonly Row[] = [
  { name: "a", due: hours(1) },
  { name: "b", due: hours(2) },
  { name: "c", due: hours(30) },
];

describe("walking", () => {
  test("stops at every due instant on the way, each post at its own time", async () => {
    const { walker, clock, posted } = createWalk(three);
    await walker.walkTo(hours(24));
    expect(posted).toEqual(["a at +1", "b at +2"]);
    expect(clock.now()).toEqual(hours(24));
  });

  test("what falls due exactly at the end is posted, once", async () => {
    const { walker, posted } = createWalk(three);
    await walker.walkTo(hours(2));
    await walker.walkTo(hours(3));
    expect(posted).toEqual(["a at +1", "b at +2"]);
  });

  test("posts first what is due already", async () => {
    const { walker, posted } = createWalk([{ name: "late", due: hours(-1) }]);
    await walker.walkTo(hours(1));
    expect(posted).toEqual(["late at +0"]);
  });

  test.each([true, false])(
    "ends although a row makes no progress (its instant stays next: %s)",
    async (blind) => {
      const { walker, clock, posted, saw } = createWalk([{ name: "stuck", due: hours(1) }, ...three], {
        stuck: ["stuck"],
        blind,
      });
      await walker.walkTo(hours(24));
      expect(clock.now()).toEqual(hours(24));
      expect(posted.map((line) => line.slice(0, 1))).toEqual(["a", "b"]);
      expect(saw.length).toBeLessThan(8);
    },
  );

  test("the next post is one due instant away; with nothing planned the clock stays", async () => {
    const { walker, clock, posted } = createWalk(three);
    expect(await walker.nextPost()).toBe(true);
    expect(clock.now()).toEqual(hours(1));
    await walker.nextPost();
    await walker.nextPost();
    expect(posted).toEqual(["a at +1", "b at +2", "c at +30"]);
    expect(await walker.nextPost()).toBe(false);
    expect(clock.now()).toEqual(hours(30));
  });

  test("a jump goes there at once: what fell due meanwhile is met late", async () => {
    const { walker, posted, saw } = createWalk(three);
    await walker.jumpTo(hours(48));
    expect(posted).toEqual(["a at +48", "b at +48", "c at +48"]);
    expect(saw).toEqual([hours(48).toString()]);
  });

  test.each([
    ["backwards", hours(-1), "backwards"],
    ["to now", sceneStart, "backwards"],
    ["more than two years", sceneStart.add({ hours: 24 * 800 }), "too-far"],
  ])("refuses to go %s", async (_name, target, reason) => {
    const { walker, clock } = createWalk(three);
    for (const way of ["walkTo", "jumpTo"] as const) {
      const problem = await walker[way](target).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(WalkProblem);
      expect(problem).toHaveProperty("reason", reason);
    }
    expect(clock.now()).toEqual(sceneStart);
  });

  test("two years ahead is allowed", async () => {
    const { walker } = createWalk([]);
    await walker.walkTo(sceneStart.toZonedDateTimeISO("Europe/London").add({ years: 2 }).toInstant());
  });

  test("one move at a time; after a failure the next may start", async () => {
    const { walker } = createWalk(three);
    const first = walker.walkTo(hours(24));
    expect(walker.busy()).toBe(true);
    await expect(walker.nextPost()).rejects.toMatchObject({ reason: "busy" });
    await first;
    await expect(walker.alone(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(walker.busy()).toBe(false);
    await walker.nextPost();
  });
});
