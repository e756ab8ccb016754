import { ballotTexts } from "./ballot.ts";
import { setupTexts } from "./branch.ts";
import { chaseTexts } from "./chase.ts";
import { checkTexts } from "./check.ts";
import { commandTexts } from "./command.ts";
import { countdownTexts } from "./countdown.ts";
import { followTexts } from "./follow.ts";
import { organisingTexts } from "./organising.ts";
import { privacyTexts } from "./privacy.ts";
import { employersTexts } from "./result.ts";
import { strikeTexts } from "./strike.ts";
import { timetableTexts } from "./timetables.ts";
import { postsTexts } from "./trouble.ts";
import { votingTexts } from "./voting.ts";

/**
 * Every sentence Muster says, in ICU MessageFormat. Apostrophes are typographic (’): a straight one quotes in ICU.
 * What is wrong with a typed date is in core/calendar/reading/problems.ts.
 */
export const en = {
  ...ballotTexts,
  ...chaseTexts,
  ...checkTexts,
  ...commandTexts,
  ...countdownTexts,
  ...organisingTexts,
  ...followTexts,
  ...employersTexts,
  ...postsTexts,
  ...privacyTexts,
  ...setupTexts,
  ...strikeTexts,
  ...timetableTexts,
  ...votingTexts,
};
