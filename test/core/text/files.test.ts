import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cy } from "../../../src/core/text/cy/cy.ts";
import { en } from "../../../src/core/text/en/en.ts";

const folder = join(import.meta.dirname, "../../../src/core/text");

interface TextFile {
  readonly name: string;
  /** What it exports, each with its keys in the order they stand in. */
  readonly exported: Readonly<Record<string, readonly string[]>>;
  readonly keys: readonly string[];
}

async function filesOf(language: "en" | "cy"): Promise<readonly TextFile[]> {
  const names = readdirSync(join(folder, language)).filter((file) => file !== `${language}.ts`);
  return Promise.all(
    names.map(async (file) => {
      const module: Readonly<Record<string, object>> = await import(join(folder, language, file));
      const exported = Object.fromEntries(
        Object.entries(module).map(([name, texts]) => [name, Object.keys(texts)]),
      );
      return { name: file.replace(/\.ts$/u, ""), exported, keys: Object.values(exported).flat() };
    }),
  );
}

const files = { en: await filesOf("en"), cy: await filesOf("cy") };

describe.each([
  ["en", en, "Texts"],
  ["cy", cy, "Draft"],
] as const)("the files of %s", (language, whole, suffix) => {
  test("export one catalogue each, named for the file", () => {
    for (const { name, exported } of files[language]) {
      expect(Object.keys(exported)).toEqual([`${name}${suffix}`]);
    }
  });

  test("hold every key once, and no other", () => {
    const keys = files[language].flatMap((file) => file.keys);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
    expect(keys.toSorted()).toEqual(Object.keys(whole).toSorted());
  });
});

describe("a sentence's twins", () => {
  const placed = files.en.flatMap(({ keys }) =>
    keys.map((key, place) => ({ key, before: keys[place - 1] ?? "the beginning" })),
  );

  test("each with -vote follows what it stands in for", () => {
    const twins = placed.filter(({ key }) => key.endsWith("-vote"));
    expect(twins.length).toBeGreaterThan(50);
    expect(twins.filter(({ key, before }) => key !== `${before}-vote`)).toEqual([]);
  });

  test("each with -election comes next", () => {
    const twins = placed.filter(
      ({ key }) => key.endsWith("-election") && key.replace(/-election$/u, "") in en,
    );
    expect(twins.length).toBeGreaterThan(5);
    expect(twins.filter(({ key, before }) => key !== `${before.replace(/-vote$/u, "")}-election`)).toEqual(
      [],
    );
  });
});

test("a draft's keys stand in the file of the same name as the English", () => {
  for (const { name, keys } of files.cy) {
    expect(files.en.find((file) => file.name === name)?.keys).toEqual(expect.arrayContaining([...keys]));
  }
});
