import type { Inbox } from "../core/chat/chat.ts";
import type { Changes } from "./changes.ts";
import type { PreviewClock } from "./clock.ts";
import type { Looks } from "./looks.ts";
import type { PreviewState } from "./state.ts";
import type { Walker } from "./walk.ts";

/** A command as the page's composer offers it. */
export interface PreviewCommand {
  readonly name: string;
  readonly description: string;
  /** The subcommand whose sentence may follow the command's name at once. */
  readonly sentence?: string;
  /** What is typed after it may tell of a person's vote: the page neither shows it again nor keeps it. */
  readonly forgets?: boolean;
  readonly subcommands: readonly {
    /** Empty for a command that has none. */
    readonly name: string;
    readonly description: string;
    readonly who: string;
    readonly options: readonly PreviewOption[];
  }[];
}

export interface PreviewOption {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly example?: string;
  readonly choices?: readonly string[];
  /** May be typed without its name. */
  readonly bare?: boolean;
}

export interface Scene {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** What the preview's routes are made of. */
export interface PreviewParts {
  readonly inbox: Inbox;
  readonly state: PreviewState;
  readonly changes: Changes;
  readonly clock: PreviewClock;
  readonly walker: Walker;
  readonly commands: readonly PreviewCommand[];
  readonly scenes: readonly Scene[];
  readonly looks: Looks;
  /** Empties what Muster remembers, resets the clock to the scene's moment, sets the scene up. */
  readonly loadScene: (id: string) => Promise<void>;
}
