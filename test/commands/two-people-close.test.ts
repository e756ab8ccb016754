import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { buttonsOf, type Person, text, useRig, workspace } from "../support/rig.ts";

/** A close that two people move: what is asked of the first, what of the second, and what counts as moved. */

const rig = useRig(commands);

const say = (as: Person, typed: string) => rig().say(as, typed);

const said = async (as: Person, typed: string) => text(await say(as, typed));

type Said = Awaited<ReturnType<typeof say>>;

async function press(as: Person, label: string, on: Said): Promise<Said> {
  const button = buttonsOf(on).find((one) => one.label.includes(label));
  if (!button) throw new Error(`no button “${label}”: ${text(on)}`);
  return rig().press(as, button.id);
}

async function ballot() {
  const branch = await rig().store.branches.of(workspace);
  const [only] = await rig().store.campaigns.list(branch?.id ?? "");
  if (!only) throw new Error("no ballot");
  return only;
}

const closes = async () => (await ballot()).milestones.closes?.date.toString();

const waiting = () => say("officer", "/branch settings");

beforeEach(async () => {
  await said("officer", "/branch settings two-people: yes");
});

describe("a close moved over the day from which the turnout rule is asked about", () => {
  beforeEach(async () => {
    rig().clock.set("2026-07-01T09:00");
    await said("rep", "/ballot create name: Pay ballot closes: Fri 31 July 2026 noon");
  });

  it("asks whoever moves it; the second is shown the answer, and it is kept with the new close", async () => {
    const asked = await say("rep", "/ballot dates closes: Fri 21 August 2026 noon");
    expect(text(asked)).toContain("50%");
    expect(await said("officer", "/branch settings")).not.toContain("Waits for");
    expect(text(await press("rep", "No", asked))).toContain("Nothing is done yet");
    expect([await closes(), (await ballot()).turnoutRule]).toEqual(["2026-07-31", undefined]);
    const shown = await waiting();
    expect(text(shown)).toContain("it does not apply");
    await press("officer", "Confirm: close", shown);
    expect([await closes(), (await ballot()).turnoutRule]).toEqual(["2026-08-21", "no"]);
  });

  it("takes the answer typed with it", async () => {
    const typed = await say("rep", "/ballot dates closes: Fri 21 August 2026 noon turnout-rule: yes");
    expect(text(typed)).toContain("Nothing is done yet");
    await press("officer", "Confirm: close", await waiting());
    expect([await closes(), (await ballot()).turnoutRule]).toEqual(["2026-08-21", "yes"]);
  });

  it("asks the second where the first was asked nothing", async () => {
    await said("rep", "/ballot dates closes: Fri 21 August 2026 noon turnout-rule: yes");
    // As it was kept before the rule was kept with it.
    await rig().pool.query("update waiting_act set change = null");
    const asked = await press("officer", "Confirm: close", await waiting());
    expect(text(asked)).toContain("50%");
    expect(await closes()).toBe("2026-07-31");
    await press("officer", "No", asked);
    expect([await closes(), (await ballot()).turnoutRule]).toEqual(["2026-08-21", "no"]);
  });

  it("is asked of an opening day moved over it as well, which one person moves", async () => {
    const asked = await say("rep", "/ballot dates opens: Wed 1 July 2026");
    expect(text(asked)).not.toContain("50%");
    await said("officer", "/branch settings two-people: no");
    await said("rep", "/ballot dates closes: Fri 21 August 2026 noon");
    await said("officer", "/branch settings two-people: yes");
    expect((await ballot()).turnoutRule).toBeUndefined();
    const moved = await say("rep", "/ballot dates opens: Mon 3 August 2026");
    expect(text(moved)).toContain("50%");
    await press("rep", "No", moved);
    expect((await ballot()).turnoutRule).toBe("no");
  });
});

describe("a ballot that was ended", () => {
  it.each(["", " ending: withdrawn", " ending: postponed"])("by one%s goes on by two", async (ending) => {
    await said("rep", "/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
    await press("rep", "", await say("rep", `/ballot close Reballot${ending}`));
    expect((await ballot()).state).toBe("closed");
    const asked = await say("rep", "/ballot dates Reballot closes: Tue 9 May 2023 12 noon");
    expect(text(await press("rep", "Yes, go on", asked))).toContain("Nothing is done yet");
    expect((await ballot()).state).toBe("closed");
    await press("officer", "Confirm: close", await waiting());
    expect([(await ballot()).state, await closes()]).toEqual(["open", "2023-05-09"]);
  });
});
