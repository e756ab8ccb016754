import { expect, test } from "vitest";
import { votesNeeded } from "../../../src/core/ballot/count/threshold.ts";
import { orderProblem } from "../../../src/core/ballot/order.ts";
import { mandateLiveOn, standing, takesAnswers } from "../../../src/core/ballot/timetable.ts";
import { ukZone } from "../../../src/core/calendar/zone.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { countdownLines } from "../../../src/core/countdown/draw.ts";
import { at, branch, campaign, milestone } from "../../support/examples.ts";

const ballot = campaign();

const now = (local: string) => standing(ballot, branch, at(local));

test.each([
  ["2023-03-19T23:59", "before-opening", 51],
  ["2023-03-20T00:00", "running", 50],
  ["2023-05-08T23:59", "running", 1],
  ["2023-05-09T00:00", "closing-day", 0],
  ["2023-05-09T11:59:59", "closing-day", 0],
  ["2023-05-09T12:00", "closed", 0],
])("at %s the ballot is %s with %i calendar days to go", (local, phase, days) => {
  expect(now(local)).toMatchObject({ phase, daysToClose: days });
});

test("days are calendar days across the change of the clocks", () => {
  expect(now("2023-03-25T23:30").daysToClose).toBe(45);
  expect(now("2023-03-26T00:30").daysToClose).toBe(44);
});

test.each([
  ["2023-05-09T09:00", "3 hours left"],
  ["2023-05-09T09:30", "2 hours 30 minutes left"],
  ["2023-05-09T11:00", "1 hour left"],
  ["2023-05-09T11:59", "1 minute left"],
  ["2023-05-09T11:59:30", "less than a minute left"],
])("on the last day at %s it says %s", (local, words) => {
  const moment = at(local);
  const lines = countdownLines({ campaign: ballot, branch, now: moment }, standing(ballot, branch, moment));
  expect(plainText({ lines })).toContain(words);
});

test.each([
  ["2023-04-26T09:00", "ahead"],
  ["2023-04-27T09:00", "today"],
  ["2023-04-28T09:00", "passed"],
])("at %s the last posting date is %s", (local, phase) => {
  expect(now(local).postingPhase).toBe(phase);
});

test.each([
  ["2023-04-29T09:00", "2023-04-29"],
  ["2023-04-30T09:00", "2023-05-02"],
  ["2023-05-06T09:00", "2023-05-06"],
  // Sunday and the bank holiday before the close: the box is next emptied on the day of the close.
  ["2023-05-07T09:00", undefined],
  ["2023-05-08T09:00", undefined],
  ["2023-05-09T09:00", undefined],
])("at %s a paper can still be collected on %s", (local, day) => {
  expect(now(local).nextCollection?.toString()).toBe(day);
});

test.each([
  ["2023-04-29T09:00", "Post it today, first thing: it must arrive by Tuesday 9 May 2023, 12 noon."],
  ["2023-04-30T09:00", "Post it first thing on Tue 2 May, when the box is next emptied: it must arrive by"],
  ["2023-05-07T09:00", "A paper posted now can hardly arrive by Tuesday 9 May 2023, 12 noon."],
])("after the posting date, at %s, it says %s", (local, words) => {
  const moment = at(local);
  const lines = countdownLines({ campaign: ballot, branch, now: moment }, standing(ballot, branch, moment));
  expect(plainText({ lines })).toContain(words);
});

test("answers are taken up to the close and not at it", () => {
  expect(takesAnswers(ballot, ukZone, at("2023-05-09T11:59:59"))).toBe(true);
  expect(takesAnswers(ballot, ukZone, at("2023-05-09T12:00"))).toBe(false);
  expect(takesAnswers({ ...ballot, state: "closed" }, ukZone, at("2023-04-20T09:00"))).toBe(false);
});

test("a mandate is live from the day after the close to its last day", () => {
  const won = campaign({ opens: "2022-09-26", closes: "2022-11-07T12:00", "mandate-expires": "2023-05-06" });
  const live = (day: string) => mandateLiveOn(won, milestone(day).date);
  expect([live("2022-11-07"), live("2022-11-08"), live("2023-05-06"), live("2023-05-07")]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("half of the entitled is counted in whole people", () => {
  expect([62, 63, 124_125].map((entitled) => votesNeeded(entitled, 50))).toEqual([31, 32, 62_063]);
});

test("dates the wrong way round are named in words", () => {
  const wrong = campaign({ opens: "2023-05-10" }).milestones;
  expect(orderProblem(wrong)?.field).toBe("closes");
  expect(orderProblem(ballot.milestones)).toBeUndefined();
  const sameDay = campaign({ "replacement-by": "2023-05-09T17:00" }).milestones;
  expect(orderProblem(sameDay)?.field).toBe("closes");
});
