import type { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { civilDate, ukZone } from "../../src/core/calendar/zone.ts";
import type { JobServices } from "../../src/core/command/job.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";

/** A platform on which a rep has just typed `/check open`, at 9am on 20 April 2023, for a ballot that closes at noon on 9 May. */
interface Stage {
  readonly services: JobServices;
  /** To a local time in London. */
  moveTo(local: string): void;
  /** How often the check's message has been edited by now. */
  edits(): number;
}

/** Plays a check's life and counts: it is edited when a word of it changes, and never otherwise. */
export async function expectFewEdits({ services, moveTo, edits }: Stage): Promise<void> {
  const { store } = services.database;
  const branches = await store.branches.list();
  const [check] = await store.checks.list(branches[0]?.id ?? "");
  if (!check) throw new Error("no check was opened");
  // In both orders: the platform's clock strikes for all of them at once.
  const work = async () => {
    for (const job of [...jobs.toReversed(), ...jobs]) await job.run(services);
  };
  const answer = async (count: number, from: number, at: Temporal.Instant) => {
    for (let one = from; one < from + count; one += 1)
      await store.answers.put({
        campaignId: check.campaignId,
        key: `m${one}` as MemberKey,
        answer: "posted",
        on: civilDate(at, ukZone),
      });
  };
  const now = () => services.clock.now();

  await work();
  for (const moment of ["2023-04-20T09:00:01", "2023-04-20T09:01", "2023-04-20T17:00"]) {
    moveTo(moment);
    await work();
  }
  expect(edits(), "after posting, with nothing new").toBe(0);

  await answer(22, 0, now());
  await work();
  await work();
  expect(edits(), "twenty-two answers").toBe(1);
  await answer(3, 22, now());
  await work();
  expect(edits(), "three more, which nobody is told of").toBe(1);

  moveTo("2023-05-09T11:59");
  await work();
  const beforeClose = edits();
  await answer(20, 25, now());
  for (const moment of ["2023-05-09T12:00", "2023-05-09T12:01", "2023-05-09T12:02", "2023-05-10T12:00"]) {
    moveTo(moment);
    await work();
  }
  expect(edits() - beforeClose, "the close, with more answers since").toBe(1);
}
