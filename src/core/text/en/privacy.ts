/** What is kept about people: the branch's choices, the log of acts, and a person's own rights. */
export const privacyTexts = {
  "privacy-title": "{branch}: privacy",
  "privacy-kept":
    "Single answers are erased {days, plural, =1 {1 day} other {# days}} after a ballot’s close; totals stay.",
  "privacy-how": "Change it: /branch privacy employer: no keep-answers: 14",
  "privacy-saved": "Saved.",
  "privacy-ended":
    "{count, plural, =1 {1 private reminder or agreement} other {# private reminders and agreements}} of members ended with it, and their chat ids are erased.",
  "refuse-kept-days":
    "Single answers can be kept from 1 to {most} days after the close, no longer. Type for example keep-answers: 14",
  "refuse-kept-longer":
    "Members have agreed that their answers go {days, plural, =1 {1 day} other {# days}} after the close, and some are kept now. You can shorten it; lengthen it once they are erased.",

  "employer-unasked":
    "<b>Does the employer own or administer this workspace?</b> If so its administrators can read what is written here, private messages too. Answer it before members are asked anything.",
  "employer-yes":
    "The employer owns or administers this workspace, so its administrators may read it. Muster counts down in channels; it does not let members ask for private messages or for a rep to see them. Move the branch to a workspace of its own.",
  "employer-no": "The employer does not own or administer this workspace.",
  "employer-yes-button": "Yes, the employer does",
  "employer-no-button": "No, it is our own",
  "refuse-employer-owned":
    "Not in this workspace: {branch}’s officers say the employer owns or administers it, so what names you here could be read by the employer. Countdowns in channels go on; ask your rep in person.",
  "check-employer-unasked":
    "Nobody has said yet whether the employer owns or administers this workspace, and so could read it. An officer answers it: /branch privacy",

  "log-title": "{branch}: what was changed",
  "log-none": "Nothing has been changed yet.",
  "log-line": "{when}: {what} ({by, select, muster {by itself} other {{by}}})",
  "log-page": "Page {page} of {pages}. Another: /branch log page: {other}",
  "log-nobody": "Newest first. It says which role did it, never who, and never what a member told us.",
  "act-ballot-made": "ballot {about} set up",
  "act-ballot-dates": "dates of ballot {about} changed",
  "act-ballot-changed": "ballot {about} changed",
  "act-ballot-paused": "ballot {about} paused",
  "act-ballot-resumed": "ballot {about} resumed",
  "act-ballot-closed": "ballot {about} closed",
  "act-ballot-left": "ballot {about} of another branch no longer followed",
  "act-sharing-begun": "ballot {about} shared with other branches",
  "act-sharing-ended": "ballot {about} no longer shared",
  "act-strike-made": "strike {about} set up",
  "act-strike-changed": "strike {about} changed",
  "act-strike-proposed": "strike {about} back to proposed",
  "act-strike-notified": "strike {about}: notice given",
  "act-strike-confirmed": "strike {about} confirmed",
  "act-strike-suspended": "strike {about} suspended",
  "act-strike-called-off": "strike {about} called off",
  "act-check-opened": "check {about} opened",
  "act-check-closed": "check {about} closed",
  "act-countdown-made": "countdown {about} set up",
  "act-countdown-changed": "countdown {about} changed",
  "act-countdown-deleted": "countdown {about} deleted",
  "act-reminder-made": "channel reminder {about} set",
  "act-reminder-changed": "channel reminder {about} changed",
  "act-reminder-deleted": "channel reminder {about} deleted",
  "act-role-named": "somebody named {about, select, officer {officer} other {rep}}",
  "act-role-changed": "somebody’s role changed to {about, select, officer {officer} other {rep}}",
  "act-role-agreed": "somebody agreed to be {about, select, officer {officer} other {rep}}",
  "act-role-ended": "somebody is no longer {about, select, officer {officer} other {rep}}",
  "act-group-named": "a group named {about, select, officer {officers} other {reps}}",
  "act-group-removed": "a group no longer named",
  "act-settings-changed": "settings changed",
  "act-posts-released": "held posts released: {count}",
  "act-posts-dropped": "held posts dropped: {count}",
  "act-posts-retried": "a failed post sent again",
  "act-erased-on-time": "erased on time, single answers and agreements: {count}",
  "act-erased-by-member": "somebody erased what was kept about them",
  "act-erased-on-leaving":
    "Muster was taken out of the workspace: everything about people erased, {count} things",
  "act-erased-opt-ins": "private reminders and agreements ended: {count}",

  "mydata-export-title":
    "Everything Muster keeps about you here{parts, plural, =1 {} other {, part {part} of {parts}}}",
  "mydata-export-how":
    "Copy it if you want to keep it: Muster keeps no copy, and only you see this. Times are in UTC.",
  "mydata-export-next": "Next part",
  "mydata-stop-role":
    "Reps and officers are written to when posts fail, so your role rests and your list of members is given back. Take it up again: /branch reps",
} as const;
