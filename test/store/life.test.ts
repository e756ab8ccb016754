import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { life, type Step } from "../../src/core/delivery/life.ts";
import { killed } from "../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import * as deed from "./deeds.ts";
import { bitsOf, type Deed, type Ending, openWorld, type Row, type World } from "./deeds.ts";

const [embedded] = databaseKinds;

if (!embedded) throw new Error("no database to test on");

const lease = 60_000;

const again: Ending = { kind: "again", keepAsking: false };

const givenUp = life["give-up"].why.map((reason): Ending => ({ kind: "skipped", reason }));

const failed = life.fail.why.map((reason): Ending => ({ kind: "failed", reason }));

const endings: readonly Ending[] = [
  { kind: "posted" },
  again,
  { kind: "again", keepAsking: true },
  ...failed,
  ...givenUp,
];

const { all, channels, channelsAgain, member, memberAgain } = bitsOf;

const none = { which: 0, bits: 0 } as const;

const every = { which: 0, bits: all } as const;

/** Afterwards the member has a row in every state. */
const everyState: readonly Deed[] = [
  deed.add({ which: 0, bits: member | memberAgain }),
  deed.claim("someDue", 1, lease),
  deed.record([{ kind: "posted" }]),
  deed.claim("someDue", 1, lease),
  deed.record(failed),
  deed.claim("allDue", 1, lease),
  deed.record(givenUp),
  deed.claim("allDue", 1, lease),
  deed.hold("late"),
  deed.decide("release", 1),
  deed.add({ which: 1, bits: member }),
  deed.cancel(1, "superseded"),
];

/** Between them they take every step. */
const lives: readonly (readonly Deed[])[] = [
  [deed.add(every), deed.claim("allDue", 20, lease), deed.record(endings), deed.retry],
  [deed.add(every), deed.claim("allDue", 20, killed), deed.claim("allDue", 20, lease), deed.record(givenUp)],
  [...everyState, deed.erase],
  [
    ...everyState,
    deed.forget,
    deed.add({ which: 0, bits: member | memberAgain }),
    deed.hold("late"),
    deed.decide("release", 1),
    deed.stop,
  ],
  [
    deed.add(every),
    deed.replan(none, "before"),
    deed.add(every),
    deed.hold("late"),
    deed.replan(none, "before"),
    deed.add(every),
    deed.cancel(0, "paused"),
    deed.replan(none, "before"),
    deed.add(every),
    deed.cancel(0, "closed"),
    deed.replan(every, "before"),
    deed.hold("late"),
    deed.decide("drop", 1),
    deed.lose("channel-gone"),
    deed.cancel(0, "deleted"),
    deed.add({ which: 1, bits: all }),
    deed.lose("gone"),
  ],
  [
    deed.add({ which: 0, bits: member }),
    deed.claim("allDue", 20, lease),
    deed.record([again]),
    deed.replan({ which: 0, bits: 0x00e0 }, "before"),
    deed.cancel(0, "paused"),
    deed.replan({ which: 0, bits: 0x00c0 }, "before"),
    deed.claim("allDue", 20, lease),
    deed.record([again]),
    deed.hold("late"),
    deed.replan(none, "before"),
  ],
  [
    deed.add({ which: 0, bits: channels }),
    deed.claim("late", 20, lease),
    deed.add({ which: 0, bits: channelsAgain }),
    deed.turnOut("paused"),
    deed.claim("allDue", 20, lease),
    deed.add({ which: 1, bits: channels }),
    deed.turnOut("closed"),
    deed.claim("allDue", 20, lease),
    deed.add({ which: 1, bits: channelsAgain }),
    deed.turnOut("deleted"),
    deed.claim("allDue", 20, lease),
  ],
];

const which = fc.constantFrom(0 as const, 1 as const);

const some = fc.record({ which, bits: fc.nat({ max: all }) });

const moment = fc.constantFrom("before" as const, "someDue" as const, "allDue" as const, "late" as const);

const anyDeeds = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: some.map(deed.add) },
    { weight: 6, arbitrary: fc.tuple(some, moment).map((given) => deed.replan(...given)) },
    {
      weight: 3,
      arbitrary: fc.tuple(which, fc.constantFrom(...life.cancel.why)).map((given) => deed.cancel(...given)),
    },
    { weight: 2, arbitrary: fc.constantFrom(...life.lose.why).map(deed.lose) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(moment, fc.constantFrom(2, 5, 20), fc.constantFrom(lease, killed))
        .map((given) => deed.claim(...given)),
    },
    {
      weight: 8,
      arbitrary: fc
        .tuple(
          fc.shuffledSubarray([...endings], { minLength: 1 }),
          fc.constantFrom("claimer" as const, "claimer" as const, "another" as const),
        )
        .map((given) => deed.record(...given)),
    },
    { weight: 3, arbitrary: fc.constantFrom("allDue" as const, "late" as const).map(deed.hold) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom("release" as const, "drop" as const), fc.constantFrom(1, 3, 20))
        .map((given) => deed.decide(...given)),
    },
    {
      weight: 5,
      arbitrary: fc.constantFrom(deed.retry, deed.tell, deed.stop, deed.erase, deed.forget),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom("well" as const, "paused" as const, "closed" as const, "deleted" as const)
        .map(deed.turnOut),
    },
  ),
  { minLength: 25, maxLength: 25 },
);

interface Change {
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
}

const steps: Readonly<
  Record<Step, { readonly from: readonly string[]; readonly to: string; readonly why?: readonly string[] }>
> = life;

/** The step that a change is, if it is one of these. */
function stepOf({ from, to, reason }: Change, among: readonly Step[]): Step | undefined {
  return among.find((name) => {
    const step = steps[name];
    const said = step.why ? reason !== null && step.why.includes(reason) : reason === null;
    return step.from.includes(from) && step.to === to && said;
  });
}

/** What was claimed has changed even where it was claimed already. */
function changes({ rows, claimed }: World, after: World["rows"]): readonly Change[] {
  return [...new Set([...rows.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [rows.get(id), after.get(id)];
    if (was?.state === is?.state && was?.reason === is?.reason && !claimed.includes(id)) return [];
    return [{ from: was?.state ?? "none", to: is?.state ?? "none", reason: is?.reason ?? null }];
  });
}

/** Every way into every step, and every reason it gives. */
const everyStep = Object.entries(steps).flatMap(([name, { from, why = [] }]) => [
  ...from.map((state) => `${name}, from ${state}`),
  ...why.map((reason) => `${name}, as ${reason}`),
]);

describe("the life of a row", () => {
  const opened = useDatabase(embedded);
  const seen = new Set<string>();

  async function rowsNow({ branch }: World): Promise<World["rows"]> {
    const { rows } = await opened().pool.query<Row>(
      "select id, state, reason from delivery where branch_id = $1 and source_kind = 'countdown'",
      [branch.id],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async function doOne(world: World, { name, steps: allowed, run }: Deed): Promise<void> {
    world.turn += 1;
    world.claimed = [];
    await run(world);
    const after = await rowsNow(world);
    for (const change of changes(world, after)) {
      const step = stepOf(change, allowed);
      if (!step) throw new Error(`“${name}” may not do this: ${JSON.stringify(change)}`);
      seen.add(`${step}, from ${change.from}`);
      if (change.reason !== null) seen.add(`${step}, as ${change.reason}`);
    }
    world.rows = after;
  }

  test("whatever is done, rows change as the table says, and all it says is seen", async () => {
    const { store } = opened().database;
    let worlds = 0;
    const property = fc.asyncProperty(anyDeeds, async (done) => {
      worlds += 1;
      const world = await openWorld(store, `T${worlds}`);
      for (const one of done) await doOne(world, one);
      await store.branches.remove(world.branch.home);
    });
    const examples = lives.map((one): [Deed[]] => [[...one]]);
    // Shrinking would take minutes: the deeds are few enough to read.
    await fc.assert(property, { seed: 2023, examples, numRuns: examples.length + 3, endOnFailure: true });
    expect(everyStep.filter((step) => !seen.has(step))).toEqual([]);
  }, 120_000);
});
