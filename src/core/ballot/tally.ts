import { type Answer, answers, paperTrouble } from "./answers.ts";
import { type Counts, type Published, tellable } from "./published.ts";

/** A whole number from 0 up to, and never, `below`, each as likely, that nobody can foretell. */
export type Draw = (below: number) => number;

/** What a campaign's numbers are kept by beside the numbers themselves: counts, nobody's person, and never shown. */
export interface Tally {
  /** So many members must have moved before a number is told again. */
  readonly need: number;
  /** Moves that members who have erased had made: so many of those to come are not counted. */
  readonly owed: number;
  /** The smallest count of those entitled that a number was told under. */
  readonly entitled?: number;
}

/** Members of whom the same is kept. */
export interface Alike {
  readonly answer: Answer;
  /** What the numbers told last took their answer for. Absent: they were not in them. */
  readonly taken?: Answer;
  /** In how many tellings it had changed. */
  readonly moves: number;
  readonly members: number;
}

/** So often a member's answer moves the numbers of a ballot: it came, it is to be posted, it is posted. */
export const mostMoves = 3;

const first = 15;
const next = 10;
const spread = 11;

/** Before anything is told. */
export function newTally(draw: Draw): Tally {
  return { need: first + draw(spread), owed: 0 };
}

/**
 * Whether these members' answer has changed since it was told last, and may still move a number. Within trouble with the
 * paper (not arrived, asked for another) no change does: it makes no telling sooner and uses none of the three up.
 */
export function hasMoved({ answer, taken, moves }: Omit<Alike, "members">): boolean {
  return !sameNumber(answer, taken) && moves < mostMoves;
}

function sameNumber(answer: Answer, taken: Answer | undefined): boolean {
  return (
    answer === taken || (taken !== undefined && [answer, taken].every((one) => paperTrouble.includes(one)))
  );
}

/** Whether so many have moved that a number may be told. */
export function isDue({ need, owed }: Tally, alike: readonly Alike[]): boolean {
  return membersOf(alike.filter(hasMoved)) - owed >= need;
}

/**
 * The numbers that may be told now, and the tally by which the next ones will be; undefined until enough have moved.
 *
 * What they betray little by, to whoever watches them for as long as they like, answers with accounts of their own when
 * they like, and knows everything but one answer (how little: docs/privacy.md, worked out by test/privacy):
 *
 * - Nothing is told before 10 to 20 members have moved, 15 to 25 at first; nobody knows how many, and each counts once,
 *   however often they change their answer, and three times in a ballot. No day, no close and no erasure makes it sooner.
 * - Of each number some are left out, 12 as a rule and 0 to 24, drawn anew for each telling: no number says exactly where
 *   a count stands, and few tellings can be bought, so that asking again does not wear the doubt away.
 * - Together they leave out ten of those who answered, and of those entitled by the smallest count a rep gave.
 *
 * "At least so many" is true of each number when it is told, as some are taken away and none added, and of what members
 * *have told us* it stays true: whoever takes an answer back has told us. It is lowered with the next telling.
 */
export function publish(
  tally: Tally,
  alike: readonly Alike[],
  entitled: number | undefined,
  draw: Draw,
): { readonly told: Published; readonly tally: Tally } | undefined {
  if (!isDue(tally, alike)) return undefined;
  const fewest = Math.min(entitled ?? Number.POSITIVE_INFINITY, tally.entitled ?? Number.POSITIVE_INFINITY);
  const slack = { posted: slackOf(draw), toPost: slackOf(draw), trouble: slackOf(draw) };
  return {
    told: tellable(countsOf(alike), slack, fewest),
    tally: {
      need: next + draw(spread),
      owed: 0,
      ...(Number.isFinite(fewest) && { entitled: fewest }),
    },
  };
}

/** The count of each answer as the numbers may take it: that of a member who has moved too often stays what it was. */
function countsOf(alike: readonly Alike[]): Counts {
  const counts = Object.fromEntries(answers.map((answer) => [answer, 0])) as Record<Answer, number>;
  for (const one of alike) {
    const taken = hasMoved(one) ? one.answer : (one.taken ?? one.answer);
    counts[taken] += one.members;
  }
  return counts;
}

function membersOf(alike: readonly Alike[]): number {
  return alike.reduce((sum, { members }) => sum + members, 0);
}

/** Numbers summed for each amount left out, and one more than the largest of them. */
export const dice = { many: 6, sides: 5 };

/** So many are left out: several draws summed, as its ends, which would give something away, are then rare. */
function slackOf(draw: Draw): number {
  return Array.from({ length: dice.many }, () => draw(dice.sides)).reduce((sum, one) => sum + one, 0);
}
