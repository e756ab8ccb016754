import type { Branch } from "../branch/branch.ts";
import { buttonId, type Card } from "../chat/card.ts";
import { say, words } from "../text/say.ts";

/** The same for everybody and every post: what went wrong is shown by `/branch posts`, to whoever may see it then. */
export function drawAlert({ name }: Branch): Card {
  return {
    title: words("notice-title"),
    lines: [say("notice-line", { branch: name })],
    buttons: [{ id: buttonId("branch/posts"), label: words("notice-show") }],
    footer: words("notice-footer"),
  };
}
