import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { declaredOptions } from "../src/core/command/declared.ts";

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
