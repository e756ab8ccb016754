import type { Cell } from "./cells.ts";
import type { Column } from "./columns.ts";
import type { Heading } from "./heading.ts";
import type { About } from "./row.ts";

/** A way to take the columns of a table: what each is. */
export type Way = readonly Column[];

/** Every way to take columns whose headings say what they are; more than one where a heading stands there twice. */
export function waysUnder({ columns }: Heading, rows: readonly (readonly Cell[])[]): readonly Way[] {
  const plain = columns.map((column, at) => (column === "turnout" ? turnoutAt(at, columns, rows) : column));
  const most = Math.max(...plain.map((column) => places(plain, column).length));
  const twice = Array.from({ length: most }, (_, nth) =>
    plain.map((column, at) => {
      const all = places(plain, column);
      return all.length === 1 || column === "other" || all[Math.min(nth, all.length - 1)] === at
        ? column
        : "other";
    }),
  );
  return twice.filter((way, at) => twice.findIndex((other) => other.join() === way.join()) === at);
}

function places(columns: Way, column: Column): readonly number[] {
  return columns.flatMap((one, at) =>
    one === column && column !== "other" && column !== "name" ? [at] : [],
  );
}

/** "Turnout" stands above a percentage, or above those who voted where nothing else does. */
function turnoutAt(at: number, columns: Way, rows: readonly (readonly Cell[])[]): Column {
  const people = rows.some((row) => (row[at]?.count ?? 0) > 100);
  return people && !columns.includes("cast") ? "cast" : "turnout-share";
}

/** As many numbers as most rows have, the fewer where as many have more: the first of those may belong to a name. */
export function usualLength(rows: readonly (readonly Cell[])[]): number {
  const lengths = rows.map(({ length }) => length).filter((length) => length > 0);
  const often = (length: number) => lengths.filter((one) => one === length).length;
  return lengths.toSorted((one, other) => often(other) - often(one) || one - other)[0] ?? 0;
}

/** What so many numbers may be, in the orders in which notices and tables give them. */
const orders: Readonly<Record<number, readonly Way[]>> = {
  2: [["yes", "no"]],
  3: [
    ["entitled", "yes", "no"],
    ["cast", "yes", "no"],
    ["yes", "no", "spoiled"],
  ],
  4: [
    ["entitled", "yes", "no", "spoiled"],
    ["entitled", "cast", "yes", "no"],
    ["cast", "yes", "no", "spoiled"],
  ],
  5: [["entitled", "cast", "yes", "no", "spoiled"]],
};

/**
 * Every way to take numbers that stand there without a heading: the only one in which they add up, or else all that there
 * are. Percentages among them are none of them.
 */
export function waysWithout(rows: readonly (readonly Cell[])[], about: About): readonly Way[] {
  const length = usualLength(rows);
  const usual = rows.filter((row) => row.length === length);
  const isPeople = (at: number) => usual.some((row) => row[at]?.count !== undefined);
  const people = Array.from({ length }, (_, at) => at).filter(isPeople);
  if (about === "entitled") {
    return people.map((at) => Array.from({ length }, (_, one) => (one === at ? "entitled" : "other")));
  }
  const all = (orders[people.length] ?? []).map((order) =>
    Array.from({ length }, (_, at): Column => order[people.indexOf(at)] ?? "other"),
  );
  const sound = all.filter((way) => usual.every((row) => addsUp(row, way)));
  return sound.length > 0 ? sound : all;
}

function addsUp(row: readonly Cell[], way: Way): boolean {
  const of = (column: Column) => row[way.indexOf(column)]?.count;
  const [yes = 0, no = 0, spoiled = 0] = [of("yes"), of("no"), of("spoiled")];
  const cast = of("cast");
  if (cast !== undefined && cast !== yes + no && cast !== yes + no + spoiled) return false;
  return (of("entitled") ?? Number.POSITIVE_INFINITY) >= (cast ?? yes + no + spoiled);
}
