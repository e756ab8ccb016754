import { actionsTexts } from "./actions.ts";
import { ballotTexts } from "./ballot.ts";
import { branchTexts } from "./branch.ts";
import { chaseTexts } from "./chase.ts";
import { checkTexts } from "./check.ts";
import { choicesTexts } from "./choices.ts";
import { commandTexts } from "./command.ts";
import { countTexts } from "./count.ts";
import { countdownTexts } from "./countdown.ts";
import { followTexts } from "./follow.ts";
import { headlineTexts } from "./headline.ts";
import { homeTexts } from "./home.ts";
import { logTexts } from "./log.ts";
import { menuTexts } from "./menu.ts";
import { mydataTexts } from "./mydata.ts";
import { nominationTexts } from "./nomination.ts";
import { privacyTexts } from "./privacy.ts";
import { reminderTexts } from "./reminder.ts";
import { resultTexts } from "./result.ts";
import { strikeTexts } from "./strike.ts";
import { tableTexts } from "./table.ts";
import { timetablesTexts } from "./timetables.ts";
import { troubleTexts } from "./trouble.ts";
import { wordsTexts } from "./words.ts";

/**
 * Every sentence Muster says, in ICU MessageFormat. Apostrophes are typographic (’): a straight one quotes in ICU.
 * Each stands in the file of its feature; what is said instead where nothing goes by post ("-vote", see way-words.ts) or
 * in an election ("-election") follows it at once. What is wrong with a typed date is in calendar/reading/problems.ts.
 */
export const en = {
  ...actionsTexts,
  ...ballotTexts,
  ...branchTexts,
  ...chaseTexts,
  ...checkTexts,
  ...choicesTexts,
  ...commandTexts,
  ...countTexts,
  ...countdownTexts,
  ...followTexts,
  ...headlineTexts,
  ...homeTexts,
  ...logTexts,
  ...menuTexts,
  ...mydataTexts,
  ...nominationTexts,
  ...privacyTexts,
  ...reminderTexts,
  ...resultTexts,
  ...strikeTexts,
  ...tableTexts,
  ...timetablesTexts,
  ...troubleTexts,
  ...wordsTexts,
};
