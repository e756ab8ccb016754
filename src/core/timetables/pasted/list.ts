import type { CampaignKind, MilestoneKind, TurnoutRule } from "../../ballot/campaign.ts";
import type { ElectionFacts } from "../../ballot/election-kinds.ts";
import { goesByPost, type VotingMethod } from "../../ballot/method.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { otherwise } from "../../calendar/reading/meant.ts";
import { readMoment } from "../../calendar/reading/read-moment.ts";
import type { ReadingContext } from "../../calendar/reading/reading.ts";
import { momentInWords } from "../../calendar/words.ts";
import { type Line, text } from "../../chat/card.ts";
import { say } from "../../text/say.ts";
import { type Fact, factIn, kindFrom, nameIn } from "./facts.ts";
import { yearsIn } from "./found.ts";
import { groupsOf, type Section } from "./groups.ts";
import { labelled } from "./labels.ts";
import type { Around } from "./open.ts";
import { lineOf, type Open, type Part } from "./part.ts";
import { partsOf } from "./parts.ts";
import type { RawRow, ReadRow } from "./read-row.ts";
import { type PastedRow, rowsOf, withDayAhead } from "./rows.ts";
import { settled } from "./settle.ts";
import { isLeftOut } from "./tidy.ts";

/** A pasted list of dates. */
export interface ReadList {
  readonly name?: string;
  readonly kind: CampaignKind;
  readonly method?: VotingMethod;
  readonly turnoutRule?: TurnoutRule;
  readonly election?: ElectionFacts;
  readonly milestones: Readonly<Partial<Record<MilestoneKind, Milestone>>>;
  /** In the order of the list. */
  readonly rows: readonly ReadRow[];
}

/** Reads a list of dates as unions print them. What can be read in two ways is left for a question, never chosen. */
export function readList(typed: string, context: ReadingContext): ReadList {
  const rows = rowsOf(typed);
  const years = yearsBeside(rows);
  const heads: Heads = { section: undefined, month: undefined, title: undefined };
  const raw = rows.map((row, index): RawRow => {
    const { first, last, text: line } = row;
    const left = isLeftOut(line);
    const parts = left
      ? []
      : partsIn(row, { today: context.today, context, year: years[index], month: heads.month }, heads);
    if (parts.length === 0 && !left)
      heading(line, heads, index === 0 || rows.slice(0, index).every(({ days }) => days.length === 0));
    return { first, last, text: line, parts, ...(left && { left }) };
  });
  const facts = raw.flatMap(({ parts }) => parts).filter(isFact);
  const name = facts.find((fact) => fact.kind === "name")?.name ?? heads.title;
  const method = facts.find((fact) => fact.kind === "method")?.is;
  const turnoutRule = facts.find((fact) => fact.kind === "rule")?.is;
  const told = facts.flatMap((fact) => (fact.kind === "election" ? [fact.is] : []));
  const election: ElectionFacts | undefined = told.length > 0 ? Object.assign({}, ...told) : undefined;
  const stated = facts.find((fact) => fact.kind === "kind")?.is;
  const { rows: read, milestones } = settled(raw, context);
  const kind =
    stated ??
    kindFrom(name, Object.keys(milestones) as MilestoneKind[]) ??
    (election ? "election" : "statutory");
  const list = {
    ...(name !== undefined && { name }),
    kind,
    ...(method && { method }),
    ...(turnoutRule && { turnoutRule }),
    ...(election && { election }),
    milestones,
    rows: read,
  };
  const mandated =
    kind === "statutory" ? list : without(list, "mandate-expires", say("refuse-mandate-kind", { kind }));
  const posted = goesByPost({ ...(method && { method }) });
  return posted ? mandated : without(mandated, "last-posting", say("refuse-posting-method"));
}

/** The list without a date that a ballot of its kind cannot have: that costs the line, and no more. */
function without(list: ReadList, milestone: MilestoneKind, why: Line): ReadList {
  const { [milestone]: _, ...milestones } = list.milestones;
  const rows = list.rows.map((row) => ({
    ...row,
    parts: row.parts.map((part) =>
      part.kind === "date" && part.milestone === milestone ? ({ kind: "unread", why } as const) : part,
    ),
  }));
  return { ...list, milestones, rows };
}

/** What the lines above say of those below. */
interface Heads {
  section: Section;
  month: number | undefined;
  title: string | undefined;
}

function isFact(part: RawRow["parts"][number]): part is Fact {
  return ["name", "kind", "method", "rule", "election"].includes(part.kind);
}

function partsIn(typed: PastedRow, around: Around, heads: Heads): RawRow["parts"] {
  const fact = factIn(typed.text);
  if (fact) return [fact];
  const row = typed.days.length === 0 && heads.month !== undefined ? withDayAhead(typed) : typed;
  if (row.days.length === 0) return valueParts(row.text, around.context, heads.section);
  const groups = groupsOf(row, heads.section);
  const strike = groups.some(({ label }) => label?.kind === "strike");
  heads.section = strike ? "strike" : heads.section === "strike" ? undefined : heads.section;
  return groups.flatMap((group) => partsOf(group, around));
}

function heading(line: string, heads: Heads, atTop: boolean): void {
  if (atTop) heads.title ??= nameIn(line);
  heads.section = sectionIn(line) ?? heads.section;
  heads.month = monthHeading(line) ?? heads.month;
}

/** The year each line is in: the one named nearest above it, or else below. */
function yearsBeside(rows: readonly PastedRow[]): readonly (number | undefined)[] {
  const named = rows.map(
    ({ days, text: line }) => days.findLast(({ year }) => year !== undefined)?.year ?? yearsIn(line)[0],
  );
  return named.map(
    (_, index) => named.slice(0, index + 1).findLast(Boolean) ?? named.slice(index).find(Boolean),
  );
}

/** "Ballot closes: tomorrow 5pm", or what cannot be read there. */
function valueParts(line: string, context: ReadingContext, section: Section): readonly (Part | Open)[] {
  const [, label = "", value = ""] = /^([^:\t]+)[:\t]\s*(.*\S)$/u.exec(line) ?? [];
  const known = labelled(label, section === "strike" ? undefined : section);
  if (value === "" || known?.kind !== "milestone") return [];
  const { milestone } = known;
  const read = readMoment(value, context);
  if (read.ok) {
    const { date, time } = read.value;
    return [{ kind: "open", milestones: [milestone], days: [date], hours: [time] }];
  }
  const choices = otherwise(value, (typed) => readMoment(typed, context), context).map((one) => ({
    label: momentInWords(one.value.date, one.value.time),
    line: lineOf(milestone, one.value),
  }));
  const why = [text(read.problem)];
  return [choices.length > 0 ? { kind: "which", why, choices } : { kind: "unread", why }];
}

function sectionIn(line: string): Section {
  // A heading, and no sentence.
  if (line.length > 60 || line.endsWith(".") || line.split(" ").length > 6) return undefined;
  const label = labelled(line, undefined);
  if (label?.kind === "strike") return "strike";
  if (/\bnominations?\b/iu.test(line)) return "nominations";
  return /\b(?:ballot|voting|vote)\b/iu.test(line) ? "ballot" : undefined;
}

const monthNames =
  "january february march april may june july august september october november december".split(" ");

/** "May 2023" above a list of days. */
function monthHeading(line: string): number | undefined {
  const [, name = ""] = /^([a-z]+)(?: 20\d\d)?:?$/iu.exec(line) ?? [];
  const at = monthNames.indexOf(name.toLowerCase());
  return at < 0 ? undefined : at + 1;
}
