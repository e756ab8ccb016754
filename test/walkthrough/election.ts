import type { Story } from "./story.ts";

/** The week before nominations open. */
export const electionStart = "2019-08-28T10:00";

/** The 2019 election in one branch. The union's dates are the real ones; the meeting and the numbers are made up. */
export async function election({ say, press, at, post }: Story): Promise<void> {
  await say("officer", "/branch settings", { name: "Harbour branch" });
  await say("officer", "/branch reps", { add: "@rep" });
  await press("rep", await say("rep", "/branch reps"), "I agree and take it");
  await at("2019-08-28T10:10");
  await say("officer", "/ballot create", {
    name: "PCS General Secretary election, 2019",
    kind: "election",
    nominations: "branches",
    "nominations-open": "Mon 2 September 2019",
    "nominations-close": "Mon 14 October 2019 5pm",
    acceptance: "Mon 21 October 2019 5pm",
    opens: "Thu 7 November 2019",
    "not-received-by": "Thu 14 November 2019",
    "replacement-by": "Wed 4 December 2019 5pm",
    closes: "Thu 12 December 2019 12 noon",
  });
  await at("2019-08-28T10:20");
  await say("rep", "/ballot nomination", {
    meeting: "Wed 25 September 2019 12:30pm",
    notice: "Mon 9 September 2019",
  });
  await at("2019-09-09T09:10");
  await press("rep", await say("rep", "/ballot nomination"), "Meeting called");
  await at("2019-09-25T14:00");
  await press("rep", await say("rep", "/ballot nomination"), "Meeting held");
  await at("2019-10-11T16:00");
  await press("rep", await say("rep", "/ballot nomination"), "Form returned");
  await at("2019-10-28T10:00");
  await say("member", "/ballot status");
  await at("2019-11-15T10:00");
  await say("rep", "/check open");
  await at("2019-11-15T12:20");
  const question = await post("Tap");
  const more = await press("member", question, "Problem, or not me…");
  const consent = await press("member", more, "Not arrived");
  await press("member", consent, "Yes");
  await at("2019-11-25T18:00");
  await say("member", "/posted", { answer: "posted" });
  await at("2019-12-12T12:10");
  await say("member", "/posted");
  await at("2019-12-13T10:00");
  const result = await say("rep", "/ballot result", {
    entitled: "480",
    cast: "91",
    link: "https://www.pcs.org.uk/result",
  });
  await press("rep", result, "Post it in the ballot’s channels");
  await at("2019-12-31T10:00");
  await say("member", "/mydata show");
}
