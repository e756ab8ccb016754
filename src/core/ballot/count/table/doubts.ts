import type { Line } from "../../../chat/card.ts";
import { say, words } from "../../../text/say.ts";
import { fits, type Share } from "./cells.ts";
import { type Counted, counted } from "./columns.ts";
import type { About, Counts, Numbers } from "./row.ts";

/** What of a table does not come out, before any of it is kept. */

interface Named extends Numbers {
  readonly name: string;
}

/** The votes of a row, as they would be kept: what is cast and neither Yes nor No is spoiled, unless it says itself. */
export function votesIn({ yes = 0, no = 0, cast = 0, spoiled }: Counts): {
  readonly cast: number;
  readonly yes: number;
  readonly no: number;
  readonly spoiled: number;
} {
  const rest = spoiled ?? Math.max(0, cast - yes - no);
  return { cast: yes + no + rest, yes, no, spoiled: rest };
}

/** Whether more voted there than were entitled: nothing of that kind can be kept. */
export function isImpossible({ counts }: Numbers, known: number | undefined): boolean {
  const entitled = counts.entitled ?? known;
  return entitled !== undefined && Math.max(counts.cast ?? 0, votesIn(counts).cast) > entitled;
}

/** Each number of a row that its others contradict. */
export function rowDoubts({ name, counts, shares }: Named): readonly Line[] {
  const { entitled, cast, valid } = counts;
  const { yes, no, spoiled, cast: total } = votesIn(counts);
  const values = { name, yes, no, spoiled, total, cast: cast ?? 0 };
  const sum = yes + no;
  const unsaid = counts.spoiled === undefined && valid === undefined && spoiled > 0;
  const turnout = (part: number) => entitled === undefined || doesFit(shares.turnout, part, entitled);
  const ofVotes = (share: Share | undefined, part: number) =>
    doesFit(share, part, sum) || doesFit(share, part, total);
  return [
    ...(cast !== undefined && cast !== total && cast !== sum ? [say("table-doubt-sum", values)] : []),
    ...(unsaid ? [say("table-doubt-spoiled", values)] : []),
    ...(valid !== undefined && valid !== sum ? [say("table-doubt-valid", { ...values, valid, sum })] : []),
    ...(turnout(total) || turnout(sum) || turnout(cast ?? total)
      ? []
      : [shareDoubt(name, "turnout", shares)]),
    ...(ofVotes(shares.yes, yes) ? [] : [shareDoubt(name, "yes", shares)]),
    ...(ofVotes(shares.no, no) ? [] : [shareDoubt(name, "no", shares)]),
  ];
}

function doesFit(share: Share | undefined, part: number, of: number): boolean {
  return share === undefined || fits(share, part, of);
}

function shareDoubt(name: string, of: "turnout" | "yes" | "no", shares: Numbers["shares"]): Line {
  const { units = 0, decimals = 0 } = shares[of] ?? {};
  return say("table-doubt-share", { name, of, percent: (units / 10 ** decimals).toFixed(decimals) });
}

/** What the table's own total says and its rows do not come to. */
export function totalDoubts(rows: readonly Numbers[], total: Numbers, about: About): readonly Line[] {
  const columns: readonly Counted[] = about === "entitled" ? ["entitled"] : counted;
  const apart = columns.flatMap((column) => {
    const said = total.counts[column];
    const each = rows.flatMap(({ counts }) => counts[column] ?? []);
    const sum = each.reduce((all, one) => all + one, 0);
    return said === undefined || each.length === 0 || sum === said
      ? []
      : [say("table-doubt-total", { column, total: said, sum })];
  });
  return [...apart, ...(about === "result" ? rowDoubts({ ...total, name: words("table-total") }) : [])];
}
