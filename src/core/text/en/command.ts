/** Commands, help, refusals, reminders and settings. */
export const commandTexts = {
  "form-submit": "Save",
  "form-hint": "{about}. Example: {example}",
  "help-title": "/{command}: {description}",
  "help-subcommand": "<b>{usage}</b> {description}",
  "help-option": "{option}: {about}. Example: {example}",
  "help-choices": "{option}: {about}. One of: {choices}",
  "help-more": "What goes into one: /{command} {subcommand} help",
  "help-none": "There is nothing here for members to do.",
  "help-hidden": "{hidden, plural, =1 {1 more is} other {# more are}} for reps and officers.",

  "unknown-command":
    "There is no command /{command}. Muster has: {names}. Type any of them with help after it.",
  "refuse-subcommand": "/{command} has no “{typed}”. It has: {names}.",
  "refuse-subcommand-near": "Did you mean <b>/{command} {near}</b>?",
  "refuse-typed-unknown-option": "There is no option “{detail}” here. There are: {names}.",
  "refuse-typed-near-option": "There is no option “{detail}” here. Did you mean <b>{near}:</b>?",
  "refuse-typed-twice": "“{detail}:” stands there twice. Give it once: {usage}",
  "refuse-typed-loose-text":
    "Muster does not know what “{detail}” is. Put the option’s name before it: {usage}",
  "refuse-missing": "“{option}” is missing. Type for example: {option}: {example}",
  "refuse-choice": "“{option}” must be one of: {choices}.",
  "refuse-too-long":
    "“{option}” is {length} characters long; at most {most} fit. Shorten it and send it again.",
  "refuse-value": "“{option}” cannot be that. Type for example: {option}: {example}",
  "refuse-button": "That button is not in use any more. Type the command again for a fresh one.",
  "refuse-rights-rep":
    "Only reps and officers of {branch} can do that. Ask a rep, or ask an officer to name you: /branch reps.",
  "refuse-rights-officer":
    "Only officers of {branch} can do that: whoever manages this workspace, or was named with /branch reps.",
  "refuse-rights-invited":
    "You have been named as a rep or officer of {branch} but have not agreed yet: type /branch reps to read what is kept and agree.",
  "refuse-no-channel":
    "That is for a channel, and here is none: in a direct message Muster posts nothing for others. Type it in the channel where it should go; there a test post shows whether Muster can.",
  "refuse-no-time": "At what hour on {moment}? Type it with the date, for example: {field}: {moment} 5pm",
  "refuse-past": "{moment} has passed. Type a date and hour still to come.",
  "refuse-quiet":
    "{time} is in the quiet hours ({from} to {until}). Choose another time, or change them with /branch settings.",
  "refuse-days-before": "Type days before as numbers, at most 30 of them and none over 366: 14, 7, 3, 1, 0",
  "refuse-nothing-to-change": "Nothing to change was given. Type {usage}",
  "refuse-changed-meanwhile":
    "Somebody else changed this at the same moment. Look at it again, then repeat what you want.",
  "refuse-mention":
    "Muster does not mention people or whole channels (@…): take that out and send it again. The post itself reaches the channel.",
  "call-failed":
    "Something went wrong on our side, and nothing was changed. Try again; if it happens again, tell whoever runs Muster this reference: {reference}",

  "reminder-title": "Reminder",
  "reminder-footer": "Set by a rep of {branch}.",
  "reminder-footer-own": "You asked for this. Only you see it.",
  "reminder-stop": "Stop",
  "reminder-added": "Reminder <b>{id}</b> for {to}: “{text}”",
  "reminder-changed": "Reminder <b>{id}</b> for {to} is changed: “{text}”",
  "reminder-when":
    "{repeat, select, once {On {first}.} daily {Every day from {first} until {last}.} weekdays {Monday to Friday from {first} until {last}.} other {Every week from {first} until {last}.}} {count, plural, =1 {1 post is planned.} other {# posts are planned.}}",
  "reminder-nothing-left": "Nothing of it is left to send.",
  "reminder-to-you": "you alone",
  "reminder-contact":
    "To reach you, Muster now keeps your chat id, encrypted, until the last of your reminders is gone. See it or erase it: /mydata.",
  "reminder-line": "<b>{id}</b> {to}: “{text}”, {when}.",
  "reminder-next":
    "{repeat, select, once {on {next}} daily {every day, next on {next}} weekdays {Monday to Friday, next on {next}} ballot {until you have posted or voted, next on {next}} other {every week, next on {next}}}",
  "reminder-over": "nothing left to send",
  "reminder-more": "And {count} more.",
  "reminder-none": "There are no reminders. Add one: /reminder add text: Branch meeting when: Thu 5pm",
  "reminder-list-title": "Reminders",
  "reminder-deleted":
    "Reminder {id} is deleted: “{text}” goes out no more.{goingOut, plural, =0 {} other { It was going out at this moment and may still come once.}}",
  "reminder-stopped": "Stopped. You will not get this reminder.",
  "reminder-quiet-note":
    "That is in the branch’s quiet hours; it goes then all the same, because you chose the hour.",
  "refuse-unknown-reminder": "There is no reminder {typed} that you can change. /reminder list shows them.",
  "refuse-reminder-of-ballot":
    "This reminder follows the dates of its ballot and cannot be changed. Stop it with /reminder delete.",
  "refuse-reminder-channel": "Members can only remind themselves: add who: me",
  "refuse-reminder-no-channel":
    "There is no channel here to remind. Add who: me for a reminder to you alone, or type it in the channel it is for.",
  "refuse-reminder-until":
    "A repeating reminder ends after it begins, and at most a year later. Type a last day from {first} to {latest}, or leave “until” out.",
  "refuse-reminder-once-until":
    "“until” is for repeating reminders. Add repeat: daily, weekdays or weekly, or leave “until” out.",
  "refuse-reminder-too-many":
    "{whose, select, own {You have} other {This branch’s channels have}} {count} reminders already; at most {most} fit. Delete one first: /reminder list",

  "settings-title": "{branch}: settings",
  "settings-name": "Name: {name}",
  "settings-nation":
    "Nation, for bank holidays: {nation, select, england {England} wales {Wales} scotland {Scotland} other {Northern Ireland}}",
  "settings-post-at": "Scheduled posts go at {time}, UK time",
  "settings-quiet": "Quiet hours: {from} to {until}. No scheduled post goes then",
  "settings-quiet-none": "Quiet hours: none",
  "settings-how": "Change one: /branch settings name: … post-at: 9am quiet: 9pm to 7:30am",
  "settings-saved": "Saved.{moved, select, true { Planned posts have moved to fit.} other {}}",
  "refuse-quiet-range": "Type quiet hours as two times: quiet: 9pm to 7:30am. For none: quiet: none",
  "refuse-post-in-quiet":
    "Posts at {time} would fall into the quiet hours ({from} to {until}). Change one of the two.",

  "reps-title": "{branch}: reps and officers",
  "reps-count":
    "{officers, plural, =1 {1 officer} other {# officers}} and {reps, plural, =1 {1 rep} other {# reps}} have agreed; {invited, plural, =0 {nobody is} =1 {1 is} other {# are}} still to agree. Whoever manages this workspace is an officer without being named.",
  "reps-how":
    "Name somebody, or a whole user group or role: /branch reps add: @… role: rep. Take it back: /branch reps remove: @…",
  "reps-added": "Named as {role}: {person}. It counts once they have agreed: ask them to type /branch reps.",
  "reps-changed":
    "{person} is {role, select, officer {an officer} other {a rep}} now: they had agreed before.",
  "reps-removed": "{person} is no longer a rep or officer here. What was kept for it is erased.",
  "refuse-no-such-rep": "{person} is not named as rep or officer here. /branch reps shows how many are.",
  "refuse-add-and-remove": "Name somebody or take it back: one of the two at a time.",
  "reps-groups":
    "Named by group: {officers, plural, =1 {1 group} other {# groups}} as officers, {reps, plural, =1 {1 group} other {# groups}} as reps. Whoever is in one counts for as long as they are in it.",
  "reps-group-added":
    "Whoever is in that group is {role, select, officer {an officer} other {a rep}} here from now on, for as long as they are in it. Muster keeps the group’s id and not who is in it. Take it back: /branch reps remove: and the same group.",
  "reps-group-removed": "Being in that group gives no rights here any more.",
  "refuse-no-such-group": "That group is not named here. /branch reps shows how many are.",
  "refuse-everybody": "Everybody is in that role, so it cannot be named. Choose a role that only reps have.",
  "refuse-person":
    "Name one person, or one user group or role, as your chat app offers them when you type @.",
  "rep-consent-title": "You were named {role, select, officer {an officer} other {a rep}} of {branch}",
  "rep-consent":
    "To let you act for the branch, Muster keeps your chat id, encrypted, until the role ends. It shows that you are in the union. See or erase it: /mydata.",
  "rep-consent-agree": "I agree and take it",
  "rep-consent-refuse": "No, thank you",
  "rep-agreed":
    "You are {role, select, officer {an officer} other {a rep}} of {branch} now. Type /ballot to begin.",
  "rep-refused": "Nothing is kept, and you are not named any more.",
  "rep-you-are": "You are {role, select, officer {an officer} rep {a rep} other {a member}} here.",
} as const;
