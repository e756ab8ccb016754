import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../doubles/discord/people.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { openBranch, shown } from "./branch.ts";

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

describe("what is asked back on Discord", () => {
  const opened = useDatabase(kind);
  let branch: Awaited<ReturnType<typeof openBranch>>;
  let officer: Person;

  beforeEach(async () => {
    branch = await openBranch(opened());
    officer = branch.double.guild("branch").member("officer", { manages: true });
  });

  afterEach(() => branch.close());

  const read = (outcome: Parameters<typeof shown>[0]) => branch.double.guild("branch").read(shown(outcome));

  test("one tap takes the question's place with what was asked for", async () => {
    for (const [name, closes] of [
      ["Pay", "9 May 2023 12 noon"],
      ["Pensions", "23 May 2023 12 noon"],
    ] as const)
      await officer.command("ballot create", { name, closes });
    const asked = await officer.command("ballot entitled", { count: "1,240" });
    const done = await officer.press(shown(asked), "Pay, closes Tue 9 May 2023");
    expect(done.kind).toBe("updated");
    expect(read(done)).toContain("1,240");
  });

  test("what is missing is asked for in a form that has what was typed", async () => {
    const asked = await officer.command("reminder add", { text: "Stall", when: "soon" });
    expect(read(asked)).toContain("“soon” could not be read here");
    const date = await officer.command("countdown add", { date: "9 June 5:30", title: "Branch meeting" });
    const added = await officer.press(shown(date), "Friday 9 June 2023, 5:30pm");
    expect(read(added)).toContain("Branch meeting");
    const far = await officer.command("ballot create", {
      name: "x".repeat(100),
      closes: "9 May 2023 12 noon",
    });
    const form = await officer.press(shown(far), "Fill in a form");
    if (form.kind !== "form") throw new Error(form.kind);
    const sent = await officer.submit(form.modal, { name: "Pay ballot", closes: "9 May 2023 12 noon" });
    expect(read(sent)).toContain("Pay ballot");
  });

  test("a button of the menu opens the form, and a rep is chosen as Discord lets people be chosen", async () => {
    const rep = branch.double.guild("branch").member("rep");
    const menu = await officer.command("ballot help");
    const form = await officer.press(shown(menu), "Set up a ballot");
    if (form.kind !== "form") throw new Error(form.kind);
    const set = await officer.submit(form.modal, { name: "Pay ballot", closes: "9 May 2023 12 noon" });
    const naming = await officer.press(shown(set), "Name a rep");
    if (naming.kind !== "form") throw new Error(naming.kind);
    expect(naming.modal.components.map(({ component }) => component.type)).toContain(5);
    const named = await officer.submit(naming.modal, { add: rep.id });
    expect(read(named)).toContain("Named as rep");
    expect(shown(named).content).toContain(`<@${rep.id}>`);
  });
});
