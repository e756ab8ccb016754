import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords } from "../calendar/words.ts";
import { type Button, buttonId, type Card } from "../chat/card.ts";
import { erasedBy } from "../privacy/retention.ts";
import { say, words } from "../text/say.ts";
import { chaseConsentVersion } from "./chase.ts";

/** Longest piece of a ballot's name on a button, in characters. */
const nameLength = 40;

/** What is left of a letter of two code units that was cut in the middle. */
const halfLetter = /\p{Surrogate}$/u;

/** Asks for the consent text, or shows that it was agreed to: whoever still has a paper to post may have it. */
export function chaseAskButton({ id }: Campaign): Button {
  return { id: buttonId("chase/ask", id), label: words("chase-ask") };
}

/** What a member agrees to before any rep may see them. */
export function chaseConsentCard(campaign: Campaign, branch: Branch): Card {
  return {
    title: words("chase-consent-title", { name: campaign.name }),
    lines: [
      say("chase-consent", { branch: branch.name }),
      say("chase-consent-until", { until: dayInWords(erasedBy(campaign, branch)) }),
    ],
    buttons: [
      {
        id: buttonId("chase/agree", campaign.id, String(chaseConsentVersion)),
        label: words("chase-agree"),
        style: "primary",
      },
      { id: buttonId("chase/refuse"), label: words("consent-refuse") },
    ],
  };
}

/** That it is agreed, and the way out. */
export function chaseAgreedCard(campaign: Campaign, branch: Branch): Card {
  return {
    title: campaign.name,
    lines: [say("chase-agreed", { branch: branch.name })],
    buttons: [{ id: buttonId("chase/withdraw", campaign.id), label: words("chase-withdraw") }],
  };
}

/** The way in or out among everything that is kept about a member, with the ballot it is about. */
export function chaseNamedButton({ id, name }: Campaign, agreed: boolean): Button {
  const said = { name: name.slice(0, nameLength).replace(halfLetter, "") };
  return agreed
    ? { id: buttonId("chase/withdraw", id), label: words("chase-withdraw-named", said) }
    : { id: buttonId("chase/ask", id), label: words("chase-ask-named", said) };
}
