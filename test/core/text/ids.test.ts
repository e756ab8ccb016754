import { expect, test } from "vitest";
import { cy } from "../../../src/core/text/cy/cy.ts";
import { en } from "../../../src/core/text/en/en.ts";

/** What says an id: small print of its own, the end of a line, or a command that is typed with it. */
const small = [/^Id: \{id\}$/u, / · \{id\}$/u];

/** From a command's stroke to the end of its sentence: a typed example may hold colons, commas and dots of its own. */
const typedCommand = /\/[a-z]+(?: [a-z-]+)?[^/]*?\{id\}/gu;

test("an id stands in small print, at the end of a line, or in a command to type: nobody reads one as news", () => {
  const texts: readonly (readonly [string, string])[] = [...Object.entries(en), ...Object.entries(cy)];
  const withId = texts.filter(([, text]) => text.includes("{id}"));
  expect(withId.length).toBeGreaterThan(50);
  const bare = withId.filter(([, text]) => {
    const left = small.reduce((rest, one) => rest.replace(one, ""), text);
    return left.replaceAll(typedCommand, "").includes("{id}");
  });
  expect(bare).toEqual([]);
});
