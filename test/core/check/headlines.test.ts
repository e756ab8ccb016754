import fc from "fast-check";
import { expect, test } from "vitest";
import type { Campaign } from "../../../src/core/ballot/campaign.ts";
import { closeOf } from "../../../src/core/ballot/timetable.ts";
import { instantOf } from "../../../src/core/calendar/zone.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import type { Check } from "../../../src/core/check/check.ts";
import { drawCheck } from "../../../src/core/check/draw.ts";
import { anyBallot } from "../../support/any-ballot.ts";
import { at, branch, campaign } from "../../support/examples.ts";
import { postWordProblems } from "../../support/post-words.ts";

const check: Check = {
  id: "7b0c9f5e-0000-4000-8000-000000000000",
  shortId: "qqqqq",
  branchId: branch.id,
  campaignId: "c",
  place: campaign({}).place,
  openedAt: at("2023-01-01T09:00"),
};

/** A check of a ballot at an hour of each day from a week before it opens to two days after its close. */
function checksOf(
  of: Campaign,
  { among = false, closedAt }: { among?: boolean; closedAt?: Check["closedAt"] },
) {
  const close = closeOf(of).date;
  const opens = of.milestones.opens?.date ?? close;
  const days = opens.until(close).days + 9;
  return Array.from({ length: days }, (_, day) => {
    const now = instantOf(opens.add({ days: day - 7 }), closeOf(of).time, branch.zone);
    const asked = { ...check, ...(closedAt && { closedAt }) };
    return plainText(drawCheck(asked, { campaign: of, branch, now, among })).split("\n");
  });
}

const inTheLongestMonth = campaign({
  opens: "2024-08-31",
  closes: "2024-09-24T12:00",
  "replacement-by": "2024-09-18T17:00",
});

test("a check’s headline is short, and the line under it says which ballot and its deadline", () => {
  fc.assert(
    fc.property(anyBallot, fc.boolean(), (of, closed) => {
      for (const lines of checksOf(of, { ...(closed && { closedAt: check.openedAt }) })) {
        expect(postWordProblems(lines)).toEqual([]);
        expect(lines[0]).toMatch(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d/u);
        expect(lines[0]).not.toMatch(/today|tomorrow|PCS reballot/iu);
        expect(lines[1]).toMatch(/^PCS reballot: /u);
      }
    }),
    { numRuns: 50, examples: [[inTheLongestMonth, false]] },
  );
});

test("where the channel is told of another ballot it begins with the ballot’s name, and says it once", () => {
  fc.assert(
    fc.property(anyBallot, (of) => {
      for (const [headline, ...lines] of checksOf(of, { among: true })) {
        expect(headline).toMatch(/^PCS reballot · /u);
        expect(lines.join("\n")).not.toContain("PCS reballot");
      }
    }),
    { numRuns: 30 },
  );
});

const reballot = campaign({ opens: "2023-03-20", closes: "2023-05-09T12:00" });

test.each([
  ["2023-03-19T09:00", {}, "Papers go out on Mon 20 March: is your address right?"],
  ["2023-04-27T09:00", {}, "Have you posted your ballot? Do it by Thu 27 April"],
  ["2023-04-28T09:00", {}, "Posted your ballot? It must arrive by Tue 9 May"],
  ["2023-05-09T12:00", {}, "Thank you: the ballot closed on Tue 9 May, 12 noon"],
  ["2023-04-25T09:00", { method: "hybrid" }, "Have you voted? Post by Thu 27 April, or vote online"],
  ["2023-04-25T09:00", { method: "electronic" }, "Have you voted? Voting closes on Tue 9 May"],
  ["2023-04-25T09:00", { kind: "election" }, "Have you posted your voting paper? Do it by Thu 27 April"],
  [
    "2023-04-25T09:00",
    { state: "closed", closedAt: at("2023-04-24T15:00"), ending: "withdrawn" },
    "No more answers: the ballot was withdrawn on Mon 24 April",
  ],
] as const)("at %s, of %j: %s", (now, more: Partial<Campaign>, headline) => {
  const drawn = drawCheck(check, { campaign: { ...reballot, ...more }, branch, now: at(now) });
  expect(drawn.title).toBe(headline);
});

test("a closed check says how else to tell us, and until when", () => {
  const closed = { ...check, closedAt: at("2023-04-24T15:00") };
  const drawn = drawCheck(closed, { campaign: reballot, branch, now: at("2023-04-25T09:00") });
  expect(drawn.title).toBe("Check closed: tell us with /posted by Tue 9 May");
});
