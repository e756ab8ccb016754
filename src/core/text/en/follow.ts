/** One campaign followed by other branches: join codes, following, leaving, and what comes of the owner’s changes. */
export const followTexts = {
  // Sharing.
  "share-title": "{name}: follow it elsewhere",
  "share-code": "Join code: <b>{code}</b>",
  "share-how":
    "Give it to reps of other branches. In their channel, on Slack or Discord, they type: /ballot follow code: {code}",
  "share-codes":
    "{count, plural, =0 {} =1 {1 earlier code works as well. } other {# earlier codes work as well. }}End all codes: /ballot share {id} stop: yes",
  "share-followers":
    "{channels, plural, =0 {No channel follows yet.} =1 {1 channel follows.} other {# channels in {branches, plural, =1 {1 branch} other {# branches}} follow.}}",
  "share-once":
    "Muster keeps no copy of the code. Whoever has it can follow these dates, but change nothing and see nobody.",
  "share-stopped":
    "{count, plural, =0 {There was no code for {name}.} =1 {The code for {name} has ended.} other {All # codes for {name} have ended.}} Channels that follow go on being told of every change.",
  "ask-stop-sharing":
    "End {count, plural, =1 {the code} other {all # codes}} for {name} for good? Nobody can follow with {count, plural, =1 {it} other {them}} any more; those who follow go on.",
  "stop-sharing-button": "End every code",
  "refuse-share-closed": "{name} has closed, so there is nothing to follow.",

  // Following.
  "follow-title": "Follow here? {name}",
  "follow-set-by": "Its dates are set by {owner}. They change here when they change there.",
  "follow-nobody": "a branch that does not use Muster any more",
  "follow-warn-twin":
    "Careful: this branch has set up a ballot of this name itself. Both would post. Close that one first: /ballot close {id}",
  "follow-nothing-yet":
    "<b>Nothing is posted yet.</b> It would count down in {place}, at this branch’s hour.",
  "follow-button": "Follow in this channel",
  "follow-done-title": "Followed: {name}",
  "follow-done":
    "{place} counts down to it from now on. {owner} sets the dates; every change moves the posts here.",
  "follow-checks":
    "Ask who has posted: /check open {id}. The answers stay in this branch: only its rounded number is added to many others’. Stop following: /ballot unfollow {id}",
  "follow-paused": "It is paused at the moment: nothing is posted until the branch that shares it goes on.",
  "follow-list-title": "Ballots of other branches followed here",
  "follow-list-none": "{place} follows none.",
  "follow-listed":
    "{name}: {here, select, true {in this channel{others, plural, =0 {} =1 { and 1 other} other { and # others}}} other {{others, plural, =0 {in no channel} =1 {in 1 other channel} other {in # other channels}}}} · {id}",
  "follow-list-how": "Follow one with the code its branch gave you: /ballot follow code: k3m7-p4xn-7bq2d",

  "refuse-code-wrong":
    "No ballot is shared under that code. Check it with the branch that gave it, for example k3m7-p4xn-7bq2d.",
  "refuse-code-limit": "Too many wrong codes were typed in this branch. Wait an hour, then try again.",
  "refuse-follow-own":
    "{name} is this branch’s own. To count down to it in another channel: /countdown add {id}",
  "refuse-follow-over": "{name} has closed, so there is nothing left to follow.",
  "refuse-follow-twice": "This channel follows {name} already. Stop: /ballot unfollow {id}",
  "refuse-follow-changed":
    "The dates have changed since you looked. Type /ballot follow again with the code and check them.",

  // Leaving.
  "unfollow-title": "Stop following {name}?",
  "unfollow-last":
    "No other channel of this branch follows it. Its posts stop, and everything kept about it here goes for good: checks, members’ answers and their reminders. If its dates change, nobody here is told.",
  "unfollow-button": "Stop following",
  unfollowed:
    "{place} does not follow {name} any more: its posts stop, its check there closes. Should a date change that {place} was told, it gets one correction.",
  "unfollowed-last": "This branch does not follow {name} any more. What was kept about it here is erased.",
  "refuse-follows-nothing":
    "This channel follows no ballot of another branch. What your branch follows: /ballot follow",
  "refuse-which-followed": "Which one? {list}",
  "refuse-not-followed": "“{typed}” is not followed here. This is: {list}",

  // Of a ballot that is followed.
  "status-followed": "Its dates are set by {owner}.",
  "status-owner-gone":
    "The branch that set its dates does not use Muster any more, so nothing is posted about it here. Check every date with the union.",
  "correction-owner-gone":
    "The branch that set the dates of <b>{name}</b> does not use Muster any more. Posts about it have stopped. Check every date with the union.",
  "consent-followed":
    "{branch} follows this ballot of another branch. Nothing about one member leaves {branch}: only its rounded total is added to those of other branches.",
  "check-results-elsewhere":
    "Branches that follow: at least {posted, number} posted across {branches} branches that told.",
  "refuse-followed":
    "The dates of {name} are set by {owner}, so they cannot be changed here. This branch can change the days and hour of its own posts (/countdown list, then /countdown edit), say who is entitled (/ballot entitled), or stop following (/ballot unfollow {id}).",
} as const;
