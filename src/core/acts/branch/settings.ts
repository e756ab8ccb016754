import type { Temporal } from "temporal-polyfill";
import { datesChanged } from "../../ballot/changes.ts";
import { milestonesWithPosting, standing } from "../../ballot/timetable.ts";
import type { Branch } from "../../branch/branch.ts";
import { isQuiet } from "../../branch/quiet.ts";
import { readTime } from "../../calendar/reading/read-time.ts";
import { timeInWords } from "../../calendar/words.ts";
import type { Nation } from "../../calendar/working-days.ts";
import type { Card, Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { announceCorrection } from "../../planning/announce.ts";
import { nextPostLines, postsOf } from "../../planning/next-posts.ts";
import { planBranch } from "../../planning/plan.ts";
import { planNoticeAlerts } from "../../planning/plan-strike.ts";
import type { Store } from "../../ports/store.ts";
import { employerButtons, employerLine } from "../../privacy/employer.ts";
import { type Language, languageNamed, offeredLanguages } from "../../text/language.ts";
import { say, words } from "../../text/say.ts";
import { readOrForm, readTimeOrAsk } from "../../typed/dates.ts";
import { checkLooks } from "../../typed/look-alike.ts";
import { saysNone } from "../../typed/none.ts";
import { choiceOption, labelled } from "../../typed/option.ts";
import { changedLines, quietInWords } from "./settings-card.ts";

const nations = ["england", "wales", "scotland", "northern-ireland"] as const satisfies readonly Nation[];

export const nationOption = choiceOption(nations, {
  label: "Nation",
  about: "Whose bank holidays count, beside England’s",
  example: "Scotland",
  labels: labelled(nations, (nation) => `choice-nation-${nation}`),
  means: { ni: "northern-ireland", "n ireland": "northern-ireland" },
});

export interface TypedSettings {
  readonly name?: string | undefined;
  readonly nation?: Nation | undefined;
  readonly "post-at"?: string | undefined;
  readonly quiet?: string | undefined;
  readonly language?: string | undefined;
  readonly "tell-officers"?: "yes" | "no" | undefined;
  readonly "two-people"?: "yes" | "no" | undefined;
  readonly signs?: "yes" | "no" | undefined;
}

/** A branch with the settings that were typed. Throws a UserError when posts would fall into its quiet hours. */
export function typedSettings(branch: Branch, typed: TypedSettings): Branch {
  const { quiet: before, tellOfficers: _told, twoPeople: _two, signs: _signs, ...rest } = branch;
  const language = typed.language === undefined ? branch.language : typedLanguage(typed.language);
  const quiet = typed.quiet === undefined ? before : typedQuiet(typed.quiet);
  const postAt = typed["post-at"] === undefined ? branch.postAt : readTimeOrAsk(typed["post-at"], "post-at");
  if (quiet && isQuiet(postAt, quiet)) {
    throw userError(
      say("refuse-post-in-quiet", { time: timeInWords(postAt), ...quietInWords(quiet) }),
      typed["post-at"] === undefined ? "quiet" : "post-at",
    );
  }
  if (typed.name !== undefined) checkLooks(typed.name, "name");
  return {
    ...rest,
    name: typed.name ?? branch.name,
    nation: typed.nation ?? branch.nation,
    postAt,
    ...(quiet && { quiet }),
    ...(language && { language }),
    ...safeguards(branch, typed),
    ...((typed.signs ?? (branch.signs === false ? "no" : "yes")) === "no" && { signs: false }),
  };
}

/** What is typed for the settings that a branch has, of those that these would change. */
export function settingsTyped(
  { name, nation, postAt, quiet, language, tellOfficers = true, twoPeople = false, signs = true }: Branch,
  typed: TypedSettings,
): Readonly<Record<string, string>> {
  const all: Readonly<Record<keyof TypedSettings, string>> = {
    name,
    nation,
    "post-at": timeInWords(postAt),
    quiet: quiet ? `${timeInWords(quiet.from)} to ${timeInWords(quiet.until)}` : "none",
    language: language ?? "english",
    "tell-officers": tellOfficers ? "yes" : "no",
    "two-people": twoPeople ? "yes" : "no",
    signs: signs ? "yes" : "no",
  };
  return Object.fromEntries(
    Object.entries(all).filter(([option]) => typed[option as keyof TypedSettings] !== undefined),
  );
}

/** Whether officers are told, and whether two people are needed. */
function safeguards(
  { tellOfficers = true, twoPeople = false }: Branch,
  { "tell-officers": tell, "two-people": two }: TypedSettings,
): Pick<Branch, "tellOfficers" | "twoPeople"> {
  const told = tell === undefined ? tellOfficers : tell === "yes";
  const both = two === undefined ? twoPeople : two === "yes";
  return { ...(!told && { tellOfficers: false }), ...(both && { twoPeople: true }) };
}

/** A language that a native reader has reviewed. Throws a UserError for any other, and says why of one that is only drafted. */
function typedLanguage(typed: string): Language {
  const language = languageNamed(typed);
  if (language && offeredLanguages.includes(language)) return language;
  throw userError(say(language ? "refuse-language-unreviewed" : "refuse-language"), "language");
}

/** "9pm to 7:30am", or "none". */
function typedQuiet(typed: string): Branch["quiet"] {
  if (saysNone(typed) || /^off[.!]*$/iu.test(typed.trim())) return undefined;
  const [from, until, ...more] = typed
    .replace(/^\s*from\s+/iu, "")
    .split(/\s+(?:to|until|till?)\s+|\s*[-–—]\s*/iu);
  if (!from || !until || more.length > 0) throw userError(say("refuse-quiet-range"), "quiet");
  const quiet = {
    from: readOrForm(readTime(from), "quiet"),
    until: readOrForm(readTime(until), "quiet"),
  };
  if (quiet.from.equals(quiet.until)) throw userError(say("refuse-quiet-range"), "quiet");
  return quiet;
}

/**
 * Keeps a branch's new settings and moves every post still to come: a countdown at the branch's usual hour follows
 * it, one with an hour of its own keeps that. Channels that were told a suggested posting date that another nation's
 * bank holidays move get one correction. Returns the confirmation. Call it inside a transaction.
 */
export async function saveSettings(
  store: Store,
  before: Branch,
  branch: Branch,
  now: Temporal.Instant,
): Promise<Card> {
  await store.branches.save(branch);
  if (!branch.twoPeople) await store.seconds.forgetAll(branch.id);
  for (const countdown of await store.countdowns.list(branch.id)) {
    if (countdown.at.equals(before.postAt)) await store.countdowns.save({ ...countdown, at: branch.postAt });
  }
  await planBranch(store, { branch, now });
  await planNoticeAlerts(store, { branch, now });
  const corrected = await correctSuggestions(store, before, branch, now);
  const posts = await postsOf(store, await store.countdowns.list(branch.id));
  const moved = posts.length > 0 && !sameTimes(before, branch);
  return {
    title: words("settings-saved-title", { branch: branch.name }),
    lines: [
      ...changedLines(before, branch),
      ...(moved ? [say("settings-moved")] : []),
      ...corrected,
      ...(posts.length > 0 ? nextPostLines(posts) : []),
      ...(branch.employerOwned === undefined ? [employerLine(branch)] : []),
    ],
    buttons: employerButtons(branch),
  };
}

/** Whether posts go at the same times: nothing has moved by a new name. */
function sameTimes(before: Branch, branch: Branch): boolean {
  const times = ({ nation, postAt, quiet }: Branch) => JSON.stringify([nation, postAt, quiet]);
  return times(before) === times(branch);
}

async function correctSuggestions(
  store: Store,
  before: Branch,
  branch: Branch,
  now: Temporal.Instant,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const campaign of await store.campaigns.list(branch.id)) {
    const { phase } = standing(campaign, branch, now);
    const dates = milestonesWithPosting(campaign, branch);
    if (phase === "closed" || !datesChanged(milestonesWithPosting(campaign, before), dates)) continue;
    const told = await announceCorrection(store, campaign, { branch, now });
    lines.push(say("ballot-dates-correction", { count: told.length }));
  }
  return lines;
}
