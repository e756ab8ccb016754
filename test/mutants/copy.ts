import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** What stands there, and what is put in its place. */
export type Change = readonly [rule: string, without: string];

/** A copy of the tree, to take rules out of. */
export interface Copy {
  readonly folder: string;
  /** Takes rules out of a file. Throws when one is not where it was. Returns what puts the file back. */
  takeOut(file: string, changes: readonly Change[]): () => void;
  remove(): void;
}

/** Copies these files and folders; packages are shared. */
export function copyTree(paths: readonly string[]): Copy {
  const folder = mkdtempSync(join(tmpdir(), "muster-mutant-"));
  for (const path of paths) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    takeOut(file, changes) {
      const path = join(folder, file);
      const source = readFileSync(path, "utf8");
      writeFileSync(path, without(file, source, changes));
      return () => writeFileSync(path, source);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A file's text with rules taken out. Throws when one is not where it was. */
export function without(file: string, source: string, changes: readonly Change[]): string {
  return changes.reduce((text, [rule, instead]) => {
    if (text.includes(rule)) return text.replaceAll(rule, instead);
    throw new Error(`${file} has no “${rule}” any more: the mutant needs another line`);
  }, source);
}
