/** Countdowns: the posts on the way to a close, of each date and of a mandate, and the commands for them. */
export const countdownTexts = {
  // Time left.
  "days-to-go": "{days, plural, =0 {today} =1 {1 day} other {# days}}",
  "hours-to-go":
    "{hours, plural, =0 {} =1 {1 hour} other {# hours}}{both, select, true { } other {}}{minutes, plural, =0 {} =1 {1 minute} other {# minutes}}",
  "last-minute": "less than a minute",
  "date-on": "{moment}.",

  // To the close.
  "close-before-opening": "Papers go out on {opens}. They must be back by {close}.",
  "close-before-opening-vote": "Voting opens on {opens} and closes {close}.",
  "close-days": "<b>{days, plural, =1 {1 day} other {# days}} to go.</b> Papers must arrive by {close}.",
  "close-days-vote":
    "<b>{days, plural, =1 {1 day} other {# days}} to go.</b> {way, select, either {Vote online by {close}, or have your paper there by then.} work {Vote at work by {close}.} other {Vote online by {close}.}}",
  "close-days-election":
    "<b>{days, plural, =1 {1 day} other {# days}} to go.</b> Voting papers must arrive by {close}.",
  "close-hours": "Closes <b>today</b>, {close}: <b>{left} left</b>. Papers must have arrived by then.",
  "close-hours-vote":
    "Closes <b>today</b>, {close}: <b>{left} left</b>. {way, select, work {Vote at work before then.} either {You can still vote online.} other {Vote online before then.}}",
  "close-past": "<b>Closed</b> on {close}. No paper that arrives now can count.",
  "close-past-vote": "<b>Closed</b> on {close}. No vote can count now.",
  "close-ended":
    "{how, select, withdrawn {<b>Withdrawn</b> on {day}: there is nothing to post or vote in it any more, and no result.} postponed {<b>Postponed</b>, since {day}: there are no new dates yet.} other {<b>Closed early</b> on {day}; it would have closed on {close}.}}",
  "ballot-replaces": "This ballot replaces {name}: a vote in that one does not count in this one.",
  "election-nominations":
    "{opened, select, true {Nominations close {until}.} other {Nominations open on {from} and close {until}.}}",
  "election-acceptance":
    "{who, select, self {Candidates confirm by {until} that they stand.} other {Candidates accept by {until}.}}",
  "election-opens-later": "Voting has not opened yet; the union says when it does. It closes on {close}.",
  "election-stage":
    "{again, select, true {<b>This is a run-off</b>, a vote again between those who are left: a vote in the first does not count in it.} other {This is a by-election, for a place that has become empty.}}",
  "election-nominations-by":
    "Nominations: {who, select, branches {by branches, each at a general meeting} self {members put themselves forward} other {by members}}.",
  "election-seats": "{seats, plural, =1 {1 seat is to be filled.} other {# seats are to be filled.}}",
  "election-who":
    "Who nominates? Posts leave it to the union until you say: /ballot dates {id} nominations: branches (or self, or members)",
  "refuse-election-fact":
    "Only an election has “{option}”: leave it out, or set one up with /ballot create kind: election",

  "posting-suggested": "<b>Post by {day}</b> (suggested by Muster, second-class post; not set by the union).",
  "posting-suggested-today":
    "<b>Post today</b>, {day}, before the box is emptied (suggested by Muster, second-class post; not set by the union).",
  "posting-suggested-passed":
    "{next, select, none {<b>Post it today, first thing</b>} other {<b>Post it first thing on {next}</b>, when the box is next emptied}}: it must arrive by {close}.",
  "posting-suggested-passed-vote": "<b>Vote online</b>: a paper must arrive by {close}.",
  "posting-union": "<b>Post by {day}</b> (the union’s last posting date).",
  "posting-union-today":
    "<b>Post today</b>, {day}, before the box is emptied (the union’s last posting date).",
  "posting-union-passed":
    "{next, select, none {<b>Post it today, first thing</b>} other {<b>Post it first thing on {next}</b>, when the box is next emptied}}: it must arrive by {close}. The union’s last posting date was {day}.",
  "posting-union-passed-vote":
    "<b>Vote online</b>: a paper must arrive by {close}. The union’s last posting date was {day}.",
  // Nobody but the member hands a paper in: no union and no rep comes between (TULRCA 1992 s.230).
  "posting-too-late":
    "A paper posted now can hardly arrive by {close}. Ask the union’s office yourself if there is another way. Give your paper to nobody, not even to a rep.",
  "posting-too-late-vote": "A paper posted now can hardly arrive: <b>vote online</b> before {close}.",
  "posted-counts": "You have not voted until it is posted.",
  "posted-counts-vote":
    "{way, select, either {You have not voted until your paper is posted or your vote is sent online.} work {You have not voted until your vote is cast.} other {You have not voted until your vote is sent.}}",

  // Dates.
  "milestone-nominations-open":
    "{when, select, today {<b>Nominations open today</b>, {day}.} other {Nominations opened on {day}.}} {who, select, branches {Branches nominate at a general meeting.} self {Members put themselves forward: the union says how.} members {Members nominate: the union says how.} other {The union says how to nominate.}}",
  "milestone-nominations-close":
    "{when, select, today {<b>Nominations close today</b>, {moment}.} other {Nominations close in <b>{left}</b>, {moment}.}} {who, select, branches {Branches nominate at a general meeting.} self {Members put themselves forward: the union says how.} members {Members nominate: the union says how.} other {The union says how to nominate.}}",
  "milestone-acceptance":
    "Candidates must {who, select, self {say that they stand} other {say yes}} by {when, select, today {<b>today</b>, {moment}} other {{moment}}}. They must also send in their election address by then: what they say to members.",
  "milestone-opens":
    "{when, select, today {<b>Ballot papers go out today</b>, {day}.} other {Ballot papers went out on {day}.}} Look out for the envelope at home.",
  "milestone-opens-vote":
    "{when, select, today {<b>Voting opens today</b>, {day}.} other {Voting opened on {day}.}} {way, select, either {Look out for the envelope at home, with your paper and how to vote online.} work {The union tells you where and when you can vote at work.} other {Look out for the message with your voting link.}}",
  "milestone-opens-election":
    "{when, select, today {<b>Voting papers go out today</b>, {day}.} other {Voting papers went out on {day}.}} Look out for the envelope at home.",
  "milestone-not-received-by":
    "{when, select, today {If your paper has not come by <b>today</b>, {day},} other {If your paper has not come yet (allow until {day}),}} ask the union for a replacement yourself: nobody can ask for you.",
  "milestone-not-received-by-vote":
    "{way, select, either {If your paper has not come} work {If you have not been told where to vote} other {If your voting link has not come}} {when, select, today {by <b>today</b>, {day},} other {yet (allow until {day}),}} ask the union yourself: nobody can ask for you.",
  "milestone-join-by":
    "{when, select, today {<b>Today</b>, {day}, is the last day to join and be sent a paper.} other {Join by <b>{day}</b> to be sent a paper ({left} left).}}",
  "milestone-join-by-vote":
    "{when, select, today {<b>Today</b>, {day}, is the last day to join and be able to vote.} other {Join by <b>{day}</b> to be able to vote ({left} left).}}",
  "milestone-replacement-by":
    "<b>No paper?</b> Ask the union yourself: {when, select, today {today, {moment}, is your last chance} other {by {moment} ({left} left)}}.",
  "milestone-replacement-by-vote":
    "<b>{way, select, either {No paper?} work {Trouble voting?} other {No voting link?}}</b> Ask the union yourself: {when, select, today {today, {moment}, is your last chance} other {by {moment} ({left} left)}}.",
  "milestone-count-expected": "The votes are counted on {moment}.",
  "milestone-result-expected": "The result is expected on {day}.",

  // Mandates.
  "mandate-of": "It came from <b>{name}</b>.",
  "mandate-where-won": "It holds where that ballot was won. Not sure if you are there? Ask your rep.",
  "mandate-meaning": "No strike can be held under it after that day.",
  "mandate-then":
    "No strike can be held under it after that day. {name} closes on {last}: if it is won, one can be called from the day after.",
  "mandate-until-won": "No strike can be called until a ballot is won.",
  "mandate-next-ballot":
    "{name} closes on {last}. Only if it is won can a strike be called, from the day after.",
  "mandate-gap":
    "{days, plural, =1 {On {first}} other {From {first} to {last}}} there is <b>no live mandate</b>: {name} closes on {last}. Only if it is won can a strike be called, from the day after.",

  // Late posts and corrections.
  "late-note": "Due {due}; sent late because Muster could not post then.",
  "correction-line": "Dates given here for <b>{name}</b> have changed. These are the dates now:",
  "correction-closed":
    "{how, select, withdrawn {<b>{name}</b> was withdrawn on {day}. There is nothing left to post or vote, and there will be no result.} postponed {<b>{name}</b> is postponed, since {day}. The dates given here do not hold any more; new ones are posted here once the union gives them.} other {<b>{name}</b> was closed early, on {day}.}} Posts about it have stopped.",

  // Commands.
  "countdown-show-title": "Where things stand",
  "countdown-show-name": "<b>{name}</b>",
  "countdown-show-none":
    "No ballot, mandate or strike is counted down here now. A rep can set one up with /ballot create or /strike add.",
  "countdown-show-strike": "<b>{name}</b>: {days}, for {forWhom} ({state}).",

  "countdown-added": "Counting down in {place}: {what}; {days} days before, at {time} · {id}",
  "countdown-goes-on": "The countdown of this channel goes on · {id}",
  "countdown-nothing-left": "Nothing of it is still to come: every post would lie in the past.",
  "countdown-list-title": "Countdowns",
  "countdown-line":
    "{place}: {what}; {days} days before, at {time}{paused, select, true { (<b>paused</b>)} other {}} · {id}",
  "countdown-none": "No countdown is set up. /ballot create and /strike add make one by themselves.",
  "countdown-saved": "The countdown is changed.",
  "countdown-deleted": "The countdown is deleted: nothing more is posted in {place} for {what}.",
  "countdown-deleted-going":
    "{count, plural, =1 {1 post was} other {# posts were}} already going out and cannot be stopped.",
  "countdown-what-mandate": "mandate of {name}",
  "countdown-what-strike": "{kind, select, asos {action} other {strike}} {name}",
  "countdown-what-date": "{title}, {moment}",
  "countdown-what-dateless": "{name}: {milestone} (no such date now)",
  "countdown-suggestion": "{what} · {id}",

  "refuse-which-countdown": "Which countdown? /countdown list shows them all.",
  "refuse-unknown-countdown": "There is no countdown {typed}. /countdown list shows them.",
  "refuse-countdown-to":
    "Say what to count down to, one of: ballot: … (and milestone: … for one of its dates), strike: …, or date: … with title: …",
  "refuse-countdown-title": "Give the date a title: title: Branch AGM",
  "refuse-countdown-past": "{moment} has passed. Count down to a day still to come.",
  "refuse-countdown-no-milestone":
    "{name} has no date “{milestone}” yet. Set it first: /ballot dates {id} {option}: …",
  "ask-countdown-day": "On which day is {title}?",
  "ask-countdown-what":
    "There is no ballot “{typed}” here. Is it one of these, or something with a date of its own?",
  "ask-countdown-own": "It has a date of its own…",
  "ask-countdown-set": "Give the ballot that date…",
  "refuse-countdown-twice":
    "That is counted down in this channel already. Change it with /countdown edit {id}",
  "refuse-countdown-not-called":
    "This channel is for members in {names}, whom {name} does not call: nothing of it goes here. /branch channel changes whom the channel is for.",
} as const;
