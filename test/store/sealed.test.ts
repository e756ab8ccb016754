import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  callReply,
  chaseContact,
  handleContact,
  installationSecret,
  memberContact,
  reminderWords,
  repContact,
  waitingCall,
} from "../../src/core/people/sealed-in.ts";
import type { MemberKey, Sealed, SealedIn } from "../../src/core/people/vault.ts";
import { createInstallations } from "../../src/store/installations.ts";
import { createSql, type Sql } from "../../src/store/postgres/sql.ts";
import {
  checkSealed,
  notUnder,
  readySealed,
  resealAll,
  sealedColumns,
  sealedVersions,
} from "../../src/store/sealed.ts";
import { sealingKey } from "../../src/vault/sealing.ts";
import { createVault } from "../../src/vault/vault.ts";
import { at, campaignOf, day, memberKey, reminderOf, saveBranch } from "../contracts/store-examples.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { sealedForNoRow } from "../support/sealed-before.ts";

const key = randomBytes(32);

const [older, newer] = [randomBytes(32), randomBytes(32)];

const before = createVault(key, () => [older]);

const after = createVault(key, () => [newer, older]);

const resealer = { stale: notUnder(after.currentHead()), reseal: after.reseal };

const id = { chat: "slack", workspace: "T1", enterprise: false } as const;

const atOnce = { batch: 7, rounds: 3, pauseMs: 1 };

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`what is sealed, on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    const sql = () => createSql(opened().pool);

    /** Something in every place where something sealed is kept. */
    async function fill(members = 20): Promise<{ branchId: string; campaignId: string }> {
      const { store } = opened().database;
      const branch = await saveBranch(store);
      const campaign = campaignOf(branch);
      await store.campaigns.insert(campaign);
      for (let one = 0; one < members; one += 1) {
        const member = memberKey(`m${one}`);
        const contact = before.seal(`U${one}`, memberContact(branch.id, member));
        await store.members.save({ branchId: branch.id, key: member, mayAsk: true, contact });
      }
      const agreed = {
        at: at("2023-04-20T08:00:00Z"),
        contact: before.seal("U-rep", repContact(branch.id, memberKey("rep"))),
      };
      await store.reps.save({ branchId: branch.id, key: memberKey("rep"), role: "rep", agreed });
      await store.reps.save({ branchId: branch.id, key: memberKey("named"), role: "rep" });
      const held = memberKey("rep");
      await store.handles.keep(branch.id, held, before.seal("U-rep", handleContact(branch.id, held)));
      await store.agreements.keep({
        id: "chase",
        campaignId: campaign.id,
        key: memberKey("m1"),
        consent: { version: 1, on: day("2023-04-20") },
        // Under the key made of the installation's own, as before there was any other.
        contact: createVault(key).seal("U1", chaseContact("chase")),
      });
      const to = { member: memberKey("m1") };
      const words = { sealed: before.seal("Post it", reminderWords("own")) };
      await store.reminders.save(reminderOf(branch, { id: "own", to, text: words }));
      for (const callId of ["one", "two"]) {
        await store.calls.begin(callId, at("2023-04-20T08:00:00Z"));
        await store.calls.finish(callId, before.seal("a reply", callReply(callId)));
      }
      const asked = {
        id: "asked",
        branchId: branch.id,
        key: memberKey("m1"),
        now: at("2023-04-20T08:00:00Z"),
      };
      await store.waiting.keep({ ...asked, sealed: before.seal("a call", waitingCall("asked")) });
      await createInstallations(sql()).save({
        ...id,
        secret: before.seal("xoxb-token", installationSecret(id)),
      });
      return { branchId: branch.id, campaignId: campaign.id };
    }

    test("is listed, wherever it is kept", async () => {
      const { rows } = await opened().pool.query<{ at: string }>(
        `select table_name || '.' || column_name as at from information_schema.columns
         where table_schema = 'public' and column_name in ('contact', 'secret', 'reply', 'sealed', 'sealed_words') order by 1`,
      );
      expect(rows.map((row) => row.at)).toEqual(
        sealedColumns.map(({ table, column }) => `${table}.${column}`).sort(),
      );
    });

    test("comes under the newest key, everywhere, and says the same as before", async () => {
      const { branchId, campaignId } = await fill();
      const { done, damaged, left } = await resealAll(sql(), resealer, atOnce);
      expect(Object.fromEntries(done)).toEqual({
        member: 20,
        rep: 1,
        rep_handle: 1,
        chase: 1,
        reminder: 1,
        platform_call: 2,
        waiting_call: 1,
        chat_installation: 1,
      });
      expect([damaged, left]).toEqual([0, 0]);
      expect([...(await sealedVersions(sql())).keys()]).toEqual([after.current()]);
      const { store } = opened().database;
      const only = createVault(key, () => [newer]);
      const open = (sealed: Sealed | undefined, row: SealedIn) => only.open(sealed ?? ("" as Sealed), row);
      for (const one of [0, 13, 19]) {
        const member = memberKey(`m${one}`);
        const contact = (await store.members.find(branchId, member))?.contact;
        expect(open(contact, memberContact(branchId, member))).toBe(`U${one}`);
      }
      const rep = (await store.reps.find(branchId, memberKey("rep")))?.agreed?.contact;
      expect(open(rep, repContact(branchId, memberKey("rep")))).toBe("U-rep");
      const handle = await store.handles.of(branchId, memberKey("rep"));
      expect(open(handle?.contact, handleContact(branchId, memberKey("rep")))).toBe("U-rep");
      const agreement = await store.agreements.of(campaignId, memberKey("m1"));
      expect(open(agreement?.contact, chaseContact("chase"))).toBe("U1");
      const own = (await store.reminders.byId("own"))?.text;
      expect(own && "sealed" in own && open(own.sealed, reminderWords("own"))).toBe("Post it");
      const first = await store.calls.begin("two", at("2023-05-01T10:00:00Z"));
      expect(open(first as Sealed, callReply("two"))).toBe("a reply");
      const secret = (await createInstallations(sql()).find(id))?.secret;
      expect(open(secret, installationSecret(id))).toBe("xoxb-token");
    });

    test("is not touched by a second run", async () => {
      await fill();
      await resealAll(sql(), resealer, atOnce);
      const kept = await opened().pool.query("select contact from member order by member");
      const { done } = await resealAll(sql(), resealer, atOnce);
      expect([...done.values()]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
      expect((await opened().pool.query("select contact from member order by member")).rows).toEqual(
        kept.rows,
      );
    });

    test("goes on where a run was killed, and until then every value opens", async () => {
      const { branchId } = await fill();
      let transactions = 0;
      const dying: Sql = {
        query: (text, values) => sql().query(text, values),
        together(work) {
          transactions += 1;
          if (transactions > 2) throw new Error("killed");
          return sql().together(work);
        },
      };
      await expect(resealAll(dying, resealer, atOnce)).rejects.toThrow("killed");
      const half = await sealedVersions(sql());
      expect(half.get(after.current())).toBe(14);
      const { store } = opened().database;
      for (let one = 0; one < 20; one += 1) {
        const member = memberKey(`m${one}`);
        const contact = (await store.members.find(branchId, member))?.contact;
        expect(after.open(contact ?? ("" as Sealed), memberContact(branchId, member))).toBe(`U${one}`);
      }
      const { done, left } = await resealAll(sql(), resealer, atOnce);
      expect([done.get("member"), left]).toEqual([6, 0]);
    });

    test("is left as it is where it is damaged, and that is counted", async () => {
      const { branchId } = await fill(3);
      const broken =
        `${before.seal("U9", memberContact(branchId, "broken" as MemberKey)).slice(0, -4)}AAAA` as Sealed;
      await opened().database.store.members.save({
        branchId,
        key: "broken" as MemberKey,
        mayAsk: true,
        contact: broken,
      });
      const { damaged, left } = await resealAll(sql(), resealer, atOnce);
      expect([damaged, left]).toEqual([1, 1]);
      const kept = await opened().database.store.members.find(branchId, "broken" as MemberKey);
      expect(kept?.contact).toBe(broken);
    });

    test("is left alone while a platform's tokens are being renewed, so that none is lost", async () => {
      await fill(0);
      const installations = createInstallations(sql());
      const renewed = installations.refreshing(id, async (installation) => {
        const { left } = await resealAll(sql(), resealer, atOnce);
        expect(left).toBe(1);
        return installations.replace(installation, before.seal("xoxb-renewed", installationSecret(id)));
      });
      expect(await renewed).toBe(true);
      expect((await resealAll(sql(), resealer, atOnce)).left).toBe(0);
      const secret = (await installations.find(id))?.secret ?? ("" as Sealed);
      expect(after.open(secret, installationSecret(id))).toBe("xoxb-renewed");
    });

    /** PGlite has one session: while a transaction is open nobody else gets in. */
    const whereManyMayWrite = kind.concurrent ? test : () => undefined;
    whereManyMayWrite("waits for nobody, and comes back for what was in use", async () => {
      await fill(5);
      const client = await opened().pool.connect();
      await client.query("begin");
      await client.query("select from member where member = $1 for update", [memberKey("m2")]);
      const first = await resealAll(sql(), resealer, { ...atOnce, rounds: 1 });
      expect([first.done.get("member"), first.left]).toEqual([4, 1]);
      await client.query("rollback");
      client.release();
      expect((await resealAll(sql(), resealer, atOnce)).left).toBe(0);
    });

    test("for no row, as it was once, opens until the next start binds it; in another row it opens no more", async () => {
      const { branchId } = await fill(2);
      const { store } = opened().database;
      const [one, two] = [memberKey("m0"), memberKey("m1")];
      const contact = sealedForNoRow(sealingKey(older), "U0");
      await store.members.save({ branchId, key: one, mayAsk: true, contact });
      const kept = async () => (await store.members.find(branchId, one))?.contact ?? ("" as Sealed);
      expect(before.open(await kept(), memberContact(branchId, one))).toBe("U0");
      await readySealed(sql(), { versions: before.versions(), reseal: before.reseal });
      expect(before.open(await kept(), memberContact(branchId, one))).toBe("U0");
      await opened().pool.query("update member set contact = $1 where member = $2", [await kept(), two]);
      const copied = (await store.members.find(branchId, two))?.contact ?? ("" as Sealed);
      expect(() => before.open(copied, memberContact(branchId, two))).toThrow("not for this row");
      const { left } = await resealAll(sql(), resealer, atOnce);
      expect(left).toBe(1);
    });

    test("with a key that is not there stops the start, with the cure", async () => {
      await checkSealed(sql(), createVault(key).versions());
      await fill(1);
      await checkSealed(sql(), after.versions());
      await expect(checkSealed(sql(), createVault(key, () => [newer]).versions())).rejects.toThrow(
        /sealed with a key that is not there \(k[\w-]{8}\).*at the end of MUSTER_SEALING_KEYS.*rotate-keys/,
      );
      await resealAll(sql(), resealer, atOnce);
      await checkSealed(sql(), createVault(key, () => [newer]).versions());
    });
  });
}
