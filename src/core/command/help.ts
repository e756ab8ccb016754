import { mayAct, type Role } from "../branch/branch.ts";
import type { Card, Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { choicesInWords } from "../typed/option.ts";
import type { Command, Subcommand } from "./command.ts";
import { declaredOptions } from "./declared.ts";

/**
 * How to use a command, as this role may: several subcommands are a short list (a phone shows no more), one alone has
 * all its options with an example of each. `typed` where options are typed: there the list says how to see them.
 */
export function commandHelp(
  command: Command,
  role: Role,
  { only, typed = false }: { readonly only?: Subcommand | undefined; readonly typed?: boolean } = {},
): Card {
  const allowed = command.subcommands.filter(({ who }) => mayAct(role, who));
  const shown = only ? [only] : allowed;
  const [one] = shown.length === 1 ? shown : [];
  const hidden = only ? 0 : command.subcommands.length - allowed.length;
  return {
    title: words("help-title", { command: command.name, description: command.description }),
    lines: one ? helpOfOne(command, one) : helpOfSeveral(command, shown, typed),
    ...(hidden > 0 && { footer: words("help-hidden", { hidden }) }),
  };
}

function helpOfOne(command: Command, subcommand: Subcommand): readonly Line[] {
  const usage = usageLine(command.name, subcommand);
  return [
    say("help-subcommand", { usage, description: subcommand.description }),
    ...declaredOptions(subcommand).map(({ name: option, about, choices }) =>
      choices
        ? say("help-choices", { option, about: about.about, choices: choicesInWords({ choices, about }) })
        : say("help-option", { option, about: about.about, example: about.example }),
    ),
  ];
}

function helpOfSeveral(command: Command, shown: readonly Subcommand[], typed: boolean): readonly Line[] {
  const lines = shown.map((subcommand) =>
    say("help-subcommand", {
      usage: shortUsage(command.name, subcommand),
      description: subcommand.description,
    }),
  );
  if (lines.length === 0) return [say("help-none")];
  const more = shown.find((subcommand) => declaredOptions(subcommand).some(({ required }) => !required));
  if (!typed || !more) return lines;
  return [...lines, say("help-more", { command: command.name, subcommand: more.name })];
}

/** "/ballot create name: … closes: … [opens: …]": options in brackets may be left out. */
export function usageLine(command: string, subcommand: Subcommand): string {
  const left = declaredOptions(subcommand).filter(({ required }) => !required);
  return [shortUsage(command, subcommand), ...left.map(({ name }) => `[${name}: …]`)].join(" ");
}

/** The same with what has to be given alone. */
function shortUsage(command: string, subcommand: Subcommand): string {
  const needed = declaredOptions(subcommand).filter(({ required }) => required);
  return [`/${command}`, subcommand.name, ...needed.map(({ name }) => `${name}: …`)]
    .filter(Boolean)
    .join(" ");
}

/** The whole line where it fits a phone. */
export function phoneUsage(command: string, subcommand: Subcommand): string {
  const whole = usageLine(command, subcommand);
  return whole.length <= 160 ? whole : `${shortUsage(command, subcommand)} […]`;
}
