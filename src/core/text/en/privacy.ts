/** What a branch chooses about people’s data: how long answers are kept, and whose workspace it is. */
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

  // Whose workspace it is.
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
} as const;
