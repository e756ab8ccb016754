import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plainText } from "../../../src/core/chat/card.ts";
import { en } from "../../../src/core/text/en/en.ts";
import { say, words } from "../../../src/core/text/say.ts";

const root = join(import.meta.dirname, "../../..");

function sources(): string {
  return ["src", "commands", "jobs"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        join(root, folder, name),
      ),
    )
    .filter((path) => path.endsWith(".ts") && !/text\/(?:en|cy)\/\w+\.ts$/u.test(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

test("no text of the catalogue is unused", () => {
  const code = sources();
  const patterns = [...code.matchAll(/`((?:[a-z-]|\$\{[^{}`]*\})+)`/gu)].map(
    ([, template = ""]) => new RegExp(`^${template.replaceAll(/\$\{[^}]*\}/gu, "[a-z-]+")}$`, "u"),
  );
  const telling = patterns.filter((pattern) => pattern.source.replaceAll("[a-z-]+", "").length > 4);
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`"${key}"`) && !telling.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test("a user's own words are never read as markup", () => {
  const line = say("countdown-show-name", { name: "<b>{x}</b> <@U1> ''" });
  expect(line).toEqual([{ kind: "bold", text: "<b>{x}</b> <@U1> ''" }]);
});

test("a span given as a value stays a span", () => {
  const place = { kind: "place", place: { chat: "preview", workspace: "w", channel: "ballot" } } as const;
  const line = say("ballot-next-post", { moment: "today", place, later: 2 });
  expect(line).toContainEqual(place);
  expect(plainText({ lines: [line] })).toBe("Next post: today in #ballot, then 2 more.");
});

test("days are counted in proper English", () => {
  expect(words("days-to-go", { days: 1 })).toBe("1 day");
  expect(words("days-to-go", { days: 19 })).toBe("19 days");
  expect(words("hours-to-go", { hours: 2, minutes: 30, both: "true" })).toBe("2 hours 30 minutes");
  expect(words("hours-to-go", { hours: 1, minutes: 0, both: "false" })).toBe("1 hour");
});
