import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { longestActions, mostActions } from "../ballot/actions.ts";
import { turnoutRules } from "../ballot/campaign.ts";
import { readThreshold } from "../ballot/count/threshold-option.ts";
import { nominators, stages } from "../ballot/election-kinds.ts";
import { longestOpening, type Openings, openingKinds } from "../ballot/opening-kinds.ts";
import { longestWays, webPage } from "../ballot/replacement-link.ts";
import { shortDayYear } from "../calendar/words.ts";
import { ukZone } from "../calendar/zone.ts";
import { words } from "../text/say.ts";
import { hasMention } from "../typed/mention.ts";

/** Of a name, in characters. */
const longestName = 80;

/** Timetables as unions' campaigns are kept in files: dates in civil time, by name. Names in it are its own. */

const date = z
  .string({ error: () => words("timetable-want-date") })
  .refine((typed) => isDate(typed), { abort: true, error: () => words("timetable-want-date") })
  .transform((typed) => Temporal.PlainDate.from(typed));

const time = z
  .string({ error: () => words("timetable-want-time") })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { abort: true, error: () => words("timetable-want-time") })
  .transform((typed) => Temporal.PlainTime.from(typed));

const text = (example: string) =>
  z
    .string({ error: () => words("timetable-want-words", { example }) })
    .trim()
    .min(1, { error: () => words("timetable-want-words", { example }) });

const wantCount = { error: () => words("timetable-want-count") };

const count = z.int(wantCount).min(1, wantCount).max(1_000_000, wantCount);

const webAddress = text("https://www.pcs.org.uk/replacement").refine(
  (typed) => webPage(typed) !== undefined,
  {
    error: () => words("timetable-want-link"),
  },
);

const threshold = text("50%").refine((typed) => readThreshold(typed) !== undefined, {
  error: () => words("timetable-want-threshold"),
});

const wantConstituencies = { error: () => words("timetable-want-constituencies") };

const constituencies = z
  .array(
    z.object(
      { name: text("Harbour Office").max(60, wantConstituencies), members_entitled: count.nullish() },
      wantConstituencies,
    ),
    wantConstituencies,
  )
  .max(300, wantConstituencies)
  .refine(
    (all) => new Set(all.map(({ name }) => name.toLowerCase())).size === all.length,
    wantConstituencies,
  );

/** A rep's own words in posts: they mention nobody. */
const own = (most: number) => {
  const error = () => words("timetable-want-own", { most });
  return z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(most, { error })
    .refine((typed) => !hasMention(typed), { error });
};

const wantActions = { error: () => words("timetable-want-actions", { most: mostActions }) };

const actions = z
  .array(own(longestActions), wantActions)
  .max(mostActions, wantActions)
  .refine((all) => all.join("\n").length <= longestActions, wantActions);

const wantTarget = { error: () => words("timetable-want-target") };

const target = z.union(
  [
    z.strictObject({ percent: z.int().min(1).max(100) }),
    z.strictObject({ members: z.int().min(1).max(1_000_000) }),
  ],
  wantTarget,
);

/** First lines of posts; kinds it does not know are left alone. */
const openings = z
  .record(z.string(), own(longestOpening), {
    error: () => words("timetable-want-own", { most: longestOpening }),
  })
  .transform(
    (typed): Openings =>
      Object.fromEntries(
        openingKinds.flatMap((kind) => (typed[kind] === undefined ? [] : [[kind, typed[kind]]])),
      ),
  );

const wantDates = { error: () => words("timetable-want-dates") };

const timetable = z
  .object(
    {
      id: text("pcs-2023-reballot"),
      name: text("PCS national reballot, 2023").nullish(),
      kind: text("statutory_industrial_action_ballot"),
      voting_method: text("postal").nullish(),
      dates: z.record(z.string(), date.nullable(), wantDates).transform(known),
      times: z.record(z.string(), time.nullable(), wantDates).transform(known).nullish(),
      closes_time: time.nullish(),
      mandate_months: z
        .int({ error: () => words("timetable-want-months") })
        .min(1, { error: () => words("timetable-want-months") })
        .max(24, { error: () => words("timetable-want-months") })
        .nullish(),
      result_announced: date.nullish(),
      mandate_expires_published: date.nullish(),
      statistics: z
        .looseObject(
          { members_entitled: count.nullish() },
          { error: () => words("timetable-want-statistics") },
        )
        .nullish(),
      replacement_link: webAddress.nullish(),
      replacement_words: own(longestWays).nullish(),
      replaces: own(longestName).nullish(),
      target: target.nullish(),
      actions: actions.nullish(),
      openings: openings.nullish(),
      threshold: threshold.nullish(),
      nominations: z
        .enum(nominators, {
          error: () => words("timetable-want-choice", { choices: nominators.join('", "') }),
        })
        .nullish(),
      nomination_threshold_branches: count.nullish(),
      seats: count.nullish(),
      stage: z
        .enum(stages, { error: () => words("timetable-want-choice", { choices: stages.join('", "') }) })
        .nullish(),
      turnout_rule: z.enum(turnoutRules, { error: () => words("timetable-want-turnout-rule") }).nullish(),
      constituencies: constituencies.nullish(),
      mandate_won: z.boolean({ error: () => words("timetable-want-truth") }).nullish(),
    },
    { error: () => words("timetable-want-file") },
  )
  .superRefine(({ dates }, context) => {
    for (const [first, second] of [
      ["opens", "closes"],
      ["starts", "ends"],
    ] as const) {
      const [earlier, later] = [dates[first], dates[second]];
      if (!earlier || !later || Temporal.PlainDate.compare(earlier, later) <= 0) continue;
      const values = { first: `dates.${first}`, earlier: shortDayYear(earlier), later: shortDayYear(later) };
      context.addIssue({
        code: "custom",
        path: ["dates", second],
        message: words("timetable-want-order", values),
      });
    }
  });

const file = z.object(
  {
    timezone: z
      .string({ error: () => words("timetable-want-zone") })
      .refine((zone) => isZone(zone), { error: () => words("timetable-want-zone") })
      .default(ukZone),
    campaigns: z.array(timetable, { error: () => words("timetable-want-file") }),
  },
  { error: () => words("timetable-want-file") },
);

/** One campaign of a file. What is worked out from its dates (`derived`) is not read, even where it is given. */
export type Timetable = z.output<typeof timetable>;

export type TimetableFile = z.output<typeof file>;

export type TimetablesRead =
  | { readonly ok: true; readonly file: TimetableFile }
  /** Each names its campaign and field, and what to type there. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a file of timetables. Anything it does not know is left alone. */
export function readTimetables(content: string): TimetablesRead {
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [words("timetable-not-json", { problem })] };
  }
  const read = file.safeParse(raw);
  if (read.success) return { ok: true, file: read.data };
  return { ok: false, problems: read.error.issues.map(({ path, message }) => problemAt(path, message, raw)) };
}

const placed = z.object({ campaigns: z.array(z.unknown()) });

const identified = z.object({ id: z.string().min(1) });

function problemAt([top, index, ...rest]: readonly PropertyKey[], expected: string, raw: unknown): string {
  const inCampaign = top === "campaigns" && typeof index === "number";
  const field = (inCampaign ? rest : top === undefined ? [] : [top]).join(".");
  const campaign = inCampaign ? campaignAt(index, raw) : words("timetable-whole");
  return words("timetable-problem", { campaign, field, expected }).replace(/ {2,}/gu, " ");
}

function campaignAt(index: number, raw: unknown): string {
  const all = placed.safeParse(raw);
  const one = identified.safeParse(all.success ? all.data.campaigns[index] : undefined);
  return one.success
    ? words("timetable-ballot", { name: one.data.id })
    : words("timetable-ballot-number", { number: index + 1 });
}

function known<Value>(named: Readonly<Record<string, Value | null>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(named).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
}

function isDate(typed: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(typed)) return false;
  return works(() => Temporal.PlainDate.from(typed));
}

function isZone(zone: string): boolean {
  return works(() => Temporal.PlainDate.from("2023-01-01").toZonedDateTime(zone));
}

function works(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
