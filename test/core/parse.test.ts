import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { privately } from "../../src/core/chat/reply.ts";
import { defineSubcommand } from "../../src/core/command/command.ts";
import { offering } from "../../src/core/command/declared.ts";
import { splitOptions } from "../../src/core/command/parse.ts";
import { idOption, textOption, whenOption } from "../../src/core/typed/option.ts";

const told = { label: "Label", about: "About", example: "example" };

const subcommand = defineSubcommand({
  name: "create",
  description: "For tests",
  who: "rep",
  answers: "private",
  options: z.object({
    ballot: idOption(told).optional(),
    name: textOption(told),
    closes: whenOption(told),
    "last-posting": whenOption(told).optional(),
  }),
  run: async () => privately({ lines: [] }),
});

const split = (text: string) => splitOptions(text, subcommand);

test("values run to the next option's name, without quotes", () => {
  expect(split("name: PCS reballot, 2023 closes: Tue 9 May 2023 12 noon last-posting: 2 May")).toEqual({
    ok: true,
    options: { name: "PCS reballot, 2023", closes: "Tue 9 May 2023 12 noon", "last-posting": "2 May" },
  });
});

test("a time's colon and a word that is no option stay in the value", () => {
  expect(split("name: Pay: the ballot closes: 9 May 17:00")).toEqual({
    ok: true,
    options: { name: "Pay: the ballot", closes: "9 May 17:00" },
  });
});

test("quotes around a whole value are dropped, straight or typographic", () => {
  expect(split('name: "Pay ballot" closes: “9 May noon”')).toMatchObject({
    options: { name: "Pay ballot", closes: "9 May noon" },
  });
});

test("names may be in capitals and on lines of their own", () => {
  expect(split("NAME: Pay\nCloses: 9 May noon")).toMatchObject({
    options: { name: "Pay", closes: "9 May noon" },
  });
});

test("words before the first name are the one option that may be bare", () => {
  expect(split("k3m7p closes: 9 May noon")).toMatchObject({
    options: { ballot: "k3m7p", closes: "9 May noon" },
  });
});

test("an empty value is an option not given", () => {
  expect(split("name: closes: 9 May noon")).toEqual({ ok: true, options: { closes: "9 May noon" } });
});

test("an option given twice and a mistyped one are refused", () => {
  expect(split("name: A name: B")).toMatchObject({ ok: false, problem: "twice", both: ["A", "B"] });
  expect(split("nmae: A")).toMatchObject({ ok: false, problem: "unknown-option", detail: "nmae" });
});

test("any text at all is split or refused, quickly and without a throw", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 4000 }), (text) => {
      const parsed = split(text);
      expect(typeof parsed.ok).toBe("boolean");
    }),
    { numRuns: 500 },
  );
});

test("what was typed for each option comes back whole", () => {
  const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ,.]{0,30}[A-Za-z0-9]$/u);
  fc.assert(
    fc.property(word, word, (name, closes) => {
      expect(split(`closes: ${closes} name: ${name}`)).toEqual({ ok: true, options: { name, closes } });
    }),
  );
});

test("the name that words begin with needs no colon, unless free text may stand there", () => {
  const named = defineSubcommand({
    ...{ name: "dates", description: "For tests", who: "rep", answers: "private" },
    options: z.object({
      ballot: offering(idOption(told).optional(), async () => []),
      closes: whenOption(told).optional(),
      "last-posting": whenOption(told).optional(),
    }),
    run: async () => privately({ lines: [] }),
  });
  for (const [typed, options] of [
    ["closes 16 May noon", { closes: "16 May noon" }],
    ["Closes “16 May noon”", { closes: "16 May noon" }],
    ["last‑posting 9 May ballot: pay", { "last-posting": "9 May", ballot: "pay" }],
    ["closes", { ballot: "closes" }],
    ["closest ballot", { ballot: "closest ballot" }],
    ["Pay closes 16 May", { ballot: "Pay closes 16 May" }],
  ] as const)
    expect(splitOptions(typed, named)).toEqual({ ok: true, options });
  const free = defineSubcommand({
    ...{ name: "add", description: "For tests", who: "rep", answers: "private" },
    options: z.object({ text: textOption({ ...told, bare: true }), when: whenOption(told).optional() }),
    run: async () => privately({ lines: [] }),
  });
  expect(splitOptions("when did you post it?", free)).toMatchObject({
    options: { text: "when did you post it?" },
  });
});
