import { expect, test } from "vitest";
import type { Outcome } from "../../../src/core/ports/outbox.ts";
import { createRecorder } from "../../../src/core/sending/record.ts";
import { at } from "../../support/examples.ts";

const moment = at("2023-04-20T09:00");

function setUp() {
  const recorded: string[][] = [];
  const time = { ms: 0 };
  const recorder = createRecorder(
    {
      async record(outcomes) {
        recorded.push(outcomes.map(({ id }) => id));
        return outcomes.map(({ id }) => id);
      },
    },
    {
      clock: { now: () => moment },
      log: { info() {}, warn() {}, error() {} },
      elapsedMs: () => time.ms,
    },
  );
  return { recorder, recorded, time };
}

const posted = (id: string): Outcome => ({ id, token: "t", kind: "skipped", reason: "needs" });

test("what may wait is recorded in one go, by half a second at the latest", async () => {
  const { recorder, recorded, time } = setUp();
  expect(recorder.later(posted("a"))).toBeUndefined();
  time.ms = 499;
  expect(recorder.later(posted("b"))).toBeUndefined();
  time.ms = 500;
  await recorder.later(posted("c"));
  expect(recorded).toEqual([["a", "b", "c"]]);
  expect(recorder.later(posted("d"))).toBeUndefined();
});

test("nothing is left waiting at the end, or when something is recorded at once", async () => {
  const { recorder, recorded } = setUp();
  recorder.later(posted("a"));
  await recorder.all();
  recorder.later(posted("b"));
  await recorder.record(posted("c"));
  await recorder.all();
  expect(recorded).toEqual([["a"], ["b", "c"]]);
});
