import { mayAct, type Role } from "../branch/branch.ts";
import { Ask, type Choice, mostChoices } from "../chat/ask.ts";
import type { CommandCall } from "../chat/chat.ts";
import type { Suggestion } from "../chat/reply.ts";
import { wayIn } from "../chat/shortcut.ts";
import { say, words } from "../text/say.ts";
import { nearest } from "../typed/nearest.ts";
import { choiceLabel, choiceNear, choicesInWords } from "../typed/option.ts";
import type { Command, Subcommand } from "./command.ts";
import { type DeclaredOption, declaredOptions } from "./declared.ts";
import { phoneUsage, usageLine } from "./help.ts";
import type { NotSplit } from "./split.ts";

/** What was typed for a command could not be read as one of its subcommands with its options: what is asked back. */

/** A button that opens the form, all that was typed filled in. */
function inForm(): Choice {
  return { label: words("ask-form"), means: { kind: "form" } };
}

/** The subcommand that was meant by a word with a slip in it. */
export function nearSubcommand(command: Command, typed: string, role: Role): string | undefined {
  const [first = ""] = typed.split(/\s+/u);
  return nearest(first, mine(command, role));
}

function mine({ subcommands }: Pick<Command, "subcommands">, role: Role): readonly string[] {
  return subcommands.filter(({ who }) => mayAct(role, who)).map(({ name }) => name);
}

/** Words for what a subcommand does, each with the names it can have. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  ...{
    new: ["create", "add"],
    set: ["create", "add"],
    make: ["create", "add"],
    start: ["open", "create", "add"],
  },
  ...{ add: ["create", "claim"], create: ["add", "open"], setup: ["create", "add"], ask: ["open"] },
  ...{
    remove: ["delete", "cancel", "erase"],
    stop: ["delete", "close", "suspend"],
    cancel: ["delete", "close"],
  },
  ...{
    delete: ["erase", "cancel"],
    end: ["close", "delete", "cancel"],
    finish: ["close"],
    clear: ["delete"],
  },
  ...{
    show: ["status", "list", "results"],
    view: ["show", "status", "list"],
    see: ["show", "status", "list"],
  },
  ...{ list: ["status", "show"], all: ["list", "show"], state: ["status"], info: ["show", "status"] },
  ...{
    change: ["edit", "dates", "settings"],
    update: ["edit", "dates"],
    move: ["dates", "edit"],
    date: ["dates"],
  },
  ...{ numbers: ["results", "entitled"], totals: ["results"], config: ["settings"], setting: ["settings"] },
  ...{ later: ["snooze"], forget: ["erase"], download: ["export"], unpause: ["resume"], restart: ["resume"] },
};

/** The subcommand that another word for it means. */
export function verbMeant(command: Command, typed: string, role: Role): string | undefined {
  const [first = ""] = typed.toLowerCase().split(/\s+/u);
  const names = mine(command, role);
  return (verbs[first] ?? []).find((name) => names.includes(name));
}

/** An unknown subcommand: what was meant by it is asked about, and the menu is a tap away. */
export function unknownSubcommand(command: Command, all: string, role: Role): Ask {
  const typed = all.replace(/^set[\s-]up\b/iu, "setup");
  const [first = "", second] = typed.split(/\s+/u);
  const start = first.slice(0, 2).toLowerCase();
  const names = mine(command, role);
  const other = nearSubcommand(command, typed, role) ?? verbMeant(command, typed, role);
  const near =
    other ??
    (second === undefined ? names.find((name) => name.startsWith(start)) : sentenceOf(command, role));
  const menu: Choice = {
    label: words("ask-menu", { command: command.name }),
    means: { kind: "typed", typed: "" },
  };
  if (!near) {
    const line = say("refuse-subcommand", { typed: first.slice(0, 30), command: command.name });
    return new Ask({ lines: [line] }, [menu]);
  }
  const meant =
    other !== undefined || second === undefined ? `${near}${typed.slice(first.length)}` : `${near} ${typed}`;
  return new Ask({ lines: [say("refuse-subcommand-near", { command: command.name, near })] }, [
    { label: `/${command.name} ${near}`, style: "primary", means: { kind: "typed", typed: meant } },
    menu,
  ]);
}

/** The subcommand that takes a sentence. */
function sentenceOf({ subcommands }: Command, role: Role): string | undefined {
  return subcommands.find(({ who, options }) => mayAct(role, who) && "sentence" in options.shape)?.name;
}

/** A command that Muster does not have: with those it has, and the one a slip away as a question. */
export function unknownCommand(
  commands: readonly Command[],
  { command, input }: Pick<CommandCall, "command" | "input">,
): Ask {
  const names = commands.map(({ name }) => name);
  const line = say("unknown-command", {
    command: command.slice(0, 30),
    names: names.map((name) => `/${name}`).join(", "),
  });
  const near = nearest(command, names);
  const found = commands.find(({ name }) => name === near);
  if (!found || typeof input !== "string") {
    const means = { kind: "typed", command: wayIn, typed: "" } as const;
    return new Ask({ lines: [line] }, names.includes(wayIn) ? [{ label: `/${wayIn}`, means }] : []);
  }
  // What may tell of a vote does not wait.
  const typed = found.forgets ? "" : input;
  return new Ask({ lines: [line, say("unknown-command-near", { command: found.name })] }, [
    { label: `/${found.name}`, style: "primary", means: { kind: "typed", command: found.name, typed } },
  ]);
}

/** What was typed after a subcommand and could not be split into its options. */
export function notOptions(
  { name: command, forgets = false }: Command,
  subcommand: Subcommand,
  typed: string,
  { problem, detail, both = [] }: NotSplit,
): Ask {
  const bare = declaredOptions(subcommand).find(({ about }) => about.bare);
  // None of it is said again, nor waits in a button.
  if (forgets && bare) return askAboutOption(bare, "");
  const usage = phoneUsage(command, subcommand);
  if (problem === "no-colons") {
    const means = { kind: "typed", typed: `${subcommand.name} ${detail}` } as const;
    const line = say("refuse-typed-no-colons", { line: detail });
    return new Ask({ lines: [line] }, [{ label: words("ask-go-on"), style: "primary", means }, inForm()]);
  }
  if (problem === "loose-text") {
    const line = say("refuse-typed-loose-text", { detail, usage });
    if (declaredOptions(subcommand).length > 0) return new Ask({ lines: [line] }, [inForm()]);
    const means = { kind: "typed", typed: subcommand.name } as const;
    return new Ask({ lines: [line] }, [{ label: `/${command} ${subcommand.name}`, style: "primary", means }]);
  }
  if (problem === "twice") {
    const each = [...new Set(both)].map((value): Choice => {
      const means = { kind: "options", options: { [detail]: value } } as const;
      return { label: `${detail}: ${value}`, means };
    });
    return new Ask({ lines: [say("refuse-typed-twice", { detail, usage })] }, [...each, inForm()], detail);
  }
  const names = declaredOptions(subcommand).map(({ name }) => name);
  const near = nearest(detail, names);
  if (!near) {
    const line = say("refuse-typed-unknown-option", { detail, names: names.join(", ") });
    return new Ask({ lines: [line] }, [inForm()]);
  }
  const meant = `${subcommand.name} ${typed.replace(`${detail}:`, `${near}:`)}`.trim();
  return new Ask({ lines: [say("refuse-typed-near-option", { detail, near })] }, [
    { label: `${near}:`, style: "primary", means: { kind: "typed", typed: meant } },
  ]);
}

/** An edit with nothing to change: its form has all that can be. */
export function nothingToChange(command: string, edit: Subcommand, option: string): Ask {
  const usage = usageLine(command, edit);
  return new Ask({ lines: [say("refuse-nothing-to-change", { usage })] }, [inForm()], option);
}

/** An option that is missing, or cannot be what was typed for it. */
export function askAboutOption(
  { name, choices = [], about }: DeclaredOption,
  given: string | undefined,
  offered: readonly Suggestion[] = [],
): Ask {
  const values = { option: name, example: about.example };
  const near = given === undefined ? undefined : choiceNear(given, { choices, about });
  const choose = [...new Set([...(near ? [near] : []), ...choices])]
    .slice(0, mostChoices - 1)
    .map((choice): Choice => {
      return { label: choiceLabel(about, choice), means: { kind: "options", options: { [name]: choice } } };
    });
  if (given === undefined) {
    const known = offered.slice(0, mostChoices - 1).map(({ value, label }): Choice => {
      return { label, means: { kind: "options", options: { [name]: value } } };
    });
    return new Ask({ lines: [say("refuse-missing", values)] }, [...choose, ...known, inForm()], name);
  }
  if (choices.length > 0) {
    const line = about.labels
      ? say("refuse-choice-words", { choices: choicesInWords({ choices, about }) })
      : say("refuse-choice", { option: name, choices: choices.join(", ") });
    return new Ask({ lines: [line] }, choose, name);
  }
  const length = { option: name, length: given.length, most: about.maxLength };
  const line = given.length > about.maxLength ? say("refuse-too-long", length) : say("refuse-value", values);
  return new Ask({ lines: [line] }, [inForm()], name);
}
