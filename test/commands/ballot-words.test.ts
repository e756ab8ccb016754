import { beforeEach, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { postDue } from "../support/posting.ts";
import { text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const said = async (typed: string) => textOf(await rig().say("rep", typed));

beforeEach(async () => {
  await said("/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
  await postDue(rig());
});

const own = "Post it on your way home.";

test("a rep's own line comes first, and all that Muster says stays under it", async () => {
  const saved = await said(`/ballot words kind: countdown text: ${own}`);
  expect(saved).toContain(
    `Saved. Such a post will read:\n🗳️ 14 days to go: post your ballot by Thu 27 April\n${own}\nReballot: papers must`,
  );
  expect(saved).toContain("Dates, deadlines and what the law asks for stay in Muster’s words under yours.");
  expect(await said("/ballot preview")).toContain(
    `Planned Tuesday 25 April 2023, 9am in #general: 🗳️ 14 days to go: post your ballot by Thu 27 April ${own}`,
  );
  rig().clock.set("2023-04-25T09:00");
  const [post] = await postDue(rig());
  expect(post).toMatch(
    /^#general: 14 days to go: post your ballot by Thu 27 April\nPost it on your way home\.\nReballot: papers must arrive by Tue 9 May, 12 noon\./u,
  );
});

test.each(["Post by", "Last posting date", "last-posting"])("“%s” is one kind of post", async (kind) => {
  expect(await said(`/ballot words kind: ${kind} text: ${own}`)).toContain("Saved. Such a post will read:");
  expect(await said("/ballot words")).toContain(`Post by: “${own}”`);
});

test("they stand in a post that goes a day late, and are left out of a countdown after the last posting date", async () => {
  await said(`/ballot words kind: countdown text: ${own}`);
  rig().clock.set("2023-04-26T08:00");
  const [late] = await postDue(rig());
  expect(late).toContain("sent late");
  expect(late).toContain(own);
  rig().clock.set("2023-05-02T09:00");
  const [after] = await postDue(rig());
  expect(after).toContain("first thing");
  expect(after).not.toContain(own);
});

test("markup in them stays text, line breaks go, mentions are refused", async () => {
  await said("/ballot words kind: countdown text: <b>Post</b> {now}");
  rig().clock.set("2023-04-25T09:00");
  expect((await postDue(rig()))[0]).toContain("\n<b>Post</b> {now}\n");
  const refused = await rig().say("rep", "/ballot words kind: countdown text: @everyone post it");
  expect(refused.kind).toBe("refused");
  expect(textOf(refused)).toContain("does not mention people");
  const long = await rig().say("rep", `/ballot words kind: countdown text: ${"x".repeat(301)}`);
  expect(textOf(long)).toContain("at most 300 fit");
});

test("what is set is shown, and taken away for one kind or all", async () => {
  expect(await said("/ballot words")).toContain("None yet: every post is in Muster’s own words.");
  expect(await said("/ballot words reset: yes")).toBe("There are no words of your own to take away there.");
  await said(`/ballot words kind: countdown text: ${own}`);
  await said("/ballot words kind: closed text: Well done");
  const shown = await said("/ballot words");
  expect(shown).toContain(`Countdown: “${own}”\nClosed: “Well done”`);
  const one = await said("/ballot words kind: countdown reset: yes");
  expect(one).toContain("Posts of this kind are in Muster’s own words again.");
  expect(one).not.toContain(own);
  expect(await said("/ballot words reset: yes")).toContain("None yet");
  rig().clock.set("2023-04-25T09:00");
  expect((await postDue(rig()))[0]).toMatch(/^#general: 14 days to go: .*\nReballot: papers/u);
});

test("half a change is asked for the other half, and a kind without a post says so", async () => {
  expect(await said("/ballot words kind: countdown")).toContain("What should it say?");
  expect(await said("/ballot words text: Post it")).toContain("Which posts?");
  expect(await said("/ballot words kind: acceptance text: Post it")).toContain(
    "No post of this kind is planned at the moment.",
  );
  expect(textOf(await rig().say("member", "/ballot words"))).toContain("Only reps and officers");
});

test("neither do they touch a correction", async () => {
  await said(`/ballot words kind: countdown text: ${own}`);
  rig().clock.set("2023-04-25T09:00");
  await postDue(rig());
  await said("/ballot dates closes: Thu 25 May 2023 12 noon");
  expect((await postDue(rig()))[0]).not.toContain(own);
});
