/** Checks, answers, consent and what is kept. */
export const checkTexts = {
  "check-title-address": "{name}: is your address right?",
  "check-title-arrival": "{name}: has your ballot paper arrived?",
  "check-title-posted": "{name}: have you posted your ballot paper?",
  "check-address":
    "Papers go out by post on <b>{opens}</b>, to the address the union has for you. Check it with the union yourself, now: neither Muster nor a rep can see or change it.",
  "check-address-later":
    "Nothing is asked or kept yet. Once papers are out, this post asks whether yours has come.",
  "check-how":
    "Tap an answer. Only you see it: this channel sees one rounded number. Nobody is asked how they vote.",
  "check-count": "At least <b>{posted}</b> of you have told us it is posted.",
  "check-count-few": "Too few of you have told us yet to show a number.",
  "check-closed": "This check is closed.",
  "check-closed-campaign": "The ballot closed on {close}.",

  "answer-posted": "Posted",
  "answer-to-post": "Got it, not posted yet",
  "answer-not-arrived": "Not arrived",
  "answer-lost": "Lost or spoiled",
  "answer-not-balloted": "Not in this ballot",
  "answer-not-saying": "Rather not say",

  "answer-kept": "You told us: <b>{answer}</b>. You can change it any time with /posted.",
  "answer-none": "You have not told us anything about this ballot. Tap what is true:",
  "next-posted":
    "Thank you. Muster will not remind you about this paper again. Tell the union’s own site too, if it asks.",
  "next-to-post":
    "{next, select, none {Post it today, before the last collection (often 5pm or 5.30pm, earlier on Saturdays: look at the box).} other {Post it now: the box is next emptied on {next}.}} {setBy, select, union {The union’s last posting date is <b>{day}</b>.} other {The last posting date is <b>{day}</b>: suggested by Muster, not set by the union.}}",
  "next-to-post-passed":
    "{setBy, select, union {The union’s last posting date, {day}, has passed.} other {The last posting date that Muster suggested, {day}, has passed.}} Your paper counts only if it arrives by {close}. If you are sure that it still can, {next, select, none {post it today, before the last collection.} other {post it now: the box is next emptied on {next}.}}",
  "next-replacement":
    "Ask the union for a replacement paper yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}. Neither Muster nor a rep can ask for you.",
  "next-not-arrived-wait":
    "Papers went out on {opens}: wait until <b>{wait}</b>. If yours has not come by then, ask the union for a replacement yourself{by, select, none {} other {, by <b>{by}</b>}}{where, select, none {} other {, at {link}}}.",
  "next-replacement-over":
    "The date to ask for a replacement, {by}, has passed. Ask the union’s office today whether anything can be done.",
  "next-not-balloted":
    "Thank you. If you think you should be in it, ask your rep how the union lists your employer.",
  "next-not-saying": "That is fine.",

  "consent-title": "Before your first answer",
  consent:
    "I agree that {branch}’s Muster keeps my answer about whether my ballot paper or voting link came, and whether I have posted it or voted, under a code instead of my name, until {until}. It shows I am a union member. It never asks how I vote. Reps see only totals unless I say otherwise. Stop or erase: /mydata.",
  "consent-agree": "I agree",
  "consent-refuse": "No, thank you",
  "consent-refused": "Nothing is kept. If you change your mind, tap an answer or use /posted.",
  "answer-change": "Change my answer",
  "do-not-ask": "Don’t ask me again",
  "do-not-ask-done":
    "Muster will not ask you again. Your answers are as they were; erase them with /mydata erase.",

  "remind-button": "Remind me until I’ve posted",
  "remind-consent":
    "I agree that {branch}’s Muster keeps my chat id, encrypted, and writes to me privately at {time}: every second day, and daily in the last four days before {until}. It ends by itself after that day or once I say that my paper is posted. Every message has a Stop button, and /mydata stop ends all of them.",
  "remind-agree": "I agree: remind me",
  "remind-refused": "No reminders. What you told us stays as it was.",
  "remind-on": "Muster writes to you next on <b>{next}</b>, until you say that your paper is posted.",
  "remind-title": "{name}: is your paper in the post?",
  "remind-not-come": "Has your paper not come?",
  "remind-posted": "I’ve posted it",
  "remind-footer": "You asked for this until your paper is posted. Only you see it.",
  "refuse-remind-answer":
    "Reminders are for whoever has told us that their paper is still to be posted: /posted",
  "refuse-remind-over": "{name}: no day is left to remind you on. Type /posted to see what you can do now.",

  "check-opened": "The check for {name} goes out in {place} now. Its id is <b>{id}</b>.",
  "check-results-title": "{name}: what members have told us",
  "check-results-posted": "Posted: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-to-post": "Still to post: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-trouble": "Trouble with the paper: {count, plural, =0 {too few to say} other {at least #}}",
  "check-results-note":
    "Members who told us: not turnout. Numbers are rounded down, leave some out, and move only once ten more have answered or changed their answer, so that nobody can be picked out.",
  "check-results-needed":
    "{percent, plural, =50 {Half} other {#%}} of {entitled, number} entitled is {needed, number}: up to {still, number} more to go by what we were told.",
  "check-shut":
    "The check for {name} in {place} is closed. Members can still answer with /posted until {close}.",
  "refuse-check-none": "No check is open in this channel. Open one with /check open, or name one by its id.",
  "refuse-check-unknown": "There is no open check {id}. Its id stood in the reply to /check open.",
  "refuse-check-old": "That message is not in use any more. Use /posted instead.",
  "refuse-campaign-closed": "{name} closed on {close}: answers are not taken any more.",
  "refuse-campaign-not-open": "{name} has not opened yet: answers are taken from the opening day on.",

  "home-title": "What to do now",
  "home-part": "<b>{title}</b>",
  "home-no-ballot": "No ballot is open here now.",
  "home-not-told":
    "You have not told us whether your paper is posted. If you like, tell us with /posted: only you see it.",
  "mydata-title": "What Muster keeps about you here",
  "mydata-nothing": "Nothing. No answer, no reminder, no role.",
  "mydata-answer": "{name}: you told us “{answer}” on {when}. Erased by {until}.",
  "mydata-consent": "You agreed on {when} that answers are kept under a code (text version {version}).",
  "mydata-no-ask": "You asked not to be asked again.",
  "mydata-contact": "Your chat id, encrypted, to send you the reminders you asked for.",
  "mydata-reminder": "Reminder {id}: “{text}”, {when}.",
  "mydata-reminder-channel":
    "You set the reminder {id} in {place}: “{text}”, {when}. If you erase, it stays there and no longer says whose it is.",
  "mydata-role":
    "{role, select, officer {You are an officer of this branch: your chat id is kept, encrypted.} other {You are a rep of this branch: your chat id is kept, encrypted.}}",
  "mydata-role-invited":
    "You were named {role, select, officer {an officer} other {a rep}} but have not agreed yet: only a code is kept.",
  "mydata-installed":
    "You installed Muster in this workspace: a code is kept that makes you an officer. If you erase, name another officer first.",
  "mydata-how": "Stop what is sent to you with /mydata stop. Erase all of it now with /mydata erase.",
  "mydata-stopped":
    "Stopped: {reminders, plural, =0 {you had no reminders} =1 {1 reminder is deleted} other {# reminders are deleted}}, and Muster will not ask you again. Your answers are as they were; erase them with /mydata erase.",
  "mydata-erase-title": "Erase everything Muster keeps about you here?",
  "mydata-erase-warning":
    "Your answers, reminders, agreement and any role go at once and cannot be brought back. Totals already shown stay.",
  "mydata-erase-button": "Erase it all",
  "mydata-erased":
    "Erased: {answers, plural, =0 {no answers} =1 {1 answer} other {# answers}}, {reminders, plural, =0 {no reminders} =1 {1 reminder} other {# reminders}}, your agreement and any role.",
} as const;
