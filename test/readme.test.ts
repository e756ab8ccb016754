import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { declaredOptions } from "../src/core/command/command.ts";

const path = join(import.meta.dirname, "../README.md");

const begin = "<!-- commands: made by npm run readme -->";

const end = "<!-- /commands -->";

/** One row per subcommand, from the declarations themselves. */
function commandsTable(): string {
  const rows = commands.flatMap(({ name, subcommands }) =>
    subcommands.map((subcommand) => {
      const typed = [`/${name}`, subcommand.name].filter(Boolean).join(" ");
      const options = declaredOptions(subcommand).map((option) =>
        option.required ? `**${option.name}**` : option.name,
      );
      const who = { member: "everyone", rep: "reps", officer: "officers" }[subcommand.who];
      return `| \`${typed}\` | ${subcommand.description} | ${who} | ${options.join(", ")} |`;
    }),
  );
  return ["| command | what it does | who | options (**needed**) |", "|---|---|---|---|", ...rows].join("\n");
}

test("the README's table of commands is what the commands declare", () => {
  const readme = readFileSync(path, "utf8");
  const [before = "", rest = ""] = readme.split(begin);
  const [, after = ""] = rest.split(end);
  const wanted = `${before}${begin}\n\n${commandsTable()}\n\n${end}${after}`;
  if (process.env.WRITE_README === "1") writeFileSync(path, wanted);
  else expect(readme, "`npm run readme` mends it").toBe(wanted);
});

test("every relative link and picture in the README is there", () => {
  const readme = readFileSync(path, "utf8");
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map(([, link = ""]) => link);
  for (const link of links) expect(() => readFileSync(join(path, "..", link)), link).not.toThrow("ENOENT");
});

test("every npm script the README names is in package.json", () => {
  const { scripts } = JSON.parse(readFileSync(join(path, "../package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...readFileSync(path, "utf8").matchAll(/npm run ([a-z:]+)/gu)].map(([, name = ""]) => name);
  for (const name of named) expect(scripts, name).toHaveProperty(name);
});
