import { drawActions, mostActions } from "../../ballot/actions.ts";
import type { Campaign } from "../../ballot/campaign.ts";
import { standing } from "../../ballot/timetable.ts";
import { type At, mayAct, type Role } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import { type Button, buttonId, type Card, type Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { say, words } from "../../text/say.ts";
import { checkNoMention } from "../../typed/mention.ts";

/** The list as members read it; for reps also when it goes out, and how to change, post or reset it. */
export function actionsCard(
  campaign: Campaign,
  at: At & { readonly role: Role },
  before: readonly Line[] = [],
): Card {
  const card = drawActions(campaign);
  if (!mayAct(at.role, "rep")) return card;
  return {
    ...card,
    lines: [...before, ...card.lines, whenLine(campaign, at), say("actions-edit-how")],
    buttons: buttonsFor(campaign, at),
  };
}

function whenLine(campaign: Campaign, { branch, now }: At): Line {
  const opens = campaign.milestones.opens?.date;
  const ahead = standing(campaign, branch, now).phase === "before-opening";
  return say("actions-when", {
    when: !opens ? "none" : ahead ? "opens" : "opened",
    day: opens ? dayInWords(opens) : "",
  });
}

/** Each is good for the list as it is shown: its id carries the ballot's revision. */
function buttonsFor(campaign: Campaign, { branch, now }: At): readonly Button[] {
  const args = [campaign.id, String(campaign.revision)] as const;
  const posts = standing(campaign, branch, now).phase !== "closed" && !campaign.paused;
  return [
    ...(posts
      ? [
          {
            id: buttonId("ballot/actions-post", ...args),
            label: words("actions-post-button"),
            style: "primary" as const,
          },
        ]
      : []),
    ...(campaign.actions
      ? [{ id: buttonId("ballot/actions-reset", ...args), label: words("actions-reset-button") }]
      : []),
  ];
}

/** A rep's list, a line for each point, without bullets of their own. Throws a UserError for too many, or a mention. */
export function typedActions(typed: string): readonly string[] {
  checkNoMention(typed, "text");
  const lines = typed.split(/\r?\n/u).map((line) => line.replace(/^\s*[•*–-]\s+/u, "").trim());
  const points = lines.filter((line) => line !== "");
  if (points.length > mostActions) {
    throw userError(say("refuse-actions-many", { count: points.length, most: mostActions }), "text");
  }
  return points;
}
