/**
 * What is said of a ballot that is not by post alone: online, either way (the paper by post, the vote online too), or at
 * work. Each stands in for the text of its name without "-vote".
 */
export const votingTexts = {
  "voting-line":
    "Voting: {method, select, electronic {online} hybrid {by post or online; papers come by post} workplace {in person at work} other {online, consultative}}",

  "milestone-name-not-received-by-vote":
    "{way, select, either {Paper not received by} work {Not told where to vote by} other {Voting link not received by}}",
  "milestone-name-replacement-by-vote":
    "{way, select, either {Ask for a replacement by} work {Ask for help by} other {Ask for a new voting link by}}",
  "milestone-name-closes-vote": "Closes (votes must be in)",
  "replacement-link-vote":
    "{way, select, either {Replacement papers} work {Help with voting} other {New voting links}}: {link}",
  "ballot-after-create-vote":
    "See every post before it goes: /ballot preview {id}. Ask who has voted: /check open {id}.",

  "close-days-vote":
    "<b>{days, plural, =1 {1 day} other {# days}} to go.</b> {way, select, either {Vote online by {close}, or have your paper there by then.} work {Vote at work by {close}.} other {Vote online by {close}.}}",
  "close-before-opening-vote": "Voting opens on {opens} and closes {close}.",
  "close-hours-vote":
    "Closes <b>today</b>, {close}: <b>{left} left</b>. {way, select, work {Vote at work before then.} either {You can still vote online.} other {Vote online before then.}}",
  "close-past-vote": "<b>Closed</b> on {close}. No vote can count now.",
  "posting-suggested-passed-vote":
    "Muster’s suggested posting date, {day}, has passed (not set by the union). A paper posted now may not arrive in time: vote online.",
  "posting-union-passed-vote":
    "The last posting date, {day}, has passed. A paper posted now may not arrive in time: vote online.",
  "posted-counts-vote":
    "{way, select, either {You have not voted until your paper is posted or your vote is sent online.} work {You have not voted until your vote is cast.} other {You have not voted until your vote is sent.}}",

  "milestone-opens-vote":
    "{when, select, today {<b>Voting opens today</b>, {day}.} other {Voting opened on {day}.}} {way, select, either {Look out for the envelope at home, with your paper and how to vote online.} work {The union tells you where and when you can vote at work.} other {Look out for the message with your voting link.}}",
  "milestone-not-received-by-vote":
    "{way, select, either {If your paper has not come} work {If you have not been told where to vote} other {If your voting link has not come}} {when, select, today {by <b>today</b>, {day},} other {yet (allow until {day}),}} ask the union yourself: nobody can ask for you.",
  "milestone-join-by-vote":
    "{when, select, today {<b>Today</b>, {day}, is the last day to join and be able to vote.} other {Join by <b>{day}</b> to be able to vote ({left} left).}}",
  "milestone-replacement-by-vote":
    "{when, select, today {<b>Today</b>, {moment}, is the last chance to ask for} other {<b>{left} left</b>, until {moment}, to ask for}} {way, select, either {a replacement paper} work {help with voting} other {a new voting link}}. Ask the union yourself: nobody can ask for you.",
  "milestone-closed-vote": "<b>Closed</b> on {close}. Thank you to everyone who voted and asked others to.",

  "check-title-address-vote":
    "{name}: {way, select, either {is your address right?} work {do you know where to vote?} other {is your email address right?}}",
  "check-title-arrival-vote":
    "{name}: {way, select, either {has your ballot paper arrived?} work {do you know where to vote?} other {has your voting link come?}}",
  "check-title-posted-vote": "{name}: have you voted?",
  "check-address-vote":
    "{way, select, either {Papers go out by post on <b>{opens}</b>, to the address the union has for you. Check it} work {Voting at work opens on <b>{opens}</b>, where the union has you down. Check it} other {Voting links go out on <b>{opens}</b>, to the email address or phone the union has for you. Check it}} with the union yourself, now: neither Muster nor a rep can see or change it.",
  "check-address-later-vote":
    "Nothing is asked or kept yet. Once voting is open, this post asks how far you have got.",
  "check-count-vote": "At least <b>{posted}</b> of you have told us that you have voted.",

  "answer-posted-vote": "{way, select, either {Voted (posted or online)} other {Voted}}",
  "answer-to-post-vote": "{way, select, either {Got it, not voted yet} other {Not voted yet}}",
  "answer-not-arrived-vote":
    "{way, select, either {Paper not arrived} work {Not told where to vote} other {Voting link not come}}",
  "answer-lost-vote":
    "{way, select, either {Lost or spoiled} work {Could not vote} other {Lost my link, or it fails}}",
  "next-posted-vote":
    "Thank you. Muster will not remind you about this ballot again. Tell the union’s own site too, if it asks.",
  "next-to-post-vote":
    "{way, select, either {Vote online today, or post your paper before the last collection. {setBy, select, union {The union’s last posting date is <b>{day}</b>.} other {The last posting date is <b>{day}</b>: suggested by Muster, not set by the union.}}} work {Vote at work before <b>{close}</b>. The union tells you where and when.} other {Vote today, with the link you were sent: voting closes on <b>{close}</b>.}}",
  "posting-too-late-vote": "A paper posted today will not arrive in time: vote online before {close}.",
  "next-to-post-passed-vote": "Vote online before <b>{close}</b>: a paper posted now may not arrive in time.",
  "next-replacement-vote":
    "Ask the union for {way, select, either {a replacement paper} work {help} other {a new voting link}} yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}. Neither Muster nor a rep can ask for you.",
  "next-not-arrived-wait-vote":
    "{way, select, either {Papers went out} work {Voting opened} other {Voting links went out}} on {opens}: wait until <b>{wait}</b>. If you have nothing by then, ask the union yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}.",
  "next-replacement-over-vote":
    "The date to ask for {way, select, either {a replacement} work {help} other {a new link}}, {by}, has passed. Ask the union’s office today whether anything can be done.",
  "next-not-balloted-election":
    "Thank you. If you think you should have a vote in it, ask your rep how the union lists you.",

  "action-address-vote":
    "{way, select, online {Check that the union has your right email address and mobile number.} work {Check with the union where and when you can vote at work.} other {Check that the union has your right home and email address.}}",
  "action-post-vote":
    "{way, select, online {When your voting link comes, vote straight away.} work {Vote at work as soon as you can.} other {When your paper comes, vote straight away, by post or online.}}",
  "action-answer-vote":
    "{way, select, online {When you are sent your link, answer straight away.} work {Vote at work as soon as you can.} other {When you are sent your paper, answer straight away, by post or online.}}",
  "action-post-election-vote":
    "{way, select, online {When your voting link comes, vote straight away.} work {Vote at work as soon as you can.} other {When your paper comes, vote straight away, by post or online.}}",
  "action-tell-vote": "Tell us with /posted whether you have voted: only whether, never how.",
  "action-replacement-vote":
    "{way, select, online {No link, or it does not work? Ask the union for another yourself.} work {Cannot vote where you are? Ask the union yourself what to do.} other {Paper not come, lost or spoiled? Ask the union for another yourself.}}",
  "action-talk-vote": "Ask the people you work with whether they have voted.",

  "remind-button-vote": "Remind me until I’ve voted",
  "remind-consent-vote":
    "I agree that {branch}’s Muster keeps my chat id, encrypted, and writes to me privately at {time}: every second day, and daily in the last four days before {until}. It ends by itself after that day or once I say that I have voted. Every message has a Stop button, and /mydata stop ends all of them.",
  "remind-on-vote": "Muster writes to you next on <b>{next}</b>, until you say that you have voted.",
  "remind-title-vote": "{name}: have you voted?",
  "remind-not-come-vote":
    "{way, select, either {Has your paper not come?} work {Do you not know where to vote?} other {Has your voting link not come?}}",
  "remind-posted-vote": "I’ve voted",
  "remind-footer-vote": "You asked for this until you have voted. Only you see it.",
  "refuse-remind-answer-vote": "Reminders are for whoever has told us that they have not voted yet: /posted",

  "check-results-posted-vote": "Voted: {count, plural, =0 {fewer than 10} other {at least #}}",
  "check-results-to-post-vote": "Still to vote: {count, plural, =0 {fewer than 10} other {at least #}}",
  "check-results-trouble-vote": "Trouble with voting: {count, plural, =0 {fewer than 10} other {at least #}}",
  "status-told-vote": "Told us they have voted: {posted, plural, =0 {fewer than 10} other {at least #}}.",
  "home-not-told-vote":
    "You have not told us whether you have voted. If you like, tell us with /posted: only you see it.",

  "election-nominations":
    "{opened, select, true {Nominations close {until}.} other {Nominations open on {from} and close {until}.}}",
  "election-acceptance": "Candidates accept by {until}.",
} as const;
