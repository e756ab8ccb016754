import type { Constituency } from "../../constituency.ts";
import type { Share } from "./cells.ts";
import type { Counted } from "./columns.ts";

/** A table of employers as it was pasted: what each of its rows says. */

/** What the table is for: how many are entitled, or what came of the vote. */
export type About = "entitled" | "result";

export type Counts = Readonly<Partial<Record<Counted | "valid", number>>>;

export type Shares = Readonly<Partial<Record<"turnout" | "yes" | "no", Share>>>;

export interface Numbers {
  readonly counts: Counts;
  readonly shares: Shares;
}

export type Row = { readonly text: string } & (
  | ({ readonly kind: "employer"; readonly name: string } & Numbers)
  | ({ readonly kind: "total" } & Numbers)
  /** `why` is a key's ending: what keeps it from being read. */
  | { readonly kind: "unread"; readonly why: Unread }
  /** No employer stands in it. */
  | { readonly kind: "passed" }
);

export type Unread =
  | "columns"
  | "headings"
  | "uncounted"
  | "nobody"
  | "huge"
  | "voteless"
  | "long"
  | "nameless";

/** A row whose employer is known, or is to be added. */
export interface Meant extends Numbers {
  readonly name: string;
  /** Its name as it stands in the table. */
  readonly typed: string;
  readonly text: string;
  /** As the ballot has it so far. */
  readonly known?: Constituency;
}
