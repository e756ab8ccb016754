import { mayAct, type Role } from "../branch/branch.ts";
import { Ask, type Choice, mostChoices } from "../chat/ask.ts";
import type { UserError } from "../chat/user-error.ts";
import { userError } from "../chat/user-error.ts";
import { say, words } from "../text/say.ts";
import { nearest } from "../typed/nearest.ts";
import { type Command, type DeclaredOption, declaredOptions, type Subcommand } from "./command.ts";
import { phoneUsage } from "./help.ts";
import type { NotSplit } from "./parse.ts";

/** What was typed for a command could not be read as one of its subcommands with its options: what is asked back. */

/** A button that opens the form, all that was typed filled in. */
function inForm(): Choice {
  return { label: words("ask-form"), means: { kind: "form" } };
}

/** An unknown subcommand, answered with those there are, and the nearest by its letters as a question. */
export function unknownSubcommand(command: Command, typed: string, role: Role): Ask {
  const named = (all: readonly Subcommand[]) => all.map(({ name }) => name);
  const mine = named(command.subcommands.filter(({ who }) => mayAct(role, who)));
  const [first = ""] = typed.split(/\s+/u);
  const near = nearest(first, mine) ?? mine.find((name) => name.startsWith(first.slice(0, 2).toLowerCase()));
  const line = say("refuse-subcommand", {
    typed: first.slice(0, 30),
    command: command.name,
    names: named(command.subcommands).join(", "),
  });
  if (!near) return new Ask({ lines: [line] }, []);
  const meant = `${near}${typed.slice(first.length)}`;
  return new Ask({ lines: [line, say("refuse-subcommand-near", { command: command.name, near })] }, [
    { label: `/${command.name} ${near}`, style: "primary", means: { kind: "typed", typed: meant } },
  ]);
}

/** What was typed after a subcommand and could not be split into its options. */
export function notOptions(
  command: string,
  subcommand: Subcommand,
  typed: string,
  { problem, detail }: NotSplit,
): UserError {
  if (problem !== "unknown-option") {
    return userError(say(`refuse-typed-${problem}`, { detail, usage: phoneUsage(command, subcommand) }));
  }
  const names = declaredOptions(subcommand).map(({ name }) => name);
  const near = nearest(detail, names);
  if (!near) return userError(say("refuse-typed-unknown-option", { detail, names: names.join(", ") }));
  const meant = `${subcommand.name} ${typed.replace(`${detail}:`, `${near}:`)}`.trim();
  return new Ask({ lines: [say("refuse-typed-near-option", { detail, near })] }, [
    { label: `${near}:`, style: "primary", means: { kind: "typed", typed: meant } },
  ]);
}

/** An option that is missing, or cannot be what was typed for it. */
export function askAboutOption({ name, choices, about }: DeclaredOption, given: string | undefined): Ask {
  const values = { option: name, example: about.example };
  const choose = (choices ?? [])
    .slice(0, mostChoices - 1)
    .map((choice): Choice => ({ label: choice, means: { kind: "options", options: { [name]: choice } } }));
  if (given === undefined)
    return new Ask({ lines: [say("refuse-missing", values)] }, [...choose, inForm()], name);
  if (choices) {
    const line = say("refuse-choice", { option: name, choices: choices.join(", ") });
    return new Ask({ lines: [line] }, choose, name);
  }
  const length = { option: name, length: given.length, most: about.maxLength };
  const line = given.length > about.maxLength ? say("refuse-too-long", length) : say("refuse-value", values);
  return new Ask({ lines: [line] }, [inForm()], name);
}
