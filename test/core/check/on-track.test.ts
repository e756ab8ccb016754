import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Published, ToldDay } from "../../../src/core/ballot/published.ts";
import { plainText } from "../../../src/core/chat/card.ts";
import { onTrackLines, type Told } from "../../../src/core/check/on-track.ts";
import { at, branch, campaign } from "../../support/examples.ts";

const numbers = (posted: number, trouble = 0): Published => ({ posted, toPost: 0, trouble });

const days = (told: Readonly<Record<string, Published>>): readonly ToldDay[] =>
  Object.entries(told).map(([on, published]) => ({ ...published, on: Temporal.PlainDate.from(on) }));

const last: Told = {
  campaign: campaign(
    { opens: "2022-09-26", closes: "2022-11-07T12:00" },
    { name: "Autumn ballot", state: "closed" },
  ),
  days: days({ "2022-10-10": numbers(60), "2022-10-19": numbers(120), "2022-10-31": numbers(300) }),
};

function line(
  published: Published | undefined,
  more: object = {},
  before?: Told,
  local = "2023-04-20T09:00",
) {
  const about = campaign({ "not-received-by": "2023-03-28" }, { ...(published && { published }), ...more });
  return plainText({ lines: onTrackLines({ campaign: about, branch, now: at(local) }, [], before) });
}

describe("on track", () => {
  test.each([
    [
      "against what is needed",
      numbers(140),
      { entitled: 1000 },
      undefined,
      "At least 140 told us, with 19 days to go. It needs 500: up to 360 more, about 19 a day. That is what members told us, not turnout.",
    ],
    ["reached", numbers(510), { entitled: 1000 }, undefined, "By that it reaches the 500 it needs."],
    [
      "the branch's own target",
      numbers(40),
      { target: { members: 90 } },
      undefined,
      "It needs 90: up to 50 more, about 3 a day.",
    ],
    [
      "nothing to be measured against",
      numbers(40),
      {},
      undefined,
      "At least 40 told us, with 19 days to go. That is what members told us, not turnout.",
    ],
    [
      "the last ballot as many days before its close",
      numbers(140),
      {},
      last,
      "At this point of Autumn ballot it was at least 120. That is what members told us, not turnout.",
    ],
  ])("%s", (_, published, more, before, words) => {
    expect(line(published, more, before)).toContain(words);
  });

  test("of the last ballot before anything was told of it", () => {
    expect(line(numbers(10), {}, last, "2023-04-09T09:00")).toContain(
      "At this point of Autumn ballot it was too few to say.",
    );
  });

  test.each([undefined, numbers(0)])(
    "says nothing while too few have told, and nothing after the close",
    (published) => {
      expect(line(published, { entitled: 1000 }, last)).toBe("");
      expect(line(numbers(300), { entitled: 1000 }, last, "2023-05-09T12:00")).toBe("");
    },
  );

  test("nothing can be learned from it but the numbers: the same numbers, days and dates give the same words", () => {
    const some = fc.integer({ min: 0, max: 60 }).map((fives) => fives * 5);
    fc.assert(
      fc.property(
        some,
        some,
        some,
        fc.integer({ min: 20, max: 3000 }),
        (posted, toPost, trouble, entitled) => {
          const words = line({ posted, toPost, trouble }, { entitled }, last);
          expect(words).toBe(line({ posted, toPost: 0, trouble: 0 }, { entitled }, last));
          const allowed = new Set([posted, 19, 120, Math.ceil(entitled / 2)]);
          const still = Math.max(0, Math.ceil(entitled / 2) - posted);
          for (const one of [still, Math.ceil(still / 19)]) allowed.add(one);
          for (const [number] of words.replaceAll(",", "").matchAll(/\d+/gu))
            expect(allowed).toContain(Number(number));
        },
      ),
    );
  });
});

describe("ring the union", () => {
  const rung = (
    told: readonly ToldDay[],
    local = "2023-04-20T09:00",
    milestones = { "not-received-by": "2023-03-28" },
  ) =>
    plainText({
      lines: onTrackLines({ campaign: campaign(milestones), branch, now: at(local) }, told),
    });

  test.each([
    ["fifteen more in three days", { "2023-04-16": numbers(50, 10), "2023-04-20": numbers(60, 25) }, true],
    ["from nothing", { "2023-04-19": numbers(60, 15) }, true],
    ["ten more", { "2023-04-16": numbers(50, 10), "2023-04-20": numbers(60, 20) }, false],
    [
      "no more than before",
      { "2023-04-14": numbers(0), "2023-04-17": numbers(50, 20), "2023-04-20": numbers(60, 40) },
      false,
    ],
    ["long ago", { "2023-04-10": numbers(50, 40) }, false],
    ["fewer", { "2023-04-16": numbers(50, 40), "2023-04-20": numbers(60, 20) }, false],
    ["nothing told", {}, false],
  ] as const)("%s", (_, told, rings) => {
    expect(rung(days(told)).includes("Ring the union.")).toBe(rings);
  });

  test("not while papers may still come", () => {
    const told = days({ "2023-03-27": numbers(20, 30) });
    expect(rung(told, "2023-03-27T09:00")).toBe("");
    expect(rung(told, "2023-03-28T09:00")).toContain("Ring the union.");
    expect(rung(told, "2023-03-27T09:00", {} as never)).toBe("");
    expect(rung(told, "2023-03-28T09:00", {} as never)).toContain("Ring the union.");
  });
});
