import { Temporal } from "temporal-polyfill";
import type { MilestoneKind } from "../../ballot/campaign.ts";
import { inFull } from "../../calendar/reading/in-full.ts";
import { say } from "../../text/say.ts";
import type { FoundDay, FoundHour } from "./found.ts";
import type { Group } from "./groups.ts";
import type { Label } from "./label-words.ts";
import { type Around, hourOf, openDate } from "./open.ts";
import type { Open, Part } from "./part.ts";
import { datesOf } from "./years.ts";

/** The dates a group of days means, by its label: two for a stretch with both its ends. */
export function partsOf(group: Group, around: Around): readonly (Part | Open)[] {
  const { label } = group;
  if (label?.kind === "strike") return [{ kind: "strike", days: strikeDays(group, around) }];
  if (!label || label.kind === "other") return [unread(group, around)];
  return pairParts(group, around) ?? [singlePart(group, label, around)];
}

function unread({ days, hours, label, said }: Group, around: Around): Part {
  const [day, ...more] = days;
  const date = day && more.length === 0 ? datesOf(day, around)[0] : undefined;
  return {
    kind: "unread",
    why: label ? say("import-placeless") : say("import-unknown-label", { label: said.slice(0, 60) }),
    ...(date && { at: { date, ...hourOf(hours[0] ?? []) } }),
    ...(label && { placeless: true }),
  };
}

/** Both ends of a stretch, where its label is one with two. */
function pairParts(group: Group, around: Around): readonly (Part | Open)[] | undefined {
  const ends = group.run ? pairOf(group) : undefined;
  if (!ends) return undefined;
  const [from, to] = ends;
  const first = openDate({ ...at(group, 0), milestones: [from], vague: group.vague }, around);
  const last = openDate({ ...at(group, 1), milestones: [to], vague: group.vague }, around);
  return [first, first.kind === "open" && last.kind === "open" ? after(first, last) : last];
}

/** A stretch does not end before it begins, in whichever year. */
function after({ days: [first] }: Open, last: Open): Open {
  const days = last.days.filter((date) => first && Temporal.PlainDate.compare(date, first) >= 0).slice(0, 1);
  return last.days.length > 1 && !last.whyDay && days.length > 0 ? { ...last, days } : last;
}

function at(
  { days, hours }: Group,
  index: number,
): { readonly day: FoundDay; readonly hours: readonly FoundHour[] } {
  const day = days[index];
  if (!day) throw new RangeError(`no day ${index} in a group`);
  return { day, hours: hours[index] ?? [] };
}

function pairOf({ label, said }: Group): readonly [MilestoneKind, MilestoneKind] | undefined {
  if (label?.kind === "either") return label.milestones[0] === "last-posting" ? undefined : label.milestones;
  if (label?.kind !== "milestone") return undefined;
  switch (label.milestone) {
    case "nominations-open":
    case "nominations-close":
      return ["nominations-open", "nominations-close"];
    case "opens":
      return label.sent ? undefined : ["opens", "closes"];
    case "closes":
      return /\b(?:period|window|runs?|open)\b/iu.test(said) ? ["opens", "closes"] : undefined;
    case "replacement-by":
    case "not-received-by":
      return ["not-received-by", "replacement-by"];
    default:
      return undefined;
  }
}

type Ours = Extract<Label, { kind: "milestone" | "either" }>;

function singlePart(group: Group, label: Ours, around: Around): Part | Open {
  const milestones = milestonesOf(group, label);
  const { before, vague } = group;
  const flags = { before, vague, weak: label.kind === "milestone" && label.weak === true };
  // The opening day is the first day a paper is sent (TULRCA s.226A(4)).
  if (group.days.length === 1 || (group.run && label.kind === "milestone" && label.sent)) {
    return openDate({ ...at(group, 0), milestones, ...flags }, around);
  }
  const each = group.days.map((_, index) => openDate({ ...at(group, index), milestones }, around));
  const open = each.filter((part) => part.kind === "open");
  return {
    kind: "open",
    milestones,
    days: open.flatMap(({ days }) => days.slice(0, 1)),
    hours: open[0]?.hours ?? [undefined],
    whyDay: say("import-which-day"),
  };
}

/** A paper is posted on a day; what has an hour to be back by is the close. */
function milestonesOf({ hours }: Group, label: Ours): readonly MilestoneKind[] {
  if (label.kind === "milestone") return [label.milestone];
  const timed = hours.some((all) => all.length > 0);
  return label.milestones[0] === "last-posting" && timed ? ["closes"] : label.milestones;
}

function strikeDays({ days, run }: Group, around: Around): string {
  const dates = days.map((day) => datesOf(day, around)[0]).filter((date) => date !== undefined);
  return dates.map((date) => inFull({ date }).replace(/^\S+ /u, "")).join(run ? " to " : ", ");
}
