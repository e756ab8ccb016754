import { describe, expect, test } from "vitest";
import { cleaned } from "../../../src/core/typed/clean.ts";
import { checkLooks, looksLike } from "../../../src/core/typed/look-alike.ts";

describe("two names", () => {
  test.each([
    ["DVSA", "DVS\u0410", "Cyrillic A"],
    ["Passport Office", "Pas\u0455port Office", "Cyrillic s"],
    ["COBEPT", "\u0421\u041e\u0412\u0415\u0420\u0422", "all of it Cyrillic"],
    ["Omega branch", "\u039fmega branch", "Greek O"],
    ["Reballot", "Re\u200bballot", "a space without width"],
    ["Reballot", "Reballo\u0323t", "a dot below"],
    ["Harbour", "\uff28arbour", "a wide letter"],
    ["Harbour", "\u{1d407}arbour", "a mathematical letter"],
    ["Harbour", "\u13bbarbour", "a Cherokee letter"],
    ["Site 10", "Site 1O", "O for a nought"],
    ["Local 1", "Local l", "l for a one"],
    ["london", "Iondon", "a capital I for an l"],
    ["Burnham", "Bumham", "m for rn"],
    ["Day-time", "Day\u2010time", "another hyphen"],
    ["Two words", "Two\u2800words", "a blank of Braille"],
  ])("%s and %s look alike: %s", (one, other) => {
    expect(looksLike(one, other)).toBe(true);
    expect(looksLike(other, one)).toBe(true);
  });

  test.each([
    ["DVSA", "dvsa"],
    ["Harbour  branch", "Harbour branch"],
    ["Caf\u00e9", "Cafe\u0301"],
    ["DVSA", "DVLA"],
    ["Hall", "Hail"],
    ["Ballot 1", "Ballot 2"],
    ["8 April", "28 April"],
  ])("%s and %s are the same, or plainly others", (one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });
});

test.each(["D\u0412SA", "Har\u03b2our branch", "the Re\u0430llot"])(
  "%s mixes alphabets in a word and is refused",
  (name) => {
    expect(() => checkLooks(name, "name")).toThrow("user error");
  },
);

test.each([
  "Siân’s T\u0177 Glas",
  "\u0422\u0440\u0443\u0434 and labour",
  "5 \u00b5m",
  "Hawai\u02bbi",
  "A1-\u0391\u03b8\u03ae\u03bd\u03b1",
])("%s is a name like any other", (name) => {
  expect(() => checkLooks(name, "name")).not.toThrow();
});

test("characters without a width go from everything typed; emoji and flags made with them stay", () => {
  expect(cleaned("Re\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164ballot")).toBe("Reballot");
  for (const whole of ["🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru", "👩🏽‍🏫 reps", "🏳️‍🌈", "☎️ now"]) expect(cleaned(whole)).toBe(whole);
});
