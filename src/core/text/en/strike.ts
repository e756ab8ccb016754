/** Strikes and action short of one: their posts, states, pickets, and what reps are told. */
export const strikeTexts = {
  // Posts.
  // Headlines: for whom, when, and whether it is on.
  "strike-head-confirmed":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}} {when} is on} other {{kind, select, asos {Action short of a strike} other {Strike}} {when} is on for all with a live mandate}}",
  "strike-head-ahead":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}}} other {{kind, select, asos {Action short of a strike} other {Strike}}}} {days, plural, =0 {today} =1 {tomorrow} other {in # days}}, {when}{whom, select, named {} other {, for all with a live mandate}}",
  "strike-head-on":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}}} other {{kind, select, asos {Action short of a strike} other {Strike}}}} is on now{until, select, open {, until further notice} day {, until {last}} other {}}{whom, select, named {} other {, for all with a live mandate}}",
  "strike-head-unconfirmed":
    "Not confirmed: {kind, select, asos {action short of a strike} other {strike}} {when}{whom, select, named { ({names})} other {}}",
  "strike-head-decision":
    "To be decided today: {kind, select, asos {action short of a strike} other {strike}} {when}{whom, select, named { ({names})} other {}}",
  "strike-head-suspended":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}}} other {{kind, select, asos {Action short of a strike} other {Strike}}}} {when} is suspended",
  "strike-head-suspended-work":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}} suspended, work on {days}} other {{kind, select, asos {Action short of a strike} other {Strike}} suspended: work on {days}}}",
  "strike-head-called-off":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}}} other {{kind, select, asos {Action short of a strike} other {Strike}}}} {when} is called off",
  "strike-head-called-off-work":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}} called off, work on {days}} other {{kind, select, asos {Action short of a strike} other {Strike}} called off: work on {days}}}",
  "strike-head-pickets":
    "{whom, select, named {{names}: {count, plural, =1 {picket} other {new pickets}}} other {{count, plural, =1 {Picket} other {New pickets}}}} {when}{one, select, true {, {place}, from {from}} other {}}",
  "strike-head-corrected": "Correction · {head}",
  "strike-when-days": "{on, select, true {on } other {}}{days}",
  "strike-when-range": "{first} to {last}",
  "strike-when-and": "{days} and {last}",
  "strike-when-until": "until {last}",
  "strike-when-many": "{on, select, true {on } other {}}{count} days from {day}",
  "strike-when-hours": ", {from} to {until}{over, select, next { next day} last { on the last day} other {}}",
  "strike-when-set-hours": ", at set hours",
  "strike-names-more": "{names} and {count} more",

  "strike-post-when": "<b>{name}</b>: {days}.",
  "strike-stop-post":
    "<b>{name}</b>: {kind, select, asos {do not go on with it} other {do not strike}}{bare, select, true { on } other { (}}{days}{bare, select, true {} other {)}}.",
  "strike-beside": "<b>Still on</b>: {name}, {days}.",
  "strike-source": "Confirmed by the union, checked {since}.",
  "strike-when": "<b>{days}</b>.",
  "strike-open": "{at, select, line {From} other {from}} {day} until further notice",
  "strike-hours-each":
    "from {from} to {until}{over, select, next { on the next day} named { on {day}} other {}}{each, select, true {, each time} other {}}",
  "strike-hours-across": "from {from} on {first} to {until} on {last}",
  "strike-hours-only": "At these hours only, and for these shifts only.",
  "strike-for-all":
    "For everyone whose employer has a live {kind, select, asos {mandate} other {strike mandate}}.",
  "strike-for-named": "Only for members in <b>{names}</b>.",
  "strike-whom-all":
    "everyone whose employer has a live {kind, select, asos {mandate} other {strike mandate}}",
  "strike-whom-named": "members in {names} only",
  "strike-not-for-whom": "Not sure if that is you? Ask your rep first.",

  "strike-unconfirmed":
    "This is <b>not confirmed</b>{when, select, ahead {: it is to be decided on {day}} today {: it is to be decided today, {day}} passed {: a decision was due on {day}, and none has been told here yet} other {}}. Until it is confirmed here, nobody is {kind, select, asos {called on to take part} other {called out}}.",
  "strike-decision":
    "The union is to decide today if this {kind, select, asos {action} other {strike}} goes ahead. Until you read here that it does, it is <b>not confirmed</b>.",
  "strike-pickets-post":
    "{count, plural, =1 {A picket is new. Nothing else has changed:} other {# pickets are new. Nothing else has changed:}}",
  "strike-changed-post": "What was said here about this has changed. This is how it stands now:",

  // Setting one up and looking at it.
  "strike-head-done":
    "{whom, select, named {{names}: {kind, select, asos {action short of a strike} other {strike}}} other {{kind, select, asos {Action short of a strike} other {Strike}}}} {done, select, added {set up, not confirmed} proposed {proposed, not confirmed} notified {not confirmed yet, notice given} confirmed {confirmed} again {still confirmed} suspended {suspended} off {called off} taken {over} pickets {pickets changed} other {changed}}{whom, select, named {,} other {:}} {when}",
  "strike-head-undone":
    "{whom, select, named {{names}: change undone, } other {Change undone: }}{kind, select, asos {action short of a strike} other {strike}} {state}, {when}",
  "strike-kind": "{kind, select, asos {action short of a strike} other {strike}}",
  "strike-state":
    "{state, select, proposed {proposed} notified {notice given, not confirmed} confirmed {confirmed} suspended {suspended} off {called off} taken {over} other {unknown}}",
  "strike-state-line": "{kind, select, asos {Action short of a strike. } other {}}State: <b>{state}</b>.",
  "strike-review-line":
    "To be looked at again on {day}; until then, and until it is stopped here, it goes on.",
  "strike-due-review":
    "{state, select, suspended {A decision about {name}, which is suspended, was due on {day}, and nobody has said here what it is. If it goes on: /strike confirm {id}. If not: /strike cancel {id}} other {{name} goes on until further notice, and was to be looked at again on {day}. If the union still confirms it: /strike confirm {id}. If not: /strike suspend {id}}}",
  "refuse-review-past": "The day of the review, {day}, has passed. Type one still to come, or none.",
  "refuse-review-open":
    "Only what has no last day is reviewed, for example: days: from 11 March until further notice. A decision about it goes to “decision”.",
  "strike-decision-line": "To be decided on {day}.",
  "strike-only-if-confirmed": "Reminders go only once it is confirmed: /strike confirm {id}",
  "strike-until-confirmed":
    "Until it is confirmed its posts say “not confirmed”: /strike confirm {id} once the union has",
  "strike-not-here":
    "{place} is marked as for members whom this does not call: nothing of it goes there. /branch channel there changes that.",
  "strike-list-title":
    "{what, select, asos {Action short of a strike} both {Strikes and other action} other {Strikes}}",
  "strike-line":
    "{name}: {kind, select, asos {action short of a strike, } other {}}{days}, for {forWhom} ({state}) · {id}",
  "strike-last-confirmed": "Checked here {moment}, by {by, select, officer {an officer} other {a rep}}.",
  "strike-list-pickets": "Pickets: {places}.",
  "strike-none": "No strike is set up.",

  "strike-warn-mandate":
    "Careful: {onwards, select, true {from {days} on no live mandate {who, select, all {set up here covers it} other {for {names} is set up here}}} other {{who, select, all {no live mandate set up here covers {days}} other {no live mandate for {names} on {days}}}}}{who, select, all {. Check} other {: check}} with your full-time officer.",
  "strike-warn-unsure":
    "Careful: {names, select, all {the ballot} other {the ballot of {names}{more, plural, =0 {} other { and # more}}}} is won only if the 50% turnout rule does not apply to it. That was not known when Muster’s table of the law was last checked, on {checked}: check with your full-time officer before anybody is told.",
  "strike-warn-unknown":
    "Careful: whether {names, select, all {the ballot} other {the ballot of {names}{more, plural, =0 {} other { and # more}}}} is won cannot be said here, as how many were entitled to vote was not given: check with your full-time officer before anybody is told.",
  "strike-warn-begin":
    "Careful: in Northern Ireland action must begin within four weeks of its ballot, here by {by}. This begins on {first}: that is right only if action under the same ballot had begun by then. Check with your full-time officer.",
  "strike-warn-title":
    "Careful: its name still says “{name}”. If that is the old day, change it: /strike edit {id} name: …",
  "strike-warn-notice":
    "Careful: for action from {first}, notice must have reached the employer by {by}, {days} days before. If you are not sure that it has, check with your full-time officer.",
  "strike-all-but":
    "No live mandate is set up for {names}{more, plural, =0 {} other { and # more}} on {days}: members there are not {kind, select, asos {called on} other {called out}}.",

  "refuse-same-strike": "{name} on these days is set up already. See it: /strike show {id}",
  "refuse-strike-past": "{day} has passed. Type only the days still to come.",
  "refuse-decision-past":
    "The day of the decision, {day}, has passed. Type one still to come, or leave “decision” out.",
  "refuse-decision-late":
    "The decision ({day}) would come after the first {kind, select, asos {day} other {strike day}}{new, select, true { that is new} other {}} ({first}). Check both dates.",
  "refuse-for-whom":
    "Say whom it calls out: all, or employers or sites with commas between, for example: for: Ofgem, DVSA",
  "refuse-part-which": "Which of the employers it calls out is this for?",
  "strike-said-strike": "strike",
  "ask-same-strike": "{name} is set up already: {days}. Set up another of that name?",
  "ask-everybody": "Everybody with a live mandate",
  "ask-one-employer": "Is “{typed}” one employer, or more than one?",
  "ask-employers-apart": "{count, plural, =2 {Two} other {#}}: {names}",
  "ask-employer-whole": "One: {name}",
  "ask-strike-days-apart":
    "Not everyone in this is out on the same days. Each of them is a strike of its own. Which do you set up first?",
  "ask-near-employer": "“{typed}” is new here. Did you mean <b>{near}</b>?",
  "ask-employer-new": "No, {typed} is another",
  "refuse-no-strike": "No strike is set up here. A rep can add one with /strike add.",
  "refuse-which-strike": "Which {asos, select, true {action} other {strike}}? {list}",
  "refuse-unknown-strike":
    "“{typed}” is not the name of one {asos, select, true {action} other {strike}} here. Which one? {list}",

  "strike-asked":
    "<b>Not confirmed yet</b>: {what}. Until that is confirmed here, it {kind, select, asos {calls on nobody} other {calls nobody out}}.",
  "strike-suspended-part":
    "<b>Suspended</b>: {what}. <b>{kind, select, asos {Do not go on with it} other {Do not strike}}</b> there unless it is confirmed here again.",
  "strike-suspended-until": "Whether it goes on is to be decided on {day}.",
  "refuse-part-state":
    "Only what is confirmed is suspended in part. To change it: /strike edit {id}. To suspend all of it: /strike suspend {id}",
  "refuse-part-both":
    "Type either days or for: what stops on those days for those members alone is a strike of its own.",
  "refuse-part-all":
    "It calls everybody with a live mandate. Say whom it still calls: /strike edit {id} for: …",
  "refuse-part-site":
    "It calls all of {whole}, and {what} is a part of that. Say whom it still calls: /strike edit {id} for: …",
  "ask-part-across":
    "It goes without a break: {days}. Muster cannot tell from and to which hours it goes without some of its days. Say them as the union does: /strike edit {id} days: … hours: … Until then it stands, or stop all of it at once.",
  "ask-part-all": "{act, select, suspend {Suspend all of it now} other {Call all of it off…}}",
  "refuse-part-not": "{name} does not call {what}.",
  "refuse-part-whole":
    "That is all of it. Leave days and for out: /strike suspend {id} (or /strike cancel {id})",
  "refuse-part-open": "It has no last day. Say which days it has now: /strike edit {id} days: …",
  "strike-call-off-part-title": "{name}: call a part of it off for good?",
  "strike-call-off-part": "It is called off for {what}; the rest stands as it is.",
  "strike-whom-others": "everybody else with a live mandate",
  "strike-whom-new": "members in {names}",

  // Its state.
  "strike-confirm-title": "Confirm {name}?",
  "strike-confirm-warning":
    "Every channel that follows it is told at once, and its reminders go. Confirm only what the union itself has confirmed.",
  "strike-confirm-button": "The union has confirmed it",
  "strike-confirm-again-title": "{name}: still confirmed?",
  "strike-confirm-again-warning":
    "It is confirmed here already. If the union still confirms it, say so: nobody is told twice, and posts say it was last confirmed today.",
  "strike-confirm-again-button": "Still confirmed by the union",
  "strike-confirmed-again": "Its confirmation is new again. Nobody is told twice.",
  "strike-told-confirmed":
    "{count, plural, =0 {{others, select, true {No channel that follows it is for members whom it calls, so nothing is posted.} other {No channel follows it, so nothing is posted.}} Type /countdown add strike: {id} in the channel that should be told.} =1 {1 channel is told now.} other {# channels are told now.}}",
  "strike-told-stopped":
    "{count, plural, =0 {No channel had been told of it, so nothing is posted.} =1 {1 channel that was told of it is told now.} other {# channels that were told of it are told now.}}",
  "strike-call-off-title": "Call {name} off for good?",
  "strike-call-off":
    "It cannot be confirmed again afterwards. {count, plural, =0 {No channel has been told of it.} =1 {1 channel that was told of it is told at once.} other {# channels that were told of it are told at once.}} To stop it for now: /strike suspend {id}",
  "strike-undo-button": "Undo",
  "strike-undo-title": "{name}: undo it?",
  "strike-undo-gone":
    "{count, plural, =1 {1 post about it has} other {# posts about it have}} gone already and cannot be taken back. Its state becomes {state} again, and each channel that was told gets <b>one correction</b>.",
  "strike-undone": "Undone: it is as it was before.",
  "strike-undone-untold": "Nothing had been posted about the change, so nothing is corrected.",
  "strike-already-going":
    "{count, plural, =1 {1 post was} other {# posts were}} already going out and will be followed by this.",

  "refuse-strike-over": "{name} is over: its last day was {day}.",
  "refuse-strike-state": "{name} is {state} already.",
  "refuse-strike-not-proposed":
    "{name} is in this state: {state}. Only {kind, select, asos {what is proposed} other {a proposed strike}} can be marked as notified.",
  "refuse-strike-changed":
    "{name} changed meanwhile. Its state is: {state}. If the union has confirmed it, type /strike confirm {id} again.",
  "refuse-strike-called-off": "{name} is called off for good. Set up a new one with /strike add.",

  // Its hours.
  "strike-ask-hours": "{hours} on several days in a row: which is meant?",
  "strike-ask-until":
    "“{hours}” is one hour: from when, and until when? Type both, for example: hours: 18:00 to 05:59; or as the union says it: hours: from 18:00 to the end of the shift",
  "strike-ask-last":
    "On {days} until when? Type the last day too, for example: days: each {example} until 30 June. If there is none yet: days: {open} hours: {days} only",
  "strike-ask-each": "Those hours on each day",
  "strike-ask-across": "Without a break, from the first day to the last",
  "strike-sure-hours-title": "{name}: the union’s hours?",
  "strike-sure-hours":
    "It is {state}, and every channel that was told gets a correction at once: {days}. Go on only if these are the hours the union itself has given.",
  "refuse-strike-hours":
    "These hours do not fit its days. Type both as the union says them, for example: days: 5 to 6 April 2026 hours: from 18:00 on Sunday 5th to 09:59 on Monday 6th",

  // Changes.
  "strike-confirm-anew":
    "It was {state, select, confirmed {confirmed} other {notified}} as it was before, so it has to be <b>confirmed again</b>. Until then no channel is told to {kind, select, asos {take part} other {strike}}.",
  "strike-corrected":
    "{count, plural, =0 {No channel had been told of it, so nothing is corrected.} =1 {1 channel that was told of it gets a correction now.} other {# channels that were told of it get a correction now.}}",
  "strike-told-stays": "Nothing that was told of it has changed, so nothing is posted.",
  "strike-confirm-rest":
    "What is confirmed already stays so. What was added has to be <b>confirmed as well</b>.",
  "strike-confirm-rest-title":
    "Confirm {name} with what was {added, select, true {added} other {suspended}}?",
  "strike-still-button": "Only what is confirmed already",
  "strike-change": "<b>{moment}</b>: {what}",
  "strike-change-fact":
    "{fact, select, name {Name} kind {Kind} days {Days} for {For} state {State} decision {Decision} asked {Not confirmed yet} review {Review} other {Pickets}}: {from} → {to}.",
  "strike-change-again": "confirmed again.",
  "strike-changes-more": "And {count} older {count, plural, =1 {change} other {changes}}.",
  "strike-nothing": "none",
  "refuse-strike-same": "{name} is like that already. Nothing was changed.",

  // What reps are written.
  "strike-notice-title": "Look again: {name}",
  "strike-due-old":
    "It begins on {first} and was last confirmed here on {since}, <b>{days} days ago</b>. If the union still confirms it: /strike confirm {id}. If not: /strike suspend {id}",
  "strike-due-undecided":
    "A decision about {name} was due on {day}, and nobody has said here what it is. Posts go on saying “not confirmed”. /strike confirm {id} once the union has confirmed it, or /strike cancel {id}",
  "strike-notice-footer": "You get this as a rep or officer of {branch} who agreed to be written to.",
  "strike-look-button": "Look at it",
  "strike-look-at-button": "Confirm again… · {id}",

  // Pickets.
  "picket-line": "{number}Picket: <b>{place}</b>, from {when}. Ask for the {contact}.{note}",
  "picket-from": "{time}{before, select, true { on the day before} other {}}",
  "picket-advice":
    "Pickets are peaceful. Stand at or near your own place of work. As a rule, no more than six people stand at one entrance.",
  "picket-removed": "The picket at {place} is taken away from {name}.",
  "picket-when":
    "{told, plural, =0 {Its posts name the pickets once it is confirmed.} =1 {1 channel that was told of it is told at {time}, of all you change by then.} other {# channels that were told of it are told at {time}, of all you change by then.}}",
  "picket-next": "No channel has been told of it yet; its posts name the pickets.",
  "refuse-picket-person":
    "A post reaches everybody, the employer too: no telephone number, e-mail address, link or @name in it. Name a role, for example: contact: branch organiser",
  "refuse-pickets-many": "At most {most} pickets fit a post. Take one away first: /strike picket-remove",
  "refuse-no-picket": "{name} has no picket. Add one: /strike picket place: Main gate from: 7am",
  "refuse-which-picket": "Which picket? {list}",
} as const;
