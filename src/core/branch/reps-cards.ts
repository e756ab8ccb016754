import type { Card } from "../card.ts";
import { buttonId, type Context } from "../command.ts";
import { say, words } from "../text/say.ts";
import type { Branch, Rep } from "./branch.ts";
import { mayAct } from "./rights.ts";

/** What is asked of somebody who was named, before anything but a code is kept. */
export function repConsentCard({ role }: Rep, branch: Branch): Card {
  return {
    title: words("rep-consent-title", { role, branch: branch.name }),
    lines: [say("rep-consent")],
    buttons: [
      { id: buttonId("branch/agree"), label: words("rep-consent-agree"), style: "primary" },
      { id: buttonId("branch/refuse"), label: words("rep-consent-refuse") },
    ],
  };
}

/** How many there are, never who: whom they are is for the branch to know, not for a list. */
export function repsCard(reps: readonly Rep[], { branch, role }: Context): Card {
  const agreed = reps.filter((rep) => rep.agreed);
  const counts = {
    officers: agreed.filter((rep) => rep.role === "officer").length,
    reps: agreed.filter((rep) => rep.role === "rep").length,
    invited: reps.length - agreed.length,
  };
  return {
    title: words("reps-title", { branch: branch.name }),
    lines: [
      say("reps-count", counts),
      say("rep-you-are", { role }),
      ...(mayAct(role, "officer") ? [say("reps-how")] : []),
    ],
  };
}
