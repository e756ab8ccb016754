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
  "milestone-name-count": "Count",
  "milestone-name-result": "Result",
  "milestone-name-mandate-expires": "Last day of the mandate",
  "milestone-line":
    "{milestone}: <b>{moment}</b>{suggested, select, posting { (suggested by Muster, not by the union)} mandate { (if the ballot is won; suggested by Muster, not by the union)} passed { (that day has passed: post a paper you still have at once)} other {}}",
  "milestone-gone": "Taken away: {milestone}.",
  "voting-line":
    "Voting: {method, select, electronic {online} hybrid {by post or online; papers come by post} workplace {in person at work} other {online, consultative}}",
  "replacement-link": "Replacement papers: {link}",
  "replacement-link-vote":
    "{way, select, either {Replacement papers} work {Help with voting} other {New voting links}}: {link}",
  "replacement-words": "To ask for a replacement: {how}",
  "replacement-words-vote":
    "{way, select, either {To ask for a replacement} work {To ask for help} other {To ask for a new link}}: {how}",
  "ballot-dates-title": "{name}: dates",
  "ballot-dates-done":
    "{what, select, close {Close moved to {day}: {name}} one {{milestone}, now {day}: {name}} many {{milestone}, now {day}, and other dates: {name}} other {Saved: {name}}}",
  "ballot-dates-all": "All its dates",
  "ballot-dates-how":
    "Change one: /ballot dates {id} last-posting: Thu 27 April. Take one away: remove: join-by",
  "ballot-dates-saved": "Posts still to come have moved to fit.",
  "ballot-dates-correction":
    "{count, plural, =0 {No channel had been told the old dates.} =1 {1 channel that had been told the old dates gets a correction now.} other {# channels that had been told the old dates get a correction now.}}",
  "ballot-check-dates": "Check each date against the union’s notice.",

  "refuse-close-no-time":
    "At what hour on {moment}? PCS ballots usually close at 12 noon, but Muster does not guess. Type it with the date, for example: closes: {typed} 12 noon",
  "refuse-order": "“{later}” ({laterDay}) cannot be before “{earlier}” ({earlierDay}). Check both dates.",
  "refuse-close-past":
    "That close, {moment}, has passed. For a ballot already won, give the last day of its mandate too: mandate-expires: 6 May 2023",
  "refuse-mandate-past":
    "{day} has passed: that mandate has ended. Only a mandate still live can be counted down.",
  "refuse-mandate-kind":
    "{kind, select, election {An election} other {A consultative ballot}} gives no mandate: leave out mandate-expires.",
  "refuse-posting-method":
    "Nothing is posted in this way of voting, so there is no last posting date: leave it out, or take it away with remove: last-posting",
  "refuse-method-workplace":
    "Voting at work is for industrial-action ballots alone, by law. How do members vote in this election?",
  "refuse-method-workplace-typed":
    "Voting at work is for industrial-action ballots alone, by law. Give the election another way of voting: postal, electronic or hybrid.",
  "refuse-method-consultative":
    "Voting online without legal force is for a consultative ballot alone. How do members vote in this one?",
  "refuse-replacement-link":
    "“{typed}” is not a web page that posts can link to. Give its whole address, for example https://www.pcs.org.uk/{field, select, link {result} other {replacement}}",
  "refuse-remove-link": "{name} has no {what, select, words {replacement words} other {replacement link}}.",
  "refuse-remove-close": "The close cannot be taken away. Move it, or end the ballot with /ballot close.",
  "refuse-remove-none": "{name} has no date “{milestone}” to take away.",
  "refuse-closed-ballot":
    "{name} is closed: only its result and mandate-expires can still change. A new close opens it again.",

  // Warnings.
  "ballot-warn-posting-day":
    "Careful: {day} is {why}. No post is collected then: ask the union whether an earlier day is meant.",
  "ballot-warn-posting-own":
    "The union’s posting date, {own}, is {days, plural, =1 {1 day} other {# days}} {when, select, later {after} other {before}} what Muster would suggest for second-class post, {suggested}. The union’s is the one that is posted: check it with its notice.",
  "ballot-warn-posting-arrive":
    "Careful: Muster would suggest posting by {suggested}, when papers sent on {opens} may not have come yet. {used, select, true {Give the union’s own date: last-posting: …} other {So no date is suggested: members are told to post theirs as soon as it comes. If the union gives a date: last-posting: …}}",
  "ballot-warn-posting-replacement":
    "Careful: the posting date that Muster suggests, {suggested}, is before the last day to ask for a replacement, {replacement}: a paper that comes then is posted later. Give the union’s own date: last-posting: …",
  "ballot-warn-join-before":
    "The last day to join, {join}, is before the ballot opens on {opens}. That is right where the union’s rules ask for membership by then; it is posted as its rule.",
  "ballot-warn-close-day":
    "Careful: no post is delivered on the day of the close, {day} ({why}). Is it the right day?",
  "ballot-why-weekend": "a {weekday}",
  "ballot-warn-holidays-unknown":
    "Careful: Muster’s list of bank holidays ends with {until}. Check the suggested posting date by hand.",
  "warn-other-law":
    "Northern Ireland has its own law on ballots (its 1995 Order): no 50% turnout rule, seven days’ notice of action to the employer (art. 118), and action must begin within four weeks of the ballot (art. 117, as made){by, select, none {} other {: by <b>{by}</b>, if it closes as set up here}}. Muster knows little more of it: check with your full-time officer.",

  // Setting one up.
  "ballot-created-title": "Set up: {name}, {open, select, true {closes {day}} other {mandate until {day}}}",
  "ballot-mandate-created": "This ballot has closed, so only its mandate is counted down.",
  "ballot-see-posts": "See every post",
  "ballot-next-post": "Next post: {moment} in {place}{later, plural, =0 {} other {, then # more}}.",
  "ballot-no-next-post": "No post is planned.",
  "ask-ballot-kind": "What kind of ballot is {name}?",
  "ask-same-ballot":
    "There is already a ballot called {name}: it closes {close}. Set up another with the same name? To move its dates, use /ballot dates.",
  "ask-neighbours-title": "{name}: which dates move along?",
  "ask-neighbours":
    "{moved, select, true {The close moves from {from} to <b>{to}</b>. These were given for the old close:} other {These dates were given for the date that moves:}}",
  "ask-neighbours-line":
    "{milestone}: {before} → {note, select, gone {<b>taken away</b>, as it would have passed already} suggested {<b>{proposed}</b> (Muster suggests it: it moves by itself)} forced {<b>{proposed}</b> (it cannot stay)} other {<b>{proposed}</b>}}",
  "ask-neighbours-strike":
    "{kind, select, asos {Action} other {Strike}} {name}: {days} would not be under this ballot’s mandate any more. It stays on its days: check with your full-time officer, and move it with /strike edit.",
  "ask-neighbours-stale":
    "If you keep them, the union’s posting date goes, as it was for the old close: Muster suggests {suggested} until the union gives one.",
  "ask-neighbours-nothing-yet": "Nothing is changed yet: look in the union’s own notice first.",
  "ask-neighbours-move": "Move them together",
  "ask-neighbours-keep": "Keep them as they are",
  "ballot-status-all": "All ballots that are open",
  "status-before": "Opens {opens}.",
  "status-days": "<b>{days, plural, =1 {1 day} other {# days}}</b> to the close, {close}.",
  "status-today": "Closes <b>today</b>, {close}: <b>{left} left</b>.",
  "status-closed": "<b>Closed</b>, {close}.",
  "status-paused": "Its posts here are <b>paused</b> by a rep; the ballot itself goes on.",
  "status-entitled":
    "{entitled, plural, =1 {1 member} other {# members}} can vote. {percent, plural, =50 {Half} other {#%}} of them is {needed, number}.",
  "status-entitled-election": "{entitled, plural, =1 {1 member} other {# members}} can vote.",
  "status-entitled-missing": "Not known how many are entitled: /ballot entitled {id} count: …",
  "status-told": "Told us it is posted: {posted, plural, =0 {too few to say} other {at least #}}.",
  "status-told-vote": "Told us they have voted: {posted, plural, =0 {too few to say} other {at least #}}.",
  "status-mandate":
    "Mandate: last day {day} ({days, plural, =0 {today} =1 {1 day left} other {# days left}}).",
  "status-mandate-over": "Mandate: ended with {day}. No strike can be held under it.",
  "status-no-mandate": "There is <b>no live mandate</b> today.",

  // Every post of it.
  "ballot-preview-title": "{name}: every post",
  "ballot-preview-line": "{state} <b>{moment}</b> in {place}: {words}",
  "ballot-preview-post": "{name}: post {post} of {posts}",
  "ballot-preview-when": "{state} <b>{moment}</b> in {place}. It says:",
  "ballot-preview-before": "The post before",
  "ballot-preview-after": "The post after",
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

  "ballot-close-title": "{how, select, withdrawn {Withdraw} postponed {Postpone} other {Close}} {name} now?",
  "ballot-close-warning":
    "Its posts stop, its checks close, and channels that were told of it get one correction. Its own close is {close}.{how, select, withdrawn { No result and no mandate comes of it.} postponed { It goes on with /ballot dates, once there is a new close.} other {}}",
  "ballot-close-result":
    "The day of its {what}, {day}, was given for that close and is taken away. If the union gives one: /ballot dates {id} {what}: …",
  "ballot-close-button":
    "{how, select, withdrawn {Withdraw it now} postponed {Postpone it now} other {Close it now}}",
  "ballot-closed":
    "{name} is {how, select, withdrawn {withdrawn} postponed {postponed} other {closed}}. {count, plural, =0 {No post was waiting.} =1 {1 planned post is stopped.} other {# planned posts are stopped.}}",
  "ballot-closed-told":
    "{count, plural, =0 {No channel had been told of it.} =1 {1 channel that was told of it gets a correction now.} other {# channels that were told of it get a correction now.}}",
  "refuse-ended-result": "{name} was withdrawn or postponed: it has no result.",
  "ask-result-after": "The result is on {day}",
  "ask-reopen":
    "{name} is closed. Open it again, until <b>{close}</b>? Its countdowns go on, and channels that were told of it get one correction. Its checks stay closed: /check open asks anew.",
  "refuse-reopen-result":
    "{name} has a result already, so its close cannot move any more. For a ballot held again: /ballot create … replaces: {id}",
  "ballot-warn-replaces-open":
    "Careful: {name}, which it replaces, is still open. If it is withdrawn: /ballot close {id} ending: withdrawn",
  "ask-delete":
    "Delete {name} for good? Its dates, countdowns and planned posts go, and members’ answers to it. No channel was told of it.",
  "undone-checks-stay": "Its checks stay closed: /check open asks again.",
  "ballot-deleted": "{name} is deleted.",
  "refuse-delete-told":
    "Channels have been told of {name}, so it cannot be deleted without a word: end it with /ballot close {id}, or withdraw it: /ballot close {id} ending: withdrawn",
  "refuse-delete-followed":
    "Other branches follow {name}, so it cannot be deleted: withdraw it with /ballot close {id} ending: withdrawn",
  "refuse-already-closed": "{name} is closed already.",

  // Which ballot is meant.
  "refuse-no-ballot": "No ballot is set up here yet. A rep can begin with /ballot create.",
  "refuse-which-ballot": "Which ballot? {list}",
  "refuse-which-ended": "Which ballot’s result? {list}",
  "refuse-unknown-ballot": "There is no ballot “{typed}” here. There is: {list}",
} as const;
