import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Answer } from "../../src/core/ballot/answers.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import { chaseConsentVersion, type Listing } from "../../src/core/chase/chase.ts";
import type { TestDatabase } from "../support/databases.ts";
import { endedOrWaiting } from "../support/waiting.ts";
import { at, campaignOf, day, memberKey, saveBranch, sealed } from "./store-examples.ts";

const moment = at("2023-05-01T10:00:00Z");

interface Scene {
  readonly branch: Branch;
  readonly campaign: Campaign;
  /** A rep's list at the moment, or hours after it. */
  readonly list: (rep: string, hours?: number) => Listing;
  readonly agree: (member: string, answer?: Answer, version?: number) => Promise<void>;
}

async function openScene({ database: { store } }: TestDatabase, members = 0): Promise<Scene> {
  const branch = await saveBranch(store, `T-${randomUUID()}`);
  const campaign = campaignOf(branch);
  await store.campaigns.insert(campaign);
  const agree: Scene["agree"] = async (member, answer = "to-post", version = chaseConsentVersion) => {
    const key = memberKey(member);
    await store.answers.put({ campaignId: campaign.id, key, answer, on: day("2023-05-01") });
    const consent = { version, on: day("2023-05-01") };
    await store.agreements.keep({
      id: randomUUID(),
      campaignId: campaign.id,
      key,
      consent,
      contact: sealed(member),
    });
  };
  for (let number = 0; number < members; number += 1) await agree(`m${number}`);
  const list: Scene["list"] = (rep, hours = 0) => ({
    campaignId: campaign.id,
    rep: memberKey(rep),
    now: moment.add({ hours }),
  });
  return { branch, campaign, list, agree };
}

/** Whom a rep has on their list, noted ones too. */
async function listOf({ pool }: TestDatabase, { campaignId, rep }: Listing): Promise<readonly string[]> {
  const { rows } = await pool.query<{ member: string }>(
    "select member from chase where campaign_id = $1 and rep = $2",
    [campaignId, rep],
  );
  return rows.map(({ member }) => member);
}

/** Consents that a rep may speak to a member, and the lists of reps. */
export function chaseContract(opened: () => TestDatabase): void {
  const lists = () => opened().database.store.chaseLists;
  const agreements = () => opened().database.store.agreements;

  test("of those who agreed, only whoever has still to post is claimed, by one rep", async () => {
    const { list, agree } = await openScene(opened());
    const answers: readonly Answer[] = [
      "posted",
      "to-post",
      "not-arrived",
      "lost",
      "not-balloted",
      "not-saying",
    ];
    for (const answer of answers) await agree(answer, answer);
    await agree("older text", "to-post", chaseConsentVersion - 1);
    expect(await lists().claim(list("asha"))).toBe(3);
    expect((await listOf(opened(), list("asha"))).toSorted()).toEqual(
      ["lost", "not-arrived", "to-post"].map(memberKey),
    );
    expect(await lists().claim(list("bo"))).toBe(0);
    expect(await lists().waiting(list("asha"))).toBe(3);
  });

  test("never a rep their own self, nor members of another campaign", async () => {
    const [one, other] = [await openScene(opened()), await openScene(opened(), 2)];
    await one.agree("asha");
    expect(await lists().claim(one.list("asha"))).toBe(0);
    expect(await lists().claim(one.list("bo"))).toBe(1);
    expect(await lists().waiting(other.list("bo"))).toBe(0);
  });

  test("whoever was never noted comes first, then whose note is oldest; within a day of one nobody", async () => {
    const { list, agree, campaign } = await openScene(opened());
    for (const name of ["first", "second"]) {
      await agree(name);
      await lists().claim(list("asha"));
      await lists().mark(list("asha", name === "first" ? 0 : 1), { member: memberKey(name) }, "spoken");
    }
    await agree("new");
    expect(await lists().claim(list("bo", 23))).toBe(1);
    await lists().release(list("bo", 23), "all");
    await lists().claim(list("bo", 25));
    const order: string[] = [];
    for (;;) {
      const shown = await lists().next(list("bo", 25));
      if (!shown) break;
      order.push(String(shown.contact));
      expect(await lists().mark(list("bo", 25), "shown", "no-answer")).toBe(true);
    }
    expect(order).toEqual(["new", "first", "second"].map(sealed));
    expect((await agreements().of(campaign.id, memberKey("first")))?.noted).toEqual({
      mark: "no-answer",
      at: moment.add({ hours: 25 }),
    });
  });

  test("whoever is shown stays the first until noted, also after more are claimed", async () => {
    const { list, agree } = await openScene(opened());
    await agree("one");
    await lists().claim(list("asha"));
    await lists().next(list("asha"));
    for (let number = 0; number < 5; number += 1) await agree(`m${number}`);
    await lists().claim(list("asha", 1));
    expect((await lists().next(list("asha", 1)))?.contact).toBe(sealed("one"));
  });

  test("an answer that settles it, the withdrawal and the erasure leave no row, and nobody else’s goes", async () => {
    const { list, agree, campaign, branch } = await openScene(opened());
    for (const name of ["posted", "withdrawn", "all", "erased", "stays"]) await agree(name);
    await lists().claim(list("asha"));
    const { answers, erasure } = opened().database.store;
    const key = memberKey("posted");
    await answers.put({ campaignId: campaign.id, key, answer: "posted", on: day("2023-05-01") });
    await agreements().endAnswered([campaign.id], [key, memberKey("stays")]);
    expect(await agreements().withdraw(campaign.id, memberKey("withdrawn"))).toBe(true);
    expect(await agreements().withdraw(campaign.id, memberKey("withdrawn"))).toBe(false);
    expect(await agreements().withdrawAll(branch.id, memberKey("all"))).toBe(1);
    await erasure.erasePerson(branch.id, memberKey("erased"));
    const { rows } = await opened().pool.query("select member from chase");
    expect(rows).toEqual([{ member: memberKey("stays") }]);
    expect(await lists().countOfRep(branch.id, memberKey("asha"))).toBe(1);
    await erasure.erasePerson(branch.id, memberKey("asha"));
    expect(await lists().countOfRep(branch.id, memberKey("asha"))).toBe(0);
    expect(await lists().claim(list("bo"))).toBe(1);
  });

  test("an answer “posted” alone takes a member off a list, whatever else has run", async () => {
    const { list, agree, campaign } = await openScene(opened());
    await agree("bo");
    await lists().claim(list("asha"));
    await lists().next(list("asha"));
    const given = {
      campaignId: campaign.id,
      key: memberKey("bo"),
      answer: "posted",
      on: day("2023-05-01"),
    } as const;
    await opened().database.store.answers.put(given);
    expect(await lists().next(list("asha"))).toBeUndefined();
    expect(await lists().mark(list("asha"), "shown", "will-post")).toBe(false);
    expect(await lists().waiting(list("asha"))).toBe(0);
  });

  test("agreeing to another text begins anew, to the same one changes nothing", async () => {
    const { list, agree, campaign } = await openScene(opened());
    await agree("bo", "to-post", chaseConsentVersion - 1);
    const old = await agreements().of(campaign.id, memberKey("bo"));
    await agree("bo");
    await lists().claim(list("asha"));
    const before = await agreements().of(campaign.id, memberKey("bo"));
    expect(before?.id).not.toBe(old?.id);
    await agree("bo");
    expect(await agreements().of(campaign.id, memberKey("bo"))).toEqual(before);
  });
}

/** Several reps, and members, in the same instant. */
export function chaseRacesContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  test("reps who claim at once get others each, and together as many as there are", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { list } = await openScene(opened(), 35);
      const reps = ["asha", "bo", "cy", "di"];
      const counts = await Promise.all(reps.map((rep) => store().chaseLists.claim(list(rep))));
      const lists = await Promise.all(reps.map((rep) => listOf(opened(), list(rep))));
      expect(counts).toEqual(lists.map(({ length }) => length));
      const all = lists.flat();
      expect(new Set(all).size).toBe(all.length);
      // Whoever came when others held all that was left may come again.
      for (const rep of reps) await store().chaseLists.claim(list(rep));
      const after = await Promise.all(reps.map((rep) => listOf(opened(), list(rep))));
      expect(new Set(after.flat()).size).toBe(35);
      expect(Math.max(...after.map(({ length }) => length))).toBe(10);
    }
  });

  test("a claim walks past members another rep is about to take, without waiting", async () => {
    const { list } = await openScene(opened(), 15);
    const others = await opened().database.transaction(async ({ chaseLists }) => {
      expect(await chaseLists.claim(list("asha"))).toBe(10);
      return store().chaseLists.claim(list("bo"));
    });
    expect(others).toBe(5);
  });

  test("one rep’s two claims at once fill one list", async () => {
    const { list } = await openScene(opened(), 30);
    const counts = await Promise.all([1, 2, 3].map(() => store().chaseLists.claim(list("asha"))));
    expect(counts.toSorted()).toEqual([0, 0, 10]);
  });

  test("who withdraws while they are being claimed is on nobody’s list", async () => {
    const { list, campaign } = await openScene(opened(), 1);
    let withdrawn: Promise<boolean> | undefined;
    await opened().database.transaction(async ({ chaseLists }) => {
      expect(await chaseLists.claim(list("asha"))).toBe(1);
      withdrawn = store().agreements.withdraw(campaign.id, memberKey("m0"));
      await endedOrWaiting(opened().pool, withdrawn);
    });
    expect(await withdrawn).toBe(true);
    expect(await store().chaseLists.next(list("asha"))).toBeUndefined();
  });

  test("who withdraws or is erased while they are being shown is not shown, and the next one is", async () => {
    for (const way of ["withdraw", "erase"] as const) {
      const { list, agree, campaign, branch } = await openScene(opened());
      await agree("one");
      await store().chaseLists.claim(list("asha"));
      await store().chaseLists.next(list("asha"));
      await agree("two");
      await store().chaseLists.claim(list("asha", 1));
      let shown: ReturnType<ReturnType<typeof store>["chaseLists"]["next"]> | undefined;
      await opened().database.transaction(async ({ agreements, erasure }) => {
        if (way === "withdraw") await agreements.withdraw(campaign.id, memberKey("one"));
        else await erasure.erasePerson(branch.id, memberKey("one"));
        shown = store().chaseLists.next(list("asha", 1));
        await endedOrWaiting(opened().pool, shown);
      });
      expect((await shown)?.contact).toBe(sealed("two"));
    }
  });
}
