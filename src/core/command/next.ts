import type { Choice } from "../chat/ask.ts";
import type { Card } from "../chat/card.ts";
import { say, words } from "../text/say.ts";

/** What a confirmation offers: to take back what was done, and to change it in a form that is filled in. */

type Options = Readonly<Record<string, string | undefined>>;

/**
 * Takes back what was done by another subcommand of the same command. `sure`: what that would ask about, which whoever
 * taps "Undo" has answered by it.
 */
export function undoBy(
  command: string,
  subcommand: string,
  options: Options,
  sure: readonly string[] = [],
): Choice {
  return {
    label: words("undo-button"),
    means: { kind: "undo", of: { command, subcommand, options: given(options) }, sure },
  };
}

/** The same by a button of the command's, which is told as texts what things were before. */
export function undoWith(button: string, ...args: readonly string[]): Choice {
  return { label: words("undo-button"), means: { kind: "restore", button, args } };
}

/** A card of what was taken back. */
export function takenBack(card: Card): Card {
  return { ...card, lines: [say("undone"), ...card.lines] };
}

/** Opens the form of another subcommand, filled in with what stands now. `about`: what it changes, not shown in it. */
export function changeIn(command: string, subcommand: string, about: Options, options: Options): Choice {
  const of = {
    command,
    subcommand,
    options: { ...given(options), ...given(about) },
    fixed: Object.keys(about),
  };
  return { label: words("change-button"), means: { kind: "form", of } };
}

function given(options: Options): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
