import { expect, test } from "vitest";
import { pick } from "../../../src/core/typed/by-name.ts";

const all = [
  { shortId: "k3m7p", name: "Reballot" },
  { shortId: "march", name: "K3M7P" },
  { shortId: "p4xnq", name: "March" },
  { shortId: "abcde", name: "Twice" },
  { shortId: "fghjk", name: "twice" },
];

test("what is a short id is never read as a name", () => {
  expect(pick(all, "k3m7p")?.name).toBe("Reballot");
  expect(pick(all, " March ")?.name).toBe("K3M7P");
});

test("a name that two things have means neither", () => {
  expect(pick(all, "Twice")).toBeUndefined();
  expect(pick(all, "fghjk")?.name).toBe("twice");
});
