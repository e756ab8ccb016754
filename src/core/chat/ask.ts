import type { Button, Card } from "./card.ts";
import { UserError } from "./user-error.ts";

/** What a tap on one of a question's answers means. */
export type Meaning =
  /** The same call, with these options instead of what was typed for them. */
  | { readonly kind: "options"; readonly options: Readonly<Record<string, string>> }
  /** The same command, or another, with this typed after its name. */
  | { readonly kind: "typed"; readonly typed: string; readonly command?: string }
  /** The same call: whoever called is sure of this. */
  | { readonly kind: "sure"; readonly of: string }
  /**
   * The subcommand's form, with all that was typed filled in; or another's, filled in with what is given here. `about`: the
   * option that was asked about, which it shows whatever else it does.
   */
  | { readonly kind: "form"; readonly of?: Asked; readonly about?: string }
  /** Nothing. */
  | { readonly kind: "leave" }
  /** What a button of its own does: nothing of the call waits for it. */
  | { readonly kind: "button"; readonly id: string }
  /** Another command, which takes back what has been done; whoever taps is sure of these. */
  | { readonly kind: "undo"; readonly of: Asked; readonly sure: readonly string[] }
  /** A button that takes it back, with more than fits into a button's id: what it was before, as texts. */
  | { readonly kind: "restore"; readonly button: string; readonly args: readonly string[] };

/** A command with its options as texts. */
export interface Asked {
  readonly command: string;
  readonly subcommand: string;
  readonly options: Readonly<Record<string, string>>;
  /** Options that a form neither shows nor changes: what it is about. */
  readonly fixed?: readonly string[];
}

/** One answer to a question. */
export interface Choice {
  /** At most 75 characters (Slack); what is longer is cut. */
  readonly label: string;
  readonly style?: Button["style"];
  readonly means: Meaning;
}

/** As many as a phone shows, and as Discord has rows of five for. */
export const mostChoices = 10;

/**
 * What was typed is not clear, and this is asked back with a button for each answer; one tap goes on with all that was
 * typed. Thrown from wherever it is noticed, like any other mistake: nothing has been done by then. Where buttons cannot
 * be shown (beside the field of an open form) the card alone says what to type.
 */
export class Ask extends UserError {
  readonly choices: readonly Choice[];
  constructor(card: Card, choices: readonly Choice[], field?: string) {
    super(card, field);
    this.name = "Ask";
    this.choices = choices;
  }
}
