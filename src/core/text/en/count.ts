/** Who is entitled to vote: one count or one for each employer, thresholds and the branch’s own target. */
export const countTexts = {
  "ballot-entitled-saved":
    "{name}: {entitled, number} members are entitled to vote. {percent, plural, =50 {Half} other {#%}} of them is {needed, number}.",
  "ballot-entitled-saved-election": "{name}: {entitled, number} members are entitled to vote.",
  "ballot-entitled-none":
    "{name}: nobody has said yet how many members are entitled to vote. Type it: /ballot entitled {id} count: 1,240",
  "ballot-entitled-unknown":
    "{name}: {count, plural, =1 {1 employer} other {# employers}}, each counted by itself. How many are entitled is not known of all.",
  "ballot-entitled-by-employer":
    "{name}: {entitled, number} members are entitled to vote, in {count, plural, =1 {1 employer} other {# employers}}. Each is counted by itself.",
  "refuse-counts-election":
    "{name} is an election: it has one count and no target. Type only how many are entitled: count: 1,240",
  "refuse-remove-no-count": "{name} has nothing like that to take away.",

  // Employers.
  "employer-line":
    "<b>{name}</b>: {entitled, number} entitled{needed, plural, =0 {} other {; # must vote{unsure, select, true { if the 50% turnout rule applies} other {}}}}{support, plural, =0 {} other {, and # must vote Yes}}.",
  "employer-uncounted": "<b>{name}</b>: not known how many are entitled.",
  "employers-more": "And {count} more. Name one to see it: employer: …",
  "employers-how":
    "Is each employer counted by itself? Add it: /ballot entitled {id} employer: Harbour Office count: 62",
  "refuse-employers-most": "{name} has {most} employers already; more cannot be kept.",
  "refuse-no-employers": "{name} has no employers of its own: there is none to take away.",
  "refuse-remove-which-employer": "Which employer is to be taken away? Name it: employer: …",
  "refuse-unknown-employer":
    "{name} has no employer “{typed}”. {count, plural, =0 {Add it first: /ballot entitled employer: … count: …} other {It has: {list}}}",

  // Thresholds and targets.
  "threshold-line":
    "Threshold: {turnout, plural, =0 {none} other {#% of those entitled must vote}}{support, plural, =0 {} other {, and #% of them must vote Yes}} {by, select, law {(important public services).} other {(set by a rep, not the law’s).}}",
  "turnout-rule-line":
    "50% turnout rule: {rule, select, yes {it applies, as the union’s notice says.} no {it does not apply, as the union’s notice says.} other {not sure.}}",
  "turnout-rule-change": "Once the union’s notice says: /ballot dates {id} turnout-rule: yes (or no)",
  "turnout-unsure":
    "If the 50% turnout rule applies to this ballot, {needed, plural, =0 {half of those entitled} other {# members}} must vote; if not, more Yes than No is enough. Which of them, the union’s notice says: when Muster’s table of the law was last checked, on {checked}, it was not known.",
  "ask-turnout-rule": "<b>Does the 50% turnout rule apply to this ballot?</b> The union’s notice says.",
  "ask-turnout-rule-why":
    "The rule was to be repealed in or after August 2026. Whether it has been, and from which day, was not known when Muster’s table of the law was last checked: on {checked}, in sources up to {sources}.",
  "turnout-rule-yes": "Yes, it applies",
  "turnout-rule-no": "No, it does not",
  "turnout-rule-not-sure": "Not sure",
  "refuse-turnout-rule":
    "Nothing has to be said of the 50% turnout rule here: {why, select, kind {only a statutory ballot has one} threshold {a threshold of its own is set} nation {Northern Ireland has no such rule} other {by the law of its opening day it is {rule, select, none {not in force} other {in force}}}}. Leave turnout-rule out.",
  "refuse-threshold":
    "“{typed}” is no threshold Muster knows. Type one of: law, none, 50%, 50% and 40% (the second must vote Yes), important-service",
  "refuse-threshold-election": "An election has no threshold: leave it out.",
  "target-percent": "The branch’s own target: {percent}% of those entitled.",
  "target-members": "The branch’s own target: {members, number} members.",
  "refuse-target":
    "“{typed}” cannot be a target. Type a percentage of those entitled (60%) or a number (700).",
} as const;
