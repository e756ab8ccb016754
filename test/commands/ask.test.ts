import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { purgeAll } from "../../src/core/acts/privacy/purge.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { silent } from "../support/logs.ts";
import { buttonsOf, channel, type Person, people, tap as tapOn, text, useRig } from "../support/rig.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig(commands);

const say = (typed: string, as: Person = "rep") => rig().say(as, typed);

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const tap = (reply: Reply, label: string, as: Person = "rep") => tapOn(rig(), as, reply, label);

const ballot = (name: string, closes: string) =>
  say(`/ballot create name: ${name} closes: ${closes} 12 noon`);

async function twoBallots(): Promise<void> {
  await ballot("Pay ballot", "Tue 9 May 2023");
  await ballot("Pensions ballot", "Tue 23 May 2023");
  await rig().pool.query(nothingWaits);
}

/** Confirmations can be undone: that waits as well. */
const nothingWaits = "delete from waiting_call";

const waiting = async () =>
  Number(
    (await rig().pool.query<{ many: string }>("select count(*) as many from waiting_call")).rows[0]?.many,
  );

const reminders = async () => {
  const branch = await rig().store.branches.of(channel);
  return rig().store.reminders.list(branch?.id ?? "", rig().vault.memberKey(people.rep));
};

describe("which one", () => {
  it("is asked with a button for each that can be meant, and one tap goes on with all that was typed", async () => {
    await twoBallots();
    const asked = await say("/ballot entitled count: 1,240");
    expect(labels(asked)).toEqual([
      "Pensions ballot, closes Tue 23 May 2023",
      "Pay ballot, closes Tue 9 May 2023",
    ]);
    const done = await tap(asked, "Pay ballot, closes Tue 9 May 2023");
    expect(done.kind).toBe("update");
    expect(text(done)).toContain("1,240");
    await tap(done, "Undo");
    expect(await waiting()).toBe(0);
  });

  it("is asked of a name with a slip in it", async () => {
    await twoBallots();
    expect(labels(await say("/ballot preview ballot: pnesions"))).toEqual([
      "Pensions ballot, closes Tue 23 May 2023",
    ]);
    const asked = await say("/ballot preview ballot: Pesnions ballot");
    expect(labels(asked)).toEqual(["Pensions ballot, closes Tue 23 May 2023"]);
    expect(text(await tap(asked, "Pensions ballot, closes Tue 23 May 2023"))).toContain("Pensions ballot");
  });

  it("a member's answer waits in the button, never with us", async () => {
    await twoBallots();
    const asked = await say("/posted posted", "member");
    expect(await waiting()).toBe(0);
    expect(text(await tap(asked, "Pay ballot, closes Tue 9 May 2023", "member"))).toContain(
      "Before your first answer",
    );
  });
});

describe("which reading", () => {
  it.each([
    ["27 April 12pm", "Thursday 27 April 2023, 12 noon"],
    ["27 April 5:30", "Thursday 27 April 2023, 5:30pm"],
    ["Wed 27 April 5pm", "Thursday 27 April 2023, 5pm"],
    ["Wed 27 April 5pm", "Wednesday 26 April 2023, 5pm"],
    ["8am", "Friday 21 April 2023, 8am"],
    ["April 27 5pm", "Thursday 27 April 2023, 5pm"],
    ["27 Apirl 5pm", "Thursday 27 April 2023, 5pm"],
    ["27 April 23 5pm", "Thursday 27 April 2023, 5pm"],
    ["Thursday 5pm", "Thursday 20 April 2023, 5pm"],
    ["Thursday 5pm", "Thursday 27 April 2023, 5pm"],
    ["next Friday 5pm", "Friday 21 April 2023, 5pm"],
    ["next Friday 5pm", "Friday 28 April 2023, 5pm"],
    ["next Friday 5", "Friday 21 April 2023, 5pm"],
    ["next Friday 5", "Friday 28 April 2023, 5am"],
    ["27 April", "5pm"],
    ["3 March 2023 5pm", "Sunday 3 March 2024, 5pm"],
    ["27/4/23 5pm", "Thursday 27 April 2023, 5pm"],
    ["4/27/2023 5pm", "Thursday 27 April 2023, 5pm"],
    ["midnight 27 April", "Thursday 27 April 2023, 11:59pm"],
  ])("“%s” can be %s", async (when, label) => {
    const asked = await say(`/reminder add text: Phone bank when: ${when}`);
    expect(labels(asked)).toContain(label);
    await tap(asked, label);
    const [made] = await reminders();
    expect(made?.text).toEqual({ plain: "Phone bank" });
  });

  it("what can mean one day only is not asked", async () => {
    for (const when of ["Friday 5pm", "Thursday 8am", "this Saturday 5pm", "tomorrow 5pm"])
      expect((await say(`/reminder add text: ${when} when: ${when}`)).kind).toBe("private");
  });

  it("relative words are as of when they were typed", async () => {
    rig().clock.set("2023-04-20T23:50");
    const asked = await say("/reminder add text: Stall when: tomorrow 9:30");
    rig().clock.set("2023-04-21T00:10");
    await tap(asked, "Friday 21 April 2023, 9:30am");
    expect((await reminders())[0]?.on.toString()).toBe("2023-04-21");
  });
});

describe("near misses", () => {
  it("a subcommand, an option and a choice are asked about, and the tap goes on", async () => {
    const asked = await say("/ballot craete name: Pay ballot closes: Tue 9 May 2023 12 noon");
    const option = await say("/ballot create nmae: Pay ballot closes: Tue 9 May 2023 12 noon");
    const choice = await say("/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon kind: paper");
    expect(text(await tap(asked, "/ballot create"))).toContain("Pay ballot");
    expect(labels(option)).toEqual(["name:"]);
    expect(labels(choice)).toContain("Consultative");
  });

  it("choices are known whatever the capitals", async () => {
    expect(
      (await say("/ballot create name: Pay closes: Tue 9 May 2023 12 noon kind: Consultative")).kind,
    ).toBe("private");
  });
});

describe("what is missing", () => {
  it("is asked for in a form with all that was typed, and what is not in it is kept too", async () => {
    const plain = await say("/ballot create name: Pay ballot threshold: none");
    expect(labels(plain)).toContain("Fill in a form");
    const form = await tap(plain, "Fill in a form");
    if (form.kind !== "form") throw new Error(text(form));
    expect(form.form.fields.find(({ name }) => name === "name")?.value).toBe("Pay ballot");
    const values = { name: "Pay ballot", closes: "Tue 9 May 2023 12 noon" };
    const done = await rig().submit("rep", form.form.id, values);
    expect(text(done)).toContain("Pay ballot");
    expect(text(await rig().submit("rep", form.form.id, values))).toContain(
      "That question has been answered",
    );
  });
});

describe("the waiting call", () => {
  async function asked(): Promise<Reply> {
    await twoBallots();
    return say("/ballot entitled count: 1,240");
  }

  it("is nobody else's, and goes on once", async () => {
    const question = await asked();
    const [first, second] = buttonsOf(question);
    expect(text(await rig().press("officer", first?.id ?? ""))).toContain("That question has been answered");
    expect((await rig().press("rep", first?.id ?? "")).kind).toBe("update");
    expect(text(await rig().press("rep", second?.id ?? ""))).toContain("That question has been answered");
  });

  it("of two taps at once one goes on, and the same tap twice is answered the same", async () => {
    const [first, second] = buttonsOf(await asked());
    const both = await Promise.all([first, second].map((one) => rig().press("rep", one?.id ?? "")));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["refused", "update"]);
    const callId = "same";
    const again = buttonsOf(await say("/ballot entitled count: 900"))[0]?.id ?? "";
    const [one, other] = [
      await rig().press("rep", again, { callId }),
      await rig().press("rep", again, { callId }),
    ];
    expect(text(other)).toBe(text(one));
  });

  it("is over after an hour, gone with the purge, and with /mydata erase at once", async () => {
    const question = await asked();
    expect(await waiting()).toBe(1);
    rig().clock.set("2023-04-20T10:01");
    expect(text(await rig().press("rep", buttonsOf(question)[0]?.id ?? ""))).toContain("or is too old");
    await purgeAll({ database: rig().parts.database, clock: rig().clock, log: silent });
    expect(await waiting()).toBe(0);
    await say("/ballot entitled count: 900");
    const erase = await say("/mydata erase");
    for (const { id } of buttonsOf(erase).slice(0, 1)) await rig().press("rep", id);
    expect(await waiting()).toBe(0);
  });

  it("has its rights checked anew", async () => {
    const question = await asked();
    await rig().pool.query("delete from rep");
    expect(text(await rig().press("rep", buttonsOf(question)[0]?.id ?? ""))).toContain(
      "Only reps and officers",
    );
  });

  it("another question takes the place of the first", async () => {
    await twoBallots();
    const first = await say("/ballot entitled count: many ballot: Pay");
    expect(labels(first)).toContain("Fill in a form");
    const next = await say("/reminder add text: Stall when: 27 April 5:30 until: 12pm");
    expect(await waiting()).toBe(2);
    const second = await tap(next, "Thursday 27 April 2023, 5:30pm");
    expect(second.kind).toBe("update");
    expect(labels(second)).toEqual(["Fill in a form"]);
    expect(await waiting()).toBe(2);
  });
});
