import type { Fact } from "./facts.ts";
import type { Open, Part } from "./part.ts";

/** A line of a list with what was made of it, part by part; no parts where it has no date and says nothing. */
export interface ReadRow {
  readonly first: number;
  readonly last: number;
  /** As it was pasted, on one line. */
  readonly text: string;
  readonly parts: readonly (Part | Fact)[];
  /** Whoever pasted it left it out. */
  readonly left?: boolean;
}

/** Before what has several readings was settled by what stands around it. */
export type RawRow = Omit<ReadRow, "parts"> & { readonly parts: readonly (Part | Open | Fact)[] };
