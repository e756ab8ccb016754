import { inOne, type Line, spanText, text } from "../chat/card.ts";
import { say } from "../text/say.ts";
import type { BallotScene, Campaign, MilestoneKind } from "./campaign.ts";
import { type DateFact, dateFacts, factLines, replacesLines } from "./dates.ts";
import { wordsWay } from "./way-words.ts";

/** A ballot's dates in an answer that also says what was done: a phone shows it whole. */

/** So many dates have a line each in an answer that also says what was done. */
const mostDates = 5;

/** The same where they have just been changed. */
const mostChanged = 4;

/** Where there are more, these still have. */
const ownLine: ReadonlySet<MilestoneKind> = new Set(["last-posting", "closes", "mandate-expires"]);

const deadlines: ReadonlySet<MilestoneKind> = new Set(["last-posting", "closes"]);

/** All of them, in few lines; `more` is said with what is not a date. */
export function datesBriefly(scene: BallotScene, more: readonly Line[] = []): readonly Line[] {
  const { campaign } = scene;
  return [
    ...brief(dateFacts(scene), mostDates),
    ...inOne([...replacesLines(campaign), ...factLines(campaign), ...more]),
  ];
}

function brief(dates: readonly DateFact[], most: number): readonly Line[] {
  if (dates.length <= most) return dates.map(({ line }) => line);
  const others = dates.filter(({ kind }) => !ownLine.has(kind)).map(({ short }) => short);
  return [
    [text(others.join("; "))],
    ...dates.filter(({ kind }) => ownLine.has(kind)).map(({ line }) => line),
  ];
}

/** The dates that a change made others, each as it is now, and the deadlines always; those it took away by name. */
export function datesChangedLines(
  before: BallotScene,
  after: BallotScene,
  more: (campaign: Campaign) => readonly Line[],
): readonly Line[] {
  const were = new Set(dateFacts(before).map(({ line }) => inWords(line)));
  const dates = dateFacts(after);
  const changed = dates.filter(({ kind, line }) => deadlines.has(kind) || !were.has(inWords(line)));
  const gone = dateFacts(before).filter(({ kind }) => !dates.some((date) => date.kind === kind));
  const others = (campaign: Campaign) => [
    ...replacesLines(campaign),
    ...factLines(campaign),
    ...more(campaign),
  ];
  const said = new Set(others(before.campaign).map(inWords));
  return [
    ...brief(changed, mostChanged),
    ...gone.map(({ kind }) =>
      say("milestone-gone", { milestone: wordsWay(`milestone-name-${kind}`, after.campaign) }),
    ),
    ...inOne(others(after.campaign).filter((line) => !said.has(inWords(line)))),
  ];
}

function inWords(line: Line): string {
  return line.map(spanText).join("");
}
