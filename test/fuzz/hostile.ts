import fc from "fast-check";

/** What somebody who means harm, or a broken client, may send. */

/** How many cases the parsers get together; `npm run test:fuzz -- --cases N` for more. */
const mostCases = Number(process.env.FUZZ_CASES ?? 100_000);

const seed = Number(process.env.FUZZ_SEED ?? 20_230_509);

process.stdout.write(
  `fuzz: ${mostCases} cases in all, seed ${seed} (npm run test:fuzz -- --cases N --seed N)\n`,
);

/** Runs a property on its share of all cases. The seed is printed, and with a failure the case itself. */
export function runs(share: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.max(1, Math.round(mostCases * share)), seed };
}

const markup =
  "<!channel> <!here> <@U0ONE> <#C0GENERAL> @everyone @here <@1> <@&2> </a:1> <:e:1> <t:1:R> [x](y) *b* _i_ ~s~ `c` ``` > # - 1. || \\ & &amp; &lt; <https://x|y> https://a.b javascript:alert(1) <script> =1+1 +1 -1";

const dates =
  "9 May 2023 31/12/2099 29 Feb 12:00 noon midnight 5pm 17:00 in 3 days next Friday tomorrow 0 99 9999 to and , . - – / :";

const structure =
  '{ } [ ] " : , null true -1 1e999 __proto__ constructor toString hasOwnProperty \\u0000 \0 \r\n \t   ' +
  "\u202e \u200b \ufeff \ud800 \udfff 😀 é é ７";

const names =
  "name: closes: opens: ballot: text: when: days: for: answer: timetable: add: remove: help create list /ballot ballot/create check/answer/ / // ../ %00 %2e ' \" ; -- drop table {x} {0} %s";

const words = fc.constantFrom(...`${markup} ${dates} ${structure} ${names}`.split(" "));

/** Any text: noise, pieces of what means something somewhere, and long runs of one thing. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.array(words, { maxLength: 14 }).map((all) => all.join(" ")) },
  { weight: 2, arbitrary: fc.array(words, { maxLength: 14 }).map((all) => all.join("")) },
  { weight: 2, arbitrary: fc.string({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(words, fc.integer({ min: 2, max: 60 })).map(([word, times]) => word.repeat(times)),
  },
);

/** Any value that JSON can carry, with keys that mean something to JavaScript. */
export const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, 0, -1, 1e300, "", "__proto__"),
    anyText,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(words, fc.constantFrom("id", "type", "value", "data", "user", "campaigns")),
      tie("value"),
      {
        maxKeys: 4,
      },
    ),
  ),
})).value;

/** A payload as a platform sends it, with one or more of its parts gone or replaced. */
export function damaged(whole: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(whole);
  const harm = fc.record({
    path: fc.constantFrom(...paths),
    by: fc.oneof(fc.constant(undefined), anyJson),
  });
  return fc.array(harm, { minLength: 1, maxLength: 3 }).map((harms) => {
    const copy = structuredClone(whole);
    for (const { path, by } of harms) replace(copy, path, by);
    return copy;
  });
}

type Path = readonly string[];

function pathsIn(value: unknown, here: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return here.length > 0 ? [here] : [];
  return Object.entries(value).flatMap(([key, inner]) => [[...here, key], ...pathsIn(inner, [...here, key])]);
}

function replace(whole: unknown, path: Path, by: unknown): void {
  let at = whole as Record<string, unknown> | undefined;
  for (const key of path.slice(0, -1)) at = at?.[key] as Record<string, unknown> | undefined;
  const last = path.at(-1);
  if (typeof at !== "object" || at === null || last === undefined) return;
  if (by === undefined) delete at[last];
  else at[last] = by;
}

/** What lies in wait for an expression that tries too many ways: long, repetitive, and wrong only at the end. */
export function longTexts(length: number): readonly string[] {
  const pieces =
    ' |a|a |-|*|:|: |a:|1|1.|1 |,|/|"|\\|<|<@|>|`|```|_|~|[|(|https://a|!|&|&amp;|\n|\n1. |\t|\u00a0|@|name: |9 May ';
  return [...pieces.split("|"), "|", "| ", " |"].flatMap((piece) => {
    const run = piece.repeat(Math.ceil(length / Math.max(1, piece.length))).slice(0, length);
    return [run, `a${run}b`, `a\n${run}b`, `${run}!`, `Closes:${run}x`];
  });
}

/** Milliseconds of this process's own work: what else the machine does is not counted. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
