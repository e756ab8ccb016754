import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { check, HOUSE, manifest } from "./fixture.ts";

it("npm run build makes a program that finds its migrations and pages, and leaves the tests out", async () => {
  const scripts = {
    build: manifest.scripts.build,
    built: "npm run build && node dist/src/main.js && echo && ls -A dist dist/src",
  };
  const files = {
    "package.json": JSON.stringify({ type: "module", scripts }),
    "src/main.ts":
      'import { readFileSync } from "node:fs";\nimport { jobs } from "../jobs/index.ts";\n\n' +
      "const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');\n" +
      'const parts = [jobs, read("./store/migrations/001.sql"), read("./preview/page/page.js")];\nprocess.stdout.write(parts.join(" "));\n',
    "src/store/migrations/001.sql": "select 1;",
    "src/preview/page/page.js": "void 0;",
    "commands/index.ts": "export const commands = [];\n",
    "jobs/index.ts": 'export const jobs = ["drain"];\n',
    "test/main.test.ts": "export {};\n",
  };
  const { failed, output } = await check("built", files);
  expect(output).toContain("drain select 1; void 0;");
  expect(output).toMatch(/dist:\ncommands\njobs\nmade-of\nsrc\n/);
  expect(output).not.toMatch(/^main\.ts$/m);
  expect(failed).toBe(false);
});

it("npm start compiles what has changed, says so, and compiles nothing that has not", async () => {
  const started = [
    "npm start --silent -- one",
    "npm start --silent -- two",
    "echo 'console.log(1 + 1, process.argv.length);' > src/start.ts",
    "npm start --silent",
    "ls -A",
  ];
  const scripts = { start: manifest.scripts.start, started: started.join(" && ") };
  const { failed, output } = await check("started", {
    "package.json": JSON.stringify({ type: "module", scripts }),
    "src/start.ts": "const words: readonly string[] = process.argv.slice(2);\nconsole.log(words.join());\n",
    "commands/index.ts": "export const commands = [];\n",
    "jobs/index.ts": "export const jobs = [];\n",
  });
  expect(failed).toBe(false);
  expect(output.split("\n").slice(0, 5)).toEqual([
    expect.stringContaining("is being compiled"),
    "one",
    "two",
    expect.stringContaining("is being compiled"),
    "2 2",
  ]);
  // What was compiled before is gone, and so is what it was compiled beside.
  expect(output).not.toMatch(/^dist\../mu);
});

it("without the compiler npm start says what to do", async () => {
  const { failed, output } = await check("start", {
    "package.json": JSON.stringify({
      type: "module",
      scripts: { start: manifest.scripts.start, ci: ".ci/" },
    }),
    "node_modules/nothing/index.js": "",
    "src/start.ts": "export {};\n",
    "commands/index.ts": "export {};\n",
    "jobs/index.ts": "export {};\n",
  });
  expect(failed).toBe(true);
  expect(output).toContain("the compiler is not installed: run `npm ci`");
});

it("the image's health check is a command in JSON, and its build sees every file the build needs", () => {
  const dockerfile = readFileSync(join(HOUSE, "Dockerfile"), "utf8");
  const health = /HEALTHCHECK .*\\\n\s+CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? "";
  expect(JSON.parse(health)).toEqual(["node", "-e", expect.stringContaining("/healthz")]);
  const seen = readFileSync(join(HOUSE, ".dockerignore"), "utf8").split("\n");
  const helpers = manifest.scripts.build?.match(/\.ci\/\S+/g) ?? [];
  expect(seen).toEqual(expect.arrayContaining(["*", ...helpers.map((path) => `!${path}`)]));
});
