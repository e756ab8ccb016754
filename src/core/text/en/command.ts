/** What every command has in common: forms, help, and how it refuses what was typed. */
export const commandTexts = {
  "small-id": "Id: {id}",
  "form-submit": "Save",
  "form-hint": "{about}. Example: {example}",
  "form-person": "Choose one person. A whole user group or role is typed after the command instead, with @.",

  "option-sentence": "In a sentence",
  "option-sentence-about": "All of it in one go, as you would say it, instead of the options",

  "help-title": "/{command}: {description}",
  "help-subcommand": "<b>{usage}</b> {description}",
  "help-option": "{option}: {about}. Example: {example}",
  "help-choices": "{option}: {about}. One of: {choices}",
  "help-more": "What goes into one: /{command} {subcommand} help",
  "help-none": "There is nothing here for members to do.",
  "help-hidden": "{hidden, plural, =1 {1 more is} other {# more are}} for reps and officers.",

  // Which command and options.
  "unknown-command":
    "There is no command /{command}. Muster has: {names}. Type any of them with help after it.",
  "unknown-command-near": "Did you mean <b>/{command}</b>?",
  "refuse-subcommand": "/{command} has no “{typed}”.",
  "refuse-subcommand-near": "Did you mean <b>/{command} {near}</b>?",
  "refuse-typed-unknown-option": "There is no option “{detail}” here. There are: {names}.",
  "refuse-typed-near-option": "There is no option “{detail}” here. Did you mean <b>{near}:</b>?",
  "refuse-typed-twice": "“{detail}:” stands there twice. Give it once: {usage}",
  "refuse-typed-loose-text":
    "Muster does not know what “{detail}” is. Put the option’s name before it: {usage}",
  "refuse-typed-no-colons": "Did you mean <b>{line}</b>?",
  "refuse-missing": "“{option}” is missing. Type for example: {option}: {example}",
  "refuse-choice": "“{option}” must be one of: {choices}.",
  "refuse-choice-words": "Which of these is it? {choices}.",
  "refuse-too-long":
    "“{option}” is {length} characters long; at most {most} fit. Shorten it and send it again.",
  "refuse-value": "“{option}” cannot be that. Type for example: {option}: {example}",
  "refuse-button": "That button is not in use any more. Type the command again for a fresh one.",

  // What is asked back.
  "ask-which-day": "“{typed}” can mean two days. Which one?",
  "ask-go-on": "Yes, go on",
  "ask-change": "Change it",
  "ask-see": "See {name}",
  "ask-leave": "Leave it",
  "ask-form": "Fill in a form",
  "ask-menu": "What /{command} can do",
  "ask-over": "That question has been answered, or is too old. Type the command again.",
  "undo-button": "Undo",
  "change-button": "Change",
  undone: "<b>Undone.</b>",
  "undone-as-before": "{name} is as it was before.",
  "ask-left": "Left as it was: nothing was done.",

  // Who may.
  "refuse-rights-rep":
    "Only reps and officers of {branch} can do that. Ask a rep, or ask an officer to name you: /branch reps.",
  "refuse-rights-officer":
    "Only officers of {branch} can do that: whoever manages this workspace, or was named with /branch reps.",
  "refuse-rights-invited":
    "You have been named as a rep or officer of {branch} but have not agreed yet: type /branch reps to read what is kept and agree.",
  "refuse-no-channel":
    "That is for a channel, and here is none: in a direct message Muster posts nothing for others. Type it in the channel where it should go; there a test post shows whether Muster can.",

  // What may be typed.
  "refuse-no-time": "At what hour on {moment}? Type it with the date, for example: {field}: {moment} 5pm",
  "refuse-past": "{moment} has passed. Type a date and hour still to come.",
  "refuse-quiet":
    "{time} is in the quiet hours ({from} to {until}). Choose another time, or change them with /branch settings.",
  "refuse-days-before": "Type days before as numbers, at most 30 of them and none over 366: 14, 7, 3, 1, 0",
  "refuse-mixed-letters":
    "“{word}” has letters of two alphabets, which look alike and are not the same. Type it in one of them.",
  "refuse-look-alike":
    "{typed} looks like {other}, which is known here, but is spelt with other characters. Type that name as it is, or one that can be told apart from it.",
  "refuse-mention":
    "Muster does not mention people or whole channels (@…): take that out and send it again. The post itself reaches the channel.",
  "refuse-nothing-to-change": "Nothing to change was given. Type {usage}",

  // When it did not work.
  "refuse-changed-meanwhile":
    "Somebody else changed this at the same moment. Look at it again, then repeat what you want.",
  "call-failed":
    "Something went wrong on our side, and nothing was changed. Try again; if it happens again, tell whoever runs Muster this reference: {reference}",
} as const;
