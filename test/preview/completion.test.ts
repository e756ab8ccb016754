import { expect, test } from "vitest";

const { complete } = await import(new URL("../../src/preview/page/completion.js", import.meta.url).href);

const option = (name: string, other: object = {}) => ({
  name,
  about: `${name} here`,
  required: false,
  ...other,
});

const commands = [
  {
    name: "reminder",
    description: "Reminders",
    sentence: "add",
    subcommands: [
      {
        name: "add",
        description: "Set one",
        who: "member",
        options: [
          option("sentence", { about: "All in one go", example: "me to post it tomorrow 8am", bare: true }),
          option("who", { choices: ["This channel", "Me alone"] }),
        ],
      },
    ],
  },
];

test("what begins no subcommand is a sentence where the command takes one, with an example", () => {
  for (const typed of ["/reminder me", "/reminder me to", "/reminder every Tuesday"])
    expect(complete(commands, typed).hint).toBe("All in one go. For example: me to post it tomorrow 8am");
  expect(complete(commands, "/reminder a").hint).toBe("Reminders");
});

test("choices are offered in words, whatever the capitals", () => {
  const labels = complete(commands, "/reminder add who: me").offers.map(
    ({ label }: { label: string }) => label,
  );
  expect(labels).toEqual(["Me alone"]);
});
