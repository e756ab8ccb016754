/** What the choices of options are called, where their own names are not plain words. */
export const choicesTexts = {
  // Dates of a ballot, and what can be taken away beside them.
  "choice-date-nominations-open": "Nominations open",
  "choice-date-nominations-close": "Nominations close",
  "choice-date-acceptance": "Acceptance",
  "choice-date-opens": "Opening",
  "choice-date-not-received-by": "Not received by",
  "choice-date-join-by": "Join by",
  "choice-date-replacement-by": "Replacement by",
  "choice-date-last-posting": "Post by",
  "choice-date-closes": "Close",
  "choice-date-count": "Count",
  "choice-date-result": "Result",
  "choice-date-mandate-expires": "Last day of the mandate",
  "choice-date-replacement-link": "Replacement link",
  "choice-date-replacement-words": "Replacement words",

  // Kinds of post.
  "choice-post-countdown": "Countdown",
  "choice-post-opens": "Opening",
  "choice-post-arrival": "Has it come?",
  "choice-post-not-received-by": "Not received by",
  "choice-post-join-by": "Join by",
  "choice-post-replacement-by": "Replacement by",
  "choice-post-last-posting": "Post by",
  "choice-post-closing-day": "Closing day",
  "choice-post-closed": "Closed",
  "choice-post-count": "Count",
  "choice-post-result": "Result",
  "choice-post-nominations-open": "Nominations open",
  "choice-post-nomination-meeting": "Nomination meeting",
  "choice-post-nomination-return": "Nomination form’s return",
  "choice-post-nominations-close": "Nominations close",
  "choice-post-acceptance": "Acceptance",

  // Kinds of ballot.
  "choice-ballot-statutory": "Industrial action",
  "choice-ballot-consultative": "Consultative",
  "choice-ballot-election": "Election",

  // Ways of voting.
  "choice-method-postal": "By post",
  "choice-method-electronic": "Online",
  "choice-method-hybrid": "By post or online",
  "choice-method-workplace": "At work",
  "choice-method-online-consultative": "Online, consultative only",

  // Who nominates.
  "choice-nominators-branches": "Branches",
  "choice-nominators-self": "Candidates themselves",
  "choice-nominators-members": "Members",

  // Action.
  "choice-action-strike": "Strike",
  "choice-action-asos": "Action short of a strike",
  "choice-state-proposed": "Proposed",
  "choice-state-notified": "Notice given",
  "choice-state-confirmed": "Confirmed",

  // Whom a reminder reaches.
  "choice-who-channel": "This channel",
  "choice-who-me": "Me alone",

  // Whose bank holidays count.
  "choice-nation-england": "England",
  "choice-nation-wales": "Wales",
  "choice-nation-scotland": "Scotland",
  "choice-nation-northern-ireland": "Northern Ireland",
} as const;
