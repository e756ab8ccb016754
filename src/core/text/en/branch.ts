/** Setting Muster up in a workspace: the first post in a channel, and what to do when a channel is refused. */
export const setupTexts = {
  "hello-title": "Muster posts here from now on",
  "hello-line":
    "For {branch}: ballot deadlines, checks whether papers are posted, and strike days, as your reps set them up. Nobody is ever asked how they vote.",
  "hello-how": "Where things stand: /countdown show",
  "hello-sent":
    "A test post goes to {place} now. If it does not appear, /branch settings tells officers why and what to do.",

  "settings-refused-not-in-channel":
    "<b>Muster cannot post</b> in {place}: it is not in the channel. Type /invite @Muster there.",
  "settings-refused-private-channel":
    "<b>Muster cannot post</b> in {place}: the channel is private. Somebody who is in it has to add Muster to it.",
  "settings-refused-missing-permission":
    "<b>Muster cannot post</b> in {place}: it lacks a permission there. In the channel’s settings allow it to view the channel, send messages and embed links.",
  "settings-refused-again":
    "Muster tries again every ten minutes by itself; a post that has become too late is left out.",
} as const;
