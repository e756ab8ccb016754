import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, type Person, text, useRig } from "../support/rig.ts";

/** What reads badly to a branch although each part is true: said twice, said too early, said to the wrong ballot. */
const rig = useRig(commands);

const said = async (typed: string, as: Person = "rep") => text(await rig().say(as, typed));

/** Everything that is posted on the way to a moment. */
async function postedAt(moment: string): Promise<readonly string[]> {
  rig().clock.set(moment);
  return postDue(rig());
}

test("a close on which no post is delivered is asked about, and any other is not", async () => {
  const create = (close: string) => said(`/ballot create name: To ${close} closes: ${close} noon`);
  expect(await create("8 May 2023")).toContain(
    "Careful: no post is delivered on the day of the close, Monday 8 May 2023 (Bank holiday for the coronation of King Charles III). Is it the right day?",
  );
  expect(await create("14 May 2023")).toContain("Sunday 14 May 2023 (a Sunday)");
  expect(await create("9 May 2023")).not.toContain("Careful");
  expect(await create("13 May 2023")).not.toContain("Careful");
  expect(
    await said(
      "/ballot create name: Online method: online-consultative kind: consultative closes: 8 May 2023 noon",
    ),
  ).not.toContain("Careful");
});

test("a ballot that has closed suggests no day to post by", async () => {
  const created = await said(
    "/ballot create name: 2022 closes: 7 November 2022 noon mandate-expires: 6 May 2023",
  );
  expect(created).toContain("Last day of the mandate: Saturday 6 May 2023");
  expect(created).not.toContain("Post by");
});

test("in the gap the mandate’s post says once that there is none, and what may end it", async () => {
  await said("/ballot create name: 2022 closes: 7 November 2022 noon mandate-expires: 6 May 2023");
  await said("/ballot create name: Reballot opens: 20 March 2023 closes: 9 May 2023 noon");
  const posts = await postedAt("2023-05-07T09:00");
  expect(posts.find((post) => post.includes("It came from 2022."))).toBe(
    "#general: No strike mandate since Sun 7 May\nIt came from 2022.\nReballot closes on Tue 9 May. Only if it is won can a strike be called, from the day after.",
  );
});

test("without another ballot it says what is needed", async () => {
  await said("/ballot create name: 2022 closes: 7 November 2022 noon mandate-expires: 6 May 2023");
  expect((await postedAt("2023-05-07T09:00")).join()).toContain(
    "No strike can be called until a ballot is won.",
  );
});

test("the posts of the close and of the result’s day do not repeat the ballot’s name", async () => {
  await said(
    "/ballot create name: Reballot opens: 20 March 2023 closes: 9 May 2023 noon result: 10 May 2023",
  );
  const closed = (await postedAt("2023-05-09T12:00")).find((post) => post.includes("closed on"));
  expect(closed).toMatch(
    /^#general: Ballot closed on Tue 9 May, 12 noon: thank you\nReballot: thank you to/u,
  );
  expect(await postedAt("2023-05-10T09:00")).toEqual([
    "#general: Result due today, Wed 10 May\nReballot: voting closed on Tue 9 May, 12 noon.",
  ]);
});

test("an election’s papers are voting papers throughout", async () => {
  await said("/ballot create name: NEC kind: election opens: 24 April 2023 closes: 6 June 2023 noon");
  expect((await postedAt("2023-04-29T09:00")).join()).toContain(
    "Has your voting paper come? They went out Mon 24 April",
  );
});

test("before a ballot opens nobody is counted", async () => {
  await said("/ballot create name: NEC kind: election opens: 24 April 2023 closes: 6 June 2023 noon");
  expect(await said("/ballot status", "member")).not.toContain("Told us");
  rig().clock.set("2023-04-24T09:00");
  expect(await said("/ballot status", "member")).toContain("Told us it is posted: too few to say.");
});

describe("/branch settings", () => {
  test("says that posts have moved only where some are planned and the setting moves them", async () => {
    expect(await said("/branch settings post-at: 8am", "officer")).not.toContain("have moved");
    await said("/ballot create name: Reballot closes: 9 May 2023 noon");
    expect(await said("/branch settings name: Ours", "officer")).not.toContain("have moved");
    expect(await said("/branch settings post-at: 10am", "officer")).toContain(
      "Planned posts have moved to fit.",
    );
  });
});

test("the mandate’s last day is asked for under the employer that won one", async () => {
  await said("/ballot create name: Reballot opens: 20 March 2023 closes: 9 May 2023 noon");
  for (const employer of ["Harbour", "Customs"])
    await said(`/ballot entitled employer: ${employer} count: 63`);
  rig().clock.set("2023-05-10T09:00");
  expect(await said("/ballot result employer: Harbour yes: 40 no: 2")).toContain("mandate-expires");
  const lost = await said("/ballot result employer: Customs yes: 29 no: 2");
  expect(lost).toContain("missed by 1 vote");
  expect(lost).not.toContain("mandate-expires");
});

test("a strike that is confirmed again is not warned of its notice again", async () => {
  await said("/ballot create name: 2022 closes: 7 November 2022 noon mandate-expires: 6 May 2023");
  rig().clock.set("2023-04-11T09:00");
  await said("/strike add name: All out days: 28 April 2023 for: all state: notified");
  rig().clock.set("2023-04-19T09:00");
  const asked = await rig().say("rep", "/strike confirm");
  expect(text(asked)).not.toContain("notice must have reached");
  await rig().press("rep", buttonsOf(asked)[0]?.id ?? "");
  rig().clock.set("2023-04-26T09:00");
  const again = await said("/strike confirm");
  expect(again).toContain("still confirmed?");
  expect(again).not.toContain("notice must have reached");
});
