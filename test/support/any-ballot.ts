import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { votingMethods } from "../../src/core/ballot/method.ts";
import { campaign } from "./examples.ts";

/** Any ballot of 14 to 60 days with any of its own dates. */
export const anyBallot = fc
  .record({
    method: fc.constantFrom(...votingMethods),
    election: fc.boolean(),
    closes: fc.integer({ min: 0, max: 700 }),
    open: fc.integer({ min: 14, max: 60 }),
    posting: fc.option(fc.integer({ min: 2, max: 30 })),
    replacement: fc.option(fc.integer({ min: 4, max: 12 })),
    waiting: fc.option(fc.integer({ min: 4, max: 12 })),
    joining: fc.option(fc.integer({ min: 1, max: 13 })),
    counting: fc.option(fc.integer({ min: 0, max: 4 })),
    result: fc.option(fc.integer({ min: 4, max: 6 })),
    hour: fc.constantFrom("12:00", "17:00", "11:30"),
  })
  .map(({ method, election, closes, open, posting, replacement, waiting, joining, hour, ...after }) => {
    const close = Temporal.PlainDate.from("2023-01-10").add({ days: closes });
    const before = (days: number | null) => (days === null ? undefined : close.subtract({ days }).toString());
    const opens = close.subtract({ days: open });
    const later = (days: number | null) => (days === null ? undefined : close.add({ days }).toString());
    const dates = {
      opens: opens.toString(),
      closes: `${close}T${hour}`,
      "last-posting": before(posting),
      "replacement-by": replacement === null ? undefined : `${before(replacement)}T17:00`,
      "not-received-by": waiting === null ? undefined : opens.add({ days: waiting }).toString(),
      "join-by": joining === null ? undefined : opens.add({ days: joining }).toString(),
      count: after.counting === null ? undefined : `${later(after.counting)}T18:30`,
      result: later(after.result),
    };
    const known = Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== undefined));
    return campaign(known, { method, kind: election ? "election" : "statutory" } as Partial<Campaign>);
  });
