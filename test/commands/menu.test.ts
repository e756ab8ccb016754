import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { fillsForm, shortcutIn } from "../../src/core/chat/shortcut.ts";
import { findSubcommand } from "../../src/core/inbox/call.ts";
import { buttonsOf, channel, type Person, people, tap, text, useRig } from "../support/rig.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig(commands);

const say = (typed: string, as: Person = "rep") => rig().say(as, typed);

const labels = async (typed: string, as: Person) => buttonsOf(await say(typed, as)).map(({ label }) => label);

const several = commands.filter(({ subcommands }) => subcommands.length > 1).map(({ name }) => name);

describe("a command by itself", () => {
  it.each(several)("/%s is a short menu with buttons for whoever may use it", async (name) => {
    for (const person of ["officer", "rep", "member"] as const) {
      const reply = await say(`/${name}`, person);
      if (buttonsOf(reply).length === 0) {
        expect(text(reply)).toContain("nothing here for members");
        continue;
      }
      expect(buttonsOf(reply).length).toBeLessThanOrEqual(8);
      expect(
        text(reply)
          .split("\n")
          .filter((line) => !line.startsWith("[")),
      ).toHaveLength(2);
    }
  });

  it("offers members what members may do, and nothing else", async () => {
    expect(await labels("/ballot", "member")).toEqual([
      "How long is left?",
      "What members can do",
      "Everything /ballot can do",
    ]);
    expect(await labels("/branch", "rep")).not.toContain("Name a rep");
    expect(await labels("/branch", "officer")).toContain("Name a rep");
  });

  it("keeps the whole list one tap away", async () => {
    const all = await tap(rig(), "rep", await say("/ballot"), "Everything /ballot can do");
    expect(text(all)).toBe(text(await say("/ballot help")));
    expect(text(all)).toContain("/ballot nomination");
  });

  it.each(several)("/%s has buttons alone that do something for whoever sees them", async (name) => {
    for (const person of ["officer", "rep", "member"] as const)
      for (const { id, label } of buttonsOf(await say(`/${name}`, person))) {
        const reply = await rig().press(person, id);
        expect(text(reply), label).not.toMatch(/Only (?:reps|officers)|not in use any more/u);
        if (fillsForm(id)) expect(reply.kind, label).toBe("form");
        else expect(reply.kind, label).not.toBe("form");
      }
  });

  it.each(several)("/%s with an unknown word is a short question, the menu a tap away", async (name) => {
    for (const person of ["officer", "rep", "member"] as const)
      for (const typed of ["hlep", "xyzzy", "lsit", "shwo"]) {
        const asked = await say(`/${name} ${typed}`, person);
        if (asked.kind !== "refused") continue;
        expect(text(asked)).toMatch(/^(?:Did you mean|\/\w+ has no “\w+”\.)/u);
        expect(text(asked).split("\n")[0]?.length).toBeLessThan(60);
        const menu = await tap(rig(), person, asked, `What /${name} can do`);
        expect(text(menu)).toBe(text(await say(`/${name}`, person)));
      }
  });

  it("knows what Discord sends for it", async () => {
    const { inbox, parts } = rig();
    expect(parts.commands).toBe(commands);
    const menu = await inbox.command({
      ...{ callId: "one", caller: people.rep },
      place: channel,
      ...{ command: "ballot", input: { subcommand: "help", options: {} } },
    });
    expect(buttonsOf(menu).map(({ label }) => label)).toContain("Set up a ballot");
  });
});

describe("a button that stands for a command", () => {
  it("opens the form, and what is sent is done", async () => {
    const form = await tap(rig(), "rep", await say("/ballot"), "Set up a ballot");
    if (form.kind !== "form") throw new Error(form.kind);
    const done = await rig().submit("rep", form.form.id, { name: "Pay", closes: "9 May 2023 12 noon" });
    expect(text(done)).toContain("Pay");
  });

  it("asks back as what is typed does", async () => {
    await say("/ballot create name: Pay ballot closes: 9 May 2023 12 noon");
    await say("/ballot create name: Pensions ballot closes: 23 May 2023 12 noon");
    const asked = await tap(rig(), "rep", await say("/check"), "Ask members here");
    expect(text(asked)).toContain("Which ballot?");
    expect(text(await tap(rig(), "rep", asked, "Pay ballot, closes Tue 9 May 2023"))).toContain("Pay ballot");
  });

  it.each([
    "do/ballot/create",
    "do/branch/settings",
    "do/check/open",
    "fill/ballot/create",
    "fill/strike/add",
    "do/strike/suspend",
  ])("gives nobody a right: a member who sends %s is told who can", async (id) => {
    expect(text(await rig().press("member", id))).toMatch(/Only (?:reps and )?officers/u);
  });

  it.each(["fill/ballot/nothing", "fill/nothing/create", "fill", "do/nothing/x", "do"])(
    "that is no command's any more, %s, is refused with words",
    async (id) => {
      expect((await rig().press("officer", id)).kind).toBe("refused");
    },
  );

  it("names a command that is there, wherever one is declared", async () => {
    for (const command of commands)
      for (const { subcommand } of command.menu ?? [])
        expect(findSubcommand(commands, command.name, subcommand), subcommand).toBeDefined();
    expect(shortcutIn("do/posted//ballot=abc")).toEqual({
      ...{ command: "posted", subcommand: "" },
      options: { ballot: "abc" },
    });
  });
});
