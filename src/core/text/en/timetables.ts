/** Timetables in files and pasted tables: what is wrong with one, and taking it over. */
export const timetablesTexts = {
  // A file.
  "timetable-not-json":
    "That is no JSON: {problem}. Give a file that begins with an object and has a list “campaigns”.",
  "timetable-problem": "{campaign}: {field} {expected}",
  "timetable-ballot": "campaign {name}",
  "timetable-ballot-number": "campaign number {number}",
  "timetable-whole": "the file",
  "timetable-want-file": "must be an object with a list “campaigns”, each with an id, a kind and its dates.",
  "timetable-want-words": 'must be words in quotes, for example "{example}".',
  "timetable-want-date": 'must be a day that exists, as year-month-day in quotes: "2023-05-09".',
  "timetable-want-time":
    'must be a time on the 24-hour clock in quotes, "12:00", or null where none is known.',
  "timetable-want-dates":
    'must hold the dates by name: \'{\' "opens": "2023-03-20", "closes": "2023-05-09" \'}\'.',
  "timetable-want-months": "must be a whole number of months from 1 to 24, for example 6.",
  "timetable-want-count": "must be a whole number of members, without separators: 124125.",
  "timetable-want-statistics": "must hold numbers by name: '{' \"members_entitled\": 124125 '}'.",
  "timetable-want-link": 'must be a whole web address in quotes, "https://www.pcs.org.uk/replacement".',
  "timetable-want-choice": 'must be one of "{choices}".',
  "timetable-want-turnout-rule": 'must be "yes", "no" or "not-sure".',
  "timetable-want-own": "must be words in quotes, at most {most} characters, that mention nobody (@…).",
  "timetable-want-actions":
    "must be a list of at most {most} lines in quotes, 1,200 characters together, that mention nobody (@…).",
  "timetable-want-target": "must be '{' \"percent\": 60 '}' or '{' \"members\": 120 '}'.",
  "timetable-want-threshold": 'must be "law", "none", "50%", "50% and 40%" or "important-service".',
  "timetable-want-constituencies":
    'must be a list of at most 300, each named once: \'{\' "name": "Harbour Office", "members_entitled": 62 \'}\'.',
  "timetable-want-truth": "must be true or false.",
  "timetable-want-zone": 'must be a time zone such as "Europe/London".',
  "timetable-want-order": "({later}) is before {first} ({earlier}). Check both dates.",

  // To be copied.
  "ballot-export-title": "{name}: its dates, to be copied",
  "ballot-export-how":
    "Paste this whole text into /ballot import elsewhere, or keep it in a file. What Muster only suggests is not in it.",
  "ballot-export-no-employers": "Its {count} employers do not fit in one message, so they are not in it.",

  "ballot-export-no-words":
    "Its own list of what members can do and first lines of posts do not fit, so they are not in it.",

  // Taking one over.
  "ballot-import-title": "Is this right? {name}",
  "ballot-import-kind":
    "{kind, select, statutory {Statutory ballot (industrial action).} consultative {Consultative ballot.} other {Election: neutral, without a threshold.}}",
  "ballot-import-employers":
    "{count, plural, =1 {1 employer is} other {# employers are}} counted by {count, plural, =1 {itself} other {themselves}}.",
  "ballot-import-words":
    "Taken over too: {actions, plural, =0 {} other {its own list of what members can do}}{both, select, true { and } other {}}{openings, plural, =0 {} =1 {1 first line of posts} other {# first lines of posts}}. Look at them once it is set up: /ballot actions, /ballot words",
  "ballot-import-left": "Not taken over, because Muster does not know it: {names}.",
  "ballot-import-nothing-yet": "<b>Nothing is set up yet.</b> If a date is wrong, change the list.",
  "ballot-import-button": "Set it up",
  "ballot-import-no-strike":
    "That list has strike days and no ballot. Strike days are set up by themselves: type /strike add days: {days}",

  "import-no-name": "What is it called? Begin with its name on a line: Name: PCS national reballot 2023",
  "import-no-close": "No line says when it closes. Add one: Closes: Tue 9 May 2023 12 noon",
  "import-file-no-close":
    'The close and its hour are missing. Give both: "closes": "2023-05-09" under dates, and "closes_time": "12:00"',
  "import-unknown-label": "Muster cannot tell which date this is.",
  "import-placeless": "A ballot in Muster has no place for this date.",
  "import-no-month": "Which month? Add it.",
  "import-whose": "Which deadline this is does not stand there.",
  "import-twice": "“{milestone}” stands there twice. Which is right?",
  "import-which": "Which is it?",
  "import-which-word": "“{typed}”: which of these?",
  "import-which-day": "There are several days in it. Which one counts?",
  "import-which-hour": "At what hour?",
  "import-two-hours": "There are several hours in it. Which one counts?",
  "import-which-year": "In which year?",
  "import-weekday": "The weekday is not right: that would be {day}. Which is meant?",
  "import-vague": "The day itself does not quite stand there. Is it this?",
  "import-before": "Is that day itself still in time?",
  "import-which-close": "No line says when it closes. Is it one of these?",
  "import-quote": "<b>“{quote}”</b>",
  "import-more-asked":
    "{count, plural, =0 {Nothing is set up yet.} =1 {Nothing is set up yet. One more line is asked about after this.} other {Nothing is set up yet. # more lines are asked about after this.}}",
  "import-understood": "{milestone}: <b>{moment}</b> (“{quote}”)",
  "import-not-read": "Not taken: “{quote}”. ",
  "import-unclear": "Not clear: “{quote}” ({readings}?)",
  "import-strike": "Not set up here: “{quote}”. For the strike type: /strike add days: {days}",
  "import-passed":
    "{more, plural, =0 {Passed over, no date in them: {quotes}} =1 {Passed over, no date in them: {quotes} and 1 more} other {Passed over, no date in them: {quotes} and # more}}",
  "import-left-out": "Left out by you: {quotes}",
  "import-leave-date": "Leave out: {milestone}, {moment}",
  "import-leave-line": "Leave this line out",
  "import-change": "Change the list",
  "import-form": "Fill in a form",
  "import-not-one": "That holds {count} campaigns. Paste one at a time.",
  "import-no-ballot":
    "Muster sets up no “{kind}” from a timetable: only statutory_industrial_action_ballot, consultative_ballot, statutory_union_election and group_election. A strike: /strike add",
} as const;
