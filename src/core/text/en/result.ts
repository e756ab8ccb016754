/** Results: a ballot’s numbers as typed, what they mean, and their post. */
export const resultTexts = {
  // The numbers.
  "result-title": "{name}: the result",
  "result-employer-title": "{name}: the result in {employer}",
  "result-turnout":
    "Turnout: <b>{percent}</b> ({cast, number} of {entitled, number} members voted{spoiled, plural, =0 {} =1 {, 1 spoiled paper among them} other {, # spoiled papers among them}}).",
  "result-cast":
    "Votes cast: <b>{cast, number}</b>{spoiled, plural, =0 {} =1 {, 1 spoiled paper among them} other {, # spoiled papers among them}}. How many were entitled to vote was not given.",
  "result-votes":
    "Yes: <b>{yes, number}</b>, No: <b>{no, number}</b>. Yes is {percent} of {valid, number} valid votes.",
  "result-bar-turnout":
    "{unsure, select, true {If the 50% turnout rule applies, {percent}% had to vote} other {{percent}% had to vote}}, {needed, number} members: {missedBy, plural, =0 {met} =1 {<b>missed by 1 vote</b>} other {<b>missed by # votes</b>}}.",
  "result-bar-support":
    "{percent}% had to vote Yes, {needed, number} members: {missedBy, plural, =0 {met} =1 {<b>missed by 1 vote</b>} other {<b>missed by # votes</b>}}.",
  "result-majority": "{majority, select, true {A majority voted Yes.} other {No majority voted Yes.}}",
  "result-won": "By these numbers the ballot is <b>won</b>: there is a mandate.",
  "result-lost": "By these numbers the ballot is <b>not won</b>: there is no mandate.",
  "result-unsure":
    "<b>If the 50% turnout rule does not apply to this ballot, it is won; if it does, it is not.</b> Only the union can say which: when Muster’s table of the law was last checked, on {checked}, that was not known.",
  "result-unsure-employers":
    "Whether the 50% turnout rule applies to this ballot only the union can say: when Muster’s table of the law was last checked, on {checked}, that was not known.",
  "result-unknown":
    "<b>Whether the ballot is won cannot be said here.</b> {bar, select, both {{turnout}% of those entitled had to vote, and {support}% of them vote Yes} support {{support}% of those entitled had to vote Yes} unsure {If the 50% turnout rule applies, {turnout}% of those entitled had to vote} other {{turnout}% of those entitled had to vote}}: how many that is depends on a number that was not given.",
  "result-consultative":
    "This was a consultative ballot: it has no legal force, and no action can be called on it.",
  "result-employers":
    "{count, plural, =1 {1 employer is counted here} other {# employers are counted here}}: {unknown, plural, =0 {} other {of # it cannot be said whether there is a mandate, as how many were entitled was not given; of the others }}{unsure, plural, =0 {{won, plural, =0 {none has a mandate} =1 {1 has a mandate} other {# have a mandate}}} other {{won, plural, =0 {none} other {#}} won either way, # only if the 50% turnout rule does not apply}}.",
  "result-employer":
    "<b>{name}</b>: {turnout, select, none {{cast, number} voted} other {turnout {turnout} ({cast, number} of {entitled, number})}}, Yes {yes}{kind, select, statutory {: {carried, select, true {mandate won} unsure {won if the 50% turnout rule does not apply, not won if it does} unknown {how many were entitled was not given, so it cannot be said whether there is a mandate} other {no mandate}}} other {}}{missedTurnout, plural, =0 {} =1 {; the turnout was <b>1 vote short</b>} other {; the turnout was # votes short}}{missedSupport, plural, =0 {} =1 {; Yes was <b>1 vote short</b>} other {; Yes was # votes short}}{majority, select, true {} other {; no majority for Yes}}.",
  "result-more": "And {count} more.",
  "result-link": "More from the union: {link}",
  "result-none":
    "No result has been typed yet. With the scrutineer’s numbers: /ballot result {id} entitled: 62 yes: 35 no: 2 spoiled: 1",
  "result-none-election":
    "No result has been typed yet. How many voted, and where the union says who was elected: /ballot result {id} entitled: 1,240 cast: 235 link: https://…",
  "result-elected": "{seats, plural, =0 {} =1 {1 seat. } other {# seats. }}Who was elected: {link}",
  "result-elected-union":
    "{seats, plural, =0 {} =1 {1 seat. } other {# seats. }}Who was elected is for the union to say.",
  "result-check": "Check every number against the scrutineer’s own declaration.",

  // Their post.
  "result-head":
    "{what, select, won {We won: {yes} Yes} short {Not won: {turnout} turnout, {percent}% was needed} lost {Not won: {yes} Yes} other {Result: {yes} Yes}}{what, select, short {} other {{turnout, select, none {} other { on a {turnout} turnout}}}}",
  "result-head-turnout": "Result: {turnout} turnout",
  "result-head-cast": "Result: {cast, plural, =1 {1 member} other {# members}} voted",
  "result-head-named": "{name} · {head}",
  "result-head-of":
    "{won, select, all {We won in all {count} employers} none {Not won in any of {count} employers} other {We won in {winners} of {count} employers{names}}}",
  "result-head-employers": "Result for {count} employers",
  "result-head-out": "The result is out",
  "result-head-corrected": "Correction · {head}",
  "result-head-withdrawn": "Correction · the result given here was wrong",
  "result-of": "The result of <b>{name}</b>.",
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
  "result-correction-line":
    "Something of the result given here before was wrong or missing. This is the result now:",
  "result-withdrawn": "The result given here before was <b>wrong</b>. No result is known here yet.",

  // Refusals.
  "refuse-result-open": "{name} closes on {close}. Its result can be typed after that.",
  "refuse-result-changed":
    "The numbers have changed since. Look at them again, then post: /ballot result {id}",
  "refuse-result-which-employer": "Each employer of {name} is counted by itself. Say which: employer: …",
  "refuse-result-no-employers":
    "{name} has one count. If “{employer}” is counted by itself, add it first: /ballot entitled employer: {employer}",
  "ask-result-entitled":
    "How many were entitled to vote{employer, select, none {} other { in {employer}}}? {law, select, true {In Great Britain the union’s notice of the result must give it (s.231 TULRCA 1992): type it, or go on without.} other {Whether the ballot is won depends on it: type it, or go on without.}}",
  "ask-result-entitled-button": "Type it",
  "ask-result-entitled-without": "Go on without",
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
