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
    "<b>{name}</b>: {entitled, number} entitled{needed, plural, =0 {} other {; # must vote}}{support, plural, =0 {} other {, and # must vote Yes}}.",
  "employer-uncounted": "<b>{name}</b>: not known how many are entitled.",
  "employers-more": "And {count} more. Name one to see it: employer: …",
  "employers-how":
    "Is each employer counted by itself? Add it: /ballot entitled {id} employer: Harbour Office count: 62",
  "refuse-employers-most": "{name} has {most} employers already; more cannot be kept.",
  "refuse-remove-which-employer": "Which employer is to be taken away? Name it: employer: …",
  "refuse-unknown-employer":
    "{name} has no employer “{typed}”. {count, plural, =0 {Add it first: /ballot entitled employer: … count: …} other {It has: {list}}}",

  // Thresholds and targets.
  "threshold-line":
    "Threshold: {turnout, plural, =0 {none} other {#% of those entitled must vote}}{support, plural, =0 {} other {, and #% of them must vote Yes}} {by, select, law {(important public services).} other {(set by a rep, not the law’s).}}",
  "refuse-threshold":
    "“{typed}” is no threshold Muster knows. Type one of: law, none, 50%, 50% and 40% (the second must vote Yes), important-service",
  "refuse-threshold-election": "An election has no threshold: leave it out.",
  "target-percent": "The branch’s own target: {percent}% of those entitled.",
  "target-members": "The branch’s own target: {members, number} members.",
  "refuse-target":
    "“{typed}” cannot be a target. Type a percentage of those entitled (60%) or a number (700).",
} as const;
