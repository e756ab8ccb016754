import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Caller } from "../../src/core/chat/chat.ts";
import { installationSecret } from "../../src/core/people/sealed-in.ts";
import { buttonsOf, channel, people, text, useRig, workspace } from "../support/rig.ts";

/** Whoever installed Muster is an officer by that so that somebody can begin, and not for ever. */

const rig = useRig(commands);

const id = { ...workspace, enterprise: false };

let calls = 0;

function say(caller: Caller, typed: string) {
  const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [];
  calls += 1;
  return rig().inbox.command({ callId: `installer-${calls}`, caller, place: channel, command, input });
}

async function isOfficer(caller: Caller): Promise<boolean> {
  return text(await say(caller, "/branch reps")).includes("You are an officer here.");
}

const installer: Caller = { ...people.other, fullMember: true };

async function installs(caller: Caller): Promise<void> {
  const { installations, vault } = rig();
  await installations.save({
    ...id,
    secret: vault.seal("tokens", installationSecret(id)),
    installedBy: vault.memberKey(caller),
  });
}

/** As it is when a workspace is new: installed, then a first call. */
async function freshly(): Promise<void> {
  const { store } = rig();
  await store.branches.remove(workspace);
  await installs(installer);
}

describe("whoever was first to install Muster", () => {
  beforeEach(freshly);

  it("is an officer, and no guest is", async () => {
    expect(await isOfficer(installer)).toBe(true);
    expect(await isOfficer({ ...installer, fullMember: false })).toBe(false);
    expect(await isOfficer({ ...people.member, fullMember: true })).toBe(false);
  });

  it("leaves nothing waiting for a second person once they are none by that", async () => {
    await say(installer, "/branch settings two-people: yes");
    await say(installer, "/strike add name: Out days: 28 April 2023 for: all");
    const confirmed = buttonsOf(await say(installer, "/strike confirm Out"))[0]?.id ?? "";
    await rig().inbox.press({
      callId: "installer-asks",
      caller: installer,
      place: channel,
      button: confirmed,
    });
    expect(text(await say(people.officer, "/branch settings"))).toContain("Waits for a second person");
    await rig().press("officer", "branch/end-installer");
    expect(text(await say(people.officer, "/branch settings"))).not.toContain("Waits for");
  });

  it("is none once another officer has agreed, and never again: not when that one leaves, nor by installing once more", async () => {
    await say(installer, `/branch reps add: <@${people.member.user}> role: officer`);
    expect(await isOfficer(installer)).toBe(true);
    await rig().press("member", "branch/agree");
    expect(await isOfficer(installer)).toBe(false);
    expect(await isOfficer(people.member)).toBe(true);
    await rig().press("member", buttonsOf(await say(people.member, "/mydata erase"))[0]?.id ?? "");
    await installs(installer);
    expect(await isOfficer(installer)).toBe(false);
  });

  it("stays one by agreeing to the role themselves, by name then", async () => {
    await say(installer, `/branch reps add: <@${installer.user}> role: officer`);
    await rig().press("other", "branch/agree");
    expect(await isOfficer({ ...installer, fullMember: false })).toBe(true);
  });

  it("is none once a rep who had agreed is made an officer", async () => {
    await say(installer, `/branch reps add: <@${people.rep.user}> role: rep`);
    await rig().press("rep", "branch/agree");
    expect(await isOfficer(installer)).toBe(true);
    await say(installer, `/branch reps add: <@${people.rep.user}> role: officer`);
    expect(await isOfficer(installer)).toBe(false);
  });

  it("is seen by officers, who take it back by a button, and its end is in the log", async () => {
    for (const typed of ["/branch settings", "/branch reps"]) {
      const card = await say(people.officer, typed);
      expect(text(card)).toContain("Whoever was first to install Muster here is an officer by that alone");
      expect(text(card)).toContain("[Take that back now]");
    }
    expect(text(await say(people.member, "/branch reps"))).not.toContain("install Muster");
    expect(text(await rig().press("member", "branch/end-installer"))).toContain("Only officers");
    expect(await isOfficer(installer)).toBe(true);
    await rig().press("officer", "branch/end-installer");
    expect(await isOfficer(installer)).toBe(false);
    expect(text(await say(people.officer, "/branch settings"))).not.toContain("first to install");
    expect(text(await say(people.officer, "/branch log"))).toContain(
      "whoever installed Muster is no longer an officer by that",
    );
  });

  it("loses it by name too", async () => {
    expect(text(await say(people.officer, `/branch reps remove: <@${installer.user}>`))).toContain(
      "is no longer a rep or officer here",
    );
    expect(await isOfficer(installer)).toBe(false);
  });
});

describe("a plain member who installs Muster again", () => {
  const plain: Caller = { ...people.member, fullMember: true };

  it("gains nothing over a first installer, nor where that one was erased or revoked", async () => {
    await freshly();
    expect(await isOfficer(installer)).toBe(true);
    await installs(plain);
    expect([await isOfficer(plain), await isOfficer(installer)]).toEqual([false, true]);
    await rig().press("officer", "branch/end-installer");
    await installs(plain);
    expect([await isOfficer(plain), await isOfficer(installer)]).toEqual([false, false]);
  });

  it("gains nothing after an uninstall, and the first one has nothing back", async () => {
    await freshly();
    expect(await isOfficer(installer)).toBe(true);
    await rig().installations.remove(id);
    await rig().inbox.left(workspace);
    await installs(plain);
    await rig().inbox.joined(workspace);
    expect([await isOfficer(plain), await isOfficer(installer)]).toEqual([false, false]);
    expect(await isOfficer({ ...plain, managesWorkspace: true })).toBe(true);
  });
});
