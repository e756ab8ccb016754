/** Employers counted by themselves, thresholds, told-us figures and results. */
export const employersTexts = {
  "ballot-entitled-none":
    "{name}: nobody has said yet how many members are entitled to vote. Type it: /ballot entitled {id} count: 1,240",
  "ballot-entitled-unknown":
    "{name}: {count, plural, =1 {1 employer} other {# employers}}, each counted by itself. How many are entitled is not known of all.",
  "ballot-entitled-by-employer":
    "{name}: {entitled, number} members are entitled to vote, in {count, plural, =1 {1 employer} other {# employers}}. Each is counted by itself.",
  "employer-line":
    "<b>{name}</b>: {entitled, number} entitled{needed, plural, =0 {} other {; # must vote}}{support, plural, =0 {} other {, and # must vote Yes}}.",
  "employer-uncounted": "<b>{name}</b>: not known how many are entitled.",
  "employers-more": "And {count} more. Name one to see it: employer: …",
  "employers-how":
    "Is each employer counted by itself? Add it: /ballot entitled {id} employer: Harbour Office count: 62",
  "employer-near":
    "Did you mean {near}? Then take this one away: /ballot entitled {id} employer: {name} remove: employer",
  "target-percent": "The branch’s own target: {percent}% of those entitled.",
  "target-members": "The branch’s own target: {members, number} members.",
  "threshold-line":
    "Threshold: {turnout, plural, =0 {none} other {#% of those entitled must vote}}{support, plural, =0 {} other {, and #% of them must vote Yes}} {by, select, law {(important public services).} other {(set by a rep, not the law’s).}}",

  "refuse-threshold":
    "“{typed}” is no threshold Muster knows. Type one of: law, none, 50%, 50% and 40% (the second must vote Yes), important-service",
  "refuse-method-consultative":
    "online-consultative is for a consultative ballot alone. Voting online in any other is: method: electronic",
  "refuse-mandate-kind":
    "{kind, select, election {An election} other {A consultative ballot}} gives no mandate: leave out mandate-expires.",
  "refuse-posting-method":
    "Nothing is posted in this way of voting, so there is no last posting date: leave it out, or take it away with remove: last-posting",
  "refuse-threshold-election": "An election has no threshold: leave it out.",
  "refuse-counts-election":
    "{name} is an election: it has one count and no target. Type only how many are entitled: count: 1,240",
  "refuse-employers-most": "{name} has {most} employers already; more cannot be kept.",
  "refuse-remove-which-employer": "Which employer is to be taken away? Name it: employer: …",
  "refuse-remove-no-count": "{name} has nothing like that to take away.",
  "refuse-unknown-employer":
    "{name} has no employer “{typed}”. {count, plural, =0 {Add it first: /ballot entitled employer: … count: …} other {It has: {list}}}",
  "refuse-target":
    "“{typed}” cannot be a target. Type a percentage of those entitled (60%) or a number (700).",

  "told-share": "That is at least {percent}% of {entitled, number} entitled who told us.",
  "told-heard":
    "At least {heard, number} of {entitled, number} entitled ({percent}%) told us one of the three.",
  "told-by-employer":
    "The threshold counts in each employer by itself, and what members told us is not kept by employer. Votes needed: /ballot entitled {id}",
  "told-target":
    "The branch’s own target, {members, number}: {still, plural, =0 {reached, by what we were told} other {up to # more to go by what we were told}}.",
  "told-target-unknown":
    "The branch’s own target is {percent}% of those entitled: say how many these are with /ballot entitled",

  "result-title": "{name}: the result",
  "result-employer-title": "{name}: the result in {employer}",
  "result-correction-title": "Correction: {name}, the result",
  "result-correction-line":
    "Something of the result given here before was wrong or missing. This is the result now:",
  "result-withdrawn": "The result given here before was <b>wrong</b>. No result is known here yet.",
  "result-more": "And {count} more.",
  "result-none":
    "No result has been typed yet. With the scrutineer’s numbers: /ballot result {id} entitled: 62 yes: 35 no: 2 spoiled: 1",
  "result-check": "Check every number against the scrutineer’s own declaration.",
  "result-turnout":
    "Turnout: <b>{percent}</b> ({cast, number} of {entitled, number} entitled voted{spoiled, plural, =0 {} =1 {, 1 spoiled paper among them} other {, # spoiled papers among them}}).",
  "result-votes":
    "Yes: <b>{yes, number}</b>, No: <b>{no, number}</b>. Yes is {percent} of {valid, number} valid votes.",
  "result-bar-turnout":
    "{percent}% had to vote, {needed, number} members: {missedBy, plural, =0 {met} =1 {<b>missed by 1 vote</b>} other {<b>missed by # votes</b>}}.",
  "result-bar-support":
    "{percent}% had to vote Yes, {needed, number} members: {missedBy, plural, =0 {met} =1 {<b>missed by 1 vote</b>} other {<b>missed by # votes</b>}}.",
  "result-majority": "{majority, select, true {A majority voted Yes.} other {No majority voted Yes.}}",
  "result-won": "By these numbers the ballot is <b>won</b>: there is a mandate.",
  "result-lost": "By these numbers the ballot is <b>not won</b>: there is no mandate.",
  "result-consultative":
    "This was a consultative ballot: it has no legal force, and no action can be called on it.",
  "result-employers":
    "{count, plural, =1 {1 employer is counted here} other {# employers are counted here}}: {won, plural, =0 {none has a mandate} =1 {1 has a mandate} other {# have a mandate}}.",
  "result-employer":
    "<b>{name}</b>: turnout {turnout} ({cast, number} of {entitled, number}), Yes {yes}{kind, select, statutory {: {carried, select, true {mandate won} other {no mandate}}} other {}}{missedTurnout, plural, =0 {} =1 {; the turnout was <b>1 vote short</b>} other {; the turnout was # votes short}}{missedSupport, plural, =0 {} =1 {; Yes was <b>1 vote short</b>} other {; Yes was # votes short}}{majority, select, true {} other {; no majority for Yes}}.",
  "result-link": "More from the union: {link}",
  "result-calls-nobody":
    "This alone calls nobody out: a strike is told here once the union has confirmed it.",
  "result-set-mandate":
    "Once the union gives the last day of the mandate, set it: /ballot dates {id} mandate-expires: …",
  "result-take-mandate":
    "Careful: a last day of its mandate is set and counted down. Take it away: /ballot dates {id} remove: mandate-expires",
  "result-posted-before":
    "A result was posted before. Channels keep what they were told until you post the correction.",
  "result-button": "{posted, select, true {Post the correction} other {Post it in the ballot’s channels}}",
  "result-goes-out":
    "The result of {name} goes out now, in {count, plural, =1 {1 channel} other {# channels}}.",

  "refuse-result-open": "{name} closes on {close}. Its result can be typed after that.",
  "refuse-result-changed":
    "The numbers have changed since. Look at them again, then post: /ballot result {id}",
  "refuse-result-which-employer": "Each employer of {name} is counted by itself. Say which: employer: …",
  "refuse-result-no-employers":
    "{name} has one count. If “{employer}” is counted by itself, add it first: /ballot entitled employer: {employer}",
  "refuse-result-entitled": "How many were entitled to vote there? Add it: entitled: 62",
  "refuse-result-yes-no": "Give both Yes and No, for example: yes: 35 no: 2 spoiled: 1",
  "refuse-result-sum":
    "{yes, number} Yes, {no, number} No and {spoiled, number} spoiled are {total, number} votes, not {cast, number}. Look at the numbers again; “cast” can be left out.",
  "refuse-result-too-many":
    "{cast, number} votes are more than the {entitled, number} who were entitled. Look at the numbers again.",
  "refuse-result-election":
    "Muster keeps no votes of an election. Give the turnout (entitled: … cast: …) and a link to the result.",
  "refuse-result-cast": "How many voted? Add it: cast: 38",
  "refuse-result-spoiled": "{spoiled, number} spoiled papers are more than {cast, number} votes cast.",
  "refuse-remove-no-result": "{name} has nothing like that to take away.",
} as const;
