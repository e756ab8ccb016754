import { expect, test } from "vitest";
import type { Claimed, Outcome } from "../../src/core/ports/outbox.ts";
import type { TestDatabase } from "../support/databases.ts";
import {
  again,
  at,
  campaignOf,
  checkOf,
  clock,
  countdownOf,
  day,
  killed,
  memberKey,
  nextDue,
  placeIn,
  planned,
  reminderOf,
  saveBranch,
  sealed,
  strikeOf,
  written,
} from "./store-examples.ts";

const source = { kind: "campaign", id: "campaign" } as const;

/** The planned example is due at this instant. */
const due = at("2023-05-02T08:00:00Z");

/** Claiming what is due, recording what became of it, and taking over from the dead. */
export function claimsContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;
  const claim = (options: { now?: typeof due; token?: string; limit?: number; leaseMs?: number } = {}) =>
    store().outbox.claim({ now: due, token: "t", limit: 10, leaseMs: 60_000, ...options });
  const states = async () =>
    (await store().posts.ofSource(source)).map(({ state, reason }) => reason ?? state);

  test("a post is claimed from the moment it is due, once, with its branch and a key of its own", async () => {
    const branch = await saveBranch(store());
    await store().plans.add([planned(branch)]);
    expect(await claim({ now: due.subtract({ nanoseconds: 1000 }) })).toEqual([]);
    const [claimed] = await claim();
    expect(claimed).toMatchObject({ token: "t", tries: 1, ask: false, delivery: { state: "claimed" } });
    expect(written(claimed?.branch)).toEqual(written(branch));
    expect(claimed?.key).toMatch(/^[\w-]{22}$/);
    expect(await claim()).toEqual([]);
    expect(await claim({ limit: 0 })).toEqual([]);
  });

  test("a row whose countdown cannot be read is given up by itself, and the others go", async () => {
    const branch = await saveBranch(store());
    const [bad, good] = [0, 1].map(() =>
      countdownOf(branch, { kind: "date", title: "Rally", date: day("2023-05-03") }),
    );
    if (!bad || !good) throw new Error("no countdowns");
    for (const one of [bad, good]) await store().countdowns.save(one);
    await store().plans.add(
      [bad, good].map(({ id }) => planned(branch, { source: { kind: "countdown", id }, kind: "date" })),
    );
    await opened().pool.query('update countdown set target = \'{"kind": "date"}\' where id = $1', [bad.id]);
    expect((await claim()).map(({ delivery }) => delivery.source.id)).toEqual([good.id]);
    const [given] = await store().posts.ofSource({ kind: "countdown", id: bad.id });
    expect([given?.state, given?.reason]).toEqual(["failed", "could-not-draw"]);
  });

  test("a claim brings everything the text is drawn from", async () => {
    const branch = await saveBranch(store());
    const campaign = campaignOf(branch, { entitled: 900 });
    const published = { posted: 120, toPost: 40, trouble: 5 };
    const strike = strikeOf(branch, { decisionOn: day("2023-05-10") });
    const check = checkOf(campaign);
    await store().campaigns.insert(campaign);
    await store().tallies.tell(campaign.id, published, day("2023-04-20"));
    await store().strikes.insert(strike);
    await store().checks.save(check);
    const countdown = countdownOf(branch, {
      kind: "date",
      title: "Rally",
      date: day("2023-05-03"),
      time: clock("10:30"),
    });
    const reminder = reminderOf(branch, {
      to: { member: memberKey("bo") },
      until: day("2023-06-01"),
      repeat: "daily",
    });
    await store().countdowns.save(countdown);
    await store().reminders.save(reminder);
    await store().members.save({
      branchId: branch.id,
      key: memberKey("bo"),
      mayAsk: true,
      contact: sealed("U2"),
    });
    const about = { campaignId: campaign.id, strikeId: strike.id };
    await store().plans.add([
      planned(branch, { source: { kind: "countdown", id: countdown.id }, ...about }),
      planned(branch, {
        source: { kind: "reminder", id: reminder.id },
        to: { member: memberKey("bo") },
        kind: "reminder",
      }),
      planned(branch, { source: { kind: "check", id: check.id }, kind: "check" }),
    ]);
    const [counted, reminded, asked] = await claim();
    expect(written(counted?.campaign)).toEqual(written({ ...campaign, published }));
    expect(written(counted?.strike)).toEqual(written(strike));
    expect(written(counted?.countdown)).toEqual(written({ target: countdown.target }));
    expect(written(reminded?.reminder)).toEqual(written(reminder));
    expect([reminded?.contact, reminded?.delivery.to]).toEqual([sealed("U2"), { member: memberKey("bo") }]);
    expect(written(asked?.check)).toEqual(written(check));
    expect([asked?.reminder, asked?.contact, asked?.campaign]).toEqual([undefined, undefined, undefined]);
  });

  test("one post of a small workspace is among the first, behind a thousand of a big one", async () => {
    const big = await saveBranch(store(), "T1");
    const small = await saveBranch(store(), "T2");
    const many = Array.from({ length: 1000 }, (_, index) =>
      planned(big, { to: placeIn(big.home, `C${index}`) }),
    );
    await store().plans.add([...many, planned(small, { at: clock("09:00:30") })]);
    const now = due.add({ minutes: 1 });
    const first = await claim({ now, limit: 10 });
    const lanes = first.map(({ branch }) => branch.home.workspace);
    expect(lanes.slice(0, 3)).toEqual(["T2", "T1", "T1"]);
    expect(first.map(({ delivery: { to } }) => ("channel" in to ? to.channel : "")).slice(1, 4)).toEqual([
      "C0",
      "C1",
      "C2",
    ]);
    expect(await claim({ now, limit: 2000 })).toHaveLength(991);
  });

  test("a posted message is remembered, a private one without a word of where", async () => {
    const branch = await saveBranch(store());
    await store().plans.add([planned(branch), planned(branch, { to: { member: memberKey("bo") } })]);
    const [toChannel, toMember] = await claim();
    const place = placeIn(branch.home);
    const recipient = { ...branch.home, user: "U2" };
    const posted = (
      row: Claimed | undefined,
      message: Extract<Outcome, { kind: "posted" }>["message"],
    ): Outcome => {
      return { id: row?.delivery.id ?? "", token: "t", kind: "posted", message, at: due };
    };
    await store().outbox.record([
      posted(toChannel, { place, id: "1" }),
      posted(toMember, { place: recipient, id: "2" }),
    ]);
    const rows = await store().posts.ofSource(source);
    expect(rows.map(({ state, message }) => [state, message])).toEqual([
      ["posted", { place, id: "1" }],
      ["posted", undefined],
    ]);
    expect(written(rows.map(({ postedAt }) => postedAt))).toEqual(written([due, due]));
    const { rows: kept } = await opened().pool.query("select to_jsonb(delivery)::text as row from delivery");
    expect(kept.filter(({ row }) => row.includes("U2"))).toEqual([]);
  });

  test("a refused post is planned for later, and each try is counted", async () => {
    await store().plans.add([planned(await saveBranch(store()))]);
    const [first] = await claim();
    await store().outbox.record([again(first)]);
    expect(await claim()).toEqual([]);
    expect(written(await nextDue(store()))).toBe(written(due.add({ minutes: 1 })));
    const [second] = await claim({ now: due.add({ minutes: 1 }), token: "u" });
    expect(second).toMatchObject({ tries: 2, ask: false, key: first?.key });
    expect(written(second?.firstClaimedAt)).toBe(written(first?.firstClaimedAt));
    const gaveUp = { id: second?.delivery.id ?? "", token: "u", kind: "failed", reason: "gone" } as const;
    expect(await store().outbox.record([gaveUp])).toEqual([gaveUp.id]);
    expect(await states()).toEqual(["gone"]);
  });

  test("a killed process's post is taken over, to be asked about first", async () => {
    await store().plans.add([planned(await saveBranch(store()))]);
    const [first] = await claim({ leaseMs: killed });
    expect(await store().outbox.anythingDue(due.subtract({ hours: 1 }))).toBe(true);
    const [second] = await claim({ token: "u" });
    expect(second).toMatchObject({ ask: true, tries: 2, token: "u", key: first?.key });
    expect(await store().outbox.anythingDue(due)).toBe(false);
  });

  test("the record of a process that lost its lease to another is ignored", async () => {
    const branch = await saveBranch(store());
    await store().plans.add([planned(branch)]);
    const [lost] = await claim({ leaseMs: killed });
    const [held] = await claim({ token: "u" });
    const posted = {
      id: lost?.delivery.id ?? "",
      kind: "posted",
      message: { place: placeIn(branch.home), id: "1" },
      at: due,
    } as const;
    expect(await store().outbox.record([{ ...posted, token: "t" }])).toEqual([]);
    expect(await states()).toEqual(["claimed"]);
    expect(await store().outbox.record([{ ...posted, token: held?.token ?? "" }])).toEqual([posted.id]);
    expect(await store().outbox.record([again(held)])).toEqual([]);
    expect(await states()).toEqual(["posted"]);
  });

  test("a post nobody could be asked about is asked about again at its next try", async () => {
    await store().plans.add([planned(await saveBranch(store()))]);
    await claim({ leaseMs: killed });
    const [second] = await claim({ token: "u" });
    await store().outbox.record([again(second, { keepAsking: true })]);
    const [third] = await claim({ now: due.add({ minutes: 1 }), token: "v" });
    expect(third?.ask).toBe(true);
    await store().outbox.record([again(third, { nextAt: due.add({ minutes: 2 }) })]);
    const [fourth] = await claim({ now: due.add({ minutes: 2 }), token: "w" });
    expect(fourth?.ask).toBe(false);
  });
}
