/** Posts that did not go out as planned: how reps are told, what they see and decide. */
export const troubleTexts = {
  "notice-title": "Some posts did not go out as planned",
  "notice-line":
    "They are posts of {branch}. Type /branch posts in your workspace to see which, why, and what you can do.",
  "notice-show": "Show them",
  "lost-title": "Muster cannot post for {branch} at the moment",
  "lost-place":
    "<b>Muster cannot post</b> in {place} since {moment}: the channel is archived, locked, gone or takes no posts. Unarchive or unlock it, or count down in another channel: /countdown add there.",
  "lost-workspace":
    "<b>Muster cannot post</b> in this workspace since {moment}: the workspace does not accept Muster. If that lasts for hours, install Muster again.",
  "lost-again":
    "What is to go there waits. Muster looks again by itself, at least once an hour; a post that has become too late is left out.",
  "lost-footer": "You get this once, as a rep or officer who agreed to be written to.",
  "back-title": "Muster can post for {branch} again",
  "back-line": "What is still true goes out now. /branch posts shows what has become too late.",
  "notice-footer": "You get this as a rep or officer who agreed to be written to, at most once an hour.",

  // What went wrong.
  "posts-title": "{branch}: posts that did not go out as planned",
  "posts-none": "Nothing is wrong: no post is held, and none of the last seven days failed or was left out.",
  "posts-held":
    "{count, plural, =1 {<b>1 post is held</b>} other {<b># posts are held</b>}}: too many would have gone out late at once, after a long outage or from a backup.",
  "posts-held-private": "Members’ private reminders are held too: they go or are dropped with the rest.",
  "posts-officers-decide": "An officer decides with /branch posts whether what is held still goes out.",
  "posts-undecided":
    "{count, plural, =0 {<b>Held reminders need a decision</b>} =1 {<b>1 post needs a decision</b>} other {<b># posts need a decision</b>}}: /branch posts",
  "posts-line": "{number}. <b>{moment}</b> in {place}: {words}. {why}",
  "posts-more": "And {count} more.",

  "posts-why-planned": "Planned.",
  "posts-why-again": "Planned; an earlier try did not get through.",
  "posts-why-claimed": "Going out just now.",
  "posts-why-posted": "Sent.",
  "posts-why-held": "Held.",
  "posts-why-stopped": "Stopped or dropped by a rep or officer.",
  "posts-why-gone":
    "The channel is gone, or Muster was taken out of it. Put Muster back, or count down elsewhere: /countdown add",
  "posts-why-unknown": "Nobody can tell whether it arrived: look in the channel before you send it again.",
  "posts-why-refused": "It was refused for good. Tell whoever runs Muster.",
  "posts-why-could-not-draw": "Its words could not be made: our fault. Tell whoever runs Muster.",
  "posts-why-contact-unreadable":
    "The person’s contact could not be opened: it was sealed with another key. Tell whoever runs Muster.",
  "posts-why-late": "Left out: Muster could not post in time, and then it was too late.",
  "posts-why-not-let-in":
    "Left out: nobody let Muster into the channel in time. Type /invite @Muster there, or allow it to post.",
  "posts-why-lost":
    "Left out: the channel was archived or locked, or the workspace did not accept Muster, until it was too late.",
  "posts-why-superseded": "Left out: a later one said it.",
  "posts-why-no-contact": "Left out: the person’s contact is not kept any more.",
  "posts-why-untrue": "Left out as it was no longer true or wanted.",

  // What is decided.
  "posts-release-button":
    "{count, plural, =0 {Send what is held now} =1 {Send the held one now} other {Send the # held ones now}}",
  "posts-drop-button":
    "{count, plural, =0 {Drop what is held} =1 {Drop the held one} other {Drop the # held ones}}",
  "posts-retry-button": "Send {number} again",
  "posts-released":
    "{count, plural, =0 {What was held goes out now.} =1 {The held post goes out now} other {The # held posts go out now}}{count, plural, =0 {} other {, late as they are; what has become untrue is left out.}}",
  "posts-dropped":
    "{count, plural, =0 {What was held is dropped.} =1 {The held post is dropped.} other {The # held posts are dropped.}} It will not go out.",
  "posts-retried": "The post is sent again now.",
  "posts-held-changed": "Nothing was done: what is held has changed, or somebody else has decided already.",
  "posts-retry-changed":
    "Nothing was done: somebody else has sent that post again, or it is too late for it now.",
} as const;
