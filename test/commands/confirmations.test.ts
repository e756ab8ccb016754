import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { buttonsOf, type Person, text, useRig } from "../support/rig.ts";
import { standing } from "../support/standing.ts";
import { confirmed } from "./confirmations.ts";
import type { Confirmed } from "./confirmations-others.ts";
import { createScene } from "./confirmed-scene.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig(commands);

/** Subcommands that change nothing: asking whose a number is in the log is itself a line of it. */
const reading = [
  ...["muster", "ballot preview", "ballot status", "ballot actions", "ballot export"],
  ...["countdown show", "countdown list", "check results", "chase next", "strike list", "strike show"],
  ...["reminder list", "branch posts", "branch log", "mydata show", "mydata export"],
];

/** A group of the platform whose members have a role: here for one call, and not for the next. */
const group = "G1";

const actor: Person = "other";

const { does, set } = createScene(rig);

beforeEach(set);

const who = ({ as }: Confirmed): Person => (as === "member" ? "member" : actor);

async function begin({ as, first = [] }: Confirmed): Promise<void> {
  if (as !== "member") await does([`/branch reps add: <@&${group}> role: ${as}`], "officer");
  for (const line of first) await does(line, "officer");
}

const confirm = (row: Confirmed) => does(row.typed, who(row), [group]);

const undoOf = (reply: Reply) => buttonsOf(reply).find(({ label }) => label === "Undo");

const rows = Object.entries(confirmed);

describe("the confirmations", () => {
  it("are of every subcommand that changes something", () => {
    const declared = commands.flatMap(({ name, subcommands }) =>
      subcommands.map((one) => `${name} ${one.name}`.trim()),
    );
    expect([...reading, ...Object.keys(confirmed)].toSorted()).toEqual(declared.toSorted());
  });

  it.each(rows)("of /%s has Undo where it can be taken back, and says that once", async (_, row) => {
    await begin(row);
    const before = await standing(rig());
    const done = await confirm(row);
    expect(done.kind, text(done)).not.toBe("refused");
    const undos = buttonsOf(done).filter(({ label }) => label === "Undo");
    expect(undos).toHaveLength("not" in row.undo ? 0 : 1);
    const [undo] = undos;
    if (!undo) return;
    const after = await standing(rig());
    expect(after).not.toEqual(before);
    const taps = (as: Person, groups: readonly string[] = []) => rig().press(as, undo.id, { groups });
    expect((await taps("member")).kind).toBe(who(row) === "member" ? "update" : "refused");
    if (who(row) !== "member") {
      if (undo.id.startsWith("ask/")) expect((await taps("officer")).kind).toBe("refused");
      const without = await taps(actor);
      expect(text(without)).toMatch(/Only (?:reps|officers)/u);
      expect(await standing(rig())).toEqual(after);
      const undone = await taps(actor, [group]);
      expect(undone.kind, text(undone)).toBe("update");
      expect(text(undone)).toContain("Undone");
    }
    expect(await standing(rig())).toEqual(before);
    expect((await taps(who(row), [group])).kind).toBe("refused");
    expect(await standing(rig())).toEqual(before);
  });

  const changed = rows.filter(([, { undo }]) => "later" in undo);

  it.each(changed)("of /%s takes nothing back of what was changed since", async (_, row) => {
    await begin(row);
    const undo = undoOf(await confirm(row));
    if ("later" in row.undo && row.undo.later) await does(row.undo.later, "officer");
    const since = await standing(rig());
    const late = await rig().press(who(row), undo?.id ?? "", { groups: [group] });
    expect(text(late)).not.toContain("Undone");
    expect(await standing(rig())).toEqual(since);
  });

  it.each(rows)("of /%s has Change where it can be changed, filled in", async (_, row) => {
    await begin(row);
    const done = await confirm(row);
    const labels = buttonsOf(done).map(({ label }) => label);
    const { change } = row;
    if ("not" in change) return expect(labels).not.toContain("Change");
    if ("button" in change) return expect(labels).toContain(change.button);
    const button = buttonsOf(done).find(({ label }) => label === "Change");
    const form = await rig().press(who(row), button?.id ?? "", { groups: [group] });
    if (form.kind !== "form") throw new Error(text(form));
    const values = Object.fromEntries(form.form.fields.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject(change);
    const mine = await rig().press("member", button?.id ?? "");
    if (who(row) !== "member") expect(mine.kind).toBe("refused");
  });
});
