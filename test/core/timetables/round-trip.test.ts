import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Wanted } from "../../../src/core/acts/ballot/create.ts";
import { writeTimetable } from "../../../src/core/acts/timetables/as-file.ts";
import { takenFromFile } from "../../../src/core/acts/timetables/import.ts";
import {
  type Campaign,
  type MilestoneKind,
  milestoneKinds,
  turnoutRules,
} from "../../../src/core/ballot/campaign.ts";
import { nominators, stages } from "../../../src/core/ballot/election-kinds.ts";
import { votingMethods } from "../../../src/core/ballot/method.ts";
import { openingKinds } from "../../../src/core/ballot/opening-kinds.ts";
import type { Milestone } from "../../../src/core/calendar/moment.ts";

/** What an export carries of a ballot; what it does not, and why. A new field does not compile until it stands here. */
const fields = {
  name: "carried",
  kind: "carried",
  milestones: "carried",
  method: "carried",
  threshold: "carried",
  turnoutRule: "carried",
  election: "carried",
  entitled: "carried",
  constituencies: "carried",
  target: "carried",
  replacementLink: "carried",
  replacementWords: "carried",
  replaces: "carried",
  actions: "carried",
  openings: "carried",
  id: "of this Muster",
  shortId: "of this Muster",
  branchId: "of this Muster",
  place: "of this Muster",
  owner: "of this Muster",
  revision: "of this Muster",
  state: "what becomes of it",
  paused: "what becomes of it",
  closedAt: "what becomes of it",
  ending: "what becomes of it",
  result: "typed where it is posted",
  resultLink: "typed where it is posted",
  published: "members told this Muster alone",
} satisfies Record<keyof Campaign, string>;

const day = fc
  .integer({ min: 0, max: 2_000 })
  .map((days) => Temporal.PlainDate.from("2023-01-01").add({ days }));

const time = fc
  .integer({ min: 0, max: 1_439 })
  .map((minute) => Temporal.PlainTime.from("00:00").add({ minutes: minute }));

const milestone: fc.Arbitrary<Milestone> = fc
  .tuple(day, fc.option(time, { nil: undefined }))
  .map(([date, at]) => ({ date, ...(at && { time: at }) }));

const milestones: fc.Arbitrary<Campaign["milestones"]> = fc
  .tuple(
    fc.record(Object.fromEntries(milestoneKinds.map((kind) => [kind, milestone])), { requiredKeys: [] }),
    day,
    time,
  )
  .map(([some, date, at]) => ({
    ...(some as Partial<Record<MilestoneKind, Milestone>>),
    closes: { date: date.add({ years: 10 }), time: at },
  }));

/** As people type: quotes, signs and all. */
const own = (maxLength: number) =>
  fc
    .string({ unit: fc.constantFrom(..."Aé’“\"'&<>{}|:;,.-–—1 "), minLength: 1, maxLength })
    .map((typed) => typed.trim())
    .filter((typed) => typed !== "");

const count = fc.integer({ min: 1, max: 200_000 });

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    name: own(80),
    kind: fc.constantFrom("statutory", "consultative", "election"),
    milestones,
    method: maybe(fc.constantFrom(...votingMethods.filter((one) => one !== "postal"))),
    threshold: maybe(
      fc.oneof(
        fc.constant("important-service" as const),
        fc.constant({}),
        fc.record({ turnout: fc.integer({ min: 1, max: 100 }) }),
        fc.record({ turnout: fc.integer({ min: 1, max: 100 }), support: fc.integer({ min: 1, max: 100 }) }),
      ),
    ),
    turnoutRule: maybe(fc.constantFrom(...turnoutRules)),
    election: maybe(
      fc.record({
        nominations: fc.constantFrom(...nominators),
        seats: fc.integer({ min: 1, max: 200 }),
        stage: fc.constantFrom(...stages),
      }),
    ),
    entitled: maybe(count),
    constituencies: maybe(
      fc.uniqueArray(
        fc.tuple(own(60), maybe(count)).map(([name, entitled]) => ({ name, ...(entitled && { entitled }) })),
        { selector: ({ name }) => name.toLowerCase(), minLength: 1, maxLength: 5 },
      ),
    ),
    target: maybe(
      fc.oneof(fc.record({ percent: fc.integer({ min: 1, max: 100 }) }), fc.record({ members: count })),
    ),
    replacementLink: maybe(
      fc.constantFrom("https://www.pcs.org.uk/replacement", "https://union.example/r?a=1&b=2"),
    ),
    replacementWords: maybe(own(200)),
    replaces: maybe(own(80)),
    actions: maybe(fc.array(own(100), { minLength: 1, maxLength: 10 })),
    openings: maybe(
      fc.dictionary(fc.constantFrom(...openingKinds), own(300), {
        minKeys: 1,
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  })
  .map(
    (all) =>
      Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) as unknown as Wanted,
  );

const facts = (one: Wanted) => JSON.parse(JSON.stringify(one));

describe("an export", () => {
  it("taken in again says the same of every field it carries", () => {
    fc.assert(
      fc.property(wanted, (before) => {
        const { wanted: after, left } = takenFromFile(writeTimetable("k3m7p", before));
        expect(left).toEqual([]);
        expect(facts(after)).toEqual(facts(before));
      }),
    );
  });

  it("carries each field that is carried, and no other", () => {
    const carried = Object.entries(fields).flatMap(([field, how]) => (how === "carried" ? [field] : []));
    const seen = new Set<string>();
    fc.assert(
      fc.property(wanted, (before) => {
        for (const field of Object.keys(takenFromFile(writeTimetable("k3m7p", before)).wanted))
          seen.add(field);
      }),
    );
    expect([...seen].toSorted()).toEqual(carried.toSorted());
  });

  it.each([
    ["replacement_words", "Ring @maria on 0300 123 4567"],
    ["replacement_words", "x".repeat(201)],
    ["replaces", "x".repeat(81)],
    ["actions", ["Post it", "<!here> post it"]],
    ["actions", Array.from({ length: 11 }, () => "Post it")],
    ["openings", { countdown: "@everyone post it" }],
    ["target", { percent: 101 }],
    ["target", "sixty"],
  ])("with %s that posts cannot have is refused: %j", (field, value) => {
    const one = {
      id: "a",
      kind: "consultative_ballot",
      dates: { closes: "2023-05-09" },
      closes_time: "12:00",
    };
    expect(() => takenFromFile(JSON.stringify({ campaigns: [{ ...one, [field]: value }] }))).toThrow();
  });
});
