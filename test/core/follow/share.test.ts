import { expect, test } from "vitest";
import { elsewhereLines } from "../../../src/core/acts/follow/share.ts";
import { plainText } from "../../../src/core/chat/card.ts";

test.each([
  [{ posted: 0, branches: 0 }, ""],
  [{ posted: 400, branches: 1 }, ""],
  [{ posted: 800, branches: 2 }, ""],
  [
    { posted: 1_230, branches: 3 },
    "Branches that follow: at least 1,230 posted across 3 branches that told.",
  ],
])("%o of followers is told as “%s”", (told, line) => {
  expect(plainText({ lines: elsewhereLines(told) })).toBe(line);
});
