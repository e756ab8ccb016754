/** What members can do: the list of a ballot’s first day, and how a rep changes and posts it. */
export const actionsTexts = {
  "actions-heading": "<b>What you can do</b>",
  "actions-title": "{name}: what you can do",
  "action-address": "Check that the union has your right home address.",
  "action-address-vote":
    "{way, select, online {Check that the union has your right email address and mobile number.} work {Check with the union where and when you can vote at work.} other {Check that the union has your right home and email address.}}",
  "action-post": "When your paper comes, vote and post it straight away.",
  "action-post-vote":
    "{way, select, online {When your voting link comes, vote straight away.} work {Vote at work as soon as you can.} other {When your paper comes, vote straight away, by post or online.}}",
  "action-post-election": "When your voting paper comes, vote and post it straight away.",
  "action-post-election-vote":
    "{way, select, online {When your voting link comes, vote straight away.} work {Vote at work as soon as you can.} other {When your paper comes, vote straight away, by post or online.}}",
  "action-answer": "When you are sent your paper, answer and send it back straight away.",
  "action-answer-vote":
    "{way, select, online {When you are sent your link, answer straight away.} work {Vote at work as soon as you can.} other {When you are sent your paper, answer straight away, by post or online.}}",
  "action-read": "Read what each candidate says. Then make up your own mind.",
  "action-tell": "Tell us with /posted whether it is in the post: only whether, never how you vote.",
  "action-tell-vote": "Tell us with /posted whether you have voted: only whether, never how.",
  "action-replacement": "Paper not come, lost or spoiled? Ask the union for another yourself.",
  "action-replacement-vote":
    "{way, select, online {No link, or it does not work? Ask the union for another yourself.} work {Cannot vote where you are? Ask the union yourself what to do.} other {Paper not come, lost or spoiled? Ask the union for another yourself.}}",
  "action-talk": "Ask the people you work with if they have posted theirs.",
  "action-talk-vote": "Ask the people you work with if they have voted.",
  "action-help":
    "Offer your rep an hour: to put up a poster, or to talk to people in your part of the building.",
  "action-ask-others":
    "Remind people you work with that the election is on: whether they vote, never for whom.",

  "actions-when":
    "{when, select, opens {It goes out with the post of the opening day, {day}.} opened {The opening day, {day}, has passed: it goes out only when it is posted from here.} other {No opening day is set: it goes out only when it is posted from here.}}",
  "actions-edit-how": "Change it: /ballot actions-edit",
  "actions-post-button": "Post it in this channel",
  "actions-reset-button": "Back to Muster’s own list",
  "actions-saved": "Saved for {name}. Members will read:",
  "actions-reset": "{name} has Muster’s own list again:",
  "actions-posting": "The list goes out in {place} now.",
  "actions-neutral": "An election: name no candidate, and keep it neutral.",
  "actions-in-preview": "{words} And what you can do ({count} points): /ballot actions {id}",

  "refuse-actions-many": "That is {count} lines; at most {most} fit. Shorten the list and send it again.",
  "refuse-actions-closed": "{name} is closed: there is nothing more to do.",
} as const;
