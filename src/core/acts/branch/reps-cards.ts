import { type Branch, mayAct, type Rep, type RepGroup } from "../../branch/branch.ts";
import { type Button, buttonId, type Card } from "../../chat/card.ts";
import type { Context } from "../../command/command.ts";
import { say, words } from "../../text/say.ts";

/** What is asked of somebody who was named, before anything but a code is kept. */
export function repConsentCard({ role }: Rep, branch: Branch): Card {
  return {
    title: words("rep-consent-title", { role, branch: branch.name }),
    lines: [say("rep-consent")],
    buttons: [
      agreeButton(words("rep-consent-agree")),
      { id: buttonId("branch/refuse"), label: words("rep-consent-refuse") },
    ],
  };
}

/** How many there are, never who: whom they are is for the branch to know, not for a list. */
export function repsCard(
  {
    reps,
    groups,
    installer,
    numberless,
  }: {
    readonly reps: readonly Rep[];
    readonly groups: readonly RepGroup[];
    /** Whether somebody is an officer for having installed Muster. */
    readonly installer: boolean;
    /** Whether the caller agreed to their role before acts had numbers: that they have to agree to first. */
    readonly numberless: boolean;
  },
  { branch, role }: Context,
): Card {
  const agreed = reps.filter((rep) => rep.agreed);
  const officer = mayAct(role, "officer");
  const buttons = [
    ...(numberless ? [agreeButton(words("rep-number-agree"))] : []),
    ...(installer && officer ? [endInstallerButton()] : []),
  ];
  const counts = {
    officers: agreed.filter((rep) => rep.role === "officer").length,
    reps: agreed.filter((rep) => rep.role === "rep").length,
    invited: reps.length - agreed.length,
  };
  return {
    title: words("reps-title", { branch: branch.name }),
    lines: [
      say("reps-count", counts),
      ...(groups.length > 0 ? [say("reps-groups", groupCounts(groups))] : []),
      say("rep-you-are", { role }),
      ...(officer ? [say("reps-how")] : []),
      ...(installer && officer ? [say("installer-counts")] : []),
      ...(numberless ? [say("rep-number"), say("rep-consent")] : []),
    ],
    ...(buttons.length > 0 && { buttons }),
  };
}

function agreeButton(label: string): Button {
  return { id: buttonId("branch/agree"), label, style: "primary" };
}

export function endInstallerButton(): Button {
  return { id: buttonId("branch/end-installer"), label: words("installer-end") };
}

function groupCounts(groups: readonly RepGroup[]): { readonly officers: number; readonly reps: number } {
  const officers = groups.filter(({ role }) => role === "officer").length;
  return { officers, reps: groups.length - officers };
}
