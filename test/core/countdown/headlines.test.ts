import fc from "fast-check";
import type { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Campaign } from "../../../src/core/ballot/campaign.ts";
import { closeOf, milestonesWithPosting, standing } from "../../../src/core/ballot/timetable.ts";
import { instantOf } from "../../../src/core/calendar/zone.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { drawBallotPost } from "../../../src/core/countdown/draw-ballot.ts";
import { ballotPosts } from "../../../src/core/countdown/posts.ts";
import { drawStrikePost } from "../../../src/core/strike/draw.ts";
import type { Strike } from "../../../src/core/strike/strike.ts";
import { anyBallot } from "../../support/any-ballot.ts";
import { dayProblems } from "../../support/dates-told.ts";
import { at, branch, campaign, countdown, strike } from "../../support/examples.ts";
import { postWordProblems, routineProblems, seriesProblems } from "../../support/post-words.ts";
import { day } from "../calendar/contexts.ts";

const ballot = countdown({ kind: "ballot", campaignId: "c" });

/** Every post of a ballot's plan, in the words of its time. */
function postsOf(of: Campaign, among = false) {
  return ballotPosts(ballot, of, branch).flatMap(({ kind, on, at: time }) => {
    const now = instantOf(on, time, branch.zone);
    const card = drawBallotPost(kind, { campaign: of, branch, now, among });
    return card ? [{ kind, on, lines: plainText(card).split("\n") }] : [];
  });
}

describe("every post of any ballot", () => {
  test("has the news as its headline, in members' words, with the deadline under it", () => {
    fc.assert(
      fc.property(anyBallot, (of) => {
        for (const { kind, lines } of postsOf(of)) {
          expect(postWordProblems(lines)).toEqual([]);
          expect(lines[1]).toMatch(/^PCS reballot: /u);
          if (kind === "countdown") expect(routineProblems(lines)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("from ten days out says no sentence five times, and explains once in all", () => {
    fc.assert(
      fc.property(anyBallot, (of) => {
        const posts = postsOf(of);
        const near = posts.filter(({ on }) => isNear(on, of)).map(({ lines }) => lines);
        expect(seriesProblems(near)).toEqual([]);
        const explained = posts.filter(({ kind }) => kind !== "opens").map(({ lines }) => lines);
        expect(seriesProblems(explained).filter((one) => one.startsWith("explained"))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test("names its ballot first where the channel is told of others too, and once alone", () => {
    fc.assert(
      fc.property(anyBallot, (of) => {
        for (const { lines } of postsOf(of, true)) {
          expect(lines[0]).toMatch(/^PCS reballot · /u);
          expect(lines.slice(1).join("\n")).not.toContain("PCS reballot");
        }
      }),
      { numRuns: 30 },
    );
  });
});

test("tells the days and dates of the calendar", () => {
  const late = fc.record({ days: fc.integer({ min: 0, max: 9 }), hours: fc.integer({ min: 0, max: 14 }) });
  fc.assert(
    fc.property(anyBallot, late, (of, lateness) => {
      const wrong = ballotPosts(ballot, of, branch).flatMap(({ kind, on, at: time }) => {
        const now = instantOf(on.add({ days: lateness.days }), time, branch.zone).add({
          hours: lateness.hours,
        });
        const card = drawBallotPost(kind, { campaign: of, branch, now });
        return card
          ? plainText(card)
              .split("\n")
              .flatMap((line) => dayProblems(line, knownAt(of, now)))
          : [];
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("a posting date of the union’s own on a Sunday says when the box is next emptied", () => {
  const sunday = { opens: "2023-05-25", closes: "2023-06-21T12:00", "last-posting": "2023-06-11" };
  const lines = (method: "postal" | "hybrid") =>
    plainText(
      drawBallotPost("join-by", {
        campaign: campaign({ ...sunday, "join-by": "2023-06-11" }, { method }),
        branch,
        now: at("2023-06-11T09:00"),
      }) ?? { title: "", lines: [] },
    );
  expect(lines("postal")).toContain("Post yours now: the box is next emptied on Mon 12 June.");
  expect(lines("hybrid")).toContain("Post yours now, as the box is next emptied on");
});

/** The days a post of this moment may tell: those of the ballot, and when the box is next emptied. */
function knownAt(of: Campaign, now: Temporal.Instant) {
  const { today, nextCollection: collected } = standing(of, branch, now);
  const dates = milestonesWithPosting(of, branch).map(([, { date }]) => date);
  return { today, close: closeOf(of).date, known: [...dates, ...(collected ? [collected] : [])], collected };
}

function isNear(on: Temporal.PlainDate, { milestones }: Campaign): boolean {
  const close = milestones.closes?.date;
  return close !== undefined && on.until(close).days <= 10;
}

describe("the headline of a strike", () => {
  const head = (kind: Parameters<typeof drawStrikePost>[0], of: Strike, now: string, beside: Strike[] = []) =>
    drawStrikePost(kind, { strike: of, branch, now: at(now), beside })?.title;
  const two = strike(["2023-05-03", "2023-05-04"], { form: "range", employers: ["HMRC", "DWP"] });

  test("names for whom it is, when, and whether it is on", () => {
    expect(head("strike-confirmed", two, "2023-04-20T10:00")).toBe(
      "HMRC and DWP: strike on Wed 3 May and Thu 4 May is on",
    );
    expect(head("strike-confirmed", strike(["2023-04-28"]), "2023-04-20T10:00")).toBe(
      "Strike on Fri 28 April is on for all with a live mandate",
    );
    expect(head("strike", two, "2023-05-02T09:00")).toBe(
      "HMRC and DWP: strike tomorrow, Wed 3 May and Thu 4 May",
    );
    expect(head("strike", two, "2023-05-04T09:00")).toBe("HMRC and DWP: strike is on now, until Thu 4 May");
    const open = strike(["2023-05-03"], { form: "open", kind: "asos", employers: ["DVSA"] });
    expect(head("strike-confirmed", open, "2023-04-20T10:00")).toBe(
      "DVSA: action short of a strike from Wed 3 May until further notice is on",
    );
    const proposed = strike(["2023-04-28"], { state: "proposed", decisionOn: day("2023-04-25") });
    expect(head("strike", proposed, "2023-04-27T09:00")).toBe("Not confirmed: strike on Fri 28 April");
    expect(head("strike-decision", proposed, "2023-04-25T09:00")).toBe(
      "To be decided today: strike on Fri 28 April",
    );
  });

  test("sends nobody to work while other action of theirs is on", () => {
    const stopped = { ...two, state: "suspended" } as const;
    expect(head("strike-suspended", stopped, "2023-05-01T14:00")).toBe(
      "HMRC and DWP: strike suspended, work on Wed 3 May and Thu 4 May",
    );
    const ban = strike(["2023-05-01"], { id: "o", name: "Overtime ban", kind: "asos", form: "open" });
    const scene = { strike: stopped, branch, now: at("2023-05-01T14:00"), beside: [ban] };
    const card = drawStrikePost("strike-suspended", scene);
    expect(card?.title).toBe("HMRC and DWP: strike on Wed 3 May and Thu 4 May is suspended");
    expect(plainText(card ?? { lines: [] })).toContain("Still on: Overtime ban, ");
    expect(plainText(card ?? { lines: [] })).not.toMatch(/\bwork on\b/u);
  });

  test("of many employers stays short enough to be read, and says how many more", () => {
    const employers = ["HM Passport Office", "Border Force", "Ofgem", "DVSA", "DVLA", "Home Office", "Defra"];
    const many = strike(["2023-04-28"], { employers });
    expect(head("strike-confirmed", many, "2023-04-20T10:00")).toBe(
      "HM Passport Office, Border Force and 5 more: strike on Fri 28 April is on",
    );
  });
});
