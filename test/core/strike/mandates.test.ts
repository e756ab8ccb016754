import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it, test } from "vitest";
import { type Mandate, mandateGaps, mandatesOf } from "../../../src/core/strike/mandates.ts";
import { branch, campaign } from "../../support/examples.ts";

const start = Temporal.PlainDate.from("2023-01-01");

const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => start.add({ days }));

const names = ["Ofgem", "DVSA", "HMRC"] as const;

const anyMandate: fc.Arbitrary<Mandate> = fc.record({
  first: anyDay,
  last: anyDay,
  results: fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), won: fc.boolean() }), {
    selector: ({ name }) => name,
  }),
});

const anyCalled = fc.uniqueArray(fc.constantFrom(...names));

function live({ first, last }: Mandate, day: Temporal.PlainDate): boolean {
  return first.toString() <= day.toString() && day.toString() <= last.toString();
}

function covered(mandates: readonly Mandate[], day: Temporal.PlainDate, employer?: string): boolean {
  return mandates.some(
    (mandate) =>
      live(mandate, day) &&
      (mandate.results.length === 0 ||
        mandate.results.some(({ name, won }) => won && (employer === undefined || name === employer))),
  );
}

describe("days under no live mandate", () => {
  it("are just those that no mandate of the employer covers, each employer once for each day", () => {
    fc.assert(
      fc.property(
        fc.array(anyMandate),
        anyCalled,
        fc.uniqueArray(anyDay, { selector: String, minLength: 1 }),
        (mandates, employers, typed) => {
          const days = typed.toSorted(Temporal.PlainDate.compare);
          const gaps = mandateGaps({ employers, form: "list", days }, mandates);
          const found = gaps.flatMap((gap) =>
            (employers.length === 0 ? [""] : gap.employers).flatMap((name) =>
              gap.days.map((day) => `${name} ${day}`),
            ),
          );
          const wanted = (employers.length === 0 ? [undefined] : employers).flatMap((name) =>
            days.filter((day) => !covered(mandates, day, name)).map((day) => `${name ?? ""} ${day}`),
          );
          expect(found.toSorted()).toEqual(wanted.toSorted());
        },
      ),
    );
  });

  it("of action without end begin where the mandates that follow each other end", () => {
    fc.assert(
      fc.property(fc.array(anyMandate), anyDay, (mandates, first) => {
        const [gap, ...others] = mandateGaps({ employers: [], form: "open", days: [first] }, mandates);
        const [day] = gap?.days ?? [];
        expect([others, gap?.onwards]).toEqual([[], true]);
        if (!day) throw new Error("action without end has to end with its mandate");
        expect(covered(mandates, day)).toBe(false);
        for (let one = first; Temporal.PlainDate.compare(one, day) < 0; one = one.add({ days: 1 }))
          expect(covered(mandates, one)).toBe(true);
      }),
    );
  });
});

const expires = { "mandate-expires": "2023-11-08" };

const result = { entitled: 100, cast: 60, yes: 50, no: 10, spoiled: 0 };

test("a mandate begins the day after the close and ends with its last lawful day", () => {
  expect(JSON.stringify(mandatesOf([campaign(expires), campaign()], branch))).toBe(
    '[{"first":"2023-05-10","last":"2023-11-08","results":[]}]',
  );
});

test("an employer has a mandate only where its own winning result was typed", () => {
  const constituencies = [
    { name: "DVSA", result: { ...result, cast: 49 } },
    { name: "HMRC" },
    { name: "Ofgem", result },
  ];
  const [mandate] = mandatesOf([campaign(expires, { constituencies })], branch);
  expect(mandate?.results.filter(({ won }) => won).map(({ name }) => name)).toEqual(["Ofgem"]);
});

test("a ballot that was lost in the one count gives none, whatever date was typed", () => {
  expect(mandatesOf([campaign(expires, { result: { ...result, cast: 49 } })], branch)).toEqual([]);
  expect(mandatesOf([campaign(expires, { result })], branch)).toHaveLength(1);
});
