import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { buttonsOf, channel, people, type Rig, text, useRig } from "../support/rig.ts";

/** What is typed where there is no channel: in a direct message, or on the home page. */

const rig = useRig(commands);

const direct = { ...channel, channel: "" };

const ballot = "name: Ours opens: 20 March 2023 closes: 9 May 2023 12 noon";

const sayThere: Rig["say"] = (as, typed, more = {}) => rig().say(as, typed, { ...more, place: direct });

/** Every place that something is planned for, or kept about. */
async function places(): Promise<readonly string[]> {
  const found = (await rig().dump()).matchAll(/"channel":"([^"]*)"/gu);
  return [...new Set([...found].map(([, where = ""]) => where))].sort();
}

test.each([
  `/ballot create ${ballot}`,
  "/ballot create",
  "/ballot import Harbour\nCloses: 30 June 2023 noon",
  "/ballot follow code: k3m7-p4xn-7bq2d",
  "/ballot unfollow",
  "/countdown add title: Meeting date: 27 April 5pm",
  "/check open",
  "/strike add name: Stoppage days: 28 April 2023 for: all of us",
  "/branch channel for: Docks",
])("%s is told where to go, and nothing is planned", async (typed) => {
  await rig().say("rep", `/ballot create ${ballot}`);
  const before = await rig().dump();
  expect(text(await sayThere("officer", typed))).toContain("That is for a channel, and here is none");
  const after = (await rig().dump()).split("\n").filter((row) => !before.includes(row));
  expect(after.filter((row) => !row.includes("call_id"))).toEqual([]);
});

test("so is a form that was opened there", async () => {
  const sent = { name: "Ours", closes: "9 May 2023 12 noon" };
  const call = { callId: "a-form", caller: people.rep, place: direct };
  expect(text(await rig().inbox.submit({ ...call, form: "ballot/create", values: sent }))).toContain(
    "here is none",
  );
  const values = { text: "Meeting", when: "27 April 5pm", who: "channel" };
  const refused = await rig().inbox.submit({ ...call, callId: "another", form: "reminder/add", values });
  expect(refused).toMatchObject({ kind: "refused", field: "who" });
  expect(text(refused)).toContain("Add who: me");
});

test("so is the button that posts what members can do", async () => {
  await rig().say("rep", `/ballot create ${ballot}`);
  const shown = buttonsOf(await sayThere("rep", "/ballot actions"));
  const post = shown.find(({ id }) => id.startsWith("ballot/actions-post"));
  expect(text(await rig().press("rep", post?.id ?? "", { place: direct }))).toContain("here is none");
});

test("a member hears first that it is for reps", async () => {
  expect(text(await sayThere("member", "/check open"))).toContain("Only reps and officers");
});

test("what is private works: a reminder of one's own, an answer, one's data, and whatever only looks or changes", async () => {
  await rig().say("rep", `/ballot create ${ballot}`);
  const before = await places();
  expect(text(await sayThere("member", "/reminder add text: Post it when: 27 April 5pm who: me"))).toContain(
    "for you alone",
  );
  for (const typed of [
    "/posted answer: posted",
    "/mydata",
    "/reminder list",
    "/countdown show",
    "/ballot status",
  ])
    expect(text(await sayThere("member", typed)), typed).not.toContain("here is none");
  for (const typed of [
    "/ballot dates replacement-by: 28 April 2023 5pm",
    "/check results",
    "/strike list",
    "/countdown list",
    "/branch settings name: Docks",
    "/branch posts",
  ])
    expect(text(await sayThere("officer", typed)), typed).not.toContain("here is none");
  expect(before).toContain("general");
  expect((await places()).filter((where) => !before.includes(where))).toEqual([]);
});

test("every subcommand answers there, and none of them plans a post to nowhere", async () => {
  await rig().say("rep", `/ballot create ${ballot}`);
  const before = await places();
  for (const { name, subcommands } of commands)
    for (const { name: subname } of subcommands)
      expect(text(await sayThere("officer", `/${name} ${subname}`)), `/${name} ${subname}`).not.toBe("");
  expect((await places()).filter((where) => !before.includes(where))).toEqual([]);
});
