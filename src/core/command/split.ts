/** Text after a command's name, split into a subcommand's options by their names. */
export type Split = { readonly ok: true; readonly options: Readonly<Record<string, string>> } | NotSplit;

export interface NotSplit {
  readonly ok: false;
  /** "no-colons": what stands there reads as options whose names have no colons. */
  readonly problem: "unknown-option" | "twice" | "loose-text" | "no-colons";
  /** The piece of what was typed that it is about. */
  readonly detail: string;
  /** As far as it was understood. */
  readonly options: Readonly<Record<string, string>>;
  /** Of what was typed twice: each of it. */
  readonly both?: readonly string[];
}
