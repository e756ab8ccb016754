import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createInbox } from "../../src/core/inbox/inbox.ts";
import type { Database, Store } from "../../src/core/ports/store.ts";
import { edits } from "../fixtures/edits.ts";
import { postDue } from "../support/posting.ts";
import { people, type Rig, text, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const writes = new Set([
  "save",
  "insert",
  "update",
  "remove",
  "publish",
  "replan",
  "add",
  "cancel",
  "finish",
]);

/** A store whose so manyth write fails; `writesLeft` says how many more it would have taken. */
function breaking(store: Store, count: { left: number }): Store {
  const parts = Object.entries(store).map(([name, part]: [string, object]) => [
    name,
    new Proxy(part, {
      get(target, method) {
        const own: unknown = Reflect.get(target, method);
        if (typeof own !== "function" || !writes.has(String(method))) return own;
        return (...given: readonly unknown[]) => {
          count.left -= 1;
          if (count.left === 0) return Promise.reject(new Error("the connection broke"));
          return Reflect.apply(own, target, given);
        };
      },
    }),
  ]);
  return Object.fromEntries(parts) as Store;
}

/** The same people and commands, but their transaction breaks at one write. */
function breakingRig(whole: Rig, count: { left: number }): Rig {
  const { database } = whole.parts;
  const broken: Database = {
    ...database,
    transaction: (work) => database.transaction((store) => work(breaking(store, count))),
  };
  const inbox = createInbox({
    ...whole.parts,
    database: broken,
    log: { info() {}, warn() {}, error() {} },
  });
  return {
    ...whole,
    say: (as, typed) =>
      reading(typed)
        ? whole.say(as, typed)
        : inbox.command({ ...callOf(as), command: wordsOf(typed)[0], input: wordsOf(typed)[1] }),
    press: (as, button) => inbox.press({ ...callOf(as), button }),
  };
}

/** Only looks something up on the way to the edit. */
function reading(typed: string): boolean {
  return typed === "/reminder list" || typed === "/ballot close";
}

let calls = 0;

function callOf(as: keyof typeof people) {
  calls += 1;
  const caller = people[as];
  return {
    callId: `edit-${calls}`,
    caller,
    place: { chat: caller.chat, workspace: caller.workspace, channel: "general" },
  };
}

function wordsOf(typed: string): readonly [string, string] {
  const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [];
  return [command, input];
}

test.each(edits)(
  "$title is one transaction: broken at any write it changes nothing",
  { timeout: 60_000 },
  async (one) => {
    await one.setUp(rig());
    await postDue(rig());
    if (one.told !== undefined) {
      rig().clock.set(one.told);
      await postDue(rig());
    }
    const lookedUp = await withoutCalls(rig());
    for (let nth = 1; ; nth += 1) {
      const count = { left: nth };
      const said = text(await one.edit(breakingRig(rig(), count)));
      if (count.left > 0) {
        // It took fewer writes than that: the edit is made, of several writes.
        expect(said).toMatch(one.confirmed);
        expect(nth).toBeGreaterThan(3);
        break;
      }
      expect(said).toContain("nothing was changed");
      expect(await withoutCalls(rig())).toEqual(lookedUp);
    }
    expect(await withoutCalls(rig())).not.toEqual(lookedUp);
  },
);

/** Everything kept but the ids of calls, and questions that wait, which looking up the edit's ids leaves behind. */
async function withoutCalls(one: Rig): Promise<readonly string[]> {
  const rows = (await one.dump()).split("\n");
  return rows.filter((row) => !row.includes('"half_hour"')).toSorted();
}
