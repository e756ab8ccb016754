import { ballotTexts } from "./en-ballot.ts";
import { chaseTexts } from "./en-chase.ts";
import { checkTexts } from "./en-check.ts";
import { commandTexts } from "./en-command.ts";
import { countdownTexts } from "./en-countdown.ts";
import { employersTexts } from "./en-employers.ts";
import { followTexts } from "./en-follow.ts";
import { organisingTexts } from "./en-organising.ts";
import { postsTexts } from "./en-posts.ts";
import { privacyTexts } from "./en-privacy.ts";
import { setupTexts } from "./en-setup.ts";
import { strikeTexts } from "./en-strike.ts";
import { timetableTexts } from "./en-timetables.ts";
import { votingTexts } from "./en-voting.ts";

/**
 * Every sentence Muster says, in ICU MessageFormat. Apostrophes are typographic (’): a straight one quotes in ICU.
 * What is wrong with a typed date is in calendar/problems.ts.
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
