/** Speaking to members who agreed to it: their consent, and the reps’ lists. */
export const chaseTexts = {
  // A member’s consent.
  "chase-ask": "May a rep speak to me?",
  "chase-ask-named": "May a rep speak to me? {name}",
  "chase-consent-title": "{name}: may a rep speak to you?",
  "chase-consent":
    "I agree that a rep of {branch} may see who I am and what I told Muster about my paper in this ballot, and speak to me about it. One rep at a time sees it, and may note whether we spoke. Muster keeps my chat id for this alone, encrypted; it shows I am a union member.",
  "chase-consent-until":
    "It ends at once when I tap Stop or type /mydata stop, and by itself when I say that my paper is posted, or at the close. All of it is erased by {until}. Nobody asks how I vote.",
  "chase-agree": "I agree: a rep may speak to me",
  "chase-refused": "No rep sees you or your answer. What you told us stays as it was.",
  "chase-agreed":
    "A rep of {branch} may see what you told us and speak to you. It ends by itself once you say that your paper is posted: /posted.",
  "chase-withdraw": "Stop: no rep may see me",
  "chase-withdraw-named": "Stop: no rep may see me. {name}",
  "chase-withdrawn": "Stopped. No rep sees you or your answer any more. What you told us stays as it was.",
  "chase-ended": "No rep may see you or speak to you through Muster any more.",
  "refuse-chase-answer":
    "First tell us that your paper has not come, or that you still have to post it: /posted",

  // A rep’s list.
  "chase-title": "{name}: members to speak to",
  "chase-claimed":
    "{count, plural, =1 {1 member is} other {# members are}} on your list now, and nobody else’s, until {until}. They have agreed that a rep may speak to them.",
  "chase-claimed-none":
    "Nobody can be claimed now. Members are asked, after their answer, whether a rep may speak to them; whoever is on another rep’s list, or was spoken to within a day, is left out.",
  "chase-claimed-full":
    "Your list is full: {count, plural, =1 {1 member is} other {# members are}} still to be spoken to.",
  "chase-waiting": "Still to be spoken to on your list: {count}.",
  "chase-next": "Show me the next one",

  "chase-show-title": "{name}: speak to this member",
  "chase-show-who": "{person} has agreed that a rep of {branch} may speak to them.",
  "chase-show-answer": "They told us on {when}: <b>{answer}</b>",
  "chase-show-noted": "A rep noted on {when}: {mark}.",
  "chase-show-say": "What to tell them:",
  "chase-show-footer":
    "Only you see this. Speak to them alone, and never ask how they vote. Only they can say that it is posted: /posted.",
  "chase-mark-spoken": "Spoken to",
  "chase-mark-will-post": "Will post",
  "chase-mark-no-answer": "No answer",
  "chase-release": "Release",
  "chase-nobody": "Nobody is left on your list. Take more: /chase claim",

  "chase-marked":
    "Noted: <b>{mark}</b>.{will, select, yes { It counts as posted only once they tell Muster themselves.} other {}}",
  "chase-released":
    "{count, plural, =0 {Nobody on your list was still to be spoken to.} =1 {1 member is off your list: another rep can claim them.} other {# members are off your list: other reps can claim them.}} Whoever you have spoken to is left in peace for a day.",
  "refuse-chase-closed": "{name} closed on {close}: nobody is to be spoken to any more.",
  "refuse-chase-gone":
    "They are not on your list any more: they have posted, changed their mind, or the day is over. Go on with /chase next.",
  "refuse-chase-shown":
    "Nobody is shown to you now: the last one may have posted meanwhile. Type /chase next, or name them: /chase mark {mark} who: @…",
} as const;
