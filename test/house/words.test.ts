import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { HOUSE, manifest } from "./fixture.ts";

const LONGEST_FILE = 250;

const LEFT_OUT = /^(\.git|node_modules|dist|data|coverage)$/;

/** Built from pieces, so that this file does not find itself. */
const FORBIDDEN = [
  ["/work", "/main"],
  ["/work", "/shared"],
  ["..", "/shared"],
  ["registry.", "npmjs"],
  ["registry.", "yarnpkg"],
  ['"resolved"', ': "http'],
].map((pieces) => pieces.join(""));

const texts = new Map(files().flatMap((path) => text(path)));

/** Everything git tracks or would track; in a tree without git, everything but what is installed or built. */
function files(): string[] {
  try {
    const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
      cwd: HOUSE,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return listed.split("\n").filter((path) => path !== "");
  } catch {
    return walk(HOUSE);
  }
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [relative(HOUSE, path)] : [];
    });
}

/** Nothing for a picture, or for a file deleted but not yet committed. */
function text(path: string): [string, string][] {
  try {
    const content = readFileSync(join(HOUSE, path), "utf8");
    return content.includes("\0") ? [] : [[path, content]];
  } catch {
    return [];
  }
}

function pathsWhere(matches: (content: string, path: string) => boolean): string[] {
  return [...texts].filter(([path, content]) => matches(content, path)).map(([path]) => path);
}

describe("the files of the house", () => {
  it("are seen", () => {
    expect(pathsWhere((_, path) => path === "package.json")).toEqual(["package.json"]);
  });

  it.each(FORBIDDEN)("never say %s", (words) => {
    expect(pathsWhere((content) => content.includes(words))).toEqual([]);
  });

  it(`in src stay within ${LONGEST_FILE} lines, apart from data and the list of tables`, () => {
    const long = (content: string) => content.trimEnd().split("\n").length > LONGEST_FILE;
    const measured = (path: string) =>
      path.startsWith("src/") && !/-data\.ts$|^src\/store\/schema\.sql$/.test(path);
    expect(pathsWhere((content, path) => measured(path) && long(content))).toEqual([]);
  });

  it("in src/core never read the machine's clock", () => {
    const clock = /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\b/;
    expect(pathsWhere((content, path) => path.startsWith("src/core/") && clock.test(content))).toEqual([]);
  });
});

describe("the adapters of the platforms", () => {
  /** A literal that begins with a capital letter and ends as a sentence does; whoever starts Muster reads the rest. */
  const sentence = /(["'`])[A-Z](?:(?!\1)[^\n\\])*[.!?…]\1/g;
  // NoConnection is a StartError; look-over.ts is for `muster doctor` alone.
  const toOperators = /new (?:StartError|NoConnection)\([\s\S]*?\);/g;
  const comments = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;

  it("speak to people only by their words.ts", () => {
    const said = [...texts]
      .filter(([path]) => /^src\/(slack|discord)\/(?!(?:words|look-over)\.ts)/.test(path))
      .flatMap(([path, content]) => {
        const found = content.replace(comments, "").replace(toOperators, "").match(sentence) ?? [];
        return found.map((words) => `${path}: ${words}`);
      });
    expect(said).toEqual([]);
    expect(texts.get("src/slack/words.ts")?.match(sentence)?.length).toBeGreaterThan(5);
  });
});

describe("docs/dependencies.md", () => {
  it("has one line for each dependency and override in package.json, and for nothing else", () => {
    const explained = [...(texts.get("docs/dependencies.md") ?? "").matchAll(/^- `([^`]+)`/gm)];
    const { dependencies, devDependencies, overrides } = manifest;
    const installed = Object.keys({ ...dependencies, ...devDependencies, ...overrides });
    expect(explained.map(([, name]) => name).sort()).toEqual(installed.sort());
  });
});
