/** Organising around a ballot: nominations, what members can do, a rep's own words. */
export const organisingTexts = {
  "arrival-wait":
    "{election, select, true {Voting} other {Ballot}} papers went out on {day}. <b>Has yours come?</b> {until, select, none {Post can take a week or more: look out for the envelope at home.} other {The union says to allow until <b>{until}</b>.}}",
  "arrival-replace":
    "{election, select, true {Voting} other {Ballot}} papers went out on {day}. <b>If yours has not come</b>, ask the union for a replacement yourself{by, select, none {} other {, by <b>{moment}</b>}}: nobody can ask for you.",

  "nomination-meeting": "<b>Branch general meeting: {moment}.</b> It decides whether our branch nominates.",
  "nomination-meeting-neutral": "Every member of the branch can come. A nomination is not a vote.",
  "nomination-needed":
    "By the union’s rules a candidate needs nominations from {count, plural, =1 {1 branch} other {# branches}}.",
  "nomination-return":
    "{when, select, today {Our branch’s nomination form must be with the union <b>today</b>, {moment}.} other {Our branch’s nomination form must be with the union by <b>{moment}</b> ({left} left).}}",
  "nomination-title": "{name}: our branch’s nomination",
  "nomination-window":
    "{open, select, none {Nominations close {close}.} other {Nominations: {open} to {close}.}} The form must be returned by then.",
  "nomination-card-meeting": "Branch general meeting: <b>{moment}</b>.",
  "nomination-card-no-meeting":
    "No meeting is recorded. Record it: /ballot nomination {id} meeting: Wed 25 September 2019 12:30pm",
  "nomination-notice-planned": "Its notice goes out on <b>{moment}</b> in {place}.",
  "nomination-notice-going": "Its notice has gone out, or is going out now, in {place}.",
  "nomination-notice-none":
    "No notice of it is planned: its day or hour has passed, it is paused, or no channel counts this ballot down. For a post, type for example notice: tomorrow",
  "nomination-return-planned": "The form’s return is next reminded of on <b>{moment}</b> in {place}.",
  "nomination-return-stopped": "The form is returned: nothing more is posted about it.",
  "nomination-outside":
    "Careful: the branch general meeting, {moment}, lies outside the nominations. Nothing is posted about it until it is moved: /ballot nomination {id} meeting: …",
  "nomination-meeting-none": "No branch general meeting is fixed for our nomination now.",
  "nomination-step":
    "{done, select, true {☑} other {☐}} {step, select, called {Meeting called} held {Meeting held} other {Form returned}}",
  "nomination-tick":
    "{step, select, called {Meeting called} held {Meeting held} other {Form returned}}{done, select, true {: not yet} other {}}",
  "nomination-moved": "The meeting moved, so “called” and “held” are not ticked any more.",
  "nomination-neutral": "Muster never asks or keeps whom the branch nominates.",
  "refuse-nomination-kind":
    "{name} is no election: there is nothing to nominate. An election is set up with /ballot create, kind: election",
  "refuse-nomination-no-close":
    "When must nominations be in? Set that first: /ballot dates {id} nominations-close: Mon 14 October 2019 5pm",
  "refuse-nomination-over": "Nominations for {name} closed on {moment}.",
  "refuse-nomination-outside":
    "{moment} is outside the nominations ({open, select, none {they close {close}} other {{open} to {close}}}). Check the date of the meeting.",
  "refuse-nomination-notice": "The notice ({notice}) cannot come after the meeting ({meeting}).",
  "refuse-nomination-notice-alone":
    "Notice of which meeting? Give it too: meeting: Wed 25 September 2019 12:30pm",

  "actions-title": "{name}: what you can do",
  "actions-heading": "<b>What you can do</b>",
  "action-address": "Check that the union has your right home address.",
  "action-post":
    "When your paper comes, vote and post it straight away. You have not voted until it is posted.",
  "action-answer": "When you are sent your paper, answer and send it back straight away.",
  "action-read": "Read what every candidate has sent to members, then decide for yourself.",
  "action-post-election":
    "When your voting paper comes, vote and post it straight away. You have not voted until it is posted.",
  "action-tell": "Tell us with /posted whether it is in the post: only whether, never how you vote.",
  "action-replacement": "Paper not come, lost or spoiled? Ask the union for another yourself.",
  "action-talk": "Ask the people you work with whether they have posted theirs.",
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

  "words-title": "{name}: your own words in its posts",
  "words-line": "{kind}: “{text}”",
  "words-none": "None yet: every post is in Muster’s own words.",
  "words-how":
    "Put a line of your own first: /ballot words kind: countdown text: … Take it away: kind: countdown reset: yes",
  "words-stay":
    "Dates, deadlines and what the law asks for stay in Muster’s words under yours. Yours are left out of a post that goes late, and of the countdown once the last posting date has passed.",
  "words-saved": "Saved. Such a post will read:",
  "words-saved-none": "Saved. No post of this kind is planned at the moment.",
  "words-reset":
    "{which, select, all {All posts are} other {Posts of this kind are}} in Muster’s own words again.",
  "refuse-words-kind": "Which posts? Give kind: as well, for example kind: countdown",
  "refuse-words-text": "What should it say? Give text: as well, for example text: Post it on your way home.",
  "refuse-words-both": "Give text: to change your words, or reset: yes to take them away, not both.",
  "refuse-words-none": "There are no words of your own to take away there.",

  "settings-language": "Language: English. Welsh (Cymraeg) is drafted and awaits a native reader’s review",
  "refuse-language-unreviewed":
    "Welsh (Cymraeg) is only a draft that no native reader has reviewed, so it cannot be chosen yet. Diolch am ofyn. Who can help to review it: see docs/languages.md",
  "refuse-language": "Muster speaks English: language: english",
} as const;
