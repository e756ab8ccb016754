import { expect, test } from "vitest";
import { meantBy, namesNothing, nearBy } from "../../../src/core/typed/by-name.ts";

const all = [
  { shortId: "aaaaa", name: "Pay ballot" },
  { shortId: "bbbbb", name: "Old pay ballot" },
  { shortId: "ccccc", name: "Passport Office walkout" },
  { shortId: "ddddd", name: "Strike 2" },
];

const near = (typed: string) => nearBy(all, typed).map(({ name }) => name);

test.each([
  ["the pay ballot", ["Pay ballot"]],
  ["pay balot please", ["Pay ballot"]],
  ["páy ballot", ["Pay ballot"]],
  ["payballot", ["Pay ballot"]],
  ["old balot", ["Old pay ballot"]],
  ["pasport office strike", ["Passport Office walkout"]],
  ["office passport", ["Passport Office walkout"]],
  ["walk out", ["Passport Office walkout"]],
  ["strike 3", []],
  ["pensions", []],
  ["", []],
])("“%s” is near %j", (typed, names) => expect(near(typed)).toEqual(names));

test("words of every such thing name none of them", () => {
  expect(namesNothing(all, "the strike")).toBe(true);
  expect(namesNothing(all, "strike 2")).toBe(false);
  expect(namesNothing([{ shortId: "eeeee", name: "Strike" }], "strike")).toBe(false);
  expect(namesNothing(all, "")).toBe(false);
});

test("only what can be meant is asked about", () => {
  const can = all.slice(0, 1);
  expect(meantBy(all, "balot", { can })).toEqual(can);
  expect(meantBy(all, "the ballot", { can })).toEqual(can);
  expect(meantBy(all, "old", { can, otherwise: [] })).toEqual([]);
});
