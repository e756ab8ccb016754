/** Ballots, their dates and what a rep is told about them; countdown commands. */
export const ballotTexts = {
  "milestone-name-nominations-open": "Nominations open",
  "milestone-name-nominations-close": "Nominations close",
  "milestone-name-acceptance": "Acceptance by",
  "milestone-name-opens": "Opens",
  "milestone-name-not-received-by": "Paper not received by",
  "milestone-name-join-by": "Join by",
  "milestone-name-replacement-by": "Ask for a replacement by",
  "milestone-name-last-posting": "Post by",
  "milestone-name-closes": "Closes (papers must have arrived)",
  "milestone-name-result": "Result",
  "milestone-name-mandate-expires": "Last day of the mandate",
  "milestone-line":
    "{milestone}: <b>{moment}</b>{suggested, select, posting { (suggested by Muster, second-class post; not set by the union)} mandate { (suggested by Muster, if the ballot is won; not set by the union)} other {}}",

  "replacement-link": "Replacement papers: {link}",
  "refuse-replacement-link":
    "“{typed}” is not a web page that posts can link to. Give its whole address, for example https://www.pcs.org.uk/{field, select, link {result} other {replacement}}",
  "refuse-remove-link": "{name} has no replacement link.",

  "ballot-created-title": "Set up: {name} ({id})",
  "ballot-next-post": "Next post: {moment} in {place}.",
  "ballot-no-next-post": "No post is planned.",
  "next-post-then": "Then {moment} in {place}.",
  "next-posts-more": "And {count, plural, =1 {1 more post} other {# more posts}}.",
  "ballot-after-create":
    "See every post before it goes: /ballot preview {id}. Ask who has posted: /check open {id}.",
  "ballot-mandate-created": "This ballot has closed, so only its mandate is counted down.",
  "ballot-check-dates": "Check each date and weekday against the union’s own notice.",
  "ballot-warn-posting-day":
    "Careful: {day} is {why}. No post is collected then: ask the union whether an earlier day is meant.",
  "ballot-warn-close-day":
    "Careful: no post is delivered on the day of the close, {day} ({why}). Is it the right day?",
  "ballot-why-weekend": "a {weekday}",
  "ballot-warn-holidays-unknown":
    "Careful: Muster’s list of bank holidays ends with {until}. Check the suggested posting date by hand.",

  "warn-other-law":
    "Northern Ireland has its own law on ballots, notice and how long a mandate lasts. Muster knows only Great Britain’s: check with your full-time officer.",

  "ballot-status-title": "{name} ({id})",
  "status-days": "<b>{days, plural, =1 {1 day} other {# days}}</b> to the close, {close}.",
  "status-today": "Closes <b>today</b>, {close}: <b>{left} left</b>.",
  "status-closed": "<b>Closed</b>, {close}.",
  "status-closed-early": "<b>Closed early</b> by a rep. Its close would be {close}.",
  "status-before": "Opens {opens}.",
  "status-entitled":
    "Entitled to vote: {entitled, number}. {percent, plural, =50 {Half} other {#%}} of them is {needed, number}.",
  "status-entitled-election": "Entitled to vote: {entitled, number}.",
  "status-entitled-missing": "Not known how many are entitled: /ballot entitled {id} count: …",
  "status-mandate":
    "Mandate: last day {day} ({days, plural, =0 {today} =1 {1 day left} other {# days left}}).",
  "status-mandate-over": "Mandate: ended with {day}. No strike can be held under it.",
  "status-no-mandate": "There is <b>no live mandate</b> today.",
  "status-told": "Told us it is posted: {posted, plural, =0 {too few to say} other {at least #}}.",

  "status-paused": "Its posts here are <b>paused</b> by a rep; the ballot itself goes on.",

  "ballot-dates-title": "{name} ({id}): dates",
  "ballot-dates-how":
    "Change one: /ballot dates {id} last-posting: Thu 27 April. Take one away: remove: join-by",
  "ballot-dates-saved": "Saved. Posts still to come have moved to fit.",
  "ballot-dates-correction":
    "{count, plural, =0 {No channel had been told the old dates.} =1 {1 channel that had been told the old dates gets a correction now.} other {# channels that had been told the old dates get a correction now.}}",
  "ballot-entitled-saved":
    "{name}: {entitled, number} members are entitled to vote. {percent, plural, =50 {Half} other {#%}} of them is {needed, number}.",
  "ballot-entitled-saved-election": "{name}: {entitled, number} members are entitled to vote.",

  "ballot-close-title": "Close {name} now?",
  "ballot-close-warning":
    "Its posts stop, its checks close, and channels that were told of it get one correction. Its own close is {close}.",
  "ballot-close-button": "Close it now",
  "ballot-closed":
    "{name} is closed. {count, plural, =0 {No post was waiting.} =1 {1 planned post is stopped.} other {# planned posts are stopped.}}",
  "ballot-closed-told":
    "{count, plural, =0 {No channel had been told of it.} =1 {1 channel that was told of it gets a correction now.} other {# channels that were told of it get a correction now.}}",
  "refuse-already-closed": "{name} is closed already.",

  "ballot-paused":
    "{name} is <b>paused</b>. {count, plural, =0 {No post was waiting.} =1 {1 planned post is stopped.} other {# planned posts are stopped.}} What falls due meanwhile is not sent later.",
  "ballot-paused-next": "It would next have posted on {moment} in {place}.",
  "ballot-paused-how":
    "Go on with /ballot resume {id}. Answers are still taken, and a date that changes is still corrected.",
  "ballot-resumed": "{name} is no longer paused. What fell due meanwhile is not sent.",
  "ballot-still-paused": "It is <b>paused</b>: nothing is posted until /ballot resume {id}.",
  "refuse-paused": "{name} is paused already. Go on with /ballot resume {id}",
  "refuse-not-paused": "{name} is not paused. Stop its posts with /ballot pause {id}",
  "refuse-pause-closed":
    "{name} is closed: its posts have stopped. If its mandate is still counted down, /countdown delete ends that.",
  "refuse-check-paused": "{name} is paused, so nothing is posted about it. Go on first: /ballot resume {id}",

  "ballot-preview-title": "{name} ({id}): every post",
  "ballot-preview-line": "{state} <b>{moment}</b> in {place}: {words}",
  "ballot-preview-none": "No post is planned. Add a channel: /countdown add",
  "ballot-preview-page": "Page {page} of {pages}. See another: /ballot preview {id} page: {other}",
  "delivery-state":
    "{state, select, planned {Planned} held {Held} claimed {Going out} posted {Sent} skipped {Skipped} cancelled {Stopped} failed {Failed} other {Unknown}}{reason, select, none {} held {, over an hour late together with many others: an officer decides} late {, too late to be true} superseded {, a later one said it} needs {, no longer true} nothing {, nothing true was left to say} paused {, the ballot was paused} closed {, the ballot was closed} moved {, its date moved} deleted {, its countdown was deleted} dropped {, an officer dropped it} gone {, the channel is gone} refused {, the platform did not take it} unknown {, the platform could not say whether it arrived} other { ({reason})}}",
  "delivery-no-words": "nothing to say then",

  "refuse-close-no-time":
    "At what hour? PCS ballots usually close at 12 noon, but Muster does not guess. Type it with the date, for example: closes: {typed} 12 noon",
  "refuse-order": "{later} ({laterDay}) cannot be before {earlier} ({earlierDay}). Check both dates.",
  "refuse-close-past":
    "That close, {moment}, has passed. For a ballot already won, give the last day of its mandate too: mandate-expires: 6 May 2023",
  "refuse-mandate-past":
    "{day} has passed: that mandate has ended. Only a mandate still live can be counted down.",
  "refuse-same-ballot":
    "{name} with this close is set up already as {id}. Change its dates: /ballot dates {id}",
  "refuse-remove-close": "The close cannot be taken away. Move it, or end the ballot with /ballot close.",
  "refuse-remove-none": "{name} has no date “{milestone}” to take away.",
  "refuse-closed-ballot": "{name} is closed: only its result and mandate-expires can still change.",
  "refuse-no-ballot": "No ballot is set up here yet. A rep can begin with /ballot create.",
  "refuse-which-ballot": "Which ballot? Type its id: {list}",
  "refuse-which-ended": "Which ballot’s result? Type its id: {list}",
  "refuse-unknown-ballot": "There is no ballot “{typed}” here. There is: {list}",

  "countdown-show-title": "Where things stand",
  "countdown-show-name": "<b>{name}</b>",
  "countdown-show-none":
    "No ballot, mandate or strike is counted down here now. A rep can set one up with /ballot create or /strike add.",
  "countdown-show-strike": "<b>{name}</b>: {days}, for {forWhom} ({state}).",
  "countdown-added": "Countdown <b>{id}</b> in {place}: {what}; {days} days before, at {time}.",
  "countdown-nothing-left": "Nothing of it is still to come: every post would lie in the past.",
  "countdown-line":
    "<b>{id}</b> {place}: {what}; {days} days before, at {time}{paused, select, true { (<b>paused</b>)} other {}}.",
  "countdown-list-title": "Countdowns",
  "countdown-none": "No countdown is set up. /ballot create and /strike add make one by themselves.",
  "countdown-saved": "Countdown {id} is changed.",
  "countdown-deleted": "Countdown {id} is deleted: nothing more is posted in {place} for {what}.",
  "countdown-deleted-going":
    "{count, plural, =1 {1 post was} other {# posts were}} already going out and cannot be stopped.",
  "countdown-what-mandate": "mandate of {name}",
  "countdown-what-strike": "strike {name}",
  "countdown-what-date": "{title}, {moment}",
  "countdown-what-dateless": "{name}: {milestone} (no such date now)",
  "countdown-suggestion": "{id}: {what}",
  "refuse-unknown-countdown": "There is no countdown {typed}. /countdown list shows them.",
  "refuse-countdown-to":
    "Say what to count down to, one of: ballot: … (and milestone: … for one of its dates), strike: …, or date: … with title: …",
  "refuse-countdown-title": "Give the date a title: title: Branch AGM",
  "refuse-countdown-past": "{moment} has passed. Count down to a day still to come.",
  "refuse-countdown-no-milestone":
    "{name} has no date “{milestone}” yet. Set it first: /ballot dates {id} {option}: …",
  "refuse-countdown-twice":
    "That is counted down in this channel already: {id}. Change it with /countdown edit {id}",

  "strike-added-title": "Strike set up: {name} ({id})",
  "strike-line":
    "<b>{id}</b> {name}: {kind, select, asos {action short of a strike, } other {}}{days}, for {forWhom} ({state}).",
  "strike-state-line": "{kind, select, asos {Action short of a strike. } other {}}State: <b>{state}</b>.",
  "strike-decision-line": "To be decided on {day}.",
  "strike-only-if-confirmed": "Reminders go only once it is confirmed: /strike confirm {id}",
  "strike-list-title": "Strikes",
  "strike-none": "No strike is set up.",
  "strike-confirm-title": "Confirm {name}?",
  "strike-confirm-warning":
    "Every channel that follows it is told at once, and its reminders go. Confirm only what the union itself has confirmed.",
  "strike-confirm-button": "The union has confirmed it",
  "strike-changed-title": "{name} ({id})",
  "strike-told-confirmed":
    "{count, plural, =0 {No channel follows it, so nothing is posted. Type /countdown add strike: {id} in the channel that should be told.} =1 {1 channel is told now.} other {# channels are told now.}}",
  "strike-told-stopped":
    "{count, plural, =0 {No channel had been told of it, so nothing is posted.} =1 {1 channel that was told of it is told now.} other {# channels that were told of it are told now.}}",
  "strike-already-going":
    "{count, plural, =1 {1 post was} other {# posts were}} already going out and will be followed by this.",
  "refuse-strike-past": "{day} has passed. Type only the days still to come.",
  "refuse-strike-over": "{name} is over: its last day was {day}.",
  "refuse-strike-state": "{name} is {state} already.",
  "refuse-strike-not-proposed":
    "{name} is in this state: {state}. Only a proposed strike can be marked as notified.",
  "refuse-strike-changed":
    "{name} changed meanwhile. Its state is: {state}. If the union has confirmed it, type /strike confirm {id} again.",
  "refuse-strike-called-off": "{name} is called off for good. Set up a new one with /strike add.",
  "refuse-same-strike": "{name} on these days is set up already as {id}. /strike list shows it.",
  "refuse-decision-past":
    "The day of the decision, {day}, has passed. Type one still to come, or leave “decision” out.",
  "refuse-decision-late":
    "The decision ({day}) would come after the first strike day ({first}). Check both dates.",
  "refuse-no-strike": "No strike is set up here. A rep can add one with /strike add.",
  "refuse-which-strike": "Which strike? Type its id: {list}",
  "refuse-unknown-strike": "“{typed}” is not the name of one strike here. Type an id: {list}",
} as const;
