import { describe, expect, it } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { branch } from "../../commands/branch/branch.ts";
import { check } from "../../commands/check.ts";
import { mentionedGroup } from "../../src/core/branch/person.ts";
import { type Caller, ChatProblem } from "../../src/core/chat/chat.ts";
import { UserError } from "../../src/core/chat/user-error.ts";
import { createInbox } from "../../src/core/inbox/inbox.ts";
import type { Database } from "../../src/core/ports/store.ts";
import { channel, type Person, people, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig([branch, ballot, check]);

async function said(as: Person, typed: string, groups: readonly string[] = []): Promise<string> {
  return text(await rig().say(as, typed, { groups }));
}

const create = "/ballot create name: Ours closes: 9 May 12 noon";

describe("a group named as reps", () => {
  it("makes reps of whoever is in it at that moment, and of nobody else", async () => {
    expect(await said("officer", "/branch reps add: <!subteam^S123|@reps>")).toContain(
      "Whoever is in that group is a rep here from now on",
    );
    expect(await said("member", create, ["S999"])).toContain("Only reps and officers of Harbour branch");
    expect(await said("member", create, ["S123"])).toContain("Set up: Ours");
    expect(await said("member", "/branch reps", ["S123"])).toContain("You are a rep here.");
    expect(await said("member", "/branch reps")).toContain("You are a member here.");
    expect(await said("member", "/branch settings name: Mine", ["S123"])).toContain("Only officers");
  });

  it("may be named as officers, who may then name others", async () => {
    await said("officer", "/branch reps add: <@&4455> role: officer");
    expect(await said("other", "/branch reps add: <@&6677>", ["4455"])).toContain("is a rep here");
    expect(await said("member", "/branch reps add: <@&8899>", ["6677"])).toContain("Only officers");
  });

  it("raises a named rep, and never lowers an officer", async () => {
    await said("officer", "/branch reps add: <@&4455> role: officer");
    expect(await said("rep", "/branch reps", ["4455"])).toContain("You are an officer here.");
    await said("officer", "/branch reps add: <@&4455> role: rep");
    await said("officer", `/branch reps add: <@${people.rep.user}> role: officer`);
    expect(await said("rep", "/branch reps", ["4455"])).toContain("You are an officer here.");
  });

  it("is counted, and gives no rights once it is taken back", async () => {
    await said("officer", "/branch reps add: <!subteam^S123>");
    await said("officer", "/branch reps add: <@&4455> role: officer");
    expect(await said("member", "/branch reps")).toContain(
      "Named by group: 1 group as officers, 1 group as reps.",
    );
    expect(await said("rep", "/branch reps remove: <!subteam^S123>")).toContain("Only officers");
    expect(await said("officer", "/branch reps remove: <!subteam^S123|@reps>")).toBe(
      "Being in that group gives no rights here any more.",
    );
    expect(await said("member", create, ["S123"])).toContain("Only reps and officers");
    expect(await said("officer", "/branch reps remove: <!subteam^S123>")).toContain("is not named here");
  });

  it("cannot be the role that everybody has", async () => {
    const home = { chat: "discord", workspace: "4455" } as const;
    expect(() => mentionedGroup("<@&4455>", home, "add")).toThrow(UserError);
    expect(mentionedGroup("<@&4456>", home, "add")).toBe("4456");
  });

  it("is asked about outside every transaction, and anew at every act", async () => {
    await said("officer", "/branch reps add: <@&4455>");
    const asked: boolean[] = [];
    let open = 0;
    const { parts } = rig();
    const database: Database = {
      ...parts.database,
      async transaction(work) {
        open += 1;
        return parts.database.transaction(work).finally(() => {
          open -= 1;
        });
      },
    };
    const inbox = createInbox({ ...parts, database });
    const caller: Caller = {
      ...people.member,
      async groupsOf(ids) {
        asked.push(open > 0);
        return ids;
      },
    };
    for (const callId of ["one", "two"]) {
      await inbox.command({ callId, caller, place: channel, command: "ballot", input: "status" });
    }
    await inbox.suggest({
      caller,
      place: channel,
      command: "ballot",
      subcommand: "status",
      option: "ballot",
      typed: "",
    });
    expect(asked).toEqual([false, false, false]);
  });

  it("is not asked about for what any member may tap, nor of officers, nor when none is named", async () => {
    let asked = 0;
    const counting = (as: Person): Caller => ({
      ...people[as],
      async groupsOf() {
        asked += 1;
        return [];
      },
    });
    const { inbox } = rig();
    const type = (as: Person, callId: string) =>
      inbox.command({ callId, caller: counting(as), place: channel, command: "branch", input: "reps" });
    await type("member", "before");
    expect(asked).toBe(0);
    await said("officer", "/branch reps add: <@&4455>");
    await type("officer", "officer");
    await inbox.press({ callId: "tap", caller: counting("member"), place: channel, button: "check/decline" });
    expect(asked).toBe(0);
    await type("member", "after");
    expect(asked).toBe(1);
  });

  it("gives no rights while the platform cannot say who is in it, and members go on as before", async () => {
    await said("officer", "/branch reps add: <@&4455>");
    const warned: string[] = [];
    const inbox = createInbox({
      ...rig().parts,
      log: { info() {}, warn: (_, words) => warned.push(words), error() {} },
    });
    const caller: Caller = {
      ...people.member,
      async groupsOf() {
        throw new ChatProblem({ kind: "unavailable" }, "no answer");
      },
    };
    const reply = await inbox.command({
      callId: "c",
      caller,
      place: channel,
      command: "branch",
      input: "reps",
    });
    expect(text(reply)).toContain("You are a member here.");
    expect(warned).toEqual(["the platform could not say who is in a group"]);
  });

  it("is kept by its id alone", async () => {
    await said("officer", "/branch reps add: <!subteam^S123|@secret-handle>");
    await said("member", create, ["S123"]);
    const dump = await rig().dump();
    expect(dump).toContain("S123");
    expect(dump).not.toContain("secret-handle");
    expect(dump).not.toContain(people.member.user);
    expect(await rig().store.branches.of(workspace)).toBeDefined();
  });
});
