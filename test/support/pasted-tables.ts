import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Share } from "../../src/core/ballot/count/table/cells.ts";
import type { About, Numbers } from "../../src/core/ballot/count/table/row.ts";
import { readTable } from "../../src/core/ballot/count/table/table.ts";

/** A table as it is pasted, what it is for, and what is to be made of it. */
interface PastedTable {
  readonly title: string;
  readonly about: About;
  readonly table: string;
  readonly reading: readonly string[];
}

const folder = join(import.meta.dirname, "../fixtures/tables");

/** "=== what it is @ what for", the table, "---", its reading as `tableReading` gives it. */
export const pastedTables: readonly PastedTable[] = readdirSync(folder).flatMap((name) =>
  readFileSync(join(folder, name), "utf8")
    .split(/^=== /mu)
    .slice(1)
    .map((block) => {
      const [head = "", ...lines] = block.trimEnd().split("\n");
      const [title = "", about = ""] = head.split(" @ ");
      const end = lines.lastIndexOf("---");
      return {
        title,
        about: about === "entitled" ? "entitled" : "result",
        table: lines.slice(0, end).join("\n"),
        reading: lines.slice(end + 1),
      };
    }),
);

/** What is made of a pasted table, a line for each of its rows, then each way to take it where it can be taken in several. */
export function tableReading(table: string, about: About): readonly string[] {
  const { rows, ways } = readTable(table, about);
  return [
    ...rows.map((row) => {
      const text = row.text.replace(/\s+/gu, " ").trim();
      if (row.kind === "employer") return `${row.name}: ${numbers(row)}`;
      if (row.kind === "total") return `= ${numbers(row)}`;
      return row.kind === "unread" ? `not taken, ${row.why}: ${text}` : `passed: ${text}`;
    }),
    ...ways.map((way) => `way: ${way.join(" ")}`),
  ];
}

function numbers({ counts, shares }: Numbers): string {
  return [
    ...Object.entries(counts).map(([column, count]) => `${column} ${count}`),
    ...Object.entries(shares).map(([of, share]) => `${of} ${percent(share)}`),
  ].join(", ");
}

function percent({ units, decimals }: Share): string {
  return `${(units / 10 ** decimals).toFixed(decimals)}%`;
}
