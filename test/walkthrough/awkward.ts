import type { Story } from "./story.ts";

/** The week before papers go out. */
export const awkwardStart = "2022-11-07T10:00";

/**
 * What does not go by the book, in one made-up branch: a close extended on its last day over Christmas, a strike of single
 * shifts suspended in part, action without a last day that is reviewed and called off, and a ballot that is withdrawn.
 */
export async function awkward(story: Story): Promise<void> {
  await extended(story);
  await won(story);
  await shifts(story);
  await untilFurtherNotice(story);
  await withdrawn(story);
}

async function extended({ say, press, at }: Story): Promise<void> {
  await say("officer", "/branch settings", { name: "Harbour branch" });
  await say("officer", "/branch reps", { add: "@rep" });
  await press("rep", await say("rep", "/branch reps"), "I agree and take it");
  await at("2022-11-07T10:10");
  await say("rep", "/ballot create", {
    name: "Harbour pay ballot, winter 2022",
    opens: "Mon 14 November 2022",
    "replacement-by": "Thu 1 December 2022 5pm",
    "last-posting": "Mon 5 December 2022",
    closes: "Fri 9 December 2022 12 noon",
    result: "Mon 12 December 2022",
  });
  await at("2022-12-09T09:30");
  const asked = await say("rep", "/ballot dates", { closes: "Fri 13 January 2023 12 noon" });
  await press("rep", asked, "Move them together");
}

async function won({ say, press, at }: Story): Promise<void> {
  await at("2023-01-16T15:00");
  const result = await say("rep", "/ballot result", { entitled: "400", yes: "230", no: "30", spoiled: "2" });
  await press("rep", result, "Post it in the ballot’s channels");
  await at("2023-01-16T15:10");
  await say("officer", "/ballot dates", { "mandate-expires": "Wed 12 July 2023" });
}

async function shifts({ say, press, at }: Story): Promise<void> {
  await at("2023-01-20T16:00");
  await say("rep", "/strike add", {
    name: "Night shifts",
    days: "each Friday and Saturday from 10 to 18 February 2023",
    hours: "20:30 to 04:29",
    for: "Harbour Depot",
  });
  await at("2023-01-27T16:00");
  await press("rep", await say("rep", "/strike confirm", { strike: "Night" }), "The union has confirmed it");
  await at("2023-02-14T17:00");
  await say("rep", "/strike suspend", { strike: "Night", days: "Saturday 18 February 2023" });
  await say("member", "/strike list");
}

async function untilFurtherNotice({ say, press, at }: Story): Promise<void> {
  await at("2023-02-20T10:00");
  await say("rep", "/strike add", {
    name: "Overtime ban",
    kind: "asos",
    days: "from Monday 13 March 2023 until further notice",
    for: "all",
    review: "Monday 27 March 2023",
  });
  await at("2023-02-24T16:00");
  await press(
    "rep",
    await say("rep", "/strike confirm", { strike: "Overtime" }),
    "The union has confirmed it",
  );
  await at("2023-03-27T10:00");
  await press(
    "rep",
    await say("rep", "/strike confirm", { strike: "Overtime" }),
    "Still confirmed by the union",
  );
  await at("2023-04-04T18:00");
  await press("rep", await say("rep", "/strike cancel", { strike: "Overtime" }), "Yes, go on");
}

async function withdrawn({ say, press, at }: Story): Promise<void> {
  await at("2023-04-05T10:00");
  await say("rep", "/ballot create", {
    name: "Harbour pensions ballot",
    opens: "Tue 11 April 2023",
    closes: "Tue 9 May 2023 12 noon",
    result: "Wed 10 May 2023",
  });
  await say("rep", "/reminder add", { text: "Bring your paper", when: "the day before the close 9am" });
  await at("2023-04-18T11:00");
  const asked = await say("rep", "/ballot close", { ballot: "pensions", ending: "withdrawn" });
  await press("rep", asked, "Withdraw it now");
  await at("2023-04-18T11:10");
  await say("member", "/countdown show");
  await at("2023-05-11T10:00");
}
