/** A branch: Muster’s first post in a channel, its settings, whom a channel is for, reps and officers. */
export const branchTexts = {
  "hello-title": "Muster posts here from now on",
  "hello-line":
    "For {branch}: ballot deadlines, checks whether papers are posted, and strike days, as your reps set them up. Nobody is ever asked how they vote.",
  "hello-member":
    "<b>Members:</b> tap the button, or type /muster any time. You alone see where things stand and what you can do.",
  "hello-rep": "<b>Reps:</b> type /muster here. It offers the next step.",
  "hello-button": "What can I do?",
  "hello-sent": "A test post goes to {place} now. None? See /branch settings",

  // Settings.
  "settings-title": "{branch}: settings",
  "settings-name": "Name: {name}",
  "settings-nation":
    "Nation, for bank holidays: {nation, select, england {England} wales {Wales} scotland {Scotland} other {Northern Ireland}}.",
  "settings-post-at": "Scheduled posts go at {time}, UK time.",
  "settings-quiet": "Quiet hours: {from} to {until}. No scheduled post goes then.",
  "settings-quiet-none": "Quiet hours: none.",
  "settings-language": "Language: English. Welsh (Cymraeg) is drafted and awaits a native reader’s review.",
  "settings-how": "Change one: /branch settings name: … post-at: 9am quiet: 9pm to 7:30am",
  "settings-saved-title": "Settings saved: {branch}",
  "settings-moved": "Planned posts have moved to fit.",
  "settings-refused-not-in-channel":
    "<b>Muster cannot post</b> in {place}: it is not in the channel. Type /invite @Muster there.",
  "settings-refused-private-channel":
    "<b>Muster cannot post</b> in {place}: the channel is private. Somebody who is in it has to add Muster to it.",
  "settings-refused-missing-permission":
    "<b>Muster cannot post</b> in {place}: it lacks a permission there. In the channel’s settings allow it to view the channel, send messages and embed links; in a thread or a forum’s post also to send messages in threads.",
  "settings-refused-again":
    "Muster tries again by itself, at least once an hour; a post that has become too late is left out.",

  "refuse-quiet-range": "Type quiet hours as two times: quiet: 9pm to 7:30am. For none: quiet: none",
  "refuse-post-in-quiet":
    "Posts at {time} would fall into the quiet hours ({from} to {until}). Change one of the two.",
  "refuse-language": "Muster speaks English: language: english",
  "refuse-language-unreviewed":
    "Welsh (Cymraeg) is only a draft that no native reader has reviewed, so it cannot be chosen yet. Diolch am ofyn. Who can help to review it: see docs/languages.md",

  // Whom a channel is for.
  "channel-for":
    "{place} is for members in <b>{names}</b>: posts about strikes and other action that call only others do not go here.",
  "channel-for-all":
    "{place} is for everybody: every post about strikes and other action may go here, and says for whom it is.",
  "channel-how": "Change it: /branch channel for: Ofgem, DVSA (or for: everyone)",
  "channel-stops": "Posts about {name} stop here: it does not call them.",
  "channel-starts": "Posts about {name} go here from now on.",
  "refuse-channel-for":
    "Say whom this channel is for: employers or sites with commas between, or everyone. For example: for: Ofgem, DVSA",

  // Two people.
  "settings-tell":
    "Named officers are told privately of a confirmed strike, a moved close and a posted result: {on, select, true {yes} other {no}} (tell-officers: yes or no).",
  "settings-two":
    "To confirm a strike or change a confirmed one, move a close or post a result takes two people: {on, select, true {yes} other {no}} (two-people: yes or no).",
  "settings-signs":
    "Posts begin with {on, select, true {a sign for their kind, such as 🗳️ (signs: no for words alone)} other {words alone (signs: yes for a sign for their kind, such as 🗳️)}}.",
  "told-strike":
    "{kind, select, asos {Action short of a strike} other {A strike}} was confirmed in {branch}: <b>{name}</b>, and its channels are told. By which role and number: /branch log. If that is wrong: /strike suspend {id}",
  "told-close":
    "The close of <b>{name}</b> in {branch} was moved: {close}. By which role and number: /branch log. If that is wrong: /ballot dates {id} closes: …",
  "told-result":
    "The result of <b>{name}</b> was posted in {branch}. By which role and number: /branch log. If that is wrong: /ballot result {id}",
  "told-footer":
    "Told to named officers alone. Not wanted: /branch settings tell-officers: no, or for you alone /mydata stop.",
  "second-wanted-title": "A second person is wanted",
  "second-wanted":
    "{branch} asks two people before a strike is confirmed or a confirmed one changed, a close is moved or a result is posted. One of these waits: nothing is done yet.",
  "second-show": "Show what waits",
  "second-wanted-footer": "To reps and officers alone, for a day. /mydata stop ends this.",
  "second-asked":
    "<b>Nothing is done yet</b>: this branch asks two people. {count, plural, =0 {Nobody else has agreed to a role here; whoever manages this workspace can confirm it under /branch reps} =1 {The other rep or officer has been asked privately, and can confirm it under /branch reps too} other {The # other reps and officers have been asked privately, and can confirm it under /branch reps too}}. It is forgotten after 24 hours.",
  "second-stop":
    "To stop it, or a part of it, takes one person: /strike suspend {id}, or for good /strike cancel {id}.",
  "second-strike":
    "Waits for a second person since {when}{by, plural, =0 {} other {, asked by number #}}: confirm the {kind, select, asos {action short of a strike} other {strike}} <b>{name}</b>, {days} · {id}",
  "second-change":
    "Waits for a second person since {when}{by, plural, =0 {} other {, asked by number #}}: {undo, select, true {take back the last change of} other {change}} the {kind, select, asos {action short of a strike} other {strike}} <b>{name}</b>. {what} · {id}",
  "second-close":
    "Waits for a second person since {when}{by, plural, =0 {} other {, asked by number #}}: move the close of <b>{name}</b> to {close} · {id}",
  "second-result":
    "Waits for a second person since {when}{by, plural, =0 {} other {, asked by number #}}: post the result of <b>{name}</b>. See it first: /ballot result {id}",
  "second-button":
    "Confirm: {what, select, strike {{kind, select, asos {action} other {strike}}} edit {change of {kind, select, asos {action} other {strike}}} pickets {pickets of {kind, select, asos {action} other {strike}}} undo {undo for {kind, select, asos {action} other {strike}}} close {close} other {result}} · {id}",
  "second-none": "Nothing waits for a second person.",
  "second-own": "You asked for this yourself: another rep or officer has to confirm it.",
  "second-gone":
    "That does not wait any more: somebody has confirmed it, or a day has passed. Nothing was done.",
  "second-changed": "That has changed since it was asked for. Nothing was done: look at it and ask again.",
  "refuse-close-alone":
    "In this branch moving a close takes two people. Give the new close by itself: /ballot dates {id} closes: …",

  // Reps and officers.
  "reps-title": "{branch}: reps and officers",
  "reps-count":
    "{officers, plural, =1 {1 officer} other {# officers}} and {reps, plural, =1 {1 rep} other {# reps}} have agreed; {invited, plural, =0 {nobody is} =1 {1 is} other {# are}} still to agree. Whoever manages this workspace is an officer without being named.",
  "reps-groups":
    "Named by group: {officers, plural, =1 {1 group} other {# groups}} as officers, {reps, plural, =1 {1 group} other {# groups}} as reps. Whoever is in one counts for as long as they are in it.",
  "reps-how":
    "Name somebody, or a whole user group or role: /branch reps add: @… role: rep. Take it back: /branch reps remove: @…",
  "installer-counts":
    "Whoever was first to install Muster here is an officer by that alone, until another officer has agreed to the role. Installing it again makes nobody an officer.",
  "installer-end": "Take that back now",
  "installer-ended":
    "Installing Muster gives nobody rights here any more. Officers are whoever manages this workspace, and whoever is named: /branch reps",
  "rep-you-are": "You are {role, select, officer {an officer} rep {a rep} other {a member}} here.",
  "reps-added": "Named as {role}: {person}. It counts once they have agreed: ask them to type /branch reps.",
  "reps-changed":
    "{person} is {role, select, officer {an officer} other {a rep}} now: they had agreed before.",
  "reps-removed":
    "{person} is no longer a rep or officer here. What was kept for it is erased; whose number in the log it was, after 90 days.",
  "reps-group-added":
    "Whoever is in that group is {role, select, officer {an officer} other {a rep}} here from now on, for as long as they are in it. Muster keeps the group’s id and not who is in it. Take it back: /branch reps remove: and the same group.",
  "reps-as-before": "Roles are as they were before.",
  "reps-group-removed": "Being in that group gives no rights here any more.",

  "rep-consent-title": "You were named {role, select, officer {an officer} other {a rep}} of {branch}",
  "rep-consent":
    "To let you act for the branch, Muster keeps your chat id, encrypted, until the role ends. What you change is logged under a number, and the branch’s officers can ask whose it is, until 90 days after the role ends. It shows that you are in the union. See or erase it: /mydata.",
  "rep-number":
    "You agreed to your role before what you change was logged under a number of yours. Without it the log says your role alone. What you would agree to now:",
  "rep-number-agree": "I agree to the number",
  "rep-consent-agree": "I agree and take it",
  "rep-consent-refuse": "No, thank you",
  "rep-agreed":
    "You are {role, select, officer {an officer} other {a rep}} of {branch} now. Type /muster to begin.",
  "rep-refused": "Nothing is kept, and you are not named any more.",

  "refuse-person":
    "Name one person, or one user group or role, as your chat app offers them when you type @.",
  "refuse-everybody": "Everybody is in that role, so it cannot be named. Choose a role that only reps have.",
  "refuse-add-and-remove": "Name somebody or take it back: one of the two at a time.",
  "refuse-no-such-rep": "{person} is not named as rep or officer here. /branch reps shows how many are.",
  "refuse-no-such-group": "That group is not named here. /branch reps shows how many are.",
} as const;
