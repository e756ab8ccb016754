import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createVault } from "../../src/vault/vault.ts";
import { textOf } from "../doubles/slack/limits.ts";
import type { Person } from "../doubles/slack/person.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { keepingLog } from "../support/logs.ts";
import { assemble } from "../support/whole.ts";
import { general, onSocket, openBranch } from "./support.ts";

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

describe("what is asked back on Slack", () => {
  const opened = useDatabase(kind);
  let officer: Person;

  beforeEach(async () => {
    const branch = await openBranch({ rateClock: "own" });
    const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(branch.slack.world.now()) };
    const vault = createVault(Buffer.alloc(32, 7));
    const { inbox } = assemble({ commands, database: opened().database, clock, log: keepingLog(), vault });
    await onSocket(branch.slack, inbox);
    officer = branch.officer;
  });

  const say = async (name: string, typed: string) =>
    (await officer.command(name, typed, { channel: general })).shown();

  async function message(shown: Awaited<ReturnType<typeof say>>) {
    if (shown.kind !== "message") throw new Error(shown.kind);
    return shown.message;
  }

  test("one tap takes the question's place with what was asked for", async () => {
    await say("/ballot", "create name: Pay closes: 9 May 2023 12 noon");
    await say("/ballot", "create name: Pensions closes: 23 May 2023 12 noon");
    const asked = await message(await say("/ballot", "entitled count: 1,240"));
    const tapped = await officer.press(asked, "Pay, closes Tue 9 May 2023");
    const done = await message(await tapped.shown());
    expect(done.ts).toBe(asked.ts);
    expect(textOf(done.blocks)).toContain("1,240");
  });

  test("what is missing is asked for in a form that has what was typed", async () => {
    const asked = await message(await say("/ballot", "create name: Pay ballot threshold: none"));
    const form = await (await officer.press(asked, "Fill in a form")).shown();
    if (form.kind !== "view") throw new Error(form.kind);
    expect(JSON.stringify(form.view.view)).toContain("Pay ballot");
    const sent = await officer.submit(form.view, { name: "Pay ballot", closes: "9 May 2023 12 noon" });
    expect(textOf((await message(await sent.shown())).blocks)).toContain("Pay ballot");
  });

  test("a button of the menu opens the form, and a rep is chosen as Slack lets people be chosen", async () => {
    const menu = await message(await say("/ballot", ""));
    const form = await (await officer.press(menu, "Set up a ballot")).shown();
    if (form.kind !== "view") throw new Error(form.kind);
    const sent = await officer.submit(form.view, { name: "Pay ballot", closes: "9 May 2023 12 noon" });
    const set = await message(await sent.shown());
    const naming = await (await officer.press(set, "Name a rep")).shown();
    if (naming.kind !== "view") throw new Error(naming.kind);
    expect(JSON.stringify(naming.view.view)).toContain('"users_select"');
    const named = await officer.submit(naming.view, { add: "U0REP" });
    expect(textOf((await message(await named.shown())).blocks)).toContain("<@U0REP>");
  });
});
