import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import { timeInWords } from "../../calendar/words.ts";
import { type Card, inOne, type Line, spanText } from "../../chat/card.ts";
import type { Store } from "../../ports/store.ts";
import { employerButtons, employerLine } from "../../privacy/employer.ts";
import { say, words } from "../../text/say.ts";
import { lostLines } from "../../trouble/lost.ts";
import { undecidedLines } from "../../trouble/trouble-card.ts";
import { endInstallerButton } from "./reps-cards.ts";

/** How long a refused post is worth telling an officer about. */
const refusedToldHours = 30 * 24;

/** Channels where Muster could not post the last time, and what a person has to do there. */
async function refusedLines(
  store: Pick<Store, "trouble">,
  branch: Branch,
  now: Temporal.Instant,
): Promise<readonly Line[]> {
  const since = now.subtract({ hours: refusedToldHours });
  const refused = await store.trouble.refused(branch.id, since);
  if (refused.length === 0) return [];
  return [
    ...refused.map(({ place, why }) => say(`settings-refused-${why}`, { place: { kind: "place", place } })),
    say("settings-refused-again"),
  ];
}

/** `/branch settings`: how everything is set, and what does not go as it should. */
export async function settingsCard(
  store: Pick<Store, "trouble" | "lost" | "installers">,
  branch: Branch,
  now: Temporal.Instant,
): Promise<Card> {
  const installer = (await store.installers.of(branch.home)) !== undefined;
  const [, nation = [], postAt = [], quiet = [], language = [], tell = [], two = [], signs = []] =
    settingLines(branch);
  return {
    title: words("settings-title", { branch: branch.name }),
    lines: [
      nation,
      ...inOne([postAt, quiet]),
      ...inOne([language, signs]),
      tell,
      two,
      ...(await undecidedLines(store, branch.id, now)),
      ...(await refusedLines(store, branch, now)),
      ...(await lostLines(store, branch)),
      employerLine(branch),
      ...(installer ? [say("installer-counts")] : []),
      say("settings-how"),
    ],
    buttons: [...employerButtons(branch), ...(installer ? [endInstallerButton()] : [])],
  };
}

/** The settings that are others now. */
export function changedLines(before: Branch, branch: Branch): readonly Line[] {
  const were = new Set(settingLines(before).map(inWords));
  return settingLines(branch).filter((line) => !were.has(inWords(line)));
}

function inWords(line: Line): string {
  return line.map(spanText).join("");
}

/** A line for each setting. */
function settingLines({
  name,
  nation,
  postAt,
  quiet,
  tellOfficers,
  twoPeople,
  signs,
}: Branch): readonly Line[] {
  return [
    say("settings-name", { name }),
    say("settings-nation", { nation }),
    say("settings-post-at", { time: timeInWords(postAt) }),
    quiet ? say("settings-quiet", quietInWords(quiet)) : say("settings-quiet-none"),
    say("settings-language"),
    say("settings-tell", { on: String(tellOfficers !== false) }),
    say("settings-two", { on: String(twoPeople === true) }),
    say("settings-signs", { on: String(signs !== false) }),
  ];
}

export function quietInWords({ from, until }: NonNullable<Branch["quiet"]>) {
  return { from: timeInWords(from), until: timeInWords(until) };
}
