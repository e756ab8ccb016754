/** A pasted table of employers: what is asked about it, and what was made of it. */
export const tableTexts = {
  "table-paste": "Paste a table of employers",

  // What was made of each line.
  "table-title": "Is this right? {name}",
  "table-row":
    "<b>{name}</b>{typed, select, same {} other { (“{typed}”)}}{fresh, select, true { (new)} other {}}: {numbers}",
  "table-total-row": "In all, as the table says: {numbers}",
  "table-number":
    "{column, select, entitled {{count, number} entitled} cast {{count, number} cast} yes {{count, number} Yes} no {{count, number} No} spoiled {{count, number} spoiled} other {{count, number} valid}}",
  "table-more": "And {count, plural, =1 {1 more employer} other {# more employers}}.",
  "table-unread":
    "Not taken: “{quote}”. {why, select, columns {Its numbers are not as many as the columns.} headings {What its numbers are does not stand there: put a line above them, such as Employer, Entitled, Yes, No.} nobody {Nobody is entitled there.} huge {No employer has so many.} voteless {It has no number for both Yes and No.} long {Its name is longer than 60 characters.} nameless {It has no name.} other {It has no number of those entitled.}}",
  "table-passed":
    "{more, plural, =0 {Passed over, no employer in them: {quotes}} other {Passed over, no employer in them: {quotes} and # more}}",
  "table-left": "Left out by you: {quotes}",
  "table-each": "Each employer is then counted by itself.",
  "table-nothing-yet": "<b>Nothing is recorded yet.</b>",
  "table-button":
    "{doubts, plural, =0 {{count, plural, =1 {Record it} other {Record all #}}} other {{count, plural, =1 {Record it all the same} other {Record all # all the same}}}}",
  "table-button-total": "Only the total, as one count",
  "table-change": "Change the table",
  "table-total": "The total",

  // What does not come out.
  "table-doubts":
    "<b>{count, plural, =1 {One thing does not} other {# things do not}} come out. Look again:</b>",
  "table-doubt-sum":
    "{name}: {yes, number} Yes, {no, number} No and {spoiled, number} spoiled are {total, number}, not {cast, number} cast. {total, number} would be recorded.",
  "table-doubt-spoiled":
    "{name}: {cast, number} cast are {spoiled, number} more than Yes and No together. They would be counted as spoiled.",
  "table-doubt-valid":
    "{name}: {yes, number} Yes and {no, number} No are {sum, number}, not {valid, number} valid votes.",
  "table-doubt-share":
    "{name}: {of, select, turnout {a turnout of} yes {Yes at} other {No at}} {percent}% does not fit its numbers.",
  "table-doubt-total":
    "{column, select, entitled {Entitled} cast {Votes cast} yes {Yes} no {No} other {Spoiled}}: the table’s total says {total, number}, its lines come to {sum, number}.",
  "table-doubt-entitled":
    "{count, plural, =1 {1 employer is} other {# employers are}} without how many were entitled to vote{law, select, true {, which the union’s notice must give (s.231 TULRCA 1992)} other {}}.",
  "table-doubt-whole":
    "{entitled, number} were entitled in all by an earlier count; the employers come to {sum, number}, which counts from now on.",

  // What is asked.
  "ask-table-columns":
    "What are these numbers? Nothing says which column is which, or one of them stands there twice.",
  "ask-table-name": "“{typed}” is not among the employers of {name}. Which is it?",
  "ask-table-near": "“{typed}” is a slip away from “{near}”. Which is it?",
  "ask-table-more":
    "{count, plural, =0 {Nothing is recorded yet.} =1 {Nothing is recorded yet. One more name is asked about after this.} other {Nothing is recorded yet. # more names are asked about after this.}}",
  "ask-table-add": "Add it: {typed}",
  "ask-table-add-all": "Add all {count} that are new",
  "ask-table-twice": "“{name}” stands there twice. Which of them counts?",
  "ask-table-impossible":
    "{name}: {cast, number} votes are more than the {entitled, number} who were entitled.",
  "ask-table-leave": "{count, plural, =1 {Leave this line out} other {Leave these lines out}}",
  "ask-table-none": "No employer with its numbers could be read in that. One line each: HMRC 120",
} as const;
