import { beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { buttonsOf, type Person, text, useRig } from "../support/rig.ts";
import { standing } from "../support/standing.ts";
import { confirmed } from "./confirmations.ts";
import type { Line } from "./confirmations-others.ts";
import { createScene } from "./confirmed-scene.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig(commands);

const { does, set } = createScene(rig);

beforeEach(set);

interface Asked {
  readonly first?: readonly Line[];
  readonly typed: string;
  /** The button that goes on, and those after it; none where it must not be there twice. */
  readonly goOn?: readonly string[];
  /** Instead of the form that is filled in with it: what is asked has none, or which field of what is there already. */
  readonly change?: "none" | Readonly<Record<string, string>>;
}

const picket = (when: string) => `/strike add name: Picnic strike days: ${when} 2023 for: DVSA`;

const yes: readonly string[] = ["Yes, go on"];

/** What ends something for good, or makes what is there already. */
const asked: Readonly<Record<string, readonly Asked[]>> = {
  "ballot create": [{ typed: "/ballot create name: pay ballot closes: Tue 23 May 2023 12 noon", goOn: yes }],
  "ballot import": [
    {
      typed: "/ballot import Pay ballot\nCloses: Tue 23 May 2023 12 noon",
      goOn: ["Yes, go on", "Set it up"],
    },
  ],
  "ballot dates": [
    {
      first: [["/ballot close ballot: Pay", "Close it now"]],
      typed: "/ballot dates ballot: Pay closes: Tue 9 May 2023 5pm",
      goOn: yes,
    },
  ],
  "ballot close": [
    { typed: "/ballot close ballot: Pay", goOn: ["Close it now"] },
    { typed: "/ballot close ballot: Pay ending: withdrawn", goOn: ["Withdraw it now"] },
    { typed: "/ballot close ballot: Pay ending: postponed", goOn: ["Postpone it now"] },
  ],
  "ballot delete": [{ first: [], typed: "/ballot delete ballot: Pay", goOn: yes }],
  "ballot share": [
    {
      first: [["/ballot share ballot: Pay"]],
      typed: "/ballot share ballot: Pay stop: yes",
      goOn: ["End every code"],
    },
  ],
  "ballot unfollow": [
    {
      first: [["/ballot follow code: {code}", "Follow in this channel"]],
      typed: "/ballot unfollow ballot: Regional",
      goOn: ["Stop following"],
    },
  ],
  "countdown add": [
    {
      typed: "/countdown add date: 12 June title: Rally days: 2, 1",
      change: { days: "2, 1", at: "9am" },
    },
  ],
  "check open": [{ first: [["/check open ballot: Pay"]], typed: "/check open ballot: Pay", goOn: yes }],
  "strike add": [
    { first: [[picket("Thu 4 May")]], typed: picket("Fri 5 May"), goOn: yes },
    { first: [[picket("Thu 4 May")]], typed: picket("Thu 4 May") },
  ],
  "strike cancel": [
    { typed: "/strike cancel strike: Spring", goOn: yes },
    { typed: "/strike cancel strike: Spring days: Tue 2 May", goOn: yes },
  ],
  "reminder add": [
    { typed: "/reminder add text: phone bank when: Tue 25 April 9am repeat: weekly", goOn: yes },
  ],
  "mydata erase": [
    {
      first: [["/posted to-post", "Yes"]],
      typed: "/mydata erase",
      goOn: ["Erase it all"],
      change: "none",
    },
  ],
};

const takenBack = "one tap takes it back";

/** Why the others never ask whether somebody is sure. */
const neverAsked: Readonly<Record<string, string>> = {
  ...{ "ballot entitled": takenBack, "ballot pause": takenBack, "ballot resume": takenBack },
  ...{ "ballot result": "numbers are posted by a button of their own", "ballot follow": "has a second step" },
  ...{ "ballot nomination": takenBack, "ballot actions-edit": takenBack, "ballot words": takenBack },
  ...{ "countdown edit": takenBack, "countdown delete": takenBack, "check close": takenBack },
  posted: "an answer is never asked about: the next one counts",
  ...{
    "chase claim": takenBack,
    "chase mark": "another note can be made",
    "chase release": "can be claimed",
  },
  ...{ "strike confirm": "has a second step", "strike edit": takenBack },
  "strike suspend": "people may be about to walk out",
  ...{ "strike picket": takenBack, "strike picket-remove": takenBack },
  ...{ "reminder edit": takenBack, "reminder delete": takenBack, "reminder snooze": takenBack },
  ...{ "branch settings": takenBack, "branch channel": takenBack, "branch privacy": takenBack },
  "branch reps": "whoever is named anew has to agree anew",
  "mydata stop": "nothing is to stand between a member and quiet",
};

const rows = Object.entries(asked).flatMap(([name, all]) =>
  all.map((row) => [name, row.typed, row] as const),
);

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const leaveIt = "Leave it";

const who = (name: string): Person => (name.startsWith("mydata") ? "member" : "officer");

async function ask({ first = [], typed }: Asked): Promise<Reply> {
  for (const line of first) await does(line, "officer");
  return does([typed], "officer");
}

async function tapped(name: string, reply: Reply, label: string): Promise<Reply> {
  const button = buttonsOf(reply).find((one) => one.label === label);
  if (!button) throw new Error(`no “${label}” in: ${text(reply)}`);
  return rig().press(who(name), button.id);
}

describe("are you sure", () => {
  it("is asked, or not, of each subcommand that changes something", () => {
    const all = Object.keys(confirmed).toSorted();
    expect([...Object.keys(asked), ...Object.keys(neverAsked)].toSorted()).toEqual(all);
  });

  it.each(rows)("is asked once of /%s: %s", async (name, _, row) => {
    const question = await ask(row);
    const before = await standing(rig());
    const [first] = row.goOn ?? [];
    const [seen] = labels(question);
    expect(seen).toBe(first ?? (row.change ? "Change it" : "See Picnic strike"));
    expect(labels(question).includes("Change it")).toBe(row.change !== "none");
    expect(labels(question).at(-1)).toBe(leaveIt);
    const left = await tapped(name, question, leaveIt);
    expect(text(left)).toBe("Left as it was: nothing was done.");
    expect(await standing(rig())).toEqual(before);
    if (name === "mydata erase") return;
    for (const { id } of buttonsOf(question)) {
      expect(text(await rig().press("officer", id))).toContain("has been answered, or is too old");
    }
    expect(await standing(rig())).toEqual(before);
  });

  it.each(rows)("goes on with /%s: %s", async (name, _, row) => {
    const question = await ask(row);
    const before = await standing(rig());
    let reply = question;
    for (const label of row.goOn ?? []) reply = await tapped(name, reply, label);
    if (!row.goOn) return expect(labels(question)).not.toContain("Yes, go on");
    expect(reply.kind, text(reply)).toBe("update");
    expect(labels(reply)).not.toContain(leaveIt);
    expect(await standing(rig())).not.toEqual(before);
  });

  it.each(rows)("is changed in a form with all of /%s filled in: %s", async (name, typed, row) => {
    if (row.change === "none") return;
    const form = await tapped(name, await ask(row), "Change it");
    if (form.kind !== "form") throw new Error(text(form));
    const values = Object.fromEntries(form.form.fields.map((field) => [field.name, field.value]));
    if (row.change) return expect(values).toMatchObject(row.change);
    const filled = Object.values(values).filter((value) => value !== undefined && typed.includes(value));
    expect(filled.length, JSON.stringify(values)).toBeGreaterThan(0);
  });

  it.each([
    "/strike suspend strike: Spring",
    "/strike suspend strike: Spring days: Tue 2 May",
    "/strike suspend strike: Spring decision: Mon 24 April",
  ])("is never asked before %s", async (typed) => {
    await does(["/strike confirm strike: Spring", "The union has confirmed it"], "officer");
    const reply = await does([typed], "officer");
    expect(reply.kind, text(reply)).toBe("private");
    expect(labels(reply)).not.toContain(leaveIt);
  });

  it("is never asked before an answer, the same or another", async () => {
    await does(["/posted to-post", "Yes"], "member");
    for (const answer of ["posted", "posted", "to-post"]) {
      const reply = await does([`/posted ${answer}`], "member");
      expect(reply.kind, text(reply)).toBe("private");
      expect(labels(reply)).not.toContain(leaveIt);
    }
  });
});
