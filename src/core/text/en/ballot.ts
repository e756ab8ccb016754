/** Ballots: their dates and way of voting, where they stand, every post of theirs, pausing and closing. */
export const ballotTexts = {
  // Dates.
  "milestone-name-nominations-open": "Nominations open",
  "milestone-name-nominations-close": "Nominations close",
  "milestone-name-acceptance": "Acceptance by",
  "milestone-name-opens": "Opens",
  "milestone-name-not-received-by": "Paper not received by",
  "milestone-name-not-received-by-vote":
    "{way, select, either {Paper not received by} work {Not told where to vote by} other {Voting link not received by}}",
  "milestone-name-join-by": "Join by",
  "milestone-name-replacement-by": "Ask for a replacement by",
  "milestone-name-replacement-by-vote":
    "{way, select, either {Ask for a replacement by} work {Ask for help by} other {Ask for a new voting link by}}",
  "milestone-name-last-posting": "Post by",
  "milestone-name-closes": "Closes (papers must have arrived)",
  "milestone-name-closes-vote": "Closes (votes must be in)",
  "milestone-name-result": "Result",
  "milestone-name-mandate-expires": "Last day of the mandate",
  "milestone-line":
    "{milestone}: <b>{moment}</b>{suggested, select, posting { (suggested by Muster, second-class post; not set by the union)} mandate { (suggested by Muster, if the ballot is won; not set by the union)} other {}}",
  "voting-line":
    "Voting: {method, select, electronic {online} hybrid {by post or online; papers come by post} workplace {in person at work} other {online, consultative}}",
  "replacement-link": "Replacement papers: {link}",
  "replacement-link-vote":
    "{way, select, either {Replacement papers} work {Help with voting} other {New voting links}}: {link}",
  "ballot-dates-title": "{name} ({id}): dates",
  "ballot-dates-how":
    "Change one: /ballot dates {id} last-posting: Thu 27 April. Take one away: remove: join-by",
  "ballot-dates-saved": "Saved. Posts still to come have moved to fit.",
  "ballot-dates-correction":
    "{count, plural, =0 {No channel had been told the old dates.} =1 {1 channel that had been told the old dates gets a correction now.} other {# channels that had been told the old dates get a correction now.}}",
  "ballot-check-dates": "Check each date and weekday against the union’s own notice.",

  "refuse-close-no-time":
    "At what hour? PCS ballots usually close at 12 noon, but Muster does not guess. Type it with the date, for example: closes: {typed} 12 noon",
  "refuse-order": "{later} ({laterDay}) cannot be before {earlier} ({earlierDay}). Check both dates.",
  "refuse-close-past":
    "That close, {moment}, has passed. For a ballot already won, give the last day of its mandate too: mandate-expires: 6 May 2023",
  "refuse-mandate-past":
    "{day} has passed: that mandate has ended. Only a mandate still live can be counted down.",
  "refuse-mandate-kind":
    "{kind, select, election {An election} other {A consultative ballot}} gives no mandate: leave out mandate-expires.",
  "refuse-posting-method":
    "Nothing is posted in this way of voting, so there is no last posting date: leave it out, or take it away with remove: last-posting",
  "refuse-method-consultative":
    "online-consultative is for a consultative ballot alone. Voting online in any other is: method: electronic",
  "refuse-replacement-link":
    "“{typed}” is not a web page that posts can link to. Give its whole address, for example https://www.pcs.org.uk/{field, select, link {result} other {replacement}}",
  "refuse-remove-link": "{name} has no replacement link.",
  "refuse-remove-close": "The close cannot be taken away. Move it, or end the ballot with /ballot close.",
  "refuse-remove-none": "{name} has no date “{milestone}” to take away.",
  "refuse-closed-ballot": "{name} is closed: only its result and mandate-expires can still change.",

  // Warnings.
  "ballot-warn-posting-day":
    "Careful: {day} is {why}. No post is collected then: ask the union whether an earlier day is meant.",
  "ballot-warn-join-before":
    "The last day to join, {join}, is before the ballot opens on {opens}. That is right where the union’s rules ask for membership by then; it is posted as its rule.",
  "ballot-warn-close-day":
    "Careful: no post is delivered on the day of the close, {day} ({why}). Is it the right day?",
  "ballot-why-weekend": "a {weekday}",
  "ballot-warn-holidays-unknown":
    "Careful: Muster’s list of bank holidays ends with {until}. Check the suggested posting date by hand.",
  "warn-other-law":
    "Northern Ireland has its own law on ballots, notice and how long a mandate lasts. Muster knows only Great Britain’s: check with your full-time officer.",

  // Setting one up.
  "ballot-created-title": "Set up: {name} ({id})",
  "ballot-mandate-created": "This ballot has closed, so only its mandate is counted down.",
  "ballot-after-create":
    "See every post before it goes: /ballot preview {id}. Ask who has posted: /check open {id}.",
  "ballot-after-create-vote":
    "See every post before it goes: /ballot preview {id}. Ask who has voted: /check open {id}.",
  "ballot-next-post": "Next post: {moment} in {place}.",
  "ballot-no-next-post": "No post is planned.",
  "next-post-then": "Then {moment} in {place}.",
  "next-posts-more": "And {count, plural, =1 {1 more post} other {# more posts}}.",
  "ask-same-ballot":
    "There is already a ballot called {name} ({id}): it closes {close}. Set up another with the same name? To move its dates, use /ballot dates.",
  "ballot-status-all": "All ballots that are open",
  "ballot-status-title": "{name} ({id})",
  "status-before": "Opens {opens}.",
  "status-days": "<b>{days, plural, =1 {1 day} other {# days}}</b> to the close, {close}.",
  "status-today": "Closes <b>today</b>, {close}: <b>{left} left</b>.",
  "status-closed": "<b>Closed</b>, {close}.",
  "status-closed-early": "<b>Closed early</b> by a rep. Its close would be {close}.",
  "status-paused": "Its posts here are <b>paused</b> by a rep; the ballot itself goes on.",
  "status-entitled":
    "Entitled to vote: {entitled, number}. {percent, plural, =50 {Half} other {#%}} of them is {needed, number}.",
  "status-entitled-election": "Entitled to vote: {entitled, number}.",
  "status-entitled-missing": "Not known how many are entitled: /ballot entitled {id} count: …",
  "status-told": "Told us it is posted: {posted, plural, =0 {too few to say} other {at least #}}.",
  "status-told-vote": "Told us they have voted: {posted, plural, =0 {too few to say} other {at least #}}.",
  "status-mandate":
    "Mandate: last day {day} ({days, plural, =0 {today} =1 {1 day left} other {# days left}}).",
  "status-mandate-over": "Mandate: ended with {day}. No strike can be held under it.",
  "status-no-mandate": "There is <b>no live mandate</b> today.",

  // Every post of it.
  "ballot-preview-title": "{name} ({id}): every post",
  "ballot-preview-line": "{state} <b>{moment}</b> in {place}: {words}",
  "ballot-preview-none": "No post is planned. Add a channel: /countdown add",
  "ballot-preview-page": "Page {page} of {pages}. See another: /ballot preview {id} page: {other}",
  "delivery-state":
    "{state, select, planned {Planned} held {Held} claimed {Going out} posted {Sent} skipped {Skipped} cancelled {Stopped} failed {Failed} other {Unknown}}{reason, select, none {} held {, over an hour late together with many others: an officer decides} late {, too late to be true} superseded {, a later one said it} needs {, no longer true} nothing {, nothing true was left to say} paused {, the ballot was paused} closed {, the ballot was closed} moved {, its date moved} deleted {, its countdown was deleted} dropped {, an officer dropped it} gone {, the channel is gone} refused {, the platform did not take it} unknown {, the platform could not say whether it arrived} other { ({reason})}}",
  "delivery-no-words": "nothing to say then",

  // Pausing and closing.
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

  "ballot-close-title": "Close {name} now?",
  "ballot-close-warning":
    "Its posts stop, its checks close, and channels that were told of it get one correction. Its own close is {close}.",
  "ballot-close-button": "Close it now",
  "ballot-closed":
    "{name} is closed. {count, plural, =0 {No post was waiting.} =1 {1 planned post is stopped.} other {# planned posts are stopped.}}",
  "ballot-closed-told":
    "{count, plural, =0 {No channel had been told of it.} =1 {1 channel that was told of it gets a correction now.} other {# channels that were told of it get a correction now.}}",
  "refuse-already-closed": "{name} is closed already.",

  // Which ballot is meant.
  "refuse-no-ballot": "No ballot is set up here yet. A rep can begin with /ballot create.",
  "refuse-which-ballot": "Which ballot? {list}",
  "refuse-which-ended": "Which ballot’s result? {list}",
  "refuse-unknown-ballot": "There is no ballot “{typed}” here. There is: {list}",
} as const;
