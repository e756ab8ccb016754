/** Countdown, milestone and mandate posts. */
export const countdownTexts = {
  "days-to-go": "{days, plural, =0 {today} =1 {1 day} other {# days}}",
  "hours-to-go":
    "{hours, plural, =0 {} =1 {1 hour} other {# hours}}{both, select, true { } other {}}{minutes, plural, =0 {} =1 {1 minute} other {# minutes}}",
  "last-minute": "less than a minute",

  "close-days": "<b>{days, plural, =1 {1 day} other {# days}} to go.</b> Papers must arrive by {close}.",
  "close-days-election":
    "<b>{days, plural, =1 {1 day} other {# days}} to go.</b> Voting papers must arrive by {close}.",
  "close-before-opening": "Papers go out on {opens}. They must be back by {close}.",
  "close-hours": "Closes <b>today</b>, {close}: <b>{left} left</b>. Papers must have arrived by then.",
  "close-past": "<b>Closed</b> on {close}. No paper that arrives now can count.",

  "posting-suggested": "<b>Post by {day}</b> (suggested by Muster, second-class post; not set by the union).",
  "posting-union": "<b>Post by {day}</b> (the union’s last posting date).",
  "posting-suggested-today":
    "<b>Post today</b>, {day}, before the box is emptied (suggested by Muster, second-class post; not set by the union).",
  "posting-union-today":
    "<b>Post today</b>, {day}, before the box is emptied (the union’s last posting date).",
  "posting-suggested-passed":
    "Muster’s suggested posting date, {day}, has passed (not set by the union). A paper posted now may not arrive in time: if yours is still with you, {next, select, none {post it today before the box is emptied.} other {post it now: the box is next emptied on {next}.}}",
  "posting-union-passed":
    "The last posting date, {day}, has passed. A paper posted now may not arrive in time: if yours is still with you, {next, select, none {post it today before the box is emptied.} other {post it now: the box is next emptied on {next}.}}",
  "posting-too-late": "A paper posted today will not arrive in time.",
  "posted-counts": "You have not voted until it is posted.",

  "milestone-opens":
    "{when, select, today {<b>Ballot papers go out today</b>, {day}.} other {Ballot papers went out on {day}.}} Look out for the envelope at home.",
  "milestone-opens-election":
    "{when, select, today {<b>Voting papers go out today</b>, {day}.} other {Voting papers went out on {day}.}} Look out for the envelope at home.",
  "milestone-not-received-by":
    "{when, select, today {If your paper has not come by <b>today</b>, {day},} other {If your paper has not come yet (allow until {day}),}} ask the union for a replacement yourself: nobody can ask for you.",
  "milestone-join-by":
    "{when, select, today {<b>Today</b>, {day}, is the last day to join and be sent a paper.} other {Join by <b>{day}</b> to be sent a paper ({left} left).}}",
  "milestone-replacement-by":
    "{when, select, today {<b>Today</b>, {moment}, is the last chance to ask for a replacement paper.} other {Ask for a replacement paper by <b>{moment}</b> ({left} left).}} Ask the union yourself: nobody can ask for you.",
  "milestone-nominations-open":
    "{when, select, today {<b>Nominations open today</b>, {day}.} other {Nominations opened on {day}.}} Branches nominate at a general meeting.",
  "milestone-nominations-close":
    "{when, select, today {<b>Nominations close today</b>, {moment}.} other {Nominations close in <b>{left}</b>, {moment}.}} Branches nominate at a general meeting.",
  "milestone-acceptance":
    "{when, select, today {<b>Today</b>, {moment},} other {{moment}}} is the last moment for candidates to accept and send their addresses.",
  "milestone-closed":
    "<b>Closed</b> on {close}. Thank you to everyone who posted their paper and asked others to.",
  "milestone-closed-election": "<b>Closed</b> on {close}. Thank you to everyone who took part.",
  "milestone-result-expected": "The result is expected on {day}.",
  "milestone-result": "The result is due <b>today</b>, {day}.",

  "mandate-days":
    "{days, plural, =0 {<b>Today</b>, {day}, is the last day of this mandate.} =1 {<b>1 day</b> of this mandate is left: it ends with {day}.} other {<b># days</b> of this mandate are left: it ends with {day}.}}",
  "mandate-meaning": "No strike can be held under it after that day.",
  "mandate-none": "There is <b>no live mandate</b>: the last one ended on {day}.",
  "mandate-until-won": "No strike can be called until a ballot is won.",
  "mandate-next-ballot":
    "{name} closes on {last}. Only if it is won can a strike be called, from the day after.",
  "mandate-gap":
    "{days, plural, =1 {On {first}} other {From {first} to {last}}} there is <b>no live mandate</b>: {name} closes on {last}. Only if it is won can a strike be called, from the day after.",
  "mandate-title": "{name}: mandate",

  "date-days":
    "{days, plural, =0 {<b>Today</b>, {moment}.} =1 {<b>Tomorrow</b>, {moment}.} other {<b># days to go</b>: {moment}.}}",
  "late-note": "Due {due}; sent late because Muster could not post then.",
  "correction-title": "Correction: {name}",
  "correction-line": "Dates given here before have changed. These are the dates now:",
  "correction-closed": "This was closed early. Posts about it have stopped.",
} as const;
