import { type Card, text } from "../core/chat/card.ts";

/** What only Slack's adapter says. Everything else is said by core. */
export const slackWords = {
  formLate: card("Slack did not open the form in time. Type the command again."),
  /** To whoever is not a member of the workspace: nothing is done for them, and nothing kept. */
  turnedAway: {
    outsider: card(
      "Only members of the workspace that Muster is in can answer and ask here. Nothing was kept of you.",
    ),
    "not-installed": card(
      "Muster is not installed in this workspace. Whoever manages it can add it; nothing was kept.",
    ),
    unsure: card(
      "Slack could not say whether you are a member of this workspace, so nothing was done. Try again in a minute, in a channel of your branch’s workspace.",
    ),
  },
  /** Slack refuses a message without any words. */
  nothingToShow: "Done.",
  cancel: "Cancel",
  starting: "Muster is starting.",
  notAnswered: "Muster could not answer that in time. Try again in a minute.",
  readOnly: "There is a page at this address: open it in a browser.",
  nothingSent: "There is nothing in that request.",
  notSigned: "Muster takes nothing here that Slack did not sign within the last five minutes.",
} as const;

/** The pages around an installation, plain words; what stands between backticks is to be typed. */
export const installWords = {
  title: "Add Muster to Slack",
  about: [
    "Muster counts down to ballot deadlines and asks members, privately, whether their ballot paper is posted. It never asks how anybody votes, and it does not read your channels.",
    "You need the right to add apps to your workspace. Slack shows what Muster may do before anything is added.",
  ],
  add: "Add Muster to your workspace",
  yours: "your workspace",
  done: (name: string) => `Muster is in ${name}`,
  next: "What to do next, in Slack:",
  steps: [
    "Open the channel where members talk and type `/invite @Muster`. Muster can only post where it was invited.",
    "Type `/branch settings` and say your branch’s name. You installed Muster, so you are an officer; name others with `/branch reps`.",
    "Type `/muster` in that channel: it offers the next step, with buttons.",
  ],
  wholeOrganisation:
    "It was added for the whole organisation: an organisation admin chooses the workspaces it is in.",
  failed: "Muster was not added",
  again: "Start again",
  nothingChanged: "Nothing was changed.",
  /** When the code is none of the reasons. */
  notFinished: "Slack did not finish the installation.",
  /** By the codes of Slack's library. */
  reasons: {
    slack_oauth_installer_authorization_error: "The installation was cancelled, or Slack refused it.",
    slack_oauth_invalid_state:
      "This page was opened from another browser, or more than 10 minutes had passed.",
    slack_oauth_missing_state: "This page is only reached from Slack, after the first one.",
    slack_oauth_missing_code: "This page is only reached from Slack, after the first one.",
  } as Readonly<Record<string, string>>,
} as const;

function card(words: string): Card {
  return { lines: [[text(words)]] };
}
