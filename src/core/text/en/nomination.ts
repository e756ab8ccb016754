/** A branch’s own nomination in an election: its meeting, notice and form. */
export const nominationTexts = {
  // Posts.
  "nomination-meeting-soon":
    "<b>{when, select, today {Today} other {Tomorrow}}: branch general meeting, {moment}.</b> We decide there if our branch nominates.",
  "nomination-meeting-neutral": "Every member of the branch can come. A nomination is not a vote.",
  "nomination-needed":
    "To stand, a candidate must be nominated by {count, plural, =1 {1 branch} other {# branches}}. That is the union’s rule.",
  "nomination-return":
    "{when, select, today {Our branch’s nomination form must be with the union <b>today</b>, {moment}.} other {Our branch’s nomination form must be with the union by <b>{moment}</b> ({left} left).}}",

  // What reps see.
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
  "nomination-soon-planned":
    "It is reminded of the day before and on the day, next on <b>{moment}</b> in {place}.",
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
  "refuse-nomination-not-branches":
    "In {name} {who, select, self {members put themselves forward} other {members nominate}}: there is no branch meeting to fix. If branches nominate in it: /ballot dates {id} nominations: branches",
  "nomination-branches-do": "Branches nominate in it",
  "ask-nomination-meeting":
    "A branch general meeting is kept for {name}, on {moment}. Take it away first, so that channels that were told of it hear so?",
  "nomination-take-meeting": "Take the meeting away",
  "refuse-nomination-no-close":
    "When must nominations be in? Set that first: /ballot dates {id} nominations-close: Mon 14 October 2019 5pm",
  "refuse-nomination-over": "Nominations for {name} closed on {moment}.",
  "refuse-nomination-outside":
    "{moment} is outside the nominations ({open, select, none {they close {close}} other {{open} to {close}}}). Check the date of the meeting.",
  "refuse-nomination-notice": "The notice ({notice}) cannot come after the meeting ({meeting}).",
  "refuse-nomination-notice-alone":
    "Notice of which meeting? Give it too: meeting: Wed 25 September 2019 12:30pm",
} as const;
