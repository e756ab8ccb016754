import { randomUUID } from "node:crypto";
import { passOnAll } from "../../src/core/acts/follow/pass-on.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import type { Caller } from "../../src/core/chat/chat.ts";
import type { Workspace } from "../../src/core/chat/place.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { buttonsOf, type Rig, text } from "./rig.ts";

/** Somebody who manages another workspace, on whatever platform, behind the rig's own inbox. */
export function elsewhere(rig: () => Rig, home: Workspace) {
  const officer: Caller = { ...home, user: "u-there", managesWorkspace: true, groupsOf: async () => [] };
  const placeOf = (channel: string) => ({ ...home, channel });

  function type(typed: string, channel = "ballot", caller = officer): Promise<Reply> {
    const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [];
    return rig().inbox.command({ callId: randomUUID(), caller, place: placeOf(channel), command, input });
  }

  function press(button: string, channel = "ballot", caller = officer): Promise<Reply> {
    return rig().inbox.press({ callId: randomUUID(), caller, place: placeOf(channel), button });
  }

  return {
    home,
    type,
    press,
    said: async (typed: string, channel?: string) => text(await type(typed, channel)),
    member: (user: string): Caller => ({ ...officer, user, managesWorkspace: false }),
    /** Both steps of following. */
    async follow(code: string, channel?: string): Promise<string> {
      const [button] = buttonsOf(await type(`/ballot follow code: ${code}`, channel));
      if (!button) throw new Error("nothing to follow");
      return text(await press(button.id, channel));
    },
    async branch(): Promise<Branch> {
      const branch = await rig().store.branches.of(home);
      if (!branch) throw new Error("no branch there yet");
      return branch;
    },
    async campaign() {
      const branch = await rig().store.branches.of(home);
      const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
      return campaign;
    },
  };
}

export type Elsewhere = ReturnType<typeof elsewhere>;

/** The code in what `/ballot share` says. */
export function codeIn(said: string): string {
  const code = /Join code: (\S+)/u.exec(said)?.[1];
  if (code === undefined) throw new Error(`no code in: ${said}`);
  return code;
}

/** Runs the job that moves followers' posts. */
export function passOn({ parts: { database, clock, draw, log } }: Rig): Promise<void> {
  return passOnAll({ database, clock, draw, log });
}
