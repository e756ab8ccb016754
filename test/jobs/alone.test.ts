import type { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { jobs } from "../../jobs/index.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import { civilDate, ukZone } from "../../src/core/calendar/zone.ts";
import { type Card, plainText } from "../../src/core/chat/card.ts";
import { ChatProblem } from "../../src/core/chat/chat.ts";
import type { Check } from "../../src/core/check/check.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import type { Database, Store } from "../../src/core/ports/store.ts";
import {
  campaignOf,
  checkOf,
  clock,
  day,
  memberKey,
  planned,
  saveBranch,
  sealed,
} from "../contracts/store-examples.ts";
import { databaseKinds, quickest, useDatabase } from "../support/databases.ts";
import { at } from "../support/examples.ts";
import { keepingLog } from "../support/logs.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { countsOf } from "../support/numbers.ts";
import { assemble } from "../support/whole.ts";

/** Where one thing fails every time: what reads or writes it throws, in a transaction and outside. */
type Breaks = (store: Store) => Partial<Store>;

function broken(database: Database, breaks: Breaks): Database {
  const harmed = (store: Store): Store => ({ ...store, ...breaks(store) });
  return {
    store: harmed(database.store),
    transaction: (work) => database.transaction((store) => work(harmed(store))),
  };
}

function failFor(bad: string, asked: string): void {
  if (asked === bad) throw new Error("this one always fails");
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`one that fails harms itself alone, on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    const store = () => opened().database.store;
    let now: Temporal.Instant;
    let edits: Card[];
    let refuse: (words: string) => void;
    let log: ReturnType<typeof keepingLog>;
    beforeEach(() => {
      now = at("2023-05-02T09:00");
      edits = [];
      refuse = () => {};
      log = keepingLog();
    });

    const chat = memoryChat({
      name: "slack",
      posted() {},
      edited(card) {
        refuse(plainText(card));
        edits.push(card);
      },
    });

    async function run(name: string, breaks: Breaks = () => ({})): Promise<void> {
      const database = broken(opened().database, breaks);
      const services = assemble({ commands: [], database, clock: { now: () => now }, log }).worker(chat);
      await jobs.find((job) => job.name === name)?.run(services);
    }

    /** Runs it once a minute for so long. */
    async function runFor(minutes: number, name: string, breaks?: Breaks): Promise<void> {
      for (let minute = 0; minute < minutes; minute += 1) {
        await run(name, breaks);
        now = now.add({ minutes: 1 });
      }
    }

    async function open(branch: Branch, changes: Partial<Campaign> = {}): Promise<Campaign> {
      const campaign = { ...campaignOf(branch), ...changes };
      await store().campaigns.insert(campaign);
      return campaign;
    }

    async function branches(): Promise<readonly [Branch, Branch, Branch]> {
      return [
        await saveBranch(store(), "T1"),
        await saveBranch(store(), "T2"),
        await saveBranch(store(), "T3"),
      ];
    }

    async function answers(campaignId: string, count: number): Promise<void> {
      for (let one = 0; one < count; one += 1) {
        const key = `member-${one}` as MemberKey;
        await store().answers.put({ campaignId, key, answer: "posted", on: civilDate(now, ukZone) });
      }
    }

    test("purge: the other branches' answers go on time", async () => {
      const all = await branches();
      const campaigns = [await open(all[0]), await open(all[1]), await open(all[2])];
      for (const { id } of campaigns) await answers(id, 1);
      now = at("2023-05-30T12:00");
      const [bad] = all;
      const breaks: Breaks = ({ erasure }) => ({
        erasure: {
          ...erasure,
          async eraseClosed(branchId, before) {
            failFor(bad.id, branchId);
            return erasure.eraseClosed(branchId, before);
          },
        },
      });
      await run("purge", breaks);
      const left = await Promise.all(campaigns.map(async ({ id }) => (await countsOf(store(), id)).posted));
      expect(left).toEqual([1, 0, 0]);
      expect(log.kept.join()).toContain(`"job":"purge","about":"${bad.id}","tries":1`);
      // Mended, it is done at the next time.
      now = now.add({ hours: 1 });
      await run("purge");
      expect((await countsOf(store(), campaigns[0]?.id ?? "")).posted).toBe(0);
      expect(await store().setbacks.of("purge")).toEqual(new Map());
    });

    test("purge: a step that fails holds up no other", async () => {
      const [branch] = await branches();
      const key = memberKey(branch.home.workspace);
      const asked = {
        id: "0a",
        branchId: branch.id,
        key,
        now: now.subtract({ minutes: 61 }),
        sealed: sealed("a call"),
      };
      await store().waiting.keep(asked);
      const breaks: Breaks = ({ erasure, calls }) => ({
        erasure: { ...erasure, eraseClaims: () => Promise.reject(new Error("no")) },
        calls: { ...calls, forgetBefore: () => Promise.reject(new Error("no")) },
      });
      await run("purge", breaks);
      expect(await opened().pool.query("select from waiting_call")).toMatchObject({ rowCount: 0 });
    });

    test("alert-reps: the other branches' reps are told", async () => {
      const all = await branches();
      for (const branch of all) {
        const key = memberKey(branch.home.workspace);
        const agreed = { at: now, contact: sealed("U1") };
        await store().reps.save({ branchId: branch.id, key, role: "rep", agreed });
        await store().plans.add([planned(branch)]);
      }
      await opened().pool.query("update delivery set state = 'failed', reason = 'refused'");
      const [bad] = all;
      await run("alert-reps", ({ trouble }) => ({
        trouble: {
          ...trouble,
          async alert(branchId, when) {
            failFor(bad.id, branchId);
            return trouble.alert(branchId, when);
          },
        },
      }));
      const { rows } = await opened().pool.query("select branch_id from delivery where kind = 'notice'");
      expect(rows.map((row) => row.branch_id).toSorted()).toEqual([all[1].id, all[2].id].toSorted());
    });

    test("close-check: the other ballots close", async () => {
      const all = await branches();
      const campaigns = [await open(all[0]), await open(all[1]), await open(all[2])];
      now = at("2023-05-30T12:00");
      const bad = campaigns[0]?.id ?? "";
      await run("close-check", (inside) => ({
        campaigns: {
          ...inside.campaigns,
          async update(campaign) {
            failFor(bad, campaign.id);
            return inside.campaigns.update(campaign);
          },
        },
      }));
      const states = await Promise.all(
        campaigns.map(async ({ id }) => (await store().campaigns.byId(id))?.state),
      );
      expect(states).toEqual(["open", "closed", "closed"]);
    });

    test("what fails is tried less and less often, at least once an hour", async () => {
      const [bad] = await branches();
      let tries = 0;
      await runFor(130, "purge", ({ erasure }) => ({
        erasure: {
          ...erasure,
          async eraseClosed(branchId, before) {
            if (branchId === bad.id) tries += 1;
            failFor(bad.id, branchId);
            return erasure.eraseClosed(branchId, before);
          },
        },
      }));
      // At once, after 1, 2, 4, 8, 16, 32 and 64 minutes, then each hour.
      expect(tries).toBe(9);
      expect((await store().setbacks.of("purge")).get(bad.id)?.tries).toBe(9);
    });

    // Once is enough: what is done in turn is done by the same SQL on both.
    // Many rows, and nothing that depends on the database.
    if (kind !== quickest) return;
    describe("with 300 open checks", () => {
      let campaign: Campaign;
      /** In one transaction. */
      const keepAll = (all: readonly Check[]) =>
        opened().database.transaction(async (inside) => {
          for (const check of all) await inside.checks.save(check);
        });
      let checks: readonly Check[];
      beforeEach(async () => {
        const branch = await saveBranch(store());
        const { milestones } = campaignOf(branch);
        const closes = { date: day("2023-05-30"), time: clock("12:00") };
        campaign = await open(branch, { milestones: { ...milestones, closes } });
        checks = Array.from({ length: 300 }, (_, nth) => {
          const place = { ...campaign.place, channel: `C${nth}` };
          return checkOf(campaign, { place, shortId: `c${nth}`, openedAt: now });
        });
        await keepAll(checks);
        const all = checks.map(({ id, place: to }) =>
          planned(branch, { source: { kind: "check", id }, kind: "check", to, campaignId: campaign.id }),
        );
        await store().plans.add(all);
        await run("deliver");
        await run("refresh-check");
        await run("refresh-check");
        expect(edits).toEqual([]);
      });

      test("all of them are edited in turn", async () => {
        await answers(campaign.id, 22);
        await runFor(2, "refresh-check");
        expect(edits).toHaveLength(300);
      });

      test("one of them that cannot be read is counted, and the others are edited", async () => {
        await answers(campaign.id, 22);
        const bad = checks[0]?.id ?? "";
        await runFor(4, "refresh-check", ({ checks: kept }) => ({
          checks: {
            ...kept,
            async claimEdit(id, claim) {
              failFor(bad, id);
              return kept.claimEdit(id, claim);
            },
          },
        }));
        expect(edits).toHaveLength(299);
        expect(log.kept.join()).toContain(`"job":"refresh-check","about":"${bad}","tries":1`);
      });

      test("edits that come too fast are taken once the platform takes them, and counted against none", async () => {
        await answers(campaign.id, 22);
        let taken = 0;
        refuse = () => {
          taken += 1;
          if (taken % 40 === 0)
            throw new ChatProblem({ kind: "rate-limited", retryAfterMs: 30_000, scope: "bot" }, "429");
        };
        await runFor(4, "refresh-check");
        expect(edits).toHaveLength(300);
        const { rows } = await opened().pool.query(
          "select distinct edit_tries, edit_after from ballot_check",
        );
        expect(rows).toEqual([{ edit_tries: 0, edit_after: null }]);
      });

      test("250 closed ones whose edits are refused starve nobody, and end with what refused them", {
        timeout: 60_000,
      }, async () => {
        const closing = checks.slice(0, 250);
        await keepAll(closing.map((check) => ({ ...check, closedAt: now })));
        refuse = (words) => {
          if (words.includes("Check closed")) throw new ChatProblem({ kind: "place-lost" }, "is_archived");
        };
        await answers(campaign.id, 22);
        await runFor(2, "refresh-check");
        expect(edits).toHaveLength(50);
        // From the second refusal on they have to wait: at one moment none is tried again and again.
        const tries = async () => {
          const { rows } = await opened().pool.query<{ tries: string }>(
            "select sum(edit_tries) as tries from ballot_check",
          );
          return Number(rows[0]?.tries);
        };
        for (let count = 0; count < 4; count += 1) await run("refresh-check");
        const before = await tries();
        for (let count = 0; count < 2; count += 1) await run("refresh-check");
        expect(await tries()).toBe(before);
        expect(before).toBeLessThanOrEqual(3 * 250);
        expect(edits).toHaveLength(50);

        now = now.add({ hours: 8 * 24 });
        await runFor(2, "refresh-check");
        const { rows } = await opened().pool.query("select distinct ended from ballot_check");
        expect(rows).toEqual(expect.arrayContaining([{ ended: "place-lost" }]));
        expect(rows).toHaveLength(2);
        log.kept.splice(0);
        now = now.add({ hours: 2 });
        await runFor(2, "refresh-check");
        expect(log.kept).toEqual([]);
      });
    });
  });
}
