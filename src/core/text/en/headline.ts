/** First lines of a ballot’s posts: the news, with its date. A lock screen shows no more. */
export const headlineTexts = {
  "head-named": "{name} · {head}",

  // On the way to the close.
  "head-post-by":
    "{days, plural, =1 {1 day} other {# days}} to go: post your {election, select, true {voting paper} other {ballot}} by {day}",
  "head-post-by-vote": "{days, plural, =1 {1 day} other {# days}} to go: post by {day}, or vote online",
  "head-post-tomorrow": "Post your {election, select, true {voting paper} other {ballot}} by tomorrow, {day}",
  "head-post-tomorrow-vote": "Post by tomorrow, {day}, or vote online",
  "head-post-today": "Post your {election, select, true {voting paper} other {ballot}} today, {day}",
  "head-post-today-vote": "Post today, {day}, or vote online",
  "head-post-passed":
    "{next, select, none {{stage, select, week {{days} days left: still at home? Post it today, first thing} days {{days} days left: take it to the box today, first thing} three {{days} days left: post it today, first thing} two {{days} days left: post it first thing, do not wait} last {Closes tomorrow: post it today, first thing} other {{days} days left: not posted yet? Post it today}}} other {{stage, select, last {Closes tomorrow: post it first thing on {next}} other {{days} days left: post it first thing on {next}}}}}",
  "head-vote-by":
    "{stage, select, early {{days} days left: not voted yet? Vote by {closing}} week {{days} days left: vote {way, select, work {at work} other {online}} today, or by {closing}} days {{days} days left: still to vote? Do it by {closing}} three {{days} days left: vote {way, select, work {at work} other {online}} now, or by {closing}} two {{days} days left: do not wait, vote by {closing}} last {Voting closes tomorrow: vote {way, select, work {at work} other {online}} by {closing}} other {{days} days to go: vote {way, select, work {at work} other {online}} by {closing}}}",
  "head-too-late":
    "{days, plural, =1 {Closes tomorrow: too late for the post?} other {# days left: not posted? Ask the union}}",
  "head-closing-day": "{election, select, true {Voting} other {Ballot}} closes today, {time}: {left} left",
  "head-before": "{election, select, true {Voting} other {Ballot}} papers go out on {opens}",
  "head-before-vote": "Voting opens on {opens}",
  "head-before-later": "Voting closes on {close}; it has not opened yet",
  "head-closed": "{election, select, true {Voting} other {Ballot}} closed on {close}: thank you",
  "head-ended":
    "Ballot {how, select, withdrawn {withdrawn, {day}: nothing to post or vote} postponed {postponed, {day}: wait for new dates} other {closed early, on {day}}}",
  "head-date":
    "{title}: {days, plural, =0 {today, {moment}} =1 {tomorrow, {moment}} other {# days to go, {moment}}}",
  "head-mandate":
    "{whom, select, named {{names}: strike} shared {Strike} other {Our strike}} mandate runs out {days, plural, =0 {today, {day}} =1 {tomorrow, {day}} other {in # days, {day}}}",
  "head-no-mandate": "{whom, select, named {{names}: no} other {No}} strike mandate since {day}",
  "head-count": "Votes are counted today, {moment}",
  "head-result": "Result due today, {day}",
  "head-dates": "New dates: papers must arrive by {close}",
  "head-dates-vote": "New dates: voting closes {close}",
  "head-dates-before": "New dates: papers go out on {opens}",
  "head-dates-before-vote": "New dates: voting opens on {opens}",
  "head-dates-nominations": "New dates: nominations close on {moment}",
  "head-dates-after":
    "{result, select, none {Dates given here before have changed} other {New dates: the result is expected on {result}}}",
  "head-owner-gone": "Nobody keeps this ballot’s dates any more",

  // Its own days.
  "head-nominations-open": "Nominations {when, select, today {open today} other {opened on}}, {day}",
  "head-nominations-close":
    "Nominations close {days, plural, =0 {today, {moment}} =1 {tomorrow, {moment}} other {in # days, {moment}}}",
  "head-acceptance":
    "Candidates: {who, select, self {confirm that you stand} other {accept}} {days, plural, =0 {today, {moment}} =1 {tomorrow, {moment}} other {by {moment}}}",
  "head-opens":
    "{election, select, true {Voting} other {Ballot}} papers {when, select, today {go out today, {moment}} other {went out on {moment}}}",
  "head-opens-vote": "Voting {when, select, today {opens today, {moment}} other {opened on {moment}}}",
  "head-arrival-wait":
    "Has your {election, select, true {voting} other {ballot}} paper come? They went out {day}",
  "head-arrival-wait-vote":
    "{way, select, either {Has your paper come? They went out {day}} work {Do you know where to vote? Voting opened {day}} other {Has your voting link come? They went out {day}}}",
  "head-arrival-ask": "No paper yet? Ask for another{by, select, none { now} other { by {moment}}}",
  "head-arrival-ask-vote":
    "{way, select, either {No paper yet? Ask for another} work {Not told where to vote? Ask} other {No voting link yet? Ask for another}}{by, select, none { now} other { by {moment}}}",
  "head-not-received-by":
    "No {election, select, true {voting} other {ballot}} paper by {when, select, today {today, {day}} other {{day}}}? Ask for another",
  "head-not-received-by-vote":
    "{way, select, either {No paper yet?} work {Not told where to go?} other {No voting link yet?}} Ask the union {when, select, today {today, {day}} other {from {day} on}}",
  "head-join-by":
    "{days, plural, =0 {Last day to join and get a paper: today, {moment}} =1 {Join by tomorrow, {moment}, to be sent a paper} other {Join by {moment} to be sent a paper: # days left}}",
  "head-join-by-vote":
    "{days, plural, =0 {Last day to join and get a vote: today, {moment}} =1 {Join by tomorrow, {moment}, to get a vote} other {Join by {moment} to get a vote: # days left}}",
  "head-replacement-by":
    "{days, plural, =0 {Last chance for a new paper: today, {moment}} =1 {No paper? Ask for one by tomorrow, {moment}} other {No paper? Ask for one by {moment}}}",
  "head-replacement-by-vote":
    "{days, plural, =0 {Last chance for {way, select, either {a new paper} work {help} other {a new link}}: today, {moment}} other {{way, select, either {No paper} work {Trouble voting} other {No voting link}}? Ask {days, plural, =1 {by tomorrow,} other {by}} {moment}}}",
  "head-meeting": "Branch meeting on {moment}: do we nominate?",
  "head-meeting-soon": "Branch meeting {when, select, today {today} other {tomorrow}}, {moment}",
  "head-return":
    "Our nomination form is due {days, plural, =0 {today, {moment}} =1 {tomorrow, {moment}} other {in # days, {moment}}}",

  // The line under it: which ballot, and the deadline that counts.
  "post-deadline": "{named, select, true {Papers} other {<b>{name}</b>: papers}} must arrive by {close}.",
  "post-deadline-vote":
    "{named, select, true {{way, select, either {Your paper must arrive, or your online vote be sent,} work {Vote at work} other {Vote online}}} other {<b>{name}</b>: {way, select, either {your paper must arrive, or your online vote be sent,} work {vote at work} other {vote online}}}} by {close}.",
  "post-deadline-last":
    "{named, select, true {Papers} other {<b>{name}</b>: papers}} must have arrived by {close}.",
  "post-deadline-last-vote":
    "{named, select, true {{way, select, work {Vote at work} other {Vote online}}} other {<b>{name}</b>: {way, select, work {vote at work} other {vote online}}}} before {close}.",
  "post-deadline-ahead":
    "{named, select, true {Papers} other {<b>{name}</b>: papers}} go out on {opens} and must be back by {close}.",
  "post-deadline-ahead-vote":
    "{named, select, true {Voting} other {<b>{name}</b>: voting}} opens on {opens} and closes {close}.",
  "post-deadline-later":
    "{named, select, true {Voting} other {<b>{name}</b>: voting}} closes on {close}. The union says when it opens.",
  "post-closed":
    "{named, select, true {Thank} other {<b>{name}</b>: thank}} you to everyone who posted their paper and asked others to.",
  "post-closed-vote":
    "{named, select, true {Thank} other {<b>{name}</b>: thank}} you to everyone who voted and asked others to.",
  "post-closed-election":
    "{named, select, true {Thank} other {<b>{name}</b>: thank}} you to everyone who took part.",
  "post-result-due": "{named, select, true {Voting} other {<b>{name}</b>: voting}} closed on {close}.",

  // What matters that day.
  "post-by": "Post yours by <b>{day}</b>.",
  "post-by-vote": "Post yours by <b>{day}</b>, or vote online.",
  "post-by-today":
    "{next, select, none {Post yours <b>today</b>, before the last collection} other {Post yours <b>now</b>: the box is next emptied on {next}}}.",
  "post-by-today-vote":
    "{next, select, none {Post yours <b>today</b>, before the last collection, or vote online} other {Post yours <b>now</b>, as the box is next emptied on {next}, or vote online}}.",
  "post-by-passed":
    "{next, select, none {Post yours <b>today, first thing</b>} other {Post yours <b>first thing on {next}</b>, when the box is next emptied}}.",
  "post-by-passed-vote":
    "<b>Vote online</b>: {days, plural, =1 {1 day is} other {# days are}} left, and a paper may come too late.",
  // As "posting-too-late": nobody but the member hands a paper in.
  "post-still-too-late":
    "{days, plural, =0 {Still at home? A paper put in a box today can hardly arrive. Only the union’s office can say what you can do: ask it yourself, and give your paper to nobody.} =1 {Not posted yet? It can hardly come in time by post. Ask the union’s office yourself what you can do. Do not give your paper to a rep, or to anybody.} other {No box is emptied in time any more. If your paper is still at home, ask the union’s office yourself what you can do. Give it to no rep, and to nobody.}}",
  "post-still-too-late-vote":
    "{days, plural, =0 {Not voted yet? <b>Vote online</b> before {close}: the post is too slow now.} =1 {Do not wait for the post: <b>vote online</b> before {close}.} other {No box is emptied in time any more: <b>vote online</b> before {close}.}}",
  "post-before-box": "Before the last collection: its hour stands on the box.",
  "post-tell": "Posted it? Tell us with /posted: only whether, never how you vote.",
  "post-tell-vote": "Voted? Tell us with /posted: only whether, never how you vote.",
  "post-ask-others": "Ask the people you work with if they have posted theirs.",
  "post-ask-others-vote": "Ask the people you work with if they have voted.",
  "post-ask-others-election": "Remind people you work with: whether they vote, never for whom.",
  "post-look": "Look out for the envelope at home.",
  "post-look-vote":
    "{way, select, either {Look out for the envelope at home, with your paper and how to vote online.} work {The union tells you where and when you can vote at work.} other {Look out for the message with your voting link.}}",
  "post-wait":
    "{until, select, none {Post can take a week or more: look out for the envelope at home.} other {The union says to allow until <b>{until}</b>.}}",
  "post-wait-vote":
    "{until, select, none {{way, select, either {Post can take a week or more: look out for the envelope at home.} work {The union tells you where and when.} other {Look in your spam folder too.}}} other {The union says to allow until <b>{until}</b>.}}",
  "post-ask-yourself": "Ask the union yourself: nobody can ask for you.",
  "post-who-nominates":
    "{who, select, branches {Branches nominate at a general meeting.} self {Members put themselves forward: the union says how.} members {Members nominate: the union says how.} other {The union says how to nominate.}}",
  "post-meeting":
    "There we decide if our branch puts somebody forward, and whom. All of you can come. This is not the vote.",
  "post-addresses":
    "By then candidates must {who, select, self {say that they stand} other {say yes}}. They must also send in their election address by then: what they say to members.",

  // Small print.
  "source-suggested": "Posting date suggested by Muster (second-class post), not set by the union.",
  "source-union": "Posting date set by the union.",
  "source-union-passed": "The union’s last posting date was {day}.",
} as const;
