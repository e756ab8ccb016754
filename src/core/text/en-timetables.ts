/** Timetables in files: what is wrong with one, and what is worked out from it. */
export const timetableTexts = {
  "timetable-not-json":
    "That is no JSON: {problem}. Give a file that begins with an object and has a list “campaigns”.",
  "timetable-problem": "{campaign}: {field} {expected}",
  "timetable-campaign": "campaign {id}",
  "timetable-campaign-number": "campaign number {number}",
  "timetable-whole": "the file",
  "timetable-want-file": "must be an object with a list “campaigns”, each with an id, a kind and its dates.",
  "timetable-want-words": 'must be words in quotes, for example "{example}".',
  "timetable-want-date": 'must be a day that exists, as year-month-day in quotes: "2023-05-09".',
  "timetable-want-time":
    'must be a time on the 24-hour clock in quotes, "12:00", or null where none is known.',
  "timetable-want-dates":
    'must hold the dates by name: \'{\' "opens": "2023-03-20", "closes": "2023-05-09" \'}\'.',
  "timetable-want-months": "must be a whole number of months from 1 to 24, for example 6.",
  "timetable-want-truth": "must be true or false.",
  "timetable-want-zone": 'must be a time zone such as "Europe/London".',
  "timetable-want-order": "({later}) is before {first} ({earlier}). Check both dates.",
} as const;
