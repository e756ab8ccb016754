/** A person’s own data: what is kept, a copy of it, stopping and erasing. */
export const mydataTexts = {
  // What is kept.
  "mydata-title": "What Muster keeps about you here",
  "mydata-nothing": "Nothing. No answer, no reminder, no role.",
  "mydata-answer": "{name}: you told us “{answer}” on {when}. Erased by {until}.",
  "mydata-in-numbers":
    "{name}: the numbers have it as “{answer}”. Your answer has moved them {moves, plural, =1 {once} other {# times}}.",
  "mydata-consent": "You agreed on {when} that answers are kept under a code (text version {version}).",
  "mydata-no-ask": "You asked not to be asked again.",
  "mydata-contact": "Your chat id, encrypted, to send you the reminders you asked for.",
  "mydata-reminder": "Reminder: “{text}”, {when} · {id}",
  "mydata-reminder-channel":
    "You set the reminder {id} in {place}: “{text}”, {when}. If you erase, it stays there and no longer says whose it is.",
  "mydata-chase":
    "{name}: you agreed on {when} that a rep may see your answer and speak to you (text version {version}). Your chat id is kept for it, encrypted.{listed, select, yes { A rep has you on their list now.} other {}}",
  "mydata-chase-noted": "{name}: a rep noted on {when} about speaking to you: {mark}.",
  "mydata-chase-rep":
    "You have {count, plural, =1 {1 member} other {# members}} on your /chase list: your code stands beside theirs, for about a day.",
  "mydata-role":
    "{role, select, officer {You are an officer of this branch: your chat id is kept, encrypted.} other {You are a rep of this branch: your chat id is kept, encrypted.}}",
  "mydata-role-invited":
    "You were named {role, select, officer {an officer} other {a rep}} but have not agreed yet: only a code is kept.",
  "mydata-handle":
    "Your chat id, encrypted, under number {number} of the branch’s log: officers can ask whose it is, until 90 days after your role.",
  "mydata-waiting":
    "That you asked a second person for {count, plural, =1 {1 thing} other {# things}}, under your code, for a day.",
  "mydata-installed":
    "You installed Muster in this workspace: a code is kept that makes you an officer until another has agreed. If you erase, name another officer first.",
  "mydata-how": "Stop what is sent to you with /mydata stop. Erase all of it now with /mydata erase.",

  // A copy.
  "mydata-export-title":
    "Everything Muster keeps about you here{parts, plural, =1 {} other {, part {part} of {parts}}}",
  "mydata-export-how":
    "Copy it if you want to keep it: Muster keeps no copy, and only you see this. Times are in UTC.",
  "mydata-export-next": "Next part",

  // Stopping and erasing.
  "mydata-stopped":
    "Stopped: {reminders, plural, =0 {you had no reminders} =1 {1 reminder is deleted} other {# reminders are deleted}}, and Muster will not ask you again. Your answers are as they were; erase them with /mydata erase.",
  "mydata-stop-role":
    "Reps and officers are written to when posts fail, so your role rests and your list of members is given back. Take it up again: /branch reps",
  "mydata-erase-title": "Erase everything Muster keeps about you here?",
  "mydata-erase-warning":
    "Your answers, reminders, agreement and any role go at once and cannot be brought back. Totals already shown stay.",
  "mydata-erase-button": "Erase it all",
  "mydata-erased":
    "Erased: {answers, plural, =0 {no answers} =1 {1 answer} other {# answers}}, {reminders, plural, =0 {no reminders} =1 {1 reminder} other {# reminders}}, your agreement and any role.",
} as const;
