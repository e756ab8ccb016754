/** A member’s own page: what to do now. */
export const homeTexts = {
  "home-title": "What to do now",
  "home-part": "<b>{title}</b>",
  "home-no-ballot": "No ballot is open here now.",
  "home-not-told":
    "You have not told us whether your paper is posted. If you like, tell us with /posted: only you see it.",
  "home-not-told-vote":
    "You have not told us whether you have voted. If you like, tell us with /posted: only you see it.",
} as const;
