import type { Story } from "./story.ts";

/** Before anything is set up: the week before papers go out. */
export const reballotStart = "2023-03-15T10:00";

/**
 * The 2023 reballot in one branch, from the first command to the end of the mandate it wins. The union's dates are the
 * real ones (test/fixtures/campaigns.json); the branch, its employers, their numbers, and the slip in the first
 * circular (8 May, a bank holiday, for 9 May) are made up.
 */
export async function reballot(story: Story): Promise<void> {
  await setUp(story);
  await papersGoOut(story);
  await conditionalStrike(story);
  await chase(story);
  await lastPosting(story);
  await close(story);
  await afterwards(story);
}

async function setUp({ say, fill, press, at, there }: Story): Promise<void> {
  await say("officer", "/branch settings", { name: "Harbour branch" });
  await say("officer", "/branch reps", { add: "@rep" });
  await press("rep", await say("rep", "/branch reps"), "I agree and take it");
  await at("2023-03-15T10:05");
  await say("officer", "/ballot create", {
    name: "PCS national ballot, autumn 2022",
    closes: "Mon 7 November 2022 12 noon",
    opens: "Mon 26 September 2022",
    "mandate-expires": "Sat 6 May 2023",
  });
  await at("2023-03-15T10:10");
  const understood = await fill("rep", "/ballot import", {
    timetable: [
      "PCS national campaign reballot, 2023",
      "Ballot opens: Monday 20 March 2023",
      "Ballot closes: Monday 8 May 2023, 12 noon",
      "Result: Wednesday 10 May 2023",
    ].join("\n"),
  });
  await press("rep", understood, "Set it up");
  await at("2023-03-15T10:15");
  for (const [employer, count] of [
    ["Harbour Office", "62"],
    ["Customs House", "63"],
  ] as const)
    await say("rep", "/ballot entitled", { ballot: "reballot", employer, count });
  await at("2023-03-15T10:20");
  await say("rep", "/ballot preview", { ballot: "reballot" });
  await at("2023-03-16T12:30");
  const shared = await say("officer", "/ballot share", { ballot: "reballot" });
  const code = /Join code: (\S+)/u.exec(shared.lines.join("\n"))?.[1] ?? "";
  await at("2023-03-16T12:40");
  await there.say("officer", "/branch settings", { name: "Northern branch" });
  const looked = await there.say("officer", "/ballot follow", { code });
  await there.press("officer", looked, "Follow in this channel");
}

async function papersGoOut({ say, press, at, post }: Story): Promise<void> {
  await at("2023-03-22T09:30");
  await say("rep", "/check open", { ballot: "reballot" });
  await at("2023-03-22T12:15");
  const question = await post("Tap");
  const more = await press("member", question, "Problem, or not me…");
  const consent = await press("member", more, "Not arrived");
  await press("member", consent, "Yes");
  await at("2023-03-24T10:00");
  const asked = await say("officer", "/ballot dates", {
    ballot: "reballot",
    closes: "Tue 9 May 2023 12 noon",
  });
  await press("officer", asked, "Keep them as they are");
}

async function conditionalStrike({ say, press, at }: Story): Promise<void> {
  await at("2023-03-27T17:00");
  await say("rep", "/strike add", {
    name: "All-out strike, 28 April",
    days: "Friday 28 April 2023",
    for: "all",
    decision: "Wednesday 19 April 2023",
  });
  await say("member", "/strike list");
  await at("2023-04-11T13:00");
  await say("officer", "/strike confirm", { strike: "28 April", stage: "notified" });
  await at("2023-04-19T16:30");
  const asked = await say("officer", "/strike confirm", { strike: "28 April" });
  await press("officer", asked, "The union has confirmed it");
  await at("2023-04-19T16:40");
  await say("rep", "/strike picket", {
    place: "Main gate, Quay Street",
    from: "7am",
    contact: "branch organiser",
    strike: "28 April",
  });
  await say("rep", "/strike add", {
    name: "Customs House strike, 3 May",
    days: "Wednesday 3 May 2023",
    for: "Customs House",
  });
  await at("2023-04-20T09:30");
  const local = await say("rep", "/strike confirm", { strike: "Customs House" });
  await press("rep", local, "The union has confirmed it");
}

async function chase({ say, press, at, post }: Story): Promise<void> {
  await at("2023-04-20T12:15");
  const question = await post("Have you posted");
  const asked = await press("member", question, "Not yet");
  const reminding = await press("member", asked, "Remind me until I’ve posted");
  await press("member", reminding, "I agree: remind me");
  const other = await press("other", question, "Not yet");
  const kept = await press("other", other, "Yes");
  const chased = await press("other", kept, "May a rep speak to me?");
  await press("other", chased, "I agree: a rep may speak to me");
  await at("2023-04-20T18:00");
  const claimed = await say("rep", "/chase claim", { ballot: "reballot" });
  const shown = await press("rep", claimed, "Show me the next one");
  await press("rep", shown, "Will post");
  await at("2023-04-21T08:30");
  await press("other", question, "Posted");
}

async function lastPosting({ say, press, at, letter }: Story): Promise<void> {
  await at("2023-04-23T10:00");
  await say("member", "/ballot status", { ballot: "reballot" });
  await at("2023-04-26T09:15");
  const looked = await press("rep", await letter("rep"), "Look at it");
  await press("rep", looked, "Still confirmed by the union");
  await at("2023-04-26T18:00");
  await press("member", await letter("member"), "I’ve posted it");
  await at("2023-04-26T18:10");
  await say("rep", "/check results", { ballot: "reballot" });
  await at("2023-05-01T14:00");
  await say("officer", "/strike suspend", { strike: "Customs House" });
  await say("member", "/countdown show");
}

async function close({ say, at }: Story): Promise<void> {
  await at("2023-05-09T12:05");
  await say("member", "/posted", { answer: "posted", ballot: "reballot" });
}

async function afterwards({ say, press, at }: Story): Promise<void> {
  await at("2023-05-10T15:00");
  const office = { employer: "Harbour Office", yes: "35", no: "2", spoiled: "1" };
  await say("rep", "/ballot result", { ballot: "reballot", ...office });
  const result = await say("rep", "/ballot result", {
    ballot: "reballot",
    employer: "Customs House",
    yes: "28",
    no: "3",
    spoiled: "0",
  });
  await press("rep", result, "Post it in the ballot’s channels");
  await at("2023-05-11T11:00");
  await say("officer", "/ballot dates", { ballot: "reballot", "mandate-expires": "Wed 8 November 2023" });
  await at("2023-05-24T10:00");
  await say("member", "/mydata show");
  await at("2023-11-09T10:00");
}
