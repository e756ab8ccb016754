import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { plainText } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { buttonsOf, channel, type Person, people, tap, text, useRig } from "../support/rig.ts";

/** Thursday 20 April 2023, 9am in London. */
const rig = useRig(commands);

const say = (typed: string, as: Person = "rep") => rig().say(as, typed);

const labels = (reply: Reply) => buttonsOf(reply).map(({ label }) => label);

const muster = (as: Person, channelId = "general") =>
  rig().say(as, "/muster", { place: { ...channel, channel: channelId } });

const reballot = "/ballot create name: Reballot closes: Tue 9 May 2023 12 noon";

/** Nobody is named as rep here. */
async function nobodyNamed(): Promise<void> {
  const branch = await rig().store.branches.of(channel);
  await rig().store.reps.remove(branch?.id ?? "", rig().vault.memberKey(people.rep));
}

describe("with nothing set up", () => {
  it("an officer is offered the ways to begin, and a rep to name", async () => {
    await nobodyNamed();
    const reply = await muster("officer");
    expect(labels(reply).slice(0, 4)).toEqual([
      "Set up a ballot",
      "Paste a timetable",
      "Show me what it does",
      "Name a rep",
    ]);
    expect(buttonsOf(reply)[0]?.style).toBe("primary");
  });

  it("outside a channel it says where to begin, and offers nothing that would be refused there", async () => {
    const reply = await muster("officer", "");
    expect(text(reply)).toContain("open the channel where members talk and type /muster there");
    expect(labels(reply)).not.toContain("Set up a ballot");
  });

  it("a member is told that there is nothing to do", async () => {
    const reply = await muster("member");
    expect(text(reply)).toContain("No ballot is open here now.");
    expect(labels(reply)).toEqual(["See my reminders", "What is kept about me"]);
  });

  it("the tour says in some pages what it does, and ends where a ballot is set up", async () => {
    let page = await tap(rig(), "officer", await muster("officer"), "Show me what it does");
    const read = [text(page)];
    while (labels(page).includes("Next")) {
      page = await tap(rig(), "officer", page, "Next");
      expect(page.kind).toBe("update");
      read.push(text(page));
    }
    expect(read).toHaveLength(4);
    expect(new Set(read).size).toBe(4);
    expect(labels(page)).toEqual(["Set up a ballot", "What stands now"]);
  });
});

it.each(["what now?", "hello: there", "me", "I’m lost 🙂"])(
  "whatever is typed after it, %s, it says where things stand",
  async (words) => {
    const reply = await say(`/muster ${words}`, "member");
    expect(reply.kind).toBe("private");
    expect(text(reply)).toContain("What to do now");
  },
);

describe("step by step", () => {
  it("each confirmation offers the next step, until there is none", async () => {
    await nobodyNamed();
    const set = await say(reballot, "officer");
    expect(labels(set)).toEqual(expect.arrayContaining(["Ask members here", "Name a rep"]));
    const asked = await tap(rig(), "officer", set, "Ask members here");
    expect(text(asked)).toContain("Reballot");
    expect(labels(asked)).not.toContain("Ask members here");
    const form = await tap(rig(), "officer", asked, "Name a rep");
    if (form.kind !== "form") throw new Error(form.kind);
    const [who, role] = form.form.fields;
    expect([who?.name, who?.person, role?.value]).toEqual(["add", true, "rep"]);
    const named = await rig().submit("officer", form.form.id, {
      add: `<@${people.other.user}>`,
      role: "rep",
    });
    expect(labels(named)).toEqual(["What stands now", "Undo"]);
    const stands = await tap(rig(), "officer", named, "What stands now");
    expect(text(stands)).toContain("Members are being asked in #general: Reballot.");
    expect(labels(stands)).not.toContain("Name a rep");
  });

  it("whoever is named is led to agreeing", async () => {
    await say(`/branch reps add: <@${people.other.user}>`, "officer");
    const invited = await muster("other");
    expect(text(invited)).toContain("You have been named as a rep");
    const consent = await tap(rig(), "other", invited, "Read it and agree");
    expect(text(await tap(rig(), "other", consent, "I agree and take it"))).toContain("You are a rep");
    expect(text(await muster("other"))).not.toContain("You have been named");
  });

  it("a rep is not asked to name reps, nor to ask twice", async () => {
    const set = await say(reballot);
    expect(labels(set)).not.toContain("Name a rep");
    await tap(rig(), "rep", set, "Ask members here");
    expect(labels(await muster("rep"))).not.toContain("Ask members here");
  });

  it("with several ballots each says which it is about", async () => {
    await say(reballot);
    await say("/ballot create name: Pensions closes: Tue 23 May 2023 12 noon");
    expect(labels(await muster("rep"))).toEqual(
      expect.arrayContaining([
        "Ask members here: Reballot",
        "Ask members here: Pensions",
        "Reballot: tell us",
      ]),
    );
  });

  it("a ballot that is paused or closed is not asked about", async () => {
    await say(reballot);
    await say("/ballot pause");
    expect(labels(await muster("rep"))).not.toContain("Ask members here");
    await say("/ballot resume");
    expect(labels(await muster("rep"))).toContain("Ask members here");
    const [close] = buttonsOf(await say("/ballot close"));
    await rig().press("rep", close?.id ?? "");
    expect(labels(await muster("rep"))).toContain("Set up a ballot");
  });
});

describe("for a member", () => {
  it("says what they told us, to them alone, and lets them change it", async () => {
    await say(reballot);
    const asked = await tap(rig(), "member", await muster("member"), "Tell us if it is posted");
    const [answer] = buttonsOf(asked);
    const agreeing = await rig().press("member", answer?.id ?? "");
    await rig().press("member", buttonsOf(agreeing)[0]?.id ?? "");
    const after = await muster("member");
    expect(text(after)).toContain("You told us");
    expect(labels(after)).toContain("Change your answer");
    for (const other of ["other", "rep", "officer"] as const) {
      expect(text(await muster(other))).not.toContain("You told us");
      expect(labels(await muster(other))).toContain("Tell us if it is posted");
    }
  });

  it.each(["2023-04-20T09:00", "2023-05-02T09:00", "2023-05-06T09:00", "2023-05-09T09:00"])(
    "who has posted is not told to post any more, nor that they have not voted: %s",
    async (moment) => {
      await say(reballot);
      const [agree] = buttonsOf(await say("/posted yes", "member"));
      await rig().press("member", agree?.id ?? "");
      rig().clock.set(moment);
      for (const typed of ["/muster", "/countdown show"]) {
        const own = text(await say(typed, "member"));
        expect(own).toMatch(/Reballot[\s\S]*(?:to the close|left)/u);
        expect(own).not.toMatch(/not voted until|Post by|Post today|Post it|Papers must/u);
        expect(text(await say(typed, "other"))).toMatch(/not voted until|Post it|Papers must/u);
      }
    },
  );

  it("is not asked before the opening", async () => {
    await say("/ballot create name: Later opens: 25 April 2023 closes: Tue 9 May 2023 12 noon");
    expect(labels(await muster("member"))).not.toContain("Tell us if it is posted");
  });

  it("speaks of votes where nothing goes by post", async () => {
    await say(`${reballot} kind: consultative method: online-consultative`);
    expect(labels(await muster("member"))).toContain("Tell us if you have voted");
  });

  it("counts the reminders that are theirs", async () => {
    await say("/reminder add text: Post my paper when: tomorrow 8am who: me", "member");
    expect(text(await muster("member"))).toContain("You have 1 reminder to yourself here");
    expect(text(await muster("other"))).not.toContain("reminder to yourself");
  });

  it("names strikes ahead, and no trouble", async () => {
    await say("/strike add name: Walkout days: Fri 28 April 2023 for: everybody");
    expect(text(await muster("member"))).toContain("Walkout");
    expect(labels(await muster("member"))).not.toContain("What did not go out");
    expect(labels(await muster("rep"))).toContain("Strikes…");
    expect(labels(await muster("rep"))).not.toContain("Checks…");
    await say(reballot);
    expect(labels(await muster("rep"))).toEqual(expect.arrayContaining(["Ballots…", "Checks…", "Strikes…"]));
  });
});

describe("the first post in a channel", () => {
  it("has one thing for members and one for reps, and a button that answers whoever taps alone", async () => {
    await say(reballot);
    const hello = (
      await rig().store.posts.ofSource({
        kind: "branch",
        id: (await rig().store.branches.of(channel))?.id ?? "",
      })
    ).filter(({ kind }) => kind === "hello");
    expect(hello).toHaveLength(1);
    const tapped = await rig().press("member", "do/muster/");
    expect(tapped.kind).toBe("private");
    expect(text(tapped)).toContain("What to do now");
  });
});

describe("one's own page", () => {
  it("is the same, and what is kept below it", async () => {
    await say(reballot);
    const page = await rig().inbox.home(people.officer);
    expect(plainText(page)).toContain("What to do now");
    expect(plainText(page)).toContain("What Muster keeps about you here");
    expect(page.buttons?.map(({ label }) => label)).toContain("What is kept about me");
  });
});

it.each(["officer", "rep", "member"] as const)(
  "every button does something for the %s who sees it, in a channel and outside one",
  async (as) => {
    for (const where of ["general", ""]) {
      for (const { id, label } of buttonsOf(await muster(as, where))) {
        const reply = await rig().press(as, id, { place: { ...channel, channel: where } });
        expect(text(reply), label).not.toMatch(/Only (?:reps|officers)|not in use any more|for a channel/u);
      }
      await say(`${reballot.replace("Reballot", `Ballot ${where}`)} kind: consultative`);
    }
  },
);
