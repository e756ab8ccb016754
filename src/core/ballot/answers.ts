/** The seven answers. Whether, never how: there is no answer that tells a vote. */
export const answers = [
  "posted",
  "to-post",
  "not-arrived",
  "lost",
  "asked",
  "not-balloted",
  "not-saying",
] as const;

export type Answer = (typeof answers)[number];

/** What people type for each, and what its buttons say: "yes" is that it is posted. Nothing here tells a vote. */
const typed: Readonly<Record<Answer, readonly string[]>> = {
  posted: [
    ...["yes", "yep", "yeah", "yes I have", "I have", "done", "done it", "all done", "sent", "sent it"],
    ...[
      "sent it off",
      "sent off",
      "posted it",
      "I posted it",
      "I’ve posted",
      "I’ve posted it",
      "I have posted",
    ],
    ...[
      "I have posted it",
      "in the post",
      "it’s in the post",
      "it is in the post",
      "it’s posted",
      "it is posted",
    ],
    ...["voted", "I voted", "I’ve voted", "I have voted", "voted already", "already voted", "already posted"],
    ...["posted already", "Voted (posted or online)"],
  ],
  "to-post": [
    ...["no", "nope", "no not yet", "not posted", "not posted yet", "not voted", "not voted yet", "later"],
    ...["haven’t", "haven’t yet", "I haven’t", "not done", "haven’t posted it", "haven’t posted it yet"],
    ...["I haven’t posted it", "haven’t voted", "haven’t voted yet", "have it", "I have it", "got it"],
    ...["I’ve got it", "it’s here", "it has come", "it’s come", "it came", "Got it, not posted yet"],
    ...["Got it, not voted yet", "I know where", "I know where now", "still to post", "still to vote"],
  ],
  "not-arrived": [
    ...[
      "not arrived yet",
      "not here",
      "not here yet",
      "not come",
      "not come yet",
      "not got it",
      "never came",
    ],
    ...[
      "never arrived",
      "hasn’t arrived",
      "it hasn’t arrived",
      "hasn’t come",
      "it hasn’t come",
      "it never came",
    ],
    ...["hasn’t come yet", "hasn’t arrived yet", "didn’t get one", "didn’t get it", "didn’t come"],
    ...["never got one", "never got it", "not had it", "haven’t had it", "haven’t had one"],
    ...["it hasn’t come yet", "haven’t got it", "I haven’t got it", "no paper", "nothing yet", "no link"],
    ...[
      "Paper not arrived",
      "Not told where to vote",
      "Voting link not come",
      "not received",
      "not received it",
    ],
  ],
  lost: [
    ...[
      "lost it",
      "it’s lost",
      "it got lost",
      "I lost it",
      "I’ve lost it",
      "lost my paper",
      "lost or spoiled",
      "spoiled",
      "spoilt",
      "ruined",
    ],
    ...["spoiled it", "spoilt it", "Could not vote", "lost my link", "Lost my link, or it fails"],
  ],
  asked: [
    ...["asked for another", "asked for another paper", "asked for a replacement", "asked for a new one"],
    ...["asked for it", "I have asked", "I’ve asked", "I asked", "I have asked for another", "requested"],
    ...["I’ve asked for another", "waiting", "waiting for another", "replacement requested"],
    ...["Asked the union where", "Asked for a new link", "I’ve asked the union", "I’ve asked for a new link"],
  ],
  "not-balloted": ["not me", "not in it", "not in this one", "not in this ballot", "not mine"],
  "not-saying": ["rather not say", "I’d rather not say", "prefer not to say", "no comment"],
};

/** The answer that is meant by what people type. */
export const answersMeant: Readonly<Record<string, Answer>> = Object.fromEntries(
  answers.flatMap((answer) => typed[answer].map((words) => [words, answer])),
);

/** Trouble with the paper: one group of the published numbers, within which a change of mind moves none of them. */
export const paperTrouble: readonly Answer[] = ["not-arrived", "lost", "asked"];

/** Whoever told this has a paper to post yet, or to get. */
export const outstanding: readonly Answer[] = ["to-post", ...paperTrouble];

/** Whom it helps to speak to: whoever has asked for another paper can only wait for it. */
export const toSpeakTo: readonly Answer[] = outstanding.filter((answer) => answer !== "asked");
