import { plainText } from "../../src/core/chat/card.ts";
import { buttonsOf, type Person, type Rig } from "./rig.ts";
import type { Trial } from "./trial.ts";

/** A line as somebody types it, and what it becomes. */
export interface TypedLine {
  readonly typed: string;
  readonly becomes: string;
}

/** "/reminder …" on a line, what becomes of it on the next, indented. "⏎" is a new line in what is typed. */
export function typedLines(fixture: string): readonly TypedLine[] {
  return [...fixture.matchAll(/^(\/.+)\n {2}(.+)$/gmu)].map(([, typed = "", becomes = ""]) => ({
    typed: typed.replaceAll("⏎", "\n"),
    becomes,
  }));
}

/** A branch with a ballot, a strike and a reminder. */
export async function setScene(rig: Rig): Promise<void> {
  for (const typed of [
    "/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon opens: 12 April 2023",
    "/strike add name: April strike days: 28 April for: Ofgem",
    "/reminder add text: Stall when: 27 April 5pm",
  ])
    await rig.say("rep", typed);
}

/** Whose line it is: what is the member's own is theirs. */
export function whoTypes(typed: string): Person {
  if (/^\/(?:posted|mydata)/u.test(typed)) return "member";
  return typed.startsWith("/branch") ? "officer" : "rep";
}

const signs = { private: "=", update: "=", refused: "?", form: "form" } as const;

/** What it becomes: the first two lines of its answer without ids, and its buttons. */
export async function becomesOf(typed: string, rig: Rig, trial?: Trial): Promise<string> {
  const before = await idsOf(rig);
  const reply = await (trial ?? rig).say(whoTypes(typed), typed);
  if (reply.kind === "form") return `form ${reply.form.title}`;
  const ids = [...before, ...(await idsOf(rig)), ...(trial?.ids() ?? [])];
  const withoutIds = (words: string) => ids.reduce((text, id) => text.replaceAll(id, "…"), words);
  const buttons = buttonsOf(reply).map(({ label }) => `[${withoutIds(label)}]`);
  const said = withoutIds(plainText(reply.card))
    .split("\n")
    .filter((line) => !line.includes(" has no “") && !line.startsWith("There is no command"))
    .slice(0, 2);
  const sign = reply.kind === "refused" && buttons.length === 0 ? "!" : signs[reply.kind];
  return [sign, said.join(" / "), ...buttons].join(" ");
}

async function idsOf({ pool }: Rig): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    ["campaign", "strike", "reminder", "countdown", "ballot_check"]
      .map((table) => `select short_id as id from ${table}`)
      .join(" union all "),
  );
  return rows.map(({ id }) => id);
}
