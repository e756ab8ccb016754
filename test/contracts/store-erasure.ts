import { expect, test } from "vitest";
import type { MemberKey } from "../../src/core/people/vault.ts";
import { createInstallations } from "../../src/store/installations.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import type { TestDatabase } from "../support/databases.ts";
import { at, campaignOf, day, memberKey, planned, reminderOf, saveBranch, sealed } from "./store-examples.ts";

/** Columns that hold somebody's code, or their sealed chat id. */
export const personColumns = [
  "answer.member",
  "chase.contact",
  "chase.member",
  "chase.rep",
  "chat_installation.installed_by",
]
  .concat(["delivery.member", "delivery.destination", "member.contact", "member.member"])
  .concat(["reminder.made_by", "reminder.member", "rep.contact", "rep.member"])
  .concat(["rep_handle.contact", "rep_handle.member", "waiting_act.asked_by", "waiting_call.member"])
  .sort();

/**
 * Every other column of text, which never says anything of a person. A new column belongs here, or above and into what
 * `erase`, `stop` and the export cover: this list is what makes whoever adds it decide.
 */
const nobody = new Set(
  [
    ["act", "act about branch_id by_role"],
    ["answer", "answer calls campaign_id taken"],
    ["ballot_check", "branch_id campaign_id channel chat ended id short_id shown workspace"],
    ["branch", "chat id name nation workspace zone language"],
    [
      "campaign",
      "branch_id channel chat id kind milestones name published replacement_link short_id state workspace",
    ],
    ["chase", "campaign_id id mark"],
    ["chat_installation", "chat secret turn workspace"],
    ["countdown", "branch_id campaign_id channel chat days id short_id strike_id target workspace"],
    [
      "delivery",
      "branch_id campaign_id channel chat kind last_error message needs reason series source_id source_kind",
    ],
    ["delivery", "state strike_id token workspace zone"],
    ["erased_from", "table_name"],
    ["installation", "fingerprint"],
    ["job_turn", "job turn"],
    ["lost_place", "channel chat code reason workspace"],
    ["member", "branch_id"],
    ["muster_migration", "name oldest release"],
    ["platform_call", "call_id reply"],
    [
      "reminder",
      "branch_id campaign_id channel chat id repeat sealed_words short_id tied_campaign_id tied_strike_id",
    ],
    ["reminder", "tied words workspace"],
    ["rep", "branch_id role"],
    ["rep_handle", "branch_id"],
    ["waiting_act", "about branch_id change id moment what"],
    ["rep_group", "branch_id group_id role"],
    [
      "campaign",
      "method threshold turnout_rule election target constituencies result result_link follows moved_from",
    ],
    ["campaign", "nomination actions openings ending replaces replacement_words"],
    ["channel_audience", "branch_id channel chat employers workspace"],
    ["setback", "job about"],
    ["tally", "campaign_id"],
    ["told_day", "campaign_id"],
    ["share_code", "campaign_id hash"],
    ["waiting_call", "branch_id id sealed"],
    ["wrong_code", "branch_id"],
    ["strike", "kind employers hours pickets state_by wanted"],
    ["strike_version", "strike strike_id"],
    ["strike", "branch_id channel chat days form id name short_id state workspace"],
  ].flatMap(([table = "", columns = ""]) => columns.split(" ").map((column) => `${table}.${column}`)),
);

/** Whatever is kept about somebody is found, erased and stopped, in whichever table it is. */
export function erasureContract(opened: () => TestDatabase): void {
  const store = () => opened().database.store;

  /** Something of this person in every column that holds people. */
  async function fill(key: MemberKey): Promise<string> {
    const branch = await saveBranch(store());
    const branchId = branch.id;
    const campaign = campaignOf(branch);
    await store().campaigns.insert(campaign);
    const now = at("2023-05-01T10:00:00Z");
    const given = { answer: "to-post", on: day("2023-05-01") } as const;
    const consent = { version: 1, on: given.on };
    await store().members.save({ branchId, key, consent, mayAsk: true, contact: sealed("U1") });
    await store().answers.put({ campaignId: campaign.id, key, ...given });
    await store().reps.save({ branchId, key, role: "rep", agreed: { at: now, contact: sealed("U1") } });
    const friend = memberKey("friend");
    await store().answers.put({ campaignId: campaign.id, key: friend, ...given });
    for (const [id, one] of [
      ["mine", key],
      ["theirs", friend],
    ] as const) {
      await store().agreements.keep({
        id,
        campaignId: campaign.id,
        key: one,
        consent,
        contact: sealed("U1"),
      });
    }
    await store().chaseLists.claim({ campaignId: campaign.id, rep: key, now: now });
    await store().waiting.keep({ id: "asked", branchId, key, now, sealed: sealed("call") });
    const own = reminderOf(branch, { to: { member: key }, by: key });
    for (const one of [own, reminderOf(branch, { by: key })]) await store().reminders.save(one);
    await store().plans.add([
      planned(branch, { source: { kind: "reminder", id: own.id }, to: { member: key } }),
      planned(branch, { source: { kind: "branch", id: branchId }, kind: "notice", to: { member: key } }),
    ]);
    await createInstallations(createSql(opened().pool)).save({
      chat: "slack",
      workspace: "T1",
      enterprise: false,
      secret: sealed("token"),
    });
    await store().handles.keep(branchId, key, sealed("U1"));
    await store().seconds.ask({
      id: "waiting",
      branchId,
      what: "result",
      about: campaign.id,
      revision: 1,
      by: key,
      at: now,
    });
    // Of a workspace that has a branch nobody is kept as who installed it: this one was there before.
    await opened().pool.query("update chat_installation set installed_by = $1", [key]);
    return branchId;
  }

  async function textColumns(): Promise<readonly string[]> {
    const { rows } = await opened().pool.query<{ at: string }>(
      `select table_name || '.' || column_name as at from information_schema.columns
       where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'character varying', 'bytea', 'ARRAY')
       order by 1`,
    );
    return rows.map((row) => row.at);
  }

  /** The columns in which this text stands. */
  async function where(text: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const one of await textColumns()) {
      const [table, column] = one.split(".");
      const { rows } = await opened().pool.query(
        `select 1 from "${table}" where strpos(${column}::text, $1) > 0 limit 1`,
        [text],
      );
      if (rows.length > 0) found.push(one);
    }
    return found;
  }

  test("every column of text is known to hold somebody, or to hold nobody", async () => {
    const unknown = (await textColumns()).filter((one) => !nobody.has(one));
    expect(unknown.sort()).toEqual(personColumns);
  });

  test("erasing a person leaves their code, and what was sealed of them, in no column at all", async () => {
    const key = memberKey("bo");
    const branchId = await fill(key);
    expect([...(await where(key)), ...(await where("sealed-U1"))].sort()).toEqual(personColumns);
    await store().erasure.erasePerson(branchId, key);
    expect(await where(key)).toEqual([]);
    expect(await where("sealed-U1")).toEqual(["chase.contact"]);
    await store().erasure.erasePeople(branchId);
    expect(await where("sealed-U1")).toEqual([]);
    expect(await where("key-of-")).toEqual([]);
  });

  test("taking Muster out of a workspace leaves nobody, and every total", async () => {
    const key = memberKey("bo");
    const branchId = await fill(key);
    const theirs = await saveBranch(store(), "T2");
    await store().members.save({
      branchId: theirs.id,
      key: memberKey("cy"),
      mayAsk: true,
      contact: sealed("U3"),
    });
    const [campaign] = await store().campaigns.list(branchId);
    await store().calls.begin("slack:T1:call", at("2023-05-01T10:00:00Z"));
    await store().calls.begin("slack:T2:call", at("2023-05-01T10:00:00Z"));
    expect(await store().erasure.erasePeople(branchId)).toBe(7);
    for (const one of [key, memberKey("friend"), sealed("U1")]) expect(await where(one)).toEqual([]);
    expect(await store().campaigns.byId(campaign?.id ?? "")).toBeDefined();
    expect(await where("slack:T1:call")).toEqual([]);
    expect(await where("slack:T2:call")).toEqual(["platform_call.call_id"]);
    expect(await store().members.find(theirs.id, memberKey("cy"))).toBeDefined();
    expect(await store().erasure.erasePeople(branchId)).toBe(0);
  });

  test("where the employer owns the workspace nobody's chat id is kept for messages, and answers stay", async () => {
    const key = memberKey("bo");
    const branchId = await fill(key);
    expect(await store().erasure.eraseOptIns(branchId)).toBe(3);
    expect(await where("sealed-U1")).toEqual(["rep.contact", "rep_handle.contact"]);
    expect(await where(key)).toEqual(
      ["answer.member", "chat_installation.installed_by", "delivery.destination", "delivery.member"].concat([
        ...[
          "member.member",
          "reminder.made_by",
          "rep.member",
          "rep_handle.member",
          "waiting_act.asked_by",
          "waiting_call.member",
        ],
      ]),
    );
    expect(await store().erasure.eraseOptIns(branchId)).toBe(0);
  });
}
