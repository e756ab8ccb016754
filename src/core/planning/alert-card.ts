import type { Branch } from "../branch/branch.ts";
import { momentInWords } from "../calendar/words.ts";
import { civilDate, civilTime } from "../calendar/zone.ts";
import { buttonId, type Card, type Line } from "../chat/card.ts";
import { isChannel } from "../chat/place.ts";
import type { LostPlace } from "../ports/lost.ts";
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

/** The channels that take no posts at this moment, and what to do; undefined when all of them do. */
export function drawPlaceLost(branch: Branch, lost: readonly LostPlace[]): Card | undefined {
  if (lost.length === 0) return undefined;
  return {
    title: words("lost-title", { branch: branch.name }),
    lines: [...lost.map((one) => lostLine(one, branch)), say("lost-again")],
    footer: words("lost-footer"),
  };
}

export function drawPlaceBack({ name }: Branch): Card {
  return {
    title: words("back-title", { branch: name }),
    lines: [say("back-line")],
    buttons: [{ id: buttonId("branch/posts"), label: words("notice-show") }],
    footer: words("lost-footer"),
  };
}

/** Where nothing can be posted, since when, and what to do there. */
export function lostLine({ reason, since, ...place }: LostPlace, { zone }: Branch): Line {
  const at = civilTime(since, zone).round({ smallestUnit: "minute", roundingMode: "floor" });
  const moment = momentInWords(civilDate(since, zone), at);
  if (reason === "workspace-lost" || !isChannel(place)) return say("lost-workspace", { moment });
  return say("lost-place", { moment, place: { kind: "place", place } });
}
