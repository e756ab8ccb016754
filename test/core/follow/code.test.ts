import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { codeTyped, newCode } from "../../../src/core/follow/code.ts";

test("a code comes back however it is typed", () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), fc.constantFrom("", " ", "-", "–", "‑", " - "), (uuid, between) => {
      const code = newCode(uuid);
      expect(codeTyped(code)).toBe(code);
      expect(codeTyped(` ${code.toUpperCase().replaceAll("-", between)} `)).toBe(code);
    }),
  );
});

test("what cannot be a code is none", () => {
  for (const typed of [
    "",
    "hello",
    "k3m7-p4xn-7bq2",
    "k3m7-p4xn-7bq2dd",
    "k3m7-p4xn-7bq2o",
    "k3m7_p4xn_7bq2d",
  ])
    expect(codeTyped(typed)).toBeUndefined();
});

/** 13 of 31 letters are 64 bits, if each place takes each letter alike. */
test("every letter is as likely in every place", () => {
  const codes = Array.from({ length: 6_200 }, () => newCode(randomUUID()).replaceAll("-", ""));
  expect(new Set(codes).size).toBe(codes.length);
  for (let place = 0; place < 13; place += 1) {
    const counts = new Map<string, number>();
    for (const code of codes) counts.set(code[place] ?? "", (counts.get(code[place] ?? "") ?? 0) + 1);
    expect(counts.size).toBe(31);
    // 200 expected of each; seven deviations of 14 away is no chance.
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(100);
  }
});
