import fc from "fast-check";
import { expect, test } from "vitest";
import type { Campaign } from "../../../src/core/ballot/campaign.ts";
import { instantOf } from "../../../src/core/calendar/zone.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { occurrences } from "../../../src/core/reminder/occurrences.ts";
import { drawPaperAsk, paperAsks } from "../../../src/core/reminder/paper-asks.ts";
import { drawUntilPosted, untilPosted } from "../../../src/core/reminder/until-posted.ts";
import { anyBallot } from "../../support/any-ballot.ts";
import { branch, reminder } from "../../support/examples.ts";
import { postWordProblems } from "../../support/post-words.ts";

/** A member who wants to be written to so many days after the opening: their reminder, and what is sent on which days. */
function wanted(of: Campaign, after: number) {
  const { opens } = of.milestones;
  if (!opens) throw new Error("no opening");
  const now = instantOf(opens.date.add({ days: after }), branch.postAt, branch.zone).add({ minutes: 1 });
  const timing = untilPosted(of, branch, now);
  if (!timing) return undefined;
  const own = reminder(timing.on.toString(), { ...timing, campaignId: of.id });
  const sceneOn = (on: (typeof own)["on"]) => ({
    campaign: of,
    branch,
    now: instantOf(on, own.at, branch.zone),
  });
  return { own, sceneOn };
}

const isLast = /This is the last of these reminders\.|This is the last time Muster asks\./u;

test("of every series the last message alone says that it is the last, and a paper that has come is not missed", () => {
  fc.assert(
    fc.property(anyBallot, fc.integer({ min: 0, max: 60 }), (of, after) => {
      const series = wanted(of, after);
      if (!series) return;
      const { own, sceneOn } = series;
      const letters = occurrences(own, branch).map((on) => drawUntilPosted(own, sceneOn(on), on));
      const words = letters.flatMap((card) => (card ? [plainText(card)] : []));
      expect(words.length).toBeGreaterThan(0);
      expect(words.map((said) => isLast.test(said))).toEqual(
        words.map((_, turn) => turn === words.length - 1),
      );
      for (const said of words) {
        expect(said).not.toMatch(/not come|no paper|lost|replacement|asked for another/iu);
        expect(postWordProblems(said.split("\n"))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

test.each(["not-arrived", "lost", "asked"] as const)(
  "after “%s” the last that is asked says so",
  (answer) => {
    fc.assert(
      fc.property(anyBallot, fc.integer({ min: 0, max: 60 }), (of, after) => {
        const series = wanted(of, after);
        if (!series) return;
        const { own, sceneOn } = series;
        const asked = paperAsks(own, of, branch).filter(({ unasked }) => !unasked || answer !== "asked");
        const words = asked.flatMap(({ on }) => {
          const card = drawPaperAsk(own, sceneOn(on), { on, answer });
          return card ? [plainText(card)] : [];
        });
        expect(words.map((said) => isLast.test(said))).toEqual(
          words.map((_, turn) => turn === words.length - 1),
        );
        for (const said of words) expect(postWordProblems(said.split("\n"))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  },
);
