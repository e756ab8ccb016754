import { mayAct, type Role } from "../branch/branch.ts";
import { Ask, type Choice, mostChoices } from "../chat/ask.ts";
import type { Suggestion } from "../chat/reply.ts";
import { say, words } from "../text/say.ts";
import { nearest } from "../typed/nearest.ts";
import { choiceLabel, choiceNear, choicesInWords } from "../typed/option.ts";
import { type Command, type DeclaredOption, declaredOptions, type Subcommand } from "./command.ts";
import { phoneUsage } from "./help.ts";
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

/** An unknown subcommand: the nearest by its letters is asked about, and the menu is a tap away. */
export function unknownSubcommand({ name, subcommands }: Command, typed: string, role: Role): Ask {
  const [first = ""] = typed.split(/\s+/u);
  const start = first.slice(0, 2).toLowerCase();
  const allowed = mine({ subcommands }, role);
  const near = nearest(first, allowed) ?? allowed.find((one) => one.startsWith(start));
  const menu: Choice = {
    label: words("ask-menu", { command: name }),
    means: { kind: "typed", typed: "" },
  };
  if (!near) {
    const line = say("refuse-subcommand", { typed: first.slice(0, 30), command: name });
    return new Ask({ lines: [line] }, [menu]);
  }
  const meant = `${near}${typed.slice(first.length)}`;
  return new Ask({ lines: [say("refuse-subcommand-near", { command: name, near })] }, [
    { label: `/${name} ${near}`, style: "primary", means: { kind: "typed", typed: meant } },
    menu,
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
  if (problem === "loose-text")
    return new Ask({ lines: [say("refuse-typed-loose-text", { detail, usage })] }, [inForm()]);
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
