/** Reminders: of a channel, of one person, and until a paper is posted. */
export const reminderTexts = {
  // Their posts.
  "reminder-title": "Reminder",
  "reminder-title-of": "Reminder: {first}",
  "reminder-title-gone": "Reminder cancelled: {first}",
  "reminder-unreadable": "(words that can no longer be read)",
  "reminder-footer": "Set by a rep of {branch}.",
  "reminder-footer-own": "You asked for this. Only you see it.",
  "reminder-gone":
    "The date this reminder went by is gone, or has moved so near that nothing of it is left to send. It is cancelled: “{text}”",
  "reminder-last": "This is the last of these reminders.",
  "reminder-done": "Done",
  "reminder-done-all": "Done, no more of these",
  "reminder-done-said": "Done. This reminder has ended.",
  "reminder-in-an-hour": "In an hour",
  "reminder-tomorrow": "Tomorrow, same time",
  "reminder-snoozed": "It comes again on <b>{when}</b>: “{text}”",
  "reminder-snooze-gone": "This reminder is not kept any more. Set it anew: /reminder add",
  "reminder-stop": "Stop",
  "reminder-stopped": "Stopped. You will not get this reminder.",

  // Commands.
  "reminder-added": "Reminder for {to}: “{text}”",
  "reminder-changed": "Reminder for {to} is changed: “{text}”",
  "reminder-when":
    "{repeat, select, once {On {first}.} other {{how} from {first} until {last}.}} {count, plural, =1 {1 post is planned.} other {# posts are planned.}}",
  "reminder-nothing-left": "Nothing of it is left to send.",
  "reminder-to-you": "you alone",
  "reminder-contact":
    "To reach you, Muster now keeps your chat id, encrypted, until the last of your reminders is gone. See it or erase it: /mydata.",
  "reminder-quiet-note":
    "That is in the branch’s quiet hours; it goes then all the same, because you chose the hour.",
  "reminder-list-title": "Reminders",
  "reminder-line": "{to}: “{text}”, {when} · {id}",
  "reminder-next":
    "{repeat, select, once {on {next}} ballot {until you have posted or voted; while you have what you need for it, next on {next}} other {{how}, next on {next}}}",
  "repeat-once": "once",
  "repeat-days": "every {count, plural, =1 {day} other {# days}}",
  "repeat-weeks": "every {count, plural, =1 {week} other {# weeks}}",
  "repeat-weekdays": "Monday to Friday",
  "repeat-working-days": "Monday to Friday except bank holidays",
  "repeat-each": "every {days}",
  "repeat-and": "{days} and {last}",
  "repeat-months":
    "every {count, plural, =1 {month} other {# months}} on the {day, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}{day, plural, =29 { (in a shorter February on its last day)} =30 { (in February on its last day)} =31 { (in shorter months on their last day)} other {}}",
  "repeat-nth":
    "on the {nth, select, 1 {first} 2 {second} 3 {third} 4 {fourth} other {last}} {day} of every month",
  "reminder-holidays-unknown":
    "Careful: Muster’s list of bank holidays ends with {until}. After that it goes on them too.",
  "reminder-tied":
    "That is {days, plural, =0 {the day} =1 {the day before the day} other {# days before the day}} of “{milestone}” of {name}. It moves with it.",
  "reminder-tied-strike":
    "That is {days, plural, =0 {the first day} =1 {the day before the first day} other {# days before the first day}} of {name}. It moves with it, and does not go while that is suspended.",
  "reminder-until-close": "It ends with the ballot {name} and moves with its close.",
  "reminder-over": "nothing left to send",
  "reminder-more": "And {count} more.",
  "reminder-none": "There are no reminders. Add one: /reminder add text: Branch meeting when: Thu 5pm",
  "reminder-deleted":
    "The reminder is deleted: “{text}” goes out no more.{goingOut, plural, =0 {} other { It was going out at this moment and may still come once.}}",

  "ask-remind-me": "Remind me alone",
  "ask-near-when": "Did you mean <b>{near}</b>?",
  "ask-which-when": "When is it to go, and what is it to say?",
  "ask-which-when-choice": "{when}: “{text}”",
  "ask-reminder-here":
    "A reminder goes to the channel it is typed in. Set it here, or type it in the other one.",
  "ask-reminder-here-yes": "Set it here",
  "ask-first-of-repeat": "From which day on, {repeat}?",
  "ask-same-reminder":
    "There is already a reminder with the same words at the same time. Add it a second time?",
  "refuse-which-reminder": "Which reminder? /reminder list shows them all.",
  "refuse-unknown-reminder": "There is no reminder {typed} that you can change. /reminder list shows them.",
  "refuse-reminder-of-ballot":
    "This reminder follows the dates of its ballot and cannot be changed. Stop it with /reminder delete.",
  "refuse-reminder-tie":
    "Before which date is “{typed}”? Type, for example: 2 days before last posting date 9am, on closing day 9am, the day before replacement-by 5pm, the day before the strike 6pm.",
  "refuse-reminder-tied-repeat":
    "A reminder that goes by a date of a ballot or strike goes once. Leave “repeat” out, or type a day.",
  "refuse-reminder-snooze":
    "Only reminders to yourself can be put off. Reps change those of a channel: /reminder edit",
  "refuse-reminder-channel": "Members can only remind themselves: add who: me",
  "refuse-reminder-no-channel":
    "There is no channel here to remind. Add who: me for a reminder to you alone, or type it in the channel it is for.",
  "refuse-reminder-until":
    "A repeating reminder ends after it begins, and at most a year later. Type a last day from {first} to {latest}, or leave “until” out.",
  "refuse-reminder-once-until":
    "“until” is for repeating reminders. Add repeat: daily, weekdays or weekly, or leave “until” out.",
  "refuse-reminder-repeat":
    "How often is “{typed}”? Type, for example: weekly, every 2 weeks, every 10 days, weekdays except bank holidays, monthly, last day of the month, third Friday, Tuesdays and Thursdays.",
  "ask-repeat-from":
    "Is it a {day} of every month, or every {count, plural, =2 {second} =3 {third} other {fourth}} one from a first on?",
  "refuse-reminder-too-many":
    "{whose, select, own {You have} other {This branch’s channels have}} {count} reminders already; at most {most} fit. Delete one first: /reminder list",

  // Until a paper is posted.
  "remind-button": "Remind me until I’ve posted",
  "remind-button-vote": "Remind me until I’ve voted",
  "remind-consent":
    "I agree that {branch}’s Muster keeps my chat id, encrypted, and writes to me privately at {time}: while I have a paper to post every second day, and daily in the last four days before {until}; while I have none, twice at most, to ask about it. It ends by itself after that day or once I say that my paper is posted. Every message has a Stop button, and /mydata stop ends all of them.",
  "remind-consent-vote":
    "I agree that {branch}’s Muster keeps my chat id, encrypted, and writes to me privately at {time}: while I can vote every second day, and daily in the last four days before {until}; while I still lack what I need to vote, twice at most, to ask about it. It ends by itself after that day or once I say that I have voted. Every message has a Stop button, and /mydata stop ends all of them.",
  "remind-agree": "I agree: remind me",
  "remind-refused": "No reminders. What you told us stays as it was.",
  "remind-on": "The next message comes on <b>{next}</b>. They stop once you say that your paper is posted.",
  "remind-on-vote": "The next message comes on <b>{next}</b>. They stop once you say that you have voted.",
  "remind-title": "{name}: is your paper in the post?",
  "remind-title-vote": "{name}: have you voted?",
  "remind-post":
    "{next, select, none {Post it today, before the last collection: its hour stands on the box.} other {Post it now: the box is next emptied on {next}.}}",
  "remind-else": "Something else…",
  "remind-ended-title":
    "No more reminders: {how, select, moved {the dates have moved} other {{election, select, true {election} other {ballot}} {how, select, withdrawn {withdrawn} postponed {postponed} early {closed early} other {closed}} on {day}}}",
  "remind-ended": "This is the last message: Muster writes to you about {name} no more.",
  "remind-button-paper": "Remind me about my paper",
  "remind-button-paper-vote":
    "{way, select, either {Remind me about my paper} work {Remind me to ask} other {Remind me about my link}}",
  "remind-on-paper":
    "Muster asks you about your paper on <b>{next}</b>, and twice at most. Once you say that it has come, it reminds you to post it.",
  "remind-on-paper-vote":
    "Muster asks you about it on <b>{next}</b>, and twice at most. Once you say that you have what you need, it reminds you to vote.",
  "paper-ask-asked": "Have you asked for another paper?{by, select, none {} other { Do it by {by}}}",
  "paper-ask-asked-vote":
    "Have you asked {way, select, either {for another paper} work {where to vote} other {for a new link}}?{by, select, none {} other { Do it by {by}}}",
  "paper-ask-come": "Has your new paper come? It must be back by {closes}",
  "paper-ask-come-vote":
    "{way, select, either {Has your new paper come?} work {Do you know where to vote?} other {Has your new link come?}} Voting closes on {closes}",
  "paper-ask-tell": "If it has, tap the button. If not, there is nothing to do: you have asked.",
  "paper-ask-last": "This is the last time Muster asks. When it comes, tell us with /posted.",
  "paper-ask-footer": "You asked to be reminded about your paper. Only you see it.",
  "paper-ask-footer-vote": "You asked to be reminded about this ballot. Only you see it.",
  "remind-posted": "I’ve posted it",
  "remind-posted-vote": "I’ve voted",
  "remind-footer": "You asked for this until your paper is posted. Only you see it.",
  "remind-footer-vote": "You asked for this until you have voted. Only you see it.",
  "refuse-remind-answer": "First tell us that you still have to post your paper: /posted",
  "refuse-remind-answer-vote": "First tell us that you have not voted yet: /posted",
  "refuse-remind-over": "{name}: no day is left to remind you on. Type /posted to see what you can do now.",
} as const;
