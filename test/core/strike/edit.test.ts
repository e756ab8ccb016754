import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { edited, type StrikeEdit } from "../../../src/core/acts/strike/edit.ts";
import { UserError } from "../../../src/core/chat/user-error.ts";
import { wantedOf } from "../../../src/core/strike/call.ts";
import { differences } from "../../../src/core/strike/differences.ts";
import type { Strike } from "../../../src/core/strike/strike.ts";
import { at, branch, strike } from "../../support/examples.ts";

const now = at("2023-04-20T09:00");

const anyDay = fc.constantFrom("2023-04-28", "2023-05-04").map((day) => Temporal.PlainDate.from(day));

const anyEdit: fc.Arbitrary<StrikeEdit> = fc.record(
  {
    name: fc.constantFrom("Walkout", "Great walkout"),
    kind: fc.constantFrom("strike", "asos"),
    employers: fc.constantFrom([], ["Ofgem"]),
    days: anyDay.map((day) => [day]),
    decisionOn: fc.option(anyDay, { nil: "none" as const }),
  },
  { requiredKeys: [] },
);

const anyStrike: fc.Arbitrary<Strike> = fc
  .record({
    state: fc.constantFrom("proposed", "notified", "confirmed", "suspended"),
    named: fc.constantFrom([], ["Ofgem"]),
    decided: fc.option(anyDay, { nil: undefined }),
  })
  .map(({ state, decided, named }) =>
    strike(["2023-04-28"], {
      employers: named,
      name: "Walkout",
      state,
      ...(decided && { decisionOn: decided }),
    }),
  );

test("an edit makes the next version; what is confirmed after it was confirmed before it", () => {
  fc.assert(
    fc.property(anyStrike, anyEdit, (before, edit) => {
      let after: Strike;
      try {
        after = edited(before, edit, { branch, now, by: "rep" });
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        return;
      }
      expect(after.revision).toBe(before.revision + 1);
      expect(after.changedAt.equals(now)).toBe(true);
      const changed = differences(before, after);
      expect(changed).not.toEqual([]);
      const whole = wantedOf(after);
      expect(whole.days).toEqual(edit.days ?? before.days);
      expect(whole.employers).toEqual(edit.employers ?? before.employers);
      const said = before.state === "confirmed" || before.state === "notified";
      const stays = after.days.every((day) => before.days.some((one) => one.equals(day)));
      const fewer = before.employers.length === 0 || after.employers.join() === before.employers.join();
      if (said)
        expect(after.state).toBe(stays && fewer && after.kind === before.kind ? before.state : "proposed");
      else expect([after.state, after.wanted]).toEqual([before.state, undefined]);
      if (edit.decisionOn === "none") expect(after).not.toHaveProperty("decisionOn");
    }),
  );
});
