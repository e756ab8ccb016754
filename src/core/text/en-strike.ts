/** Strike posts and states. */
export const strikeTexts = {
  "strike-title-days": "Strike {days, plural, =0 {today} =1 {tomorrow} other {in # days}}: {name}",
  "strike-title-on": "Strike on now: {name}",
  "strike-when": "<b>{days}</b>.",
  "strike-for-whom": "For {forWhom}.",
  "strike-not-for-whom": "If you are not sure whether this calls you out, ask your rep first.",
  "strike-confirmed-since": "Confirmed by the union; last confirmed here {since}.",
  "strike-decision-title": "To be decided today: {name}",
  "strike-decision":
    "Whether this strike goes ahead is due to be decided today. Until it is confirmed here, it is <b>not confirmed</b>.",
  "strike-confirmed-title": "Strike confirmed: {name}",
  "strike-suspended-title": "Strike suspended: {name}",
  "strike-suspended": "<b>Do not strike</b> on {days}: this action is suspended.",
  "strike-called-off-title": "Strike called off: {name}",
  "strike-called-off": "<b>Do not strike</b> on {days}: this action is called off.",
  "strike-warn-mandate":
    "Careful: no live mandate set up here covers {days}. Check with your full-time officer.",
  "strike-warn-notice":
    "Careful: for action from {first}, notice must have reached the employer by {by}, {days} days before. If you are not sure that it has, check with your full-time officer.",
  "strike-state":
    "{state, select, proposed {proposed} notified {notice given, not confirmed} confirmed {confirmed} suspended {suspended} off {called off} taken {taken} other {unknown}}",
} as const;
