import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { commands } from "../../commands/index.ts";
import { declaredOptions } from "../../src/core/command/declared.ts";
import { HOUSE, manifest } from "./fixture.ts";

const papers: readonly string[] = [
  ...readdirSync(HOUSE).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(HOUSE, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].sort();

function read(path: string): string {
  return readFileSync(join(HOUSE, path), "utf8");
}

/** Those that a paper names and that are not there. */
function missing(named: Iterable<string>, isThere: (name: string) => boolean): readonly string[] {
  return [...new Set(named)].filter((name) => !isThere(name));
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}

/** As GitHub makes them of headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = matches(text, /^#{1,6} (.+)$/gmu);
  const plain = (heading: string) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "");
  return new Set(headings.map((heading) => plain(heading).replaceAll(/\s/gu, "-")));
}

/** What a link from a paper leads to: a path, and an anchor in it. */
function leadsSomewhere(from: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? from : join(dirname(from), path);
  if (!existsSync(join(HOUSE, target))) return false;
  return anchor === undefined || anchorsOf(read(target)).has(anchor);
}

/** "<feature>", "*" and "…" stand for any name: something has to be there that begins as such a path does. */
function isThere(path: string): boolean {
  const [known = ""] = path.split(/[<*…]/u);
  if (known === path) return existsSync(join(HOUSE, path));
  const folder = join(HOUSE, dirname(`${known}x`));
  const begins = known.slice(known.lastIndexOf("/") + 1);
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(begins));
}

const ofOurs = String.raw`(?:src|commands|jobs|test|bench|docs|\.ci)`;

const pathNamed = new RegExp(String.raw`(?<![\w./-])(${ofOurs}/[\w./<>*…-]*[\w/>*])`, "gu");

/** What is typed after a slash between backticks: "/ballot create name: …". */
const typedNamed = /`(\/[a-z][^`\n]*)`/gu;

/** Whether a command is declared with this subcommand and these options. Others' commands (/invite) are not ours. */
function isDeclared(typed: string): boolean {
  const [, name = "", rest = ""] = /^\/([a-z-]+) ?(.*)$/u.exec(typed) ?? [];
  const command = commands.find((one) => one.name === name);
  if (!command) return true;
  const [only] = command.subcommands.filter((one) => one.name === "");
  const first = /^([a-z-]+)(?= |$)/u.exec(rest)?.[1];
  if (!only && first === undefined) return true;
  if (first === "help") return true;
  // A sentence after a command's name is its one option of that name.
  const spoken = command.subcommands.find((one) =>
    declaredOptions(one).some((option) => option.name === "sentence"),
  );
  const subcommand = only ?? command.subcommands.find((one) => one.name === first) ?? spoken;
  if (!subcommand) return false;
  const options = new Set(declaredOptions(subcommand).map((option) => option.name));
  return matches(rest, /(?:^|\s)([a-z-]+):/gu).every((option) => options.has(option));
}

describe.each(papers)("%s", (paper) => {
  const text = read(paper);

  it("links to what is there", () => {
    const links = matches(text, /\]\((?!https?:)([^)\s]+)\)/gu);
    expect(missing(links, (link) => leadsSomewhere(paper, link))).toEqual([]);
  });

  it("names files and folders that are there", () => {
    expect(missing(matches(text, pathNamed), isThere)).toEqual([]);
  });

  it("names npm scripts that are there", () => {
    const scripts = matches(text, /npm run (?:--silent )?([a-z:-]*[a-z])/gu);
    expect(missing(scripts, (name) => Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });
});

// The walk shows slips, and what was answered to them.
it.each(papers.filter((paper) => paper !== "docs/walkthrough.md"))(
  "%s names commands and options that are declared",
  (paper) => {
    expect(missing(matches(read(paper), typedNamed), isDeclared)).toEqual([]);
  },
);

it("the glossary at the head of core names files that are there", () => {
  const [glossary = ""] = read("src/core/chat/chat.ts").split("*/");
  const named = matches(glossary, /([a-z-]+\/[a-z-]+\.ts)/gu);
  expect(named.length).toBeGreaterThan(30);
  expect(missing(named, (path) => isThere(`src/core/${path}`))).toEqual([]);
});

describe("README.md, “How it is built”", () => {
  it("names the rooms of core in the order in which they may import each other", async () => {
    const config: unknown = await import(pathToFileURL(join(HOUSE, ".dependency-cruiser.mjs")).href);
    const { ROOMS } = z.object({ ROOMS: z.array(z.string()) }).parse(config);
    const [, table = ""] = /<!-- rooms: .*? -->([\s\S]*?)<!-- \/rooms -->/u.exec(read("README.md")) ?? [];
    const rows = matches(table, /^\|([^|]*`[^|]*)\|/gmu);
    const named = rows.flatMap((cell) => matches(cell, /`([a-z]+)`/gu));
    expect(
      named,
      "README's table of rooms and ROOMS in .dependency-cruiser.mjs differ: give a new room its place in both, and say in README what it holds",
    ).toEqual(ROOMS);
  });
});
