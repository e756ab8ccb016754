import fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { declaredOptions } from "../../src/core/command/declared.ts";
import { choiceLabel } from "../../src/core/typed/option.ts";
import { wrongWays } from "../support/follow-buttons.ts";
import { setNamesScene } from "../support/names-scene.ts";
import { useRig } from "../support/rig.ts";
import { createTrial } from "../support/trial.ts";
import { whoTypes } from "../support/typed-lines.ts";

const rig = useRig(commands);

const things =
  "pay balot|the strike|Pensions|april|stal|AGM|Passport Ofice|tomorow 5pm|9/5 noon|12pm|next Friday|half 5|300|HMRC 120, DWP 80|weekly|pls|two words|Thu 9 June noon|7, 3 and 1|all".split(
    "|",
  );

/** "closes: 9/5 noon", its name or its value with a slip, its colon or none. */
const option = (names: readonly (readonly [name: string, values: readonly string[]])[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.nat(), fc.nat(9), fc.constantFrom(": ", "=", " "))
    .map(([[name, values], which, slip, joint]) => {
      const value = values[which % values.length] ?? "";
      const slipped = slip === 0 && name.length > 3 ? `${name.slice(0, 2)}${name.slice(3)}` : name;
      return slip === 1 ? value : `${slipped}${joint}${slip === 2 ? value.slice(1) : value}`;
    });

/** A command with its options, as somebody in a hurry types them. */
const line = fc.oneof(
  ...commands.flatMap(({ name, subcommands }) =>
    subcommands.map((subcommand) => {
      const names = declaredOptions(subcommand).map(({ name: one, about, choices = [] }) => {
        const labels = choices.map((choice) => choiceLabel(about, choice));
        return [one, [about.example, ...labels, ...things]] as const;
      });
      const typed =
        names.length === 0 ? fc.constant<string[]>([]) : fc.array(option(names), { maxLength: 3 });
      return typed.map((all) =>
        `/${name} ${subcommand.name} ${all.join(" ")}`.replaceAll(/\s+/gu, " ").trim(),
      );
    }),
  ),
);

test("whatever is typed, every button of what is asked back leads on and ends", async () => {
  await setNamesScene(rig());
  const trial = createTrial(rig());
  await fc.assert(
    fc.asyncProperty(line, async (typed) => {
      expect(await wrongWays(trial, whoTypes(typed), typed)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
