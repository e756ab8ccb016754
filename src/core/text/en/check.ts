/** Checks whether papers are posted: the post, a member’s answer and what to do next, and what reps see. */
export const checkTexts = {
  // The post’s headline.
  "check-head-address":
    "{opens, select, none {Is your address right?} other {Papers go out on {opens}: is your address right?}}",
  "check-head-address-vote":
    "{opens, select, none {{way, select, either {Is your address right?} work {Do you know where to vote?} other {Is your email right?}}} other {{way, select, either {Papers go out on {opens}: is your address right?} work {Voting opens on {opens}: do you know where?} other {Voting opens on {opens}: is your email right?}}}}",
  "check-head-arrival":
    "Has your {election, select, true {voting} other {ballot}} paper come?{opens, select, none {} other { They went out {opens}}}",
  "check-head-arrival-vote":
    "{way, select, either {Has your paper come?} work {Do you know where to vote?} other {Has your voting link come?}}{opens, select, none {} other { {way, select, work {Voting opened} other {They went out}} {opens}}}",
  "check-head-posted":
    "{post, select, none {Posted your {election, select, true {voting paper} other {ballot}}? It must arrive by {closes}} other {Have you posted your {election, select, true {voting paper} other {ballot}}? Do it by {post}}}",
  "check-head-posted-vote":
    "Have you voted? {post, select, none {Voting closes on {closes}} other {Post by {post}, or vote online}}",
  "check-head-paper": "No paper? Ask for one by {by}. Posted? Tell us",
  "check-head-paper-vote":
    "{way, select, either {No paper? Ask for one} work {Not told where? Ask} other {No link? Ask for one}} by {by}. Voted? Tell us",
  "check-head-over":
    "{how, select, withdrawn {No more answers: the ballot was withdrawn on} postponed {No more answers: the ballot was postponed on} other {Thank you: the {election, select, true {election} other {ballot}} closed on}} {close}",
  "check-head-closed": "Check closed: tell us with /posted by {closes}",

  // Under it.
  "check-paper":
    "<b>Not come, or lost?</b> Ask the union for another paper yourself by <b>{by}</b>{where, select, none {} other {, at {link}}}. Then tell us that you have asked: nobody asks you again.",
  "check-paper-vote":
    "{way, select, either {<b>Paper not come, or lost?</b> Ask the union for another} work {<b>Not told where to vote?</b> Ask the union} other {<b>No link, or lost it?</b> Ask the union for a new one}} yourself by <b>{by}</b>{where, select, none {} other {, at {link}}}. Then tell us that you have asked: nobody asks you again.",
  "check-address":
    "Papers go out by post{opens, select, none {} other { on <b>{opens}</b>}}, to the address the union has for you. Check it with the union yourself, now: neither Muster nor a rep can see or change it.",
  "check-address-vote":
    "{way, select, either {Papers go out by post{opens, select, none {} other { on <b>{opens}</b>}}, to the address the union has for you. Check it} work {Voting at work opens{opens, select, none {} other { on <b>{opens}</b>}}, where the union has you down. Check it} other {Voting links go out{opens, select, none {} other { on <b>{opens}</b>}}, to the email address or phone the union has for you. Check it}} with the union yourself, now: neither Muster nor a rep can see or change it.",
  "check-address-later":
    "Nothing is asked or kept yet. Once papers are out, this post asks whether yours has come.",
  "check-address-later-vote":
    "Nothing is asked or kept yet. Once voting is open, this post asks how far you have got.",
  "check-how":
    "Tap an answer. Only you see it: this channel sees one rounded number. Nobody is asked how they vote.",
  "check-count": "At least <b>{posted}</b> of you have told us it is posted.",
  "check-count-vote": "At least <b>{posted}</b> of you have told us that you have voted.",
  "check-count-few": "Too few of you have told us yet to show a number.",
  "check-over": "{named, select, true {This} other {<b>{name}</b>: this}} check is over.",

  // The post's own buttons; the other answers are behind the last.
  "check-tap-arrival-to-post": "Got it",
  "check-tap-arrival-to-post-vote": "{way, select, work {I know where} other {Got it}}",
  "check-tap-arrival-not-arrived": "Not arrived yet",
  "check-tap-arrival-not-arrived-vote":
    "{way, select, either {Not arrived yet} work {Not told where to vote} other {Not come yet}}",
  "check-tap-posted-posted": "Posted",
  "check-tap-posted-posted-vote": "Voted",
  "check-tap-posted-to-post": "Not yet",
  "check-more-arrival": "Posted, or not me…",
  "check-more-arrival-vote": "Voted, or not me…",
  "check-more-posted": "Problem, or not me…",

  // Answers.
  "answer-posted": "Posted",
  "answer-posted-vote": "{way, select, either {Voted (posted or online)} other {Voted}}",
  "answer-to-post": "Got it, not posted yet",
  "answer-to-post-vote": "{way, select, either {Got it, not voted yet} other {Not voted yet}}",
  "answer-not-arrived": "Not arrived",
  "answer-not-arrived-vote":
    "{way, select, either {Paper not arrived} work {Not told where to vote} other {Voting link not come}}",
  "answer-lost": "Lost or spoiled",
  "answer-lost-vote":
    "{way, select, either {Lost or spoiled} work {Could not vote} other {Lost my link, or it fails}}",
  "answer-asked": "Asked for another paper",
  "answer-asked-vote":
    "{way, select, either {Asked for another paper} work {Asked the union where} other {Asked for a new link}}",
  "answer-not-balloted": "Not in this ballot",
  "answer-not-saying": "Rather not say",

  // Answers as they are chosen before it is known of which ballot.
  "answer-choice-posted": "Posted, or voted",
  "answer-choice-to-post": "Not yet",
  "answer-choice-not-arrived": "Not come",
  "answer-choice-lost": "Lost or spoiled",
  "answer-choice-asked": "Asked for another",
  "answer-choice-not-balloted": "Not in this ballot",
  "answer-choice-not-saying": "Rather not say",

  "consent-title": "Before your first answer: may we keep it?",
  "consent-short":
    "May {branch}’s Muster keep <b>whether your paper came and is posted</b>, under a code instead of your name, until <b>{until}</b>? It shows that you are a union member.",
  "consent-short-vote":
    "May {branch}’s Muster keep <b>{way, select, either {whether your paper came and you have voted} work {whether you know where to vote and have voted} other {whether your voting link came and you have voted}}</b>, under a code instead of your name, until <b>{until}</b>? It shows that you are a union member.",
  "consent-beside": "Reps see totals only. Nobody asks how you vote.",
  consent:
    "Yes means: I agree that {branch}’s Muster keeps my answer about whether my ballot paper or voting link came, whether I have asked for another, and whether I have posted it or voted, under a code instead of my name, until {until}. It shows I am a union member. It never asks how I vote. Reps see only totals unless I say otherwise. I can change my answer with /posted, and see, stop or erase all of it with /mydata.",
  "consent-agree": "Yes",
  "consent-no": "No",
  "consent-more": "More",
  "consent-refuse": "No, thank you",
  "consent-refused": "Nothing is kept. If you change your mind, tap an answer or use /posted.",

  "answer-kept": "You told us: <b>{answer}</b>. You can change it any time with /posted.",
  "answer-was-kept": "You told us: <b>{answer}</b>.",
  "answer-none": "You have not told us anything about this ballot. Tap what is true:",
  "answer-has-come": "It has come",
  "answer-has-come-vote": "{way, select, work {I know where now} other {It has come}}",
  "answer-have-asked": "I’ve asked for another",
  "answer-have-asked-vote":
    "{way, select, either {I’ve asked for another} work {I’ve asked the union} other {I’ve asked for a new link}}",
  "answer-change": "Change my answer",
  "do-not-ask": "Don’t ask me again",
  "do-not-ask-done":
    "Muster will not ask you again. Your answers are as they were; erase them with /mydata erase.",

  // What to do next.
  "next-posted":
    "Thank you. Muster will not remind you about this paper again. Tell the union’s own site too, if it asks.",
  "next-posted-vote":
    "Thank you. Muster will not remind you about this ballot again. Tell the union’s own site too, if it asks.",
  "next-to-post":
    "{next, select, none {Post it today, before the last collection (often 5pm or 5.30pm, earlier on Saturdays: look at the box).} other {Post it now: the box is next emptied on {next}.}} {setBy, select, union {The union’s last posting date is <b>{day}</b>.} other {The last posting date is <b>{day}</b>: suggested by Muster, not set by the union.}}",
  "next-to-post-vote":
    "{way, select, either {Vote online today, or post your paper {next, select, none {before the last collection} other {now: the box is next emptied on {next}}}. {setBy, select, union {The union’s last posting date is <b>{day}</b>.} other {The last posting date is <b>{day}</b>: suggested by Muster, not set by the union.}}} work {Vote at work before <b>{close}</b>. The union tells you where and when.} other {Vote today, with the link you were sent: voting closes on <b>{close}</b>.}}",
  "next-to-post-passed":
    "{next, select, none {<b>Post it today, first thing</b>, before the last collection} other {<b>Post it first thing on {next}</b>, when the box is next emptied}}: it must arrive by {close}.{setBy, select, union { The union’s last posting date was {day}.} other {}}",
  "next-to-post-passed-vote": "<b>Vote online</b> before {close}: a paper must arrive by then.",
  "next-not-arrived-wait":
    "Papers went out on {opens}: wait until <b>{wait}</b>. If yours has not come by then, ask the union for a replacement yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}.",
  "next-not-arrived-wait-vote":
    "{way, select, either {Papers went out} work {Voting opened} other {Voting links went out}} on {opens}: wait until <b>{wait}</b>. If you have nothing by then, ask the union yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}.",
  "next-replacement":
    "Ask the union for a replacement paper yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}. Neither Muster nor a rep can ask for you.",
  "next-replacement-vote":
    "Ask the union for {way, select, either {a replacement paper} work {help} other {a new voting link}} yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}. Neither Muster nor a rep can ask for you.",
  "next-replacement-over":
    "The last day to ask for a new paper was {by}. Ask the union’s office today if they can still help.",
  "next-replacement-over-vote":
    "The last day to ask for {way, select, either {a new paper} work {help} other {a new link}} was {by}. Ask the union’s office today if they can still help.",
  "next-asked":
    "Good: you have asked, and need not ask twice. It can take some days. When it comes, tell us here or with /posted. If both papers come, use either: your vote counts once.",
  "next-asked-vote":
    "Good: you have asked, and need not ask twice. It can take some days. When you have what you need to vote, tell us here or with /posted.",
  "next-not-balloted":
    "Thank you. If you think you should be in it, ask your rep how the union lists your employer.",
  "next-not-balloted-election":
    "Thank you. If you think you should have a vote in it, ask your rep how the union lists you.",
  "next-not-saying": "That is fine.",

  // What reps see.
  "ask-second-check":
    "A check about {name} is open in this channel. Ask again below it? The older one closes; answers stay.",
  "check-opened": "The check for {name} goes out in {place} now.",
  "check-shut":
    "The check for {name} in {place} is closed. Members can still answer with /posted until {close}.",
  "check-open-again": "The check for {name} in {place} is open again, until {close} at the latest.",
  "check-results-title": "{name}: what members have told us",
  "check-results-posted": "Posted: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-posted-vote": "Voted: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-to-post": "Still to post: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-to-post-vote": "Still to vote: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-trouble": "Trouble with the paper: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-trouble-vote":
    "Trouble with voting: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-note":
    "Members who told us: not turnout. Every number leaves some out, and is told anew only once enough have answered or changed their answer, so that nobody can be picked out. It can fall without anybody having taken an answer back.",
  "check-results-needed":
    "{percent, plural, =50 {Half} other {#%}} of {entitled, number} entitled is {needed, number}: up to {still, number} more to go by what we were told.",

  "check-on-track":
    "<b>On track?</b> At least {posted, number} told us, with {days, plural, =0 {hours} =1 {1 day} other {# days}} to go.{need, select, none {} other { {still, plural, =0 {By that it reaches the {needed, number} it needs.} other {It needs {needed, number}: up to {still, number} more, about {each, number} a day.}}}}{last, select, none {} other { At this point of {name} it was {before, plural, =0 {too few to say} other {at least #}}.}} That is what members told us, not turnout.",
  "check-mail-problem":
    "<b>Ring the union.</b> Trouble with the paper rose by about {rise, number} in {days} days, far more than before: it looks like a problem with the post. Ask what to tell members.",

  "told-share": "That is at least {percent}% of {entitled, number} entitled who told us.",
  "told-heard":
    "At least {heard, number} of {entitled, number} entitled ({percent}%) told us one of the three.",
  "told-by-employer":
    "The threshold counts in each employer by itself, and what members told us is not kept by employer. Votes needed: /ballot entitled {id}",
  "told-target":
    "The branch’s own target, {members, number}: {still, plural, =0 {reached, by what we were told} other {up to # more to go by what we were told}}.",
  "told-target-unknown":
    "The branch’s own target is {percent}% of those entitled: say how many these are with /ballot entitled",

  // Refusals.
  "refuse-check-none": "No check is open in this channel. Open one with /check open, or name one by its id.",
  "refuse-which-check": "Which check?",
  "refuse-check-unknown": "There is no open check “{typed}”.",
  "refuse-check-paused": "{name} is paused, so nothing is posted about it. Go on first: /ballot resume {id}",
  "refuse-check-old": "That message is not in use any more. Use /posted instead.",
  "refuse-ballot-not-open": "{name} has not opened yet: you can answer from the opening day on.",
  "refuse-ballot-closed":
    "{name} {how, select, withdrawn {was withdrawn} postponed {was postponed} other {closed}} on {close}: it takes no more answers.",
} as const;
