import { mayAct, type Role } from "../branch/branch.ts";
import type { Button, Card } from "../chat/card.ts";
import { doId, fillId } from "../chat/shortcut.ts";
import { say, words } from "../text/say.ts";
import type { Command, MenuItem } from "./command.ts";
import { commandHelp } from "./help.ts";

/** What a bare command is answered with: a button for each of the few things this role mostly wants of it, and one for the rest. */
export function commandMenu(command: Command, role: Role, typed: boolean): Card {
  const buttons = (command.menu ?? []).flatMap((item) => buttonOf(command, item, role));
  if (buttons.length === 0) return commandHelp(command, role, { typed });
  const { name, description } = command;
  return {
    title: words("help-title", { command: name, description }),
    lines: [say("menu-line")],
    buttons: [...buttons, { id: doId(name, "help"), label: words("menu-all", { command: name }) }],
  };
}

function buttonOf(command: Command, item: MenuItem, role: Role): readonly Button[] {
  const subcommand = command.subcommands.find(({ name }) => name === item.subcommand);
  if (!subcommand) throw new Error(`/${command.name} has no ${item.subcommand} for its menu`);
  if (!mayAct(role, item.who ?? subcommand.who)) return [];
  const fills = item.fills ?? subcommand.answers === "form";
  const id = fills ? fillId(command.name, subcommand.name) : doId(command.name, subcommand.name);
  return [{ id, label: words(item.label) }];
}
