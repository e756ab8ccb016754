import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A list as a union prints it, the day it is pasted, and what is to be made of it. */
export interface PastedList {
  readonly title: string;
  readonly day: string;
  readonly list: string;
  readonly reading: readonly string[];
}

const folder = join(import.meta.dirname, "../fixtures/lists");

/** "=== what it is @ the day", the list, "---", its reading as `reading` of list-reading.ts gives it. */
export const pastedLists: readonly PastedList[] = readdirSync(folder).flatMap((name) =>
  readFileSync(join(folder, name), "utf8")
    .split(/^=== /mu)
    .slice(1)
    .map((block) => {
      const [head = "", ...lines] = block.trimEnd().split("\n");
      const [, title = "", day = ""] = /^(.*) @ (\S+)$/u.exec(head) ?? [];
      const end = lines.lastIndexOf("---");
      return { title, day, list: lines.slice(0, end).join("\n"), reading: lines.slice(end + 1) };
    }),
);
