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

/** What people type for them: "yes" is that it is posted. Nothing here tells a vote. */
export const answersMeant: Readonly<Record<string, Answer>> = {
  yes: "posted",
  yep: "posted",
  done: "posted",
  sent: "posted",
  "sent it": "posted",
  "posted it": "posted",
  "i have": "posted",
  "i have posted it": "posted",
  "i've posted it": "posted",
  voted: "posted",
  "i voted": "posted",
  "i have voted": "posted",
  "i've voted": "posted",
  no: "to-post",
  "not yet": "to-post",
  "not posted": "to-post",
  "to post": "to-post",
  "have it": "to-post",
  "i have it": "to-post",
  later: "to-post",
  "not arrived": "not-arrived",
  "not here": "not-arrived",
  "not come": "not-arrived",
  "hasn't arrived": "not-arrived",
  "it hasn't arrived": "not-arrived",
  "lost it": "lost",
  "lost or spoiled": "lost",
  spoiled: "lost",
  spoilt: "lost",
  "asked for another": "asked",
  "asked for another paper": "asked",
  "asked for a replacement": "asked",
  "asked for a new one": "asked",
  "asked for it": "asked",
  "i have asked": "asked",
  "i've asked": "asked",
  "i asked": "asked",
  "i have asked for another": "asked",
  "i've asked for another": "asked",
  requested: "asked",
  waiting: "asked",
  "replacement requested": "asked",
  "not balloted": "not-balloted",
  "not me": "not-balloted",
  "not saying": "not-saying",
  "rather not say": "not-saying",
};

/** Trouble with the paper: one group of the published numbers, within which a change of mind moves none of them. */
export const paperTrouble: readonly Answer[] = ["not-arrived", "lost", "asked"];

/** Whoever told this has a paper to post yet, or to get. */
export const outstanding: readonly Answer[] = ["to-post", ...paperTrouble];

/** Whom it helps to speak to: whoever has asked for another paper can only wait for it. */
export const toSpeakTo: readonly Answer[] = outstanding.filter((answer) => answer !== "asked");
