/** A person’s own page: what stands, what to do now, and the tour. */
export const homeTexts = {
  "home-title": "What to do now",
  "home-part": "<b>{title}</b>",
  "home-no-ballot": "No ballot is open here now.",
  "home-not-told":
    "You have not told us whether your paper is posted. If you like, tell us with /posted: only you see it.",
  "home-not-told-vote":
    "You have not told us whether you have voted. If you like, tell us with /posted: only you see it.",
  "home-tell": "{several, select, true {{name}: tell us} other {Tell us if it is posted}}",
  "home-tell-vote": "{several, select, true {{name}: tell us} other {Tell us if you have voted}}",
  "home-change": "{several, select, true {{name}: change your answer} other {Change your answer}}",
  "home-reminders":
    "You have {count, plural, =1 {1 reminder} other {# reminders}} to yourself here. Only you see that.",

  // For reps and officers.
  "home-invited": "You have been named as a rep of {branch}. It counts once you have agreed.",
  "home-agree": "Read it and agree",
  "home-begin": "Nothing is open here now. Set up a ballot, and it counts down in this channel by itself.",
  "home-begin-elsewhere":
    "Nothing is open now. To set up a ballot, open the channel where members talk and type /muster there.",
  "home-check": "Members are being asked in {place}: {name}.",
  "home-no-check": "Members have not been asked yet: a check asks them in their channel.",
  "home-more-ballot": "Ballots…",
  "home-more-check": "Checks…",
  "home-more-strike": "Strikes…",

  // The next step.
  "next-ask": "Ask members here",
  "next-ask-about": "Ask members here: {name}",
  "next-tour": "Show me what it does",
  "next-stands": "What stands now",

  // The tour.
  "tour-title": "What Muster does, {number} of {of}",
  "tour-on": "Next",
  "tour-countdown":
    "<b>It counts down.</b> You say when the ballot closes. Muster works out the last safe day to post and tells this channel what to do, and by when, as the day comes nearer.",
  "tour-check":
    "<b>It asks, privately.</b> “Have you posted it?” goes to the channel with buttons. What a member taps only they see. Reps see rounded numbers. Nobody is ever asked how they vote.",
  "tour-strike":
    "<b>It tells of strike days.</b> Nothing is called a strike before a rep has confirmed it. If it is changed or suspended, every channel that was told hears of it at once.",
  "tour-people":
    "<b>You decide who may do what.</b> Officers name reps. Members see, stop and erase what is kept about them with /mydata. Everybody can type /muster to see where things stand.",
} as const;
