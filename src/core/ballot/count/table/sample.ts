import { words } from "../../../text/say.ts";
import { counted } from "./columns.ts";
import type { About, Counts } from "./row.ts";
import type { Table } from "./table.ts";

/** "62 entitled, 35 Yes, 2 No": of a table for those entitled, these alone. */
export function numbersInWords(counts: Counts, about: About): string {
  const columns = about === "entitled" ? (["entitled"] as const) : ([...counted, "valid"] as const);
  return columns
    .flatMap((column) => {
      const count = counts[column];
      return count === undefined ? [] : [words("table-number", { column, count })];
    })
    .join(", ");
}

/** How a table reads where its columns are taken in one way, by its first employer. */
export function columnsOf({ rows }: Table, about: About): string {
  const first = rows.find((row) => row.kind === "employer");
  return first?.kind === "employer" ? `${first.name}: ${numbersInWords(first.counts, about)}` : "";
}
