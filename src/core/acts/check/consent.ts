import type { Answer } from "../../ballot/answers.ts";
import type { Campaign } from "../../ballot/campaign.ts";
import { sayWay } from "../../ballot/way-words.ts";
import type { Branch } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import { type Button, buttonId, type Card, type Line } from "../../chat/card.ts";
import { erasedBy } from "../../privacy/retention.ts";
import { say, words } from "../../text/say.ts";

/** The version of the consent text. Goes up with every change of its meaning; an older agreement is asked for anew. */
export const consentVersion = 3;

/** The one consent step, before the first answer is kept: what is kept, as what, until when, and what it shows. */
export function consentCard(campaign: Campaign, answer: Answer, branch: Branch): Card {
  const [yes, no] = decisions(campaign, answer);
  const more = { id: buttonId("check/consent-more", campaign.id, answer), label: words("consent-more") };
  return {
    title: words("consent-title"),
    lines: [
      sayWay("consent-short", campaign, named(campaign, branch)),
      say("consent-beside"),
      ...elsewhere(campaign, branch),
    ],
    buttons: [yes, no, more],
  };
}

/** The same with everything there is to say of it. */
export function wholeConsentCard(campaign: Campaign, answer: Answer, branch: Branch): Card {
  return {
    title: words("consent-title"),
    lines: [
      sayWay("consent-short", campaign, named(campaign, branch)),
      say("consent", named(campaign, branch)),
      ...elsewhere(campaign, branch),
    ],
    buttons: decisions(campaign, answer),
  };
}

function elsewhere({ owner }: Campaign, branch: Branch): readonly Line[] {
  return owner ? [say("consent-followed", { branch: branch.name })] : [];
}

function named(campaign: Campaign, branch: Branch) {
  return { branch: branch.name, until: dayInWords(erasedBy(campaign, branch)) };
}

function decisions({ id }: Campaign, answer: Answer): readonly [Button, Button] {
  return [
    {
      id: buttonId("check/agree", id, answer, String(consentVersion)),
      label: words("consent-agree"),
      style: "primary",
    },
    { id: buttonId("check/decline"), label: words("consent-no") },
  ];
}
