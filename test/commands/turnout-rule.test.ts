import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { drawResult } from "../../src/core/ballot/count/result-card.ts";
import { mayBeLiveOn } from "../../src/core/ballot/timetable.ts";
import { plainText } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { drawMandatePost } from "../../src/core/countdown/draw-mandate.ts";
import { at, branch, campaign } from "../support/examples.ts";
import { buttonsOf, channel, type Person, tap, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string, as: Person = "rep") => textOf(await rig().say(as, typed));

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const answers = ["Yes, it applies", "No, it does not", "Not sure"] as const;

const question = "Does the 50% turnout rule apply to this ballot?";

const create = (more = "", opens = "Thu 1 October 2026") =>
  rig().say(
    "rep",
    `/ballot create name: Pay ballot opens: ${opens} closes: Tue 10 November 2026 12 noon ${more}`,
  );

const kept = async () => {
  const branch = await rig().store.branches.of(channel);
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  return campaign;
};

const checked = "Saturday 21 November 2026";

beforeEach(() => rig().clock.set("2026-07-01T09:00"));

async function closed(): Promise<void> {
  rig().clock.set("2026-11-10T13:00");
}

describe("the 50% turnout rule of a ballot that opens after July 2026", () => {
  it.each([
    [answers[0], "yes", "it applies, as the union’s notice says"],
    [answers[1], "no", "it does not apply, as the union’s notice says"],
    [answers[2], "not-sure", "not sure"],
  ])("is asked about once at set-up: “%s” is kept as %s and shown", async (label, rule, words) => {
    const asked = await create();
    expect(textOf(asked)).toContain(question);
    expect(textOf(asked)).toContain(checked);
    expect(labels(asked)).toEqual(answers);
    expect(await kept()).toBeUndefined();
    expect(textOf(await tap(rig(), "rep", asked, label))).toContain(`50% turnout rule: ${words}`);
    expect((await kept())?.turnoutRule).toBe(rule);
    for (const shown of ["/ballot status", "/ballot dates"]) {
      expect(await say(shown)).toContain(`50% turnout rule: ${words}`);
    }
    expect(await say("/ballot dates join-by: Mon 12 October 2026")).not.toContain(question);
    const exported = await say("/ballot export");
    expect(exported).toContain(`"turnout_rule":"${rule}"`);
  });

  it.each([
    ["opens: Fri 31 July 2026", "kind: statutory"],
    ["opens: Thu 1 October 2026", "kind: consultative"],
    ["opens: Thu 1 October 2026", "kind: election"],
    ["opens: Thu 1 October 2026", "threshold: 60%"],
    ["opens: Thu 1 October 2026", "threshold: none"],
  ])("is not asked about where the law is known, or asks for none: %s %s", async (opens, more) => {
    const done = await say(
      `/ballot create name: Pay ballot ${opens} closes: Tue 10 November 2026 12 noon ${more}`,
    );
    expect(done).toMatch(/^Set up/u);
    expect(done).not.toContain("turnout rule");
    expect(await say("/ballot dates turnout-rule: yes")).toContain("Leave turnout-rule out");
  });

  it("is not asked about in Northern Ireland, which has none", async () => {
    await rig().say("officer", "/branch settings nation: northern-ireland");
    const done = textOf(await create());
    expect(done).toMatch(/^Set up/u);
    expect(done).toContain("no 50% turnout rule");
    expect(done).toContain("within four weeks of the ballot (art. 117, as made): by Monday 7 December 2026");
    expect(done).toContain("seven days’ notice of action to the employer (art. 118)");
    expect(await say("/ballot dates turnout-rule: no")).toContain("Northern Ireland has no such rule");
  });

  it.each(["yes", "No", "not sure", "don’t know", "unsure"])("can be typed: %s", async (typed) => {
    expect(textOf(await create(`turnout-rule: ${typed}`))).toMatch(/^Set up/u);
  });

  it("is asked about when the opening moves over the day, and not again when it moves on", async () => {
    await create("", "Fri 31 July 2026");
    const asked = await rig().say("rep", "/ballot dates opens: Sat 1 August 2026");
    expect(labels(asked)).toEqual(answers);
    expect((await kept())?.milestones.opens?.date.toString()).toBe("2026-07-31");
    await tap(rig(), "rep", asked, "No, it does not");
    expect(await kept()).toMatchObject({ turnoutRule: "no" });
    expect(await say("/ballot dates opens: Mon 3 August 2026")).not.toContain(question);
    await say("/ballot dates opens: Fri 31 July 2026");
    const back = await say("/ballot entitled count: 1,000");
    expect(back).toContain("Half of them is 500");
  });

  it("can be changed where thresholds are", async () => {
    await create("turnout-rule: not-sure");
    await say("/ballot entitled count: 1,000");
    expect(await say("/ballot dates turnout-rule: yes")).toContain("it applies");
    expect(await say("/ballot status")).not.toContain("If the 50%");
    await say("/ballot dates turnout-rule: no");
    const status = await say("/ballot status");
    expect(status).toContain("1,000 members can vote.\n");
    expect(status).not.toContain("Half");
  });

  it("goes out in an export and in again without a question", async () => {
    await create("turnout-rule: no");
    const exported = await rig().say("rep", "/ballot export");
    if (exported.kind !== "private") throw new Error("no private reply");
    const line = exported.card.lines[0] ?? [];
    const json = line.map((span) => (span.kind === "text" ? span.text : "")).join("");
    const again = await rig().submit("officer", "ballot/import", {
      timetable: json.replace("Pay ballot", "Pensions"),
    });
    expect(textOf(again)).toContain("it does not apply");
  });

  it.each([
    ["", "", "Yes, it applies"],
    ["50% turnout rule: not sure\n", "not sure", undefined],
    ["Turnout rule: no\n", "it does not apply", undefined],
  ])("is asked about at a pasted timetable, unless it says: %s", async (line, words, label) => {
    const timetable = `Pay ballot\nOpens: 1 October 2026\n${line}Closes: Tue 10 November 2026 12 noon`;
    let shown = await rig().submit("rep", "ballot/import", { timetable });
    if (label !== undefined) shown = await tap(rig(), "rep", shown, label);
    expect(textOf(shown)).toContain(words || "it applies");
    expect(textOf(await tap(rig(), "rep", shown, "Set it up"))).toMatch(/^Set up/u);
    expect((await kept())?.turnoutRule).toBeDefined();
  });
});

describe("an unsure turnout rule", () => {
  beforeEach(async () => {
    await create("turnout-rule: not-sure");
    await say("/ballot entitled count: 1,000");
  });

  it.each(["/ballot status", "/ballot entitled", "/check results"])(
    "shows what is needed with it and without it, and when the law was checked: %s",
    async (typed) => {
      rig().clock.set("2026-10-12T09:00");
      const words = await say(typed);
      expect(words).toContain(
        "If the 50% turnout rule applies to this ballot, 500 members must vote; if not, more Yes than No is enough.",
      );
      expect(words).toContain(checked);
      expect(words.match(/If the 50%/gu)).toHaveLength(1);
    },
  );

  it("is shown to a member too", async () => {
    const words = await say("/ballot status", "member");
    expect(words).toContain("500 members must vote; if not");
    expect(words).not.toContain("turnout-rule:");
  });

  it.each([
    [
      480,
      400,
      80,
      "If the 50% turnout rule does not apply to this ballot, it is won; if it does, it is not.",
    ],
    [499, 499, 0, "missed by 1 vote"],
  ])(
    "says of %i votes of 1,000, %i for Yes, neither that it is won nor lost",
    async (_cast, yes, no, words) => {
      await closed();
      const shown = await say(`/ballot result yes: ${yes} no: ${no}`);
      expect(shown).toContain(words);
      expect(shown).toContain("If the 50% turnout rule applies, 50% had to vote");
      expect(shown).toContain(checked);
      expect(shown).not.toMatch(/mandate|not won|is <b>won/u);
      expect(await say("/ballot dates")).not.toMatch(/mandate/iu);
      await tap(rig(), "rep", await rig().say("rep", "/ballot result"), "Post it in the ballot’s channels");
      const ballot = await kept();
      const posted = ballot && drawResult(ballot, branch, false);
      expect(plainText(posted ?? { lines: [] })).toContain("if it does, it is not");
      expect(plainText(posted ?? { lines: [] })).not.toMatch(/mandate/u);
    },
  );

  it.each([
    [500, 0, "the ballot is won: there is a mandate"],
    [300, 300, "the ballot is not won"],
    [100, 300, "the ballot is not won"],
  ])("says of %i Yes and %i No what is so either way", async (yes, no, words) => {
    await closed();
    expect(await say(`/ballot result yes: ${yes} no: ${no}`)).toContain(words);
  });

  it("is counted by employer, and no employer that hangs on it is said to have or to lack a mandate", async () => {
    for (const [employer, entitled] of [
      ["Harbour", 100],
      ["Docks", 100],
      ["Customs", 100],
    ]) {
      await say(`/ballot entitled employer: ${employer} count: ${entitled}`);
    }
    expect(await say("/ballot entitled")).toContain("50 must vote if the 50% turnout rule applies");
    await closed();
    await say("/ballot result employer: Harbour yes: 60 no: 2");
    await say("/ballot result employer: Docks yes: 40 no: 2");
    await say("/ballot result employer: Customs yes: 10 no: 20");
    const words = await say("/ballot result");
    expect(words).toContain(
      "3 employers are counted here: 1 won either way, 1 only if the 50% turnout rule does not apply.",
    );
    const line = (name: string) => words.split("\n").find((one) => one.startsWith(`${name}:`));
    expect(line("Harbour")).toContain("mandate won");
    expect(line("Docks")).toContain("won if the 50% turnout rule does not apply, not won if it does");
    expect(line("Docks")).not.toContain("mandate");
    expect(line("Customs")).toContain("no mandate; no majority for Yes");
    await say("/ballot dates mandate-expires: Tue 9 November 2027");
    const strike = "/strike add name: Walk-out days: Mon 14 December 2026 for:";
    const docks = await say(`${strike} Docks`);
    expect(docks).toContain("the ballot of Docks is won only if the 50% turnout rule does not apply to it");
    expect(docks).not.toContain("mandate");
    expect(await say(`${strike.replace("Walk-out", "Customs")} Customs`)).toContain("no live mandate");
    expect(await say(`${strike.replace("Walk-out", "Harbour")} Harbour`)).not.toContain("Careful");
  });
});

describe("between two mandates", () => {
  const on = (date: string) => Temporal.PlainDate.from(date);
  const before = campaign({
    closes: "2025-11-20T12:00",
    opens: "2025-10-20",
    "mandate-expires": "2026-11-19",
  });
  const result = { entitled: 1000, cast: 400, yes: 390, no: 10, spoiled: 0 };
  const later = campaign(
    { opens: "2026-10-01", closes: "2026-11-10T12:00" },
    { state: "closed", result, turnoutRule: "not-sure" },
  );
  const posted = (other: typeof later, now = "2026-11-20T09:00") =>
    drawMandatePost({ campaign: before, branch, now: at(now) }, [other]);

  it("no post says that none is live while a ballot may have won one by an unsure rule", () => {
    expect(posted(later)).toBeUndefined();
    expect(plainText(posted({ ...later, turnoutRule: "yes" }) ?? { lines: [] })).toContain(
      "No strike mandate since",
    );
    expect(plainText(posted(later, "2027-11-10T09:00") ?? { lines: [] })).toContain(
      "No strike mandate since",
    );
    expect(mayBeLiveOn(later, on("2026-11-10"), branch)).toBe(false);
    expect(mayBeLiveOn(later, on("2027-11-09"), branch)).toBe(true);
  });
});
