import type { Branch } from "../branch/branch.ts";
import { type Button, buttonId, type Line } from "../chat/card.ts";
import { userError } from "../chat/user-error.ts";
import { say, words } from "../text/say.ts";

/** Whether members may ask for what needs their chat id. Not where the employer can read the workspace. */
export function mayOptIn({ employerOwned = false }: Pick<Branch, "employerOwned">): boolean {
  return !employerOwned;
}

/** Throws a UserError where the employer owns the workspace. */
export function refuseOptIns(branch: Branch): void {
  if (!mayOptIn(branch)) throw userError(say("refuse-employer-owned", { branch: branch.name }));
}

/** What is said to officers of the answer, or of there being none. */
export function employerLine({ employerOwned }: Branch): Line {
  if (employerOwned === undefined) return say("employer-unasked");
  return say(employerOwned ? "employer-yes" : "employer-no");
}

/** The question, as long as nobody has answered it. */
export function employerButtons({ employerOwned }: Branch): readonly Button[] {
  if (employerOwned !== undefined) return [];
  return [
    { id: buttonId("branch/employer", "yes"), label: words("employer-yes-button") },
    { id: buttonId("branch/employer", "no"), label: words("employer-no-button") },
  ];
}
