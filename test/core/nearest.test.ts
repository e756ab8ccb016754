import { expect, test } from "vitest";
import { nearest } from "../../src/core/typed/nearest.ts";

const options = ["closes", "opens", "last-posting", "remove", "result"];

test.each([
  ["close", "closes"],
  ["clsoes", "closes"],
  ["Opens", "opens"],
  ["resut", "result"],
  ["last-postign", "last-posting"],
  ["lastposting", "last-posting"],
])("“%s” was meant to be “%s”", (typed, meant) => {
  expect(nearest(typed, options)).toBe(meant);
});

test.each(["", "ballot", "clos", "post"])("“%s” is near nothing", (typed) => {
  expect(nearest(typed, options)).toBeUndefined();
});

test("between two that are as near it does not guess", () => {
  expect(nearest("cat", ["bat", "hat"])).toBeUndefined();
  expect(nearest("Ofgm", ["Ofgem", "Ofwat"])).toBe("Ofgem");
});
