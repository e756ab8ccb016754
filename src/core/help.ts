import type { Role } from "./branch/branch.ts";
import { mayAct } from "./branch/rights.ts";
import type { Card, Line } from "./card.ts";
import { type Command, declaredOptions, type Subcommand } from "./command.ts";
import { say, words } from "./text/say.ts";

/** How to use a command (or one of its subcommands): what this role may do, with an example of each option. */
export function commandHelp(command: Command, role: Role, only?: Subcommand): Card {
  const shown = only ? [only] : command.subcommands.filter(({ who }) => mayAct(role, who));
  const lines = shown.flatMap((subcommand) => [
    say("help-subcommand", {
      usage: usageLine(command.name, subcommand),
      description: subcommand.description,
    }),
    ...(shown.length === 1 ? optionLines(subcommand) : []),
  ]);
  const hidden =
    command.subcommands.length - command.subcommands.filter(({ who }) => mayAct(role, who)).length;
  return {
    title: words("help-title", { command: command.name, description: command.description }),
    lines: lines.length > 0 ? lines : [say("help-none")],
    ...(hidden > 0 && !only && { footer: words("help-hidden", { hidden }) }),
  };
}

function optionLines(subcommand: Subcommand): readonly Line[] {
  return declaredOptions(subcommand).map(({ name, about, choices }) =>
    say("help-option", {
      option: name,
      about: about.about,
      example: choices ? choices.join(" | ") : about.example,
    }),
  );
}

/** "/ballot create name: … closes: … [opens: …]": options in brackets may be left out. */
export function usageLine(command: string, subcommand: Subcommand): string {
  const options = declaredOptions(subcommand).map(({ name, required }) =>
    required ? `${name}: …` : `[${name}: …]`,
  );
  return [`/${command}`, subcommand.name, ...options].filter(Boolean).join(" ");
}

/** An unknown subcommand, answered with those there are and the nearest by its letters. */
export function unknownSubcommand(command: Command, typed: string): Card {
  const names = command.subcommands.map(({ name }) => name);
  const first = typed.split(/\s+/u)[0] ?? "";
  const near = names.find((name) => name.startsWith(first.slice(0, 2).toLowerCase()));
  return {
    lines: [
      say("refuse-subcommand", { typed: first.slice(0, 30), command: command.name, names: names.join(", ") }),
      ...(near ? [say("refuse-subcommand-near", { command: command.name, near })] : []),
    ],
  };
}
