import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { createAnswerWriter } from "../../src/core/acts/check/answer-writer.ts";
import { consentVersion } from "../../src/core/acts/check/consent.ts";
import type { Tap } from "../../src/core/acts/check/keep-taps.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import { plainText } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { UserError } from "../../src/core/chat/user-error.ts";
import { planReminder } from "../../src/core/planning/plan-reminder.ts";
import type { Database } from "../../src/core/ports/store.ts";
import type { DatabaseKind, TestDatabase } from "../support/databases.ts";
import { countsOf } from "../support/numbers.ts";
import { endedOrWaiting } from "../support/waiting.ts";
import { at, campaignOf, checkOf, day, memberKey, reminderOf, saveBranch } from "./store-examples.ts";

const moment = at("2023-05-01T10:00:00Z");

const close = at("2023-05-09T11:00:00Z");

/** Many members' taps at once, kept by one writer or several. */
export function tapsContract(
  opened: () => TestDatabase,
  { concurrent }: Pick<DatabaseKind, "concurrent">,
): void {
  const store = () => opened().database.store;

  interface Scene {
    readonly branch: Branch;
    readonly campaign: Campaign;
    readonly tap: (member: string, changes?: Partial<Tap>) => Tap;
  }

  async function openScene(...agreed: readonly string[]): Promise<Scene> {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch);
    await store().campaigns.insert(campaign);
    const check = checkOf(campaign);
    await store().checks.save(check);
    for (const name of agreed) {
      const consent = { version: consentVersion, on: day("2023-05-01") };
      await store().members.save({ branchId: branch.id, key: memberKey(name), mayAsk: true, consent });
    }
    const tap: Scene["tap"] = (member, changes = {}) => ({
      asking: { kind: "check", id: check.id },
      answer: "posted",
      agrees: false,
      callId: `slack:T1:${randomUUID()}`,
      home: branch.home,
      key: memberKey(member),
      shows: "private",
      at: moment,
      ...changes,
    });
    return { branch, campaign, tap };
  }

  function createWriter(database: Database = opened().database) {
    const batches: number[] = [];
    const write = createAnswerWriter({ database, hint: () => batches.push(1) });
    return { write, batches };
  }

  async function answerOf(campaign: Campaign, member: string): Promise<string | undefined> {
    return (await store().answers.of(campaign.id, memberKey(member)))?.answer;
  }

  test("of one member's taps in a crowd the last to come is kept, and each is answered for itself", async () => {
    const { campaign, tap } = await openScene("bo", "asha", "cy");
    const { write, batches } = createWriter();
    const replies = await Promise.all([
      write(tap("bo", { answer: "posted" })),
      write(tap("bo", { answer: "to-post" })),
      write(tap("asha", { answer: "to-post" })),
      write(tap("bo", { answer: "lost" })),
      write(tap("asha", { answer: "not-arrived" })),
      write(tap("cy")),
    ]);
    expect(replies.map(told)).toEqual([
      expect.stringContaining("You told us: Posted."),
      expect.stringContaining("You told us: Got it, not posted yet."),
      expect.stringContaining("You told us: Got it, not posted yet."),
      expect.stringContaining("You told us: Lost or spoiled."),
      expect.stringContaining("You told us: Not arrived."),
      expect.stringContaining("You told us: Posted."),
    ]);
    expect(await answerOf(campaign, "bo")).toBe("lost");
    expect(await answerOf(campaign, "asha")).toBe("not-arrived");
    expect(batches).toHaveLength(3);
  });

  test("telling that it is posted ends the member's reminders with the same commit, another answer does not", async () => {
    const { branch, campaign, tap } = await openScene("bo", "asha", "cy");
    const own = ["bo", "asha", "cy"].map((name) =>
      reminderOf(branch, {
        to: { member: memberKey(name) },
        by: memberKey(name),
        campaignId: campaign.id,
        repeat: "ballot",
        until: day("2023-05-04"),
      }),
    );
    for (const one of own) {
      await store().reminders.save(one);
      await planReminder(store(), one, { branch, now: moment });
    }
    const writes = [createWriter(), createWriter()].flatMap(({ write }) => [
      write(tap("bo")),
      write(tap("asha", { answer: "to-post" })),
      write(tap("cy", { answer: "lost" })),
    ]);
    await Promise.all(writes);
    const left = await store().reminderUpkeep.ofCampaign(campaign.id);
    expect(left.map(({ to }) => "member" in to && to.member).toSorted()).toEqual(
      [memberKey("asha"), memberKey("cy")].toSorted(),
    );
    const rows = await Promise.all(own.map(({ id }) => store().posts.ofSource({ kind: "reminder", id })));
    expect(rows.map((all) => new Set(all.map(({ state }) => state)))).toEqual([
      new Set(["cancelled"]),
      new Set(["planned"]),
      new Set(["planned"]),
    ]);
  });

  test("a repeat is told what is kept and changes nothing: in one crowd, later, and after the close", async () => {
    const { campaign, tap } = await openScene("bo");
    const { write } = createWriter();
    const first = tap("bo");
    const [one, other] = await Promise.all([write(first), write({ ...first, answer: "lost" })]);
    expect(told(other)).toBe(told(one));
    const elsewhere = createWriter();
    expect(await elsewhere.write({ ...first, answer: "lost" })).toEqual(one);
    // No next step any more: but that it was kept while it could be, it still was.
    const closed = await elsewhere.write({ ...first, answer: "lost", at: close });
    expect(told(closed)).toMatch(/You told us: Posted\.$/u);
    await expect(elsewhere.write(tap("bo", { at: close }))).rejects.toThrow(UserError);
    expect(await answerOf(campaign, "bo")).toBe("posted");
  });

  test("the same call in two processes at once is one", async () => {
    const { campaign, tap } = await openScene("bo");
    const first = tap("bo");
    const replies = await Promise.all([
      createWriter().write(first),
      createWriter().write({ ...first, answer: "lost" }),
    ]);
    expect(new Set(replies.map(told)).size).toBe(1);
    expect(told(replies[0])).toContain((await answerOf(campaign, "bo")) === "lost" ? "Lost" : "Posted");
  });

  test("who has not agreed is asked, and nothing of theirs is kept; agreeing keeps both", async () => {
    const { branch, campaign, tap } = await openScene("asha");
    await store().members.save({ branchId: branch.id, key: memberKey("cy"), mayAsk: false });
    const { write } = createWriter();
    const taps = ["bo", "asha", "cy"].map((name) => write(tap(name)));
    const [bo, asha, cy] = (await Promise.all(taps)).map(told);
    expect(asha).toContain("You told us: Posted.");
    expect([bo, cy]).toEqual([expect.stringContaining("may we keep it?"), bo]);
    expect(await answerOf(campaign, "bo")).toBeUndefined();
    expect(await store().members.find(branch.id, memberKey("bo"))).toBeUndefined();

    const asking = { kind: "campaign", id: campaign.id } as const;
    const agreeing = { asking, agrees: true, shows: "update" } as const;
    const agreed = await Promise.all(["bo", "cy"].map((name) => write(tap(name, agreeing))));
    expect(agreed.map(({ kind }) => kind)).toEqual(["update", "update"]);
    expect(await answerOf(campaign, "bo")).toBe("posted");
    const kept = await store().members.find(branch.id, memberKey("cy"));
    expect(kept).toMatchObject({ mayAsk: false, consent: { version: consentVersion } });
  });

  test("taps are refused by the clock at their own moment, also in the middle of a batch", async () => {
    const { campaign, tap } = await openScene("bo", "asha", "cy");
    const { write } = createWriter();
    const [before, after, closed] = await Promise.allSettled([
      write(tap("bo", { at: close.subtract({ milliseconds: 1 }) })),
      write(tap("asha", { at: close })),
      write(tap("cy", { at: close.subtract({ milliseconds: 1 }) })),
    ]);
    expect([before.status, after.status, closed.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(after).toMatchObject({ reason: expect.any(UserError) });
    expect(await answerOf(campaign, "asha")).toBeUndefined();
    await store().campaigns.update({ ...campaign, state: "closed", closedAt: moment, revision: 2 });
    await expect(write(tap("bo", { answer: "lost" }))).rejects.toThrow(UserError);
    expect(await answerOf(campaign, "bo")).toBe("posted");
  });

  test("a question of another workspace, or none, is refused without harm to the others", async () => {
    const { campaign, tap } = await openScene("bo");
    await saveBranch(store(), "T2");
    const { write } = createWriter();
    const [stranger, nothing, bo] = await Promise.allSettled([
      write(tap("bo", { home: { chat: "slack", workspace: "T2" } })),
      write(tap("bo", { asking: { kind: "campaign", id: randomUUID() } })),
      write(tap("bo")),
    ]);
    expect(stranger).toMatchObject({ status: "rejected", reason: expect.any(UserError) });
    expect(nothing).toMatchObject({ status: "rejected", reason: expect.any(UserError) });
    expect(bo.status).toBe("fulfilled");
    expect(await answerOf(campaign, "bo")).toBe("posted");
  });

  test("a tap that cannot be kept fails alone", async () => {
    const names = Array.from({ length: 20 }, (_, number) => `m${number}`);
    const { campaign, tap } = await openScene(...names);
    const { write } = createWriter();
    const taps = names.map((name, number) => tap(name, number === 7 ? { callId: "not\u0000text" } : {}));
    const settled = await Promise.allSettled(taps.map(write));
    const failed = settled.flatMap(({ status }, number) => (status === "rejected" ? [number] : []));
    expect(failed).toEqual([7]);
    expect((await countsOf(store(), campaign.id)).posted).toBe(19);
  });

  test("a member who erases while their tap is written keeps nothing", async () => {
    const names = Array.from({ length: 40 }, (_, number) => `m${number}`);
    const { branch, campaign, tap } = await openScene(...names);
    const { write } = createWriter();
    await Promise.all([
      ...names.map((name) => write(tap(name))),
      ...names.map((name) => store().erasure.erasePerson(branch.id, memberKey(name))),
      ...names.map((name) => createWriter().write(tap(name, { answer: "lost" }))),
    ]);
    const counts = Object.values(await countsOf(store(), campaign.id));
    expect(counts.reduce((sum, count) => sum + count)).toBe(0);
  });

  test("an erasure waits for the batch in hand, and the one after it asks for consent again", async () => {
    const { branch, campaign, tap } = await openScene("bo");
    let erased: Promise<unknown> = Promise.resolve();
    // The erasure begins when the batch has read its questions and has not written yet.
    const database: Database = {
      store: store(),
      transaction: (work) =>
        opened().database.transaction((inside) =>
          work({
            ...inside,
            taps: {
              ...inside.taps,
              async keep(alike, version) {
                erased = store().erasure.erasePerson(branch.id, memberKey("bo"));
                return inside.taps.keep(alike, version);
              },
            },
          }),
        ),
    };
    expect(told(await createWriter(database).write(tap("bo")))).toContain("You told us: Posted.");
    expect(await erased).toMatchObject({ answers: 1 });
    expect(await answerOf(campaign, "bo")).toBeUndefined();
    expect(told(await createWriter().write(tap("bo")))).toContain("may we keep it?");
  });

  // PGlite has one session: while a transaction is open nobody else gets in.
  if (concurrent)
    test("an erasure that comes when a tap is written and not yet kept for good waits for it, and leaves nothing", async () => {
      const { branch, campaign, tap } = await openScene("bo");
      const { pool, database } = opened();
      let erased: Promise<unknown> = Promise.resolve();
      const held: Database = {
        ...database,
        transaction: (work) =>
          database.transaction((inside) =>
            work({
              ...inside,
              taps: {
                ...inside.taps,
                async keep(alike, version) {
                  const kept = await inside.taps.keep(alike, version);
                  erased = store().erasure.erasePerson(branch.id, memberKey("bo"));
                  await endedOrWaiting(pool, erased);
                  return kept;
                },
              },
            }),
          ),
      };
      expect(told(await createWriter(held).write(tap("bo")))).toContain("You told us: Posted.");
      expect(await erased).toMatchObject({ answers: 1 });
      expect(await answerOf(campaign, "bo")).toBeUndefined();
    });

  test("a tap that comes again does not undo the one after it", async () => {
    const { campaign, tap } = await openScene("bo");
    const { write } = createWriter();
    const first = tap("bo", { answer: "to-post" });
    await write(first);
    await write(tap("bo", { answer: "posted", at: moment.add({ seconds: 1 }) }));
    // The platform delivers it once more, and that is later than both.
    const again = await write({ ...first, at: moment.add({ seconds: 2 }) });
    expect(told(again)).toContain("You told us: Posted.");
    expect(await answerOf(campaign, "bo")).toBe("posted");
  });

  test("nor one of the last few before it, and nothing but them is kept of calls", async () => {
    const { campaign, tap } = await openScene("bo");
    const { write } = createWriter();
    const taps = (["lost", "to-post", "not-arrived", "posted"] as const).map((answer) =>
      tap("bo", { answer }),
    );
    for (const one of taps) await write(one);
    for (const one of taps) await write(one);
    expect(await answerOf(campaign, "bo")).toBe("posted");
    for (let turn = 0; turn < 5; turn += 1) await write(tap("bo", { answer: "lost" }));
    const [row] = (await opened().pool.query("select calls from answer")).rows;
    expect(row.calls).toHaveLength(48);
    expect((await opened().pool.query("select from platform_call")).rowCount).toBe(0);
  });

  test("an agreement that comes again after its member was erased is none", async () => {
    const { branch, campaign, tap } = await openScene();
    const asking = { kind: "campaign", id: campaign.id } as const;
    const first = tap("bo", { asking, agrees: true, shows: "update" });
    const { write } = createWriter();
    const replies = [await write(first), await write(first)];
    expect(replies[1]).toEqual(replies[0]);
    await store().erasure.erasePerson(branch.id, memberKey("bo"));
    expect(told(await write(first))).toContain("may we keep it?");
    expect(await answerOf(campaign, "bo")).toBeUndefined();
    expect(await store().members.find(branch.id, memberKey("bo"))).toBeUndefined();
  });

  test("writers side by side, their members interleaved, keep everybody's answer", async () => {
    const names = Array.from({ length: 150 }, (_, number) => `m${number}`);
    const { campaign, tap } = await openScene(...names);
    const [one, other] = [createWriter(), createWriter()];
    const replies = await Promise.all([
      ...names.map((name) => one.write(tap(name))),
      ...names
        .toReversed()
        .map((name) => other.write(tap(name, { at: moment.add({ seconds: 1 }), answer: "lost" }))),
    ]);
    expect(replies.map(told).filter((words) => words.includes("You told us"))).toHaveLength(300);
    // No time is kept: of two processes' taps the one that is written last stays.
    const { posted, lost } = await countsOf(store(), campaign.id);
    expect(posted + lost).toBe(150);
    // One at once, the others while it was written: no batch failed, and nobody was hinted at for each tap.
    expect(one.batches.length + other.batches.length).toBeLessThanOrEqual(6);
  });
}

function told(reply: Reply | undefined): string {
  return reply && reply.kind !== "form" ? plainText(reply.card) : "";
}

expect.addEqualityTesters([
  (one, other) =>
    one instanceof Temporal.Instant && other instanceof Temporal.Instant ? one.equals(other) : undefined,
]);
