import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { closeByTheClock } from "../../src/core/acts/ballot/close.ts";
import { codeIn, elsewhere } from "../support/follower.ts";
import { least } from "../support/numbers.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Person, people, surely, tap, text, useRig } from "../support/rig.ts";

/** What a rep in a hurry types, and what they should read then. */

const rig = useRig(commands);

const say = async (typed: string, as: Person = "rep") => text(await rig().say(as, typed));

const reballot = (more = "") =>
  say(`/ballot create name: PCS reballot closes: Tue 9 May 2023 12 noon ${more}`);

async function ids() {
  const branch = await rig().store.branches.of(channel);
  const [campaigns, strikes] = await Promise.all([
    rig().store.campaigns.list(branch?.id ?? ""),
    rig().store.strikes.list(branch?.id ?? ""),
  ]);
  const of = (all: readonly { readonly name: string; readonly shortId: string }[], name: string) =>
    all.find((one) => one.name === name)?.shortId ?? "";
  return { ballot: (name: string) => of(campaigns, name), strike: (name: string) => of(strikes, name) };
}

async function closeOnTime() {
  const branch = await rig().store.branches.of(channel);
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  if (!campaign) throw new Error("no ballot");
  rig().clock.set("2023-05-09T12:00");
  await postDue(rig());
  await closeByTheClock(rig().store, campaign, { now: rig().clock.now(), draw: least });
}

const offered = async (subcommand: string, option: string, typed = "", command = "strike") =>
  (await rig().inbox.suggest({ caller: people.rep, place: channel, command, subcommand, option, typed })).map(
    ({ value }) => value,
  );

test("choices are suggested by their words as well as by their values", async () => {
  expect(await offered("add", "milestone", "Last day", "countdown")).toEqual(["mandate-expires"]);
  expect(await offered("add", "milestone", "mandate", "countdown")).toEqual(["mandate-expires"]);
  expect(await offered("add", "kind", "short of")).toEqual(["asos"]);
});

describe("help", () => {
  test("of a large command fits a phone: what is needed alone, and how to see the rest", async () => {
    const help = await say("/ballot help");
    expect(help).toContain("/ballot create name: … closes: … Set up a ballot or election");
    expect(help).not.toContain("[");
    expect(help).toContain("What goes into one: /ballot create help");
    expect(Math.max(...help.split("\n").map((line) => line.length))).toBeLessThan(130);
  });

  test("of one subcommand has every option, its choices and an example", async () => {
    const help = await say("/ballot dates help");
    expect(help).toContain("[method: …]");
    expect(help).toContain(
      "One of: “By post”, “Online”, “By post or online”, “At work”, “Online, consultative only”",
    );
    expect(help).toContain("First day papers are sent. Example: Mon 20 March 2023");
  });
});

test("a mistyped option is answered with the one that was meant, or with their names", async () => {
  await reballot();
  expect(await say("/ballot dates close: Fri 12 May 2023 12 noon")).toBe(
    "There is no option “close” here. Did you mean closes:?\n[closes:]",
  );
  expect(await say("/ballot entitled workers: 62")).toBe(
    "There is no option “workers” here. There are: count, table, employer, target, remove, ballot.\n[Fill in a form]",
  );
  expect(await say("/ballot rseult")).toContain("Did you mean /ballot result?");
});

describe("a close without its hour", () => {
  test("on a day that has passed is said to have passed at once", async () => {
    await reballot();
    const refused = await say("/ballot dates closes: yesterday");
    expect(refused).toContain("Wednesday 19 April 2023 has passed");
    expect(refused).not.toContain("12 noon");
    expect(await say("/ballot create name: Old ballot closes: yesterday")).toContain(
      "Wednesday 19 April 2023, has passed. For a ballot already won, give the last day of its mandate too",
    );
  });

  test("today, or with a mandate that may be live still, is asked for it", async () => {
    await reballot();
    expect(await say("/ballot dates closes: today")).toContain("At what hour on Thursday 20 April 2023?");
    const won = "/ballot create name: 2022 ballot mandate-expires: 6 May 2023";
    expect(await say(`${won} closes: 7 November 2022`)).toContain("closes: 7 November 2022 12 noon");
    expect(await say(`${won} closes: 7 November 2022 12 noon`)).toContain("only its mandate is counted down");
  });
});

describe("an hour that is missing", () => {
  test.each([
    [
      "/ballot create name: Pensions opens: 20 March 2023 closes: 16 May 2023",
      "16 May 2023, 12 noon",
      "12 noon",
    ],
    ["/ballot dates closes: 16 May 2023 opens: 20 March 2023", "16 May 2023, 5pm", "5pm"],
    ["/ballot dates closes 16 May", "16 May 2023, 12 noon", "12 noon"],
    ["/reminder add text: Phone bank when: 27 April who: me", "Thursday 27 April 2023, 7pm", "7pm"],
    [
      "/reminder add text: Phone bank when: the day before the close who: me",
      "Monday 8 May 2023, 9am",
      "9am",
    ],
  ])("%s goes on with all that was typed at one tap, or in the form", async (typed, told, hour) => {
    await reballot();
    const asked = await rig().say("rep", typed);
    expect(text(asked)).toMatch(/^At what hour on \w+ \d+ \w+ 2023\?/u);
    expect(buttonsOf(asked).map(({ label }) => label)).toEqual(
      expect.arrayContaining(["12 noon", "5pm", "Fill in a form"]),
    );
    const form = await tap(rig(), "rep", asked, "Fill in a form");
    expect(form.kind).toBe("form");
    expect(text(await tap(rig(), "rep", asked, hour))).toContain(told);
  });

  test("is offered only where it is still to come", async () => {
    await reballot();
    rig().clock.set("2023-04-20T13:00");
    expect(await say("/ballot dates closes: today")).toMatch(/\n\[5pm\]\n\[Fill in a form\]$/u);
    expect(await say("/reminder add text: Phone bank when: today who: me")).toMatch(
      /\n\[5pm\]\n\[7pm\]\n\[Fill in a form\]$/u,
    );
  });
});

describe("after a ballot has closed at its hour", () => {
  test.each([
    ["/ballot dates mandate-expires: Wed 8 November 2023", "Wednesday 10 May 2023, 9am", "2023-05-10T09:00"],
    ["/ballot dates result: Thu 11 May 2023", "Thursday 11 May 2023, 9am", "2023-05-11T09:00"],
  ])("%s leaves the post that the result is due planned", async (change, planned, due) => {
    await reballot("result: Wed 10 May 2023");
    await closeOnTime();
    expect(await say(change)).toContain(`Next post: ${planned}`);
    rig().clock.set(due);
    expect((await postDue(rig())).join("\n")).toContain("Result due today, ");
  });

  test("new branch hours move it, and do not lose it", async () => {
    await reballot("result: Wed 10 May 2023");
    await closeOnTime();
    await say("/branch settings post-at: 10am", "officer");
    expect(await say("/ballot preview")).toContain("Planned Wednesday 10 May 2023, 10am");
    expect(await say("/ballot preview")).not.toContain("Planned Tuesday 9 May");
  });

  test("one that a rep ended early posts nothing more but a count's and a result's day that were given since", async () => {
    await reballot("count: Tue 9 May 2023 3pm result: Wed 10 May 2023");
    const asked = await rig().say("rep", "/ballot close");
    expect(text(asked)).toContain("The day of its count, Tuesday 9 May 2023, was given for that close");
    const [end] = buttonsOf(asked);
    await rig().press("rep", end?.id ?? "");
    expect(await say("/ballot preview")).not.toContain("Planned");
    await say("/ballot dates count: Wed 10 May 2023 result: Thu 11 May 2023");
    const planned = (await say("/ballot preview")).split("\n").filter((line) => line.includes("Planned"));
    expect(planned).toEqual([
      expect.stringContaining("Votes are counted today, Wed 10 May"),
      expect.stringContaining("Result due today, Thu 11 May"),
    ]);
  });
});

describe("a result without the ballot’s id", () => {
  test("is asked for it where another ballot could be meant", async () => {
    await say("/ballot create name: Old ballot closes: 7 Nov 2022 noon mandate-expires: 6 May 2023");
    await reballot();
    const numbers = "entitled: 62 yes: 35 no: 2";
    expect(await say(`/ballot result ${numbers}`)).toBe(
      "Which ballot’s result? Old ballot\n[Old ballot, closes Mon 7 November 2022]",
    );
    await closeOnTime();
    expect(await say(`/ballot result ${numbers}`)).toContain("PCS reballot: the result");
  });

  test("is asked for it where two have closed within a month", async () => {
    await reballot();
    await say("/ballot create name: Site ballot closes: Tue 2 May 2023 12 noon");
    rig().clock.set("2023-05-09T12:00");
    expect(await say("/ballot result entitled: 62 yes: 35 no: 2")).toContain("Which ballot’s result?");
    expect(await say("/ballot result Site entitled: 62 yes: 35 no: 2")).toContain("Site ballot: the result");
  });

  test("a branch that follows types and posts its own", async () => {
    await reballot();
    const there = elsewhere(rig, { chat: "discord", workspace: "900" });
    await there.follow(codeIn(await say("/ballot share", "officer")));
    rig().clock.set("2023-05-09T12:00");
    await postDue(rig());
    const typed = await there.type("/ballot result entitled: 62 yes: 35 no: 2");
    expect(text(typed)).toContain("PCS reballot: the result");
    const [post] = buttonsOf(typed);
    await there.press(post?.id ?? "");
    const posts = await postDue(rig());
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain("The result of PCS reballot.");
    expect(await say("/ballot result")).toContain("No result has been typed yet");
  });
});

describe("numbers", () => {
  test.each(["0", "twelve hundred", "about 1200"])("count: %s is refused with an example", async (count) => {
    await reballot();
    expect(await say(`/ballot entitled count: ${count}`)).toBe(
      "“count” cannot be that. Type for example: count: 1,240\n[Fill in a form]",
    );
  });

  test("nobody having said how many are entitled, it says what to type", async () => {
    await reballot();
    expect(await say("/ballot entitled")).toMatch(/Type it: \/ballot entitled \w{5} count: 1,240/u);
    expect(await say("/ballot entitled employer: Ofgem")).toContain(
      "1 employer, each counted by itself. How many are entitled is not known of all.",
    );
  });

  test("an employer a slip away from another is asked about, and taken all the same", async () => {
    await reballot();
    await say("/ballot entitled employer: Harbour Office count: 62");
    const asked = await rig().say("rep", "/ballot entitled employer: Harbor Office count: 62");
    expect(text(asked)).toBe(
      "“Harbor Office” is new here. Did you mean Harbour Office?\n[Harbour Office]\n[No, Harbor Office is another]",
    );
    expect(text(await tap(rig(), "rep", asked, "No, Harbor Office is another"))).toContain(
      "Harbor Office: 62",
    );
    expect(await say("/ballot entitled employer: Quay Office count: 62")).not.toContain("Did you mean");
  });
});

test("names that mention somebody are refused wherever they would be posted", async () => {
  await reballot();
  const refused = "Muster does not mention people or whole channels";
  expect(await say("/ballot create name: @everyone closes: 9 May noon")).toContain(refused);
  expect(await say("/ballot entitled employer: @here count: 3")).toContain(refused);
  expect(await say("/strike add name: @everyone out days: 8 May for: all")).toContain(refused);
  expect(await say("/strike add name: Out days: 8 May for: <@U123>")).toContain(refused);
  expect(await say("/branch channel for: <@U123>")).toContain(refused);
});

test("words of one’s own are not dropped where they are taken away in one go", async () => {
  await reballot();
  expect(await say("/ballot words kind: countdown text: Post it. reset: yes")).toContain("not both");
});

describe("strikes", () => {
  test("one on “8 April” is never taken for one on 28 April; a name as it stands is enough", async () => {
    await say("/strike add name: Strike 28 April days: 28 April for: all");
    await say("/strike add name: Strike days: 5 May for: all");
    expect(await say("/strike suspend 8 April")).toContain("“8 April” is not the name of one strike here");
    expect(await say("/strike suspend 28 April")).toContain("Strike suspended: Fri 28 April");
    expect(await say("/strike suspend strike")).toContain("Friday 5 May 2023");
  });

  test("a ballot is found by words of its name, whatever stands between them", async () => {
    await say("/ballot create name: PCS national reballot, 2023 closes: 9 May 2023 noon");
    await say("/ballot create name: Pay ballot closes: 16 May 2023 noon");
    expect(await say("/ballot status PCS reballot")).toContain("PCS national reballot, 2023");
  });

  test("over and called off ones are not offered for what would be refused", async () => {
    await say("/strike add name: Gone days: 28 April for: all");
    await say("/strike add name: Still days: 5 May for: Ofgem");
    await surely(rig(), "rep", "/strike cancel Gone");
    const { strike } = await ids();
    expect(await offered("confirm", "strike")).toEqual([strike("Still")]);
    expect(await offered("show", "strike")).toHaveLength(2);
    expect(await offered("edit", "for", "of")).toEqual(["Ofgem"]);
    expect(await offered("channel", "for", "", "branch")).toEqual(["Ofgem"]);
    await say("/strike add name: Third days: 6 May for: all");
    expect(await say("/strike edit days: 8 May")).not.toContain("Gone");
  });

  test("an employer a slip away from a known one is asked about, and one tap goes on", async () => {
    await say("/strike add name: First days: 5 May for: Ofgem");
    const asked = await rig().say("rep", "/strike add name: Second days: 8 May for: DVSA, Ofgm");
    expect(text(asked)).toContain("“Ofgm” is new here. Did you mean Ofgem?");
    expect(text(await tap(rig(), "rep", asked, "DVSA and Ofgem"))).toContain(
      "Only for members in DVSA and Ofgem.",
    );
    await say("/strike add name: Third days: 9 May for: DVLA");
    expect(await say("/strike add name: Fourth days: 10 May for: DVSA")).not.toContain("Did you mean");
  });

  test("a name that says the old day is warned of when the days change", async () => {
    await say("/strike add name: All out on 28 April days: 28 April for: all");
    expect(await say("/strike edit days: 4 May")).toContain(
      "Careful: its name still says “All out on 28 April”",
    );
    expect(await say("/strike edit name: All out days: 5 May")).not.toContain("its name still says");
    expect(await say("/strike edit days: 8 May")).not.toContain("its name still says");
  });

  test("a picket’s new hour keeps its contact and note", async () => {
    await say("/strike add name: Out days: 5 May for: all");
    await say("/strike picket place: Main gate from: 5am contact: site rep note: Bring a flask");
    expect(await say("/strike picket place: main gate from: 6am")).toContain(
      "from 6am. Ask for the site rep. Bring a flask",
    );
    expect(await say("/strike picket place: Quay from: 6am")).toContain("Ask for the branch organiser.");
  });
});

test("what members can do is said in the words of the way of voting", async () => {
  const paper = /post it|paper|home address/iu;
  for (const method of ["electronic", "workplace"]) {
    await say(`/ballot create name: ${method} ballot closes: 9 May 2023 noon method: ${method}`);
    const list = await say(`/ballot actions ${method}`, "member");
    expect(list).toContain("whether you have voted");
    expect(list).not.toMatch(paper);
  }
  await say(
    "/ballot create name: Online poll kind: consultative closes: 9 May noon method: online-consultative",
  );
  expect(await say("/ballot actions Online")).toContain("When you are sent your link, answer straight away.");
});

test("an election is said to give no mandate before its dates are compared", async () => {
  await say("/ballot create name: GS election kind: election closes: 9 May 2023 noon");
  expect(await say("/ballot dates mandate-expires: 1 May 2023")).toContain("leave out mandate-expires");
});

test("a past day without its hour is said to have passed, not asked for one", async () => {
  expect(await say("/reminder add text: Meeting when: yesterday")).toContain("has passed");
  await say(
    "/ballot create name: GS election kind: election nominations-open: 3 April 2023 nominations-close: 2 May 2023 5pm closes: 9 June 2023 noon",
  );
  expect(await say("/ballot nomination meeting: yesterday")).toContain("Wednesday 19 April 2023 has passed");
});

test("only followed ballots are offered to stop following", async () => {
  await reballot();
  expect(await offered("unfollow", "ballot", "", "ballot")).toEqual([]);
  expect(await say("/ballot unfollow")).toContain("What your branch follows: /ballot follow");
});

test("nobody to be claimed is not said twice", async () => {
  await reballot();
  const none = await say("/chase claim");
  expect(none).toContain("Nobody can be claimed now");
  expect(none).not.toContain("more can be claimed");
});
