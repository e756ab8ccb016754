import type { Card, Line } from "./card.ts";

/** A person's mistake: shown to them alone, not logged as an error. Says what is wrong and what to type instead. */
export class UserError extends Error {
  readonly card: Card;
  /** The option or form field it is about. */
  readonly field: string | undefined;
  constructor(card: Card, field?: string) {
    super("user error");
    this.name = "UserError";
    this.card = card;
    this.field = field;
  }
}

/** A mistake in one line. */
export function userError(line: Line, field?: string): UserError {
  return new UserError({ lines: [line] }, field);
}
