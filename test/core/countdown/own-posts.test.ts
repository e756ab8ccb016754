import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type Campaign, type MilestoneKind, milestoneKinds } from "../../../src/core/ballot/campaign.ts";
import type { Nomination } from "../../../src/core/ballot/nomination.ts";
import { inWindow } from "../../../src/core/ballot/nomination-window.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { defaultDays } from "../../../src/core/countdown/countdown.ts";
import { drawBallotPost } from "../../../src/core/countdown/draw-ballot.ts";
import { drawMandatePost } from "../../../src/core/countdown/draw-mandate.ts";
import { ownPosts } from "../../../src/core/countdown/own-posts.ts";
import { ballotPosts } from "../../../src/core/countdown/posts.ts";
import { at, branch, campaign, countdown, milestone } from "../../support/examples.ts";

const ballot = countdown({ kind: "ballot", campaignId: "c" });

function daysOf(kind: string, of: Campaign): readonly string[] {
  return ownPosts(of, branch)
    .filter((post) => post.kind === kind)
    .map(({ on }) => on.toString())
    .toSorted();
}

function said(kind: "arrival" | "nomination-return", of: Campaign, moment: string): string {
  const card = drawBallotPost(kind, { campaign: of, branch, now: at(moment) });
  return card ? plainText(card) : "";
}

describe("has your paper come?", () => {
  test("is asked 5 and 8 days after the opening", () => {
    expect(daysOf("arrival", campaign())).toEqual(["2023-03-25", "2023-03-28"]);
    expect(daysOf("arrival", campaign({ opens: "2023-05-08" }))).toEqual([]);
  });

  test("gives way to the union's own day, and to the end of replacements", () => {
    expect(daysOf("arrival", campaign({ "not-received-by": "2023-03-28" }))).toEqual(["2023-03-25"]);
    expect(daysOf("arrival", campaign({ "replacement-by": "2023-03-25T17:00" }))).toEqual([]);
  });

  test("says to wait first, then to ask for another, always with the union's own dates where it gave them", () => {
    const plain = campaign();
    const waiting = said("arrival", plain, "2023-03-25T09:00");
    expect(waiting).toContain("Has your ballot paper come? They went out Mon 20 March");
    expect(waiting).toContain("Post can take a week or more: look out for the envelope at home.");
    const asking = said("arrival", plain, "2023-03-28T09:00");
    expect(asking).toContain("No paper yet? Ask for another now");
    expect(asking).toContain("Ask the union yourself: nobody can ask for you.");
    const dated = campaign({ "not-received-by": "2023-03-31", "replacement-by": "2023-04-28T17:00" });
    expect(said("arrival", dated, "2023-03-28T09:00")).toContain("allow until Fri 31 March.");
    const link = { replacementLink: "https://union.example/new-paper" };
    const linked = said("arrival", { ...dated, ...link }, "2023-03-31T09:00");
    expect(linked).toContain("Ask for another by Fri 28 April, 5pm");
    expect(linked).toContain("nobody can ask for you.\nReplacement papers: ");
  });
});

test("by default a ballot is told of weekly, and more and more often towards its end", () => {
  const days = defaultDays({ kind: "ballot", campaignId: "c" });
  const gaps = days.slice(1).map((day, nth) => (days[nth] ?? 0) - day);
  expect(gaps).toEqual(gaps.toSorted((one, other) => other - one));
  expect(gaps[0]).toBe(7);
  expect(gaps.at(-1)).toBe(1);
});

const election = {
  ...campaign({
    "nominations-open": "2019-09-02",
    "nominations-close": "2019-10-14T17:00",
    opens: "2019-11-07",
    closes: "2019-12-12T12:00",
  }),
  kind: "election",
} as const;

const nomination: Nomination = {
  meeting: {
    date: milestone("2019-09-25").date,
    time: Temporal.PlainTime.from("12:30"),
    noticeOn: milestone("2019-09-09").date,
  },
  done: [],
};

describe("a branch's nomination", () => {
  test("has a notice of its meeting and reminders of its form, until it is returned", () => {
    const held = { ...election, nomination };
    expect(daysOf("nomination-meeting", held)).toEqual(["2019-09-09"]);
    expect(daysOf("nomination-return", held)).toEqual(["2019-10-11", "2019-10-13"]);
    const returned = { ...election, nomination: { ...nomination, done: ["returned"] as const } };
    expect(daysOf("nomination-meeting", returned)).toEqual([]);
    expect(daysOf("nomination-return", returned)).toEqual([]);
    expect(said("nomination-return", returned, "2019-10-11T09:00")).not.toContain("form");
  });

  test("takes the place of what else would be posted that day", () => {
    const days = ballotPosts(ballot, { ...election, nomination }, branch)
      .filter(({ kind }) => kind !== "closed")
      .map(({ on, kind }) => `${on} ${kind}`);
    expect(days).toContain("2019-10-11 nomination-return");
    expect(days).not.toContain("2019-10-11 nominations-close");
    expect(days).toContain("2019-10-14 nominations-close");
  });

  test("has no post of a meeting outside the nominations, nor one after its hour", () => {
    const late = {
      ...nomination,
      meeting: { ...(nomination.meeting ?? never()), date: milestone("2019-10-15").date },
    };
    expect(daysOf("nomination-meeting", { ...election, nomination: late })).toEqual([]);
    const { date } = milestone("2019-09-09");
    const early = { date, time: Temporal.PlainTime.from("08:00"), noticeOn: date };
    const posts = ballotPosts(ballot, { ...election, nomination: { ...nomination, meeting: early } }, branch);
    expect(posts.some(({ kind }) => kind === "nomination-meeting")).toBe(false);
  });
});

function never(): never {
  throw new Error("the example has a meeting");
}

const minutes = fc.integer({ min: -10 * 1440, max: 60 * 1440 });

test("a meeting is inside the nominations from their opening up to, and not at, their close", () => {
  const open = Temporal.PlainDateTime.from("2019-09-02T00:00");
  const close = Temporal.PlainDateTime.from("2019-10-14T17:00");
  fc.assert(
    fc.property(minutes, (after) => {
      const moment = open.add({ minutes: after });
      const inside =
        Temporal.PlainDateTime.compare(moment, open) >= 0 &&
        Temporal.PlainDateTime.compare(moment, close) < 0;
      const meeting = { date: moment.toPlainDate(), time: moment.toPlainTime() };
      expect(inWindow(meeting, election.milestones)).toBe(inside);
    }),
  );
});

/** Any dates at all, in no order: a rep may type some and not others. */
const anyDates = fc.dictionary(
  fc.constantFrom(...milestoneKinds.filter((kind) => kind !== "closes")),
  fc.integer({ min: 0, max: 70 }),
);

test("whatever the dates, no channel gets two scheduled posts of a ballot on one day", () => {
  const closes = milestone("2023-05-09").date;
  fc.assert(
    fc.property(anyDates, fc.nat(70), fc.nat(70), (before, held, noticed) => {
      const dates = Object.fromEntries(
        Object.entries(before).map(([kind, days]) => [kind, closes.subtract({ days }).toString()]),
      ) as Partial<Record<MilestoneKind, string>>;
      const own: Nomination = {
        meeting: {
          date: closes.subtract({ days: held }),
          time: Temporal.PlainTime.from("12:00"),
          noticeOn: closes.subtract({ days: Math.max(held, noticed) }),
        },
        done: [],
      };
      const posts = ballotPosts(ballot, campaign(dates, { kind: "election", nomination: own }), branch);
      const days = posts
        .filter(({ kind }) => kind !== "closed" && kind !== "result")
        .map(({ on }) => on.toString());
      expect(new Set(days).size).toBe(days.length);
    }),
  );
});

test("a mandate of another branch's ballot is claimed for nobody until its result is told here", () => {
  const own = campaign({ "mandate-expires": "2023-05-06" });
  const followed: Campaign = { ...own, owner: { campaignId: "theirs", gone: false } };
  const told = (of: Campaign) => drawMandatePost({ campaign: of, branch, now: at("2023-05-03T09:00") }, []);
  expect(told(own)?.title).toBe("Our strike mandate runs out in 3 days, Sat 6 May");
  const card = told(followed);
  expect(card?.title).toBe("Strike mandate runs out in 3 days, Sat 6 May");
  expect(card && plainText(card)).toContain("It holds where that ballot was won. Not sure if you are there?");
});
