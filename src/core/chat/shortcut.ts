import { buttonId } from "./card.ts";

/** A command that a button stands for: what typing it would do. Options are ids and choices, never anybody's own words. */
export interface Shortcut {
  readonly command: string;
  /** Empty for a command that has none. */
  readonly subcommand: string;
  readonly options: Readonly<Record<string, string>>;
}

type Options = Shortcut["options"];

/** What a mention of Muster, or a tap on its first post, asks for: where things stand for whoever calls. */
export const wayIn = "muster";

const doing = "do";

/** Discord decides before the work is done whether a tap opens a form: a button's id says so. */
const filling = "fill";

/** The id of a button that does what is typed. At most 100 characters with its options, or it throws. */
export function doId(command: string, subcommand = "", options: Options = {}): string {
  return buttonId(doing, command, subcommand, ...written(options));
}

/** The id of a button that opens the subcommand's form, these options filled in. */
export function fillId(command: string, subcommand: string, options: Options = {}): string {
  return buttonId(filling, command, subcommand, ...written(options));
}

/** Whether a tap on it opens a form. */
export function fillsForm(button: string): boolean {
  return button.startsWith(`${filling}/`);
}

/** What such an id says, undefined for any other. It proves nothing: rights and options are checked as of what is typed. */
export function shortcutIn(button: string): Shortcut | undefined {
  const [kind, command = "", subcommand = "", ...given] = button.split("/");
  if (kind !== doing && kind !== filling) return undefined;
  const options = given.map((one): [string, string] => {
    const [name = "", ...value] = one.split("=");
    return [name, value.join("=")];
  });
  return { command, subcommand, options: Object.fromEntries(options) };
}

function written(options: Options): readonly string[] {
  return Object.entries(options).map(([name, value]) => `${name}=${value}`);
}
