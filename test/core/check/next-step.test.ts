import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/core/ballot/answers.ts";
import { plainText, spanText } from "../../../src/core/chat/card.ts";
import type { Check } from "../../../src/core/check/check.ts";
import { drawCheck, troubleButtons } from "../../../src/core/check/draw.ts";
import { nextStep } from "../../../src/core/check/next-step.ts";
import { answersFirst, answersOffered } from "../../../src/core/check/phase.ts";
import { at, branch, campaign } from "../../support/examples.ts";

/** The 2023 reballot: its opening and close are the union's; the dates between are an example's. */
const milestones = { "not-received-by": "2023-03-28", "replacement-by": "2023-04-28T17:00" };

const replacementLink = "https://www.pcs.org.uk/replacement";

const reballot = campaign(milestones, { replacementLink });

const bare = campaign();

const official = campaign({ ...milestones, "last-posting": "2023-05-02" });

function step(answer: Answer, local: string, about = reballot): string {
  return plainText({ lines: [nextStep(answer, { campaign: about, branch, now: at(local) })] });
}

const suggested = "Thursday 27 April 2023: suggested by Muster, not set by the union.";

describe("what to do now", () => {
  test.each<readonly [string, Answer, string, typeof reballot, string]>([
    [
      "a paper to post",
      "to-post",
      "2023-04-20T09:00",
      reballot,
      `Post it today, before the last collection (often 5pm or 5.30pm, earlier on Saturdays: look at the box). The last posting date is ${suggested}`,
    ],
    ["on the last posting date", "to-post", "2023-04-27T09:00", reballot, suggested],
    [
      "by the union's own date",
      "to-post",
      "2023-04-27T09:00",
      official,
      "The union’s last posting date is Tuesday 2 May 2023.",
    ],
    [
      "on a Sunday",
      "to-post",
      "2023-04-23T09:00",
      reballot,
      `Post it now: the box is next emptied on Monday 24 April 2023. The last posting date is ${suggested}`,
    ],
    [
      "on a bank holiday the day before the close",
      "to-post",
      "2023-05-08T09:00",
      reballot,
      "A paper posted now can hardly arrive by Tuesday 9 May 2023, 12 noon. Ask the union’s office yourself if there is another way",
    ],
    [
      "after the suggested date",
      "to-post",
      "2023-04-28T00:00",
      reballot,
      "Post it today, first thing, before the last collection: it must arrive by Tuesday 9 May 2023, 12 noon.",
    ],
    [
      "after the union's date",
      "to-post",
      "2023-05-03T09:00",
      official,
      "it must arrive by Tuesday 9 May 2023, 12 noon. The union’s last posting date was Tuesday 2 May 2023.",
    ],
    [
      "on the closing day",
      "to-post",
      "2023-05-09T09:00",
      reballot,
      "A paper posted now can hardly arrive by Tuesday 9 May 2023, 12 noon. Ask the union’s office yourself if there is another way",
    ],
    [
      "a paper that may still come",
      "not-arrived",
      "2023-03-27T23:59",
      reballot,
      "Papers went out on Monday 20 March 2023: wait until Tuesday 28 March 2023. If yours has not come by then, ask the union for a replacement yourself, by Friday 28 April 2023, 5pm, at www.pcs.org.uk/replacement.",
    ],
    [
      "one that should have come",
      "not-arrived",
      "2023-03-28T00:00",
      reballot,
      "Ask the union for a replacement paper yourself, by Friday 28 April 2023, 5pm, at www.pcs.org.uk/replacement. Neither Muster nor a rep can ask for you.",
    ],
    [
      "one lost at once",
      "lost",
      "2023-03-21T09:00",
      reballot,
      "Ask the union for a replacement paper yourself, by Friday 28 April 2023, 5pm, at",
    ],
    [
      "in the last minute of the replacement's hour",
      "lost",
      "2023-04-28T16:59",
      reballot,
      "by Friday 28 April 2023, 5pm",
    ],
    [
      "after it",
      "lost",
      "2023-04-28T17:00",
      reballot,
      "The date to ask for a replacement, Friday 28 April 2023, 5pm, has passed.",
    ],
    [
      "without any such dates",
      "not-arrived",
      "2023-04-20T09:00",
      bare,
      "Ask the union for a replacement paper yourself. Neither Muster nor a rep can ask for you.",
    ],
    ["posted", "posted", "2023-04-20T09:00", reballot, "Muster will not remind you about this paper again."],
  ])("%s", (_when, answer, local, about, words) => {
    expect(step(answer, local, about)).toContain(words);
  });

  test("no step tells anybody to ask Muster or a rep for a paper", () => {
    for (const answer of ["not-arrived", "lost"] as const)
      for (let day = 20; day <= 31; day += 1)
        expect(step(answer, `2023-03-${day}T09:00`)).not.toMatch(/(?:ask|tell) (?:Muster|(?:your|a) rep)/iu);
  });
});

describe("the check asks what the day asks", () => {
  const check: Check = {
    id: "7b0c9f5e-0000-4000-8000-000000000000",
    shortId: "qqqqq",
    branchId: branch.id,
    campaignId: reballot.id,
    place: reballot.place,
    openedAt: at("2023-03-13T09:00"),
  };
  const drawn = (local: string, about = reballot) =>
    drawCheck(check, { campaign: about, branch, now: at(local) });
  const labels = (local: string, about = reballot) =>
    (drawn(local, about).buttons ?? []).map(({ label }) => label);

  test("before the opening whether the address is right, with nothing to answer", () => {
    const card = plainText(drawn("2023-03-19T23:59"));
    expect(card).toContain("Papers go out on Mon 20 March: is your address right?");
    expect(card).toContain(
      "Papers go out by post on Monday 20 March 2023, to the address the union has for you.",
    );
    expect(labels("2023-03-19T23:59")).toEqual([]);
  });

  test("until papers should have come whether it has arrived: none can be lost yet", () => {
    for (const local of ["2023-03-20T00:00", "2023-03-27T23:59"]) {
      expect(drawn(local).title).toBe("Has your ballot paper come? They went out Mon 20 March");
      expect(labels(local)).toEqual(["Got it", "Not arrived yet", "Posted, or not me…"]);
    }
  });

  test("from then on whether it is posted; without that date from the opening on", () => {
    expect(drawn("2023-03-28T00:00").title).toBe("Have you posted your ballot? Do it by Thu 27 April");
    expect(labels("2023-03-28T00:00")).toEqual(["Posted", "Not yet", "Problem, or not me…"]);
    expect(drawn("2023-03-20T00:00", bare).title).toBe("Have you posted your ballot? Do it by Thu 27 April");
  });

  test("every button of one phase is good in the next", () => {
    expect(answersOffered.posted).toEqual(expect.arrayContaining([...answersOffered.arrival]));
  });

  test.each(["arrival", "posted"] as const)(
    "%s: what no button of the post says is behind its last",
    (phase) => {
      const rest = troubleButtons(reballot, phase, (answer) => answer).map(({ id }) => id);
      expect([...answersFirst[phase], ...rest].toSorted()).toEqual([...answersOffered[phase]].toSorted());
    },
  );

  test.each([
    ["2023-04-22T23:59", false],
    ["2023-04-23T00:00", true],
    ["2023-04-28T16:59", true],
    ["2023-04-28T17:00", false],
  ])("in the last days to ask for another paper that comes first: %s", (local, first) => {
    const { title, lines } = drawn(local);
    expect(title === "No paper? Ask for one by Fri 28 April. Posted? Tell us").toBe(first);
    const [, head] = lines.map((line) => line.map(spanText).join(""));
    expect(
      /^Not come, or lost\? Ask the union for another paper yourself by Friday 28 April 2023, 5pm/u.test(
        head ?? "",
      ),
    ).toBe(first);
    expect(labels(local)).toEqual(["Posted", "Not yet", "Problem, or not me…"]);
  });
});

test("the phases meet without a gap on every day of the ballot", () => {
  let day = Temporal.PlainDate.from("2023-03-01");
  const seen: string[] = [];
  for (; day.toString() < "2023-05-09"; day = day.add({ days: 1 })) {
    const title = drawCheck(
      {
        id: "c",
        shortId: "c",
        branchId: "b",
        campaignId: "c",
        place: reballot.place,
        openedAt: at("2023-03-01T00:00"),
      },
      { campaign: reballot, branch, now: at(`${day}T12:00`) },
    ).title;
    if (title !== undefined && title !== seen.at(-1)) seen.push(title);
  }
  expect(seen).toEqual([
    "Papers go out on Mon 20 March: is your address right?",
    "Has your ballot paper come? They went out Mon 20 March",
    "Have you posted your ballot? Do it by Thu 27 April",
    "No paper? Ask for one by Fri 28 April. Posted? Tell us",
    "Posted your ballot? It must arrive by Tue 9 May",
  ]);
});
