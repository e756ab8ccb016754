import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { mydata } from "../../commands/mydata.ts";
import { reminder } from "../../commands/reminder/reminder.ts";
import type { Answer } from "../../src/core/ballot/answers.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { installationSecret } from "../../src/core/people/sealed-in.ts";
import { buttonsOf, type Person, people, text, today, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, reminder, branch, mydata]);

const nothing = "What Muster keeps about you here\nNothing. No answer, no reminder, no role.";

async function said(as: Person, typed: string): Promise<string> {
  return text(await rig().say(as, typed));
}

async function branchId(): Promise<string> {
  const found = await rig().store.branches.of(workspace);
  if (!found) throw new Error("no branch");
  return found.id;
}

/** Consent and an answer to a ballot, as a check would have kept them. */
async function answered(person: Person, answer: Answer): Promise<void> {
  const { store, vault } = rig();
  const id = await branchId();
  if ((await store.campaigns.list(id)).length === 0) {
    await said(
      "officer",
      "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon",
    );
  }
  const [campaign] = await store.campaigns.list(id);
  const key = vault.memberKey(people[person]);
  await store.members.save({ branchId: id, key, mayAsk: true, consent: { version: 1, on: today(rig()) } });
  await store.answers.put({ campaignId: campaign?.id ?? "", key, answer, on: today(rig()) });
}

async function erase(as: Person): Promise<string> {
  const [button] = buttonsOf(await rig().say(as, "/mydata erase"));
  return text(await rig().press(as, button?.id ?? ""));
}

describe("/mydata show", () => {
  it("says so when nothing is kept", async () => {
    expect(await said("member", "/mydata show")).toBe(nothing);
    expect(await said("officer", "/mydata show")).toBe(nothing);
  });

  it("says that the caller installed Muster, until they erase it", async () => {
    const { installations, vault } = rig();
    const id = { ...workspace, enterprise: false };
    const installedBy = vault.memberKey(people.officer);
    await installations.save({ ...id, secret: vault.seal("tokens", installationSecret(id)) });
    await rig().pool.query("update chat_installation set installed_by = $1", [installedBy]);
    expect(await said("officer", "/mydata show")).toContain("You installed Muster in this workspace");
    expect(await said("member", "/mydata show")).toBe(nothing);
    await erase("officer");
    expect(await said("officer", "/mydata show")).toBe(nothing);
    expect((await installations.find(id))?.secret).toBeDefined();
  });

  it("shows answers with the date they are erased by, agreement, contact, reminders and role", async () => {
    await answered("member", "to-post");
    await said("member", "/reminder add text: Post my paper when: Fri 21 April 5pm who: me repeat: weekly");
    await said("officer", `/branch reps add: <@${people.member.user}> role: officer`);
    const [own] = await rig().store.reminders.list(await branchId(), rig().vault.memberKey(people.member));
    expect(await said("member", "/mydata show")).toBe(
      [
        "What Muster keeps about you here",
        "Reballot: you told us “Got it, not posted yet” on Thursday 20 April 2023. Erased by Tuesday 23 May 2023.",
        "You agreed on Thursday 20 April 2023 that answers are kept under a code (text version 1).",
        "Your chat id, encrypted, to send you the reminders you asked for.",
        `Reminder: “Post my paper”, every week, next on Friday 21 April 2023, 5pm · ${own?.shortId}`,
        "You were named an officer but have not agreed yet: only a code is kept.",
        "Stop what is sent to you with /mydata stop. Erase all of it now with /mydata erase.",
        "[May a rep speak to me? Reballot]",
      ].join("\n"),
    );
  });

  it("counts the date of erasure from an early close", async () => {
    await answered("member", "posted");
    const [button] = buttonsOf(await rig().say("officer", "/ballot close"));
    await rig().press("officer", button?.id ?? "");
    expect(await said("member", "/mydata show")).toContain("Erased by Thursday 4 May 2023.");
  });

  it("shows a rep their role, and the channel reminders they set", async () => {
    await said("rep", "/reminder add text: Branch meeting when: 27 April 5pm");
    const words = await said("rep", "/mydata show");
    expect(words).toContain("“Branch meeting”, on Thursday 27 April 2023, 5pm.");
    expect(words).toContain("in #general");
    expect(words).toContain("You are a rep of this branch: your chat id is kept, encrypted.");
    expect(await said("member", "/mydata show")).toBe(nothing);
  });

  it("shows “don’t ask me again” and a reminder that is over", async () => {
    const { store, vault, clock } = rig();
    await store.members.save({
      branchId: await branchId(),
      key: vault.memberKey(people.member),
      mayAsk: false,
    });
    await said("member", "/reminder add text: Post my paper when: Fri 21 April 5pm who: me");
    clock.set("2023-04-22T09:00");
    const words = await said("member", "/mydata show");
    expect(words).toContain("You asked not to be asked again.");
    expect(words).toContain("“Post my paper”, nothing left to send · ");
  });

  it("shows nobody anything of anybody else", async () => {
    await answered("member", "lost");
    await said("member", "/reminder add text: Post my paper when: Fri 21 April 5pm who: me");
    expect(await said("other", "/mydata show")).toBe(nothing);
    expect(await said("officer", "/mydata show")).toBe(nothing);
  });

  it("is on the caller’s own page as well", async () => {
    await answered("member", "posted");
    const page = plainText(await rig().inbox.home(people.member));
    const [, ...kept] = (await said("member", "/mydata show")).split("\n");
    expect(page).toContain(kept.join("\n"));
    expect(page).toContain("you told us “Posted”");
  });
});

describe("/mydata erase", () => {
  it("asks first, in plain words, and erases nothing yet", async () => {
    await answered("member", "posted");
    const reply = await rig().say("member", "/mydata erase");
    expect(text(reply)).toBe(
      [
        "Erase everything Muster keeps about you here?",
        "Your answers, reminders, agreement and any role go at once. You cannot get them back. Totals already shown stay.",
        "[Erase it all]",
        "[Leave it]",
      ].join("\n"),
    );
    expect(buttonsOf(reply)).toMatchObject([{ id: "mydata/erase", style: "danger" }, { id: "mydata/leave" }]);
    expect(await said("member", "/mydata show")).toContain("you told us “Posted”");
  });

  it("leaves nothing of a member, and says what went", async () => {
    await answered("member", "posted");
    await said("member", "/reminder add text: Post my paper when: Fri 21 April 5pm who: me repeat: daily");
    await said("member", "/reminder add text: Ring round when: Fri 21 April 6pm who: me");
    await said("officer", `/branch reps add: <@${people.member.user}>`);
    const key = rig().vault.memberKey(people.member);
    expect(await rig().dump()).toContain(key);
    expect(await erase("member")).toBe("Erased: 1 answer, 2 reminders, your agreement and any role.");
    expect(await said("member", "/mydata show")).toBe(nothing);
    expect(await rig().dump()).not.toContain(key);
    expect(await rig().dump()).not.toContain("Post my paper");
  });

  it("takes away a rep’s rights and leaves the channel its reminder, without whose it was", async () => {
    await said("rep", "/reminder add text: Branch meeting when: 27 April 5pm");
    await erase("rep");
    expect(await said("rep", "/ballot create name: Ours closes: 9 May 12 noon")).toContain(
      "Only reps and officers",
    );
    expect(await said("rep", "/mydata show")).toBe(nothing);
    expect(await said("officer", "/reminder list")).toContain("“Branch meeting”");
    expect(await rig().dump()).not.toContain(rig().vault.memberKey(people.rep));
  });

  it("leaves everybody else’s as it was", async () => {
    await answered("other", "posted");
    await answered("member", "posted");
    await said("other", "/reminder add text: Mine when: Fri 21 April 5pm who: me");
    const before = await said("other", "/mydata show");
    await erase("member");
    expect(await said("other", "/mydata show")).toBe(before);
  });

  it("pressed twice finds nothing more, and works where nothing was kept", async () => {
    const empty = "Erased: no answers, no reminders, your agreement and any role.";
    await answered("member", "posted");
    await erase("member");
    expect(await erase("member")).toBe(empty);
    expect(await erase("officer")).toBe(empty);
  });

  it("answers a repeated tap as the first, and erases once", async () => {
    await answered("member", "posted");
    const callId = randomUUID();
    const first = await rig().press("member", "mydata/erase", { callId });
    expect(first.kind).toBe("update");
    expect(text(await rig().press("member", "mydata/erase", { callId }))).toBe(text(first));
  });

  it("lets a member begin again", async () => {
    await said("member", "/reminder add text: One when: Fri 21 April 5pm who: me");
    await erase("member");
    expect(await said("member", "/reminder add text: Two when: Fri 21 April 5pm who: me")).toContain(
      "Muster now keeps your chat id, encrypted",
    );
  });
});
