import { join } from "node:path";
import { createVitest } from "vitest/node";
import { runOf, type Shown } from "./mutant.ts";

/** The tests of a copy of the tree. What all of a run share is made once. */
export interface Tests {
  /** Runs these, all of them; says which failed, or none of which were there. */
  run(
    shown: readonly Shown[],
  ): Promise<{ readonly failed: readonly string[]; readonly missing: readonly string[] }>;
  /** A file is another than it was. */
  changed(file: string): void;
  close(): Promise<void>;
}

export async function openTests(folder: string): Promise<Tests> {
  process.chdir(folder);
  // Without a rule about locks somebody waits for ever, for who waits for them.
  process.env.PGOPTIONS = "-c lock_timeout=10s";
  const vitest = await createVitest("test", {
    root: folder,
    watch: false,
    reporters: [{}],
    maxWorkers: 1,
    // As long as a test that hangs is waited for.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    experimental: { fsModuleCache: false },
  });
  await vitest.standalone();
  const project = vitest.getRootProject();

  return {
    async run(shown) {
      const files = [...new Set(shown.map(runOf))];
      const specifications = files.map((file) => {
        const titles = shown.filter((one) => runOf(one) === file).map(([, title]) => patternOf(title));
        return project.createSpecification(join(folder, file), {
          testNamePattern: new RegExp(titles.join("|"), "u"),
        });
      });
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
      const mine = testModules.filter(({ moduleId }) => files.some((file) => moduleId.endsWith(file)));
      const ran = mine.flatMap((module) => [...module.children.allTests()]);
      const states = ran.map((test) => ({ title: test.fullName, state: test.result().state }));
      const broken = mine.flatMap((module) => module.errors().map(({ message }) => message));
      const wrong = [...broken, ...unhandledErrors.map(() => "an error that nobody handled")];
      return {
        failed: [...wrong, ...states.filter(({ state }) => state === "failed").map(({ title }) => title)],
        missing: shown
          .map(([, title]) => title)
          .filter((title) => {
            const pattern = new RegExp(patternOf(title), "u");
            return (
              wrong.length === 0 &&
              !states.some(({ title: full, state }) => state !== "skipped" && pattern.test(full))
            );
          }),
      };
    },
    changed: (file) => vitest.invalidateFile(join(folder, file)),
    close: () => vitest.close(),
  };
}

/** A title as it stands in the file, with %s where a table fills it. */
function patternOf(title: string): string {
  return title
    .split(/%[a-z]|\$\w+/u)
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"))
    .join(".*");
}
