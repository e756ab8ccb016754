import { expect, test } from "vitest";
import { ballotPosts, mandatePosts, type Post, strikePosts } from "../../../src/core/countdown/posts.ts";
import { branch, campaign, countdown, milestone, strike } from "../../support/examples.ts";

const ballot = countdown({ kind: "ballot", campaignId: "c" });

function listed(posts: readonly Post[]): readonly string[] {
  return posts.map(({ on, at, kind }) => `${on} ${at.toString().slice(0, 5)} ${kind}`).toSorted();
}

test("the 2023 reballot's posts lead with the last posting date and end at noon", () => {
  const posts = listed(ballotPosts(ballot, campaign({ result: "2023-05-10" }), branch));
  expect(posts.filter((post) => post >= "2023-04-20")).toEqual([
    "2023-04-25 09:00 countdown",
    "2023-04-26 09:00 last-posting",
    "2023-04-27 09:00 last-posting",
    "2023-04-29 09:00 countdown",
    "2023-05-02 09:00 countdown",
    "2023-05-04 09:00 countdown",
    "2023-05-06 09:00 countdown",
    "2023-05-07 09:00 countdown",
    "2023-05-08 09:00 countdown",
    "2023-05-09 09:00 closing-day",
    "2023-05-09 12:00 closed",
    "2023-05-10 09:00 result",
  ]);
});

test.each([
  [{ count: "2023-05-10" }, ["2023-05-09 12:00 closed", "2023-05-10 09:00 count"]],
  [{ count: "2023-05-10T14:00" }, ["2023-05-09 12:00 closed", "2023-05-10 09:00 count"]],
  [{ count: "2023-05-09T13:00" }, ["2023-05-09 12:00 closed"]],
  [
    { count: "2023-05-10T10:00", result: "2023-05-10T16:00" },
    ["2023-05-09 12:00 closed", "2023-05-10 16:00 result"],
  ],
  [
    { count: "2023-05-10", result: "2023-05-11" },
    ["2023-05-09 12:00 closed", "2023-05-10 09:00 count", "2023-05-11 09:00 result"],
  ],
])("the count day has a post in its morning, unless that day's own says it: %o", (dates, after) => {
  const posts = listed(ballotPosts(ballot, campaign(dates), branch));
  expect(posts.filter((post) => post > "2023-05-09 10")).toEqual(after);
});

test("there is one scheduled post a day at most, and the close's own", () => {
  const full = campaign({
    "not-received-by": "2023-03-28",
    "join-by": "2023-04-25",
    "replacement-by": "2023-04-25",
    "last-posting": "2023-04-26",
  });
  const days = ballotPosts(ballot, full, branch)
    .filter(({ kind }) => kind !== "closed")
    .map(({ on }) => on.toString());
  expect(new Set(days).size).toBe(days.length);
});

test("a milestone's own day is not given up for the run-up to another", () => {
  const posts = ballotPosts(
    ballot,
    campaign({ "replacement-by": "2023-04-26", "last-posting": "2023-04-27" }),
    branch,
  );
  expect(listed(posts)).toContain("2023-04-26 09:00 replacement-by");
  expect(listed(posts)).toContain("2023-04-27 09:00 last-posting");
});

test("nothing is counted down before the opening day", () => {
  const posts = ballotPosts(ballot, campaign({ opens: "2023-05-04" }), branch).filter(
    ({ kind }) => kind === "countdown",
  );
  expect(posts.every(({ on }) => on.toString() >= "2023-05-04")).toBe(true);
});

test("a close in the early morning has no post on its day after the hour", () => {
  const posts = listed(ballotPosts(ballot, campaign({ closes: "2023-05-09T08:00" }), branch));
  expect(posts.filter((post) => post.startsWith("2023-05-09"))).toEqual(["2023-05-09 08:00 closed"]);
});

test("the 2019 election counts its nominations down", () => {
  const election = campaign(
    {
      "nominations-open": "2019-09-02",
      "nominations-close": "2019-10-14T17:00",
      opens: "2019-11-07",
      closes: "2019-12-12T12:00",
    },
    { kind: "election" },
  );
  const nominations = listed(ballotPosts(ballot, election, branch)).filter((post) =>
    post.endsWith("nominations-close"),
  );
  expect(nominations.map((post) => post.slice(0, 10))).toEqual([
    "2019-09-30",
    "2019-10-07",
    "2019-10-11",
    "2019-10-13",
    "2019-10-14",
  ]);
});

test("the day after a mandate's last day says that there is none, when a gap follows", () => {
  const mandate = countdown({ kind: "mandate", campaignId: "c" }, [1, 0]);
  const expires = milestone("2023-05-06").date;
  expect(listed(mandatePosts(mandate, expires, true, branch.zone))).toEqual([
    "2023-05-05 09:00 mandate",
    "2023-05-06 09:00 mandate",
    "2023-05-07 09:00 no-mandate",
  ]);
  expect(listed(mandatePosts(mandate, expires, false, branch.zone))).toHaveLength(2);
});

test("a list of strike days is reminded of before each run of days, once a day", () => {
  const ofgem = strike(["2023-04-10", "2023-04-11", "2023-04-12", "2023-04-13", "2023-04-14", "2023-04-17"]);
  const posts = strikePosts(countdown({ kind: "strike", strikeId: "s" }), ofgem, branch.zone);
  expect(listed(posts).map((post) => post.slice(0, 10))).toEqual([
    "2023-04-03",
    "2023-04-09",
    "2023-04-10",
    "2023-04-16",
    "2023-04-17",
  ]);
  expect(posts.every(({ needs }) => needs === "strike-confirmed")).toBe(true);
});
