import type { Campaign } from "../../ballot/campaign.ts";
import { type BallotResult, entitledInAll, withConstituency } from "../../ballot/constituency.ts";
import { rowDoubts, totalDoubts, votesIn } from "../../ballot/count/table/doubts.ts";
import type { About, Counts, Meant, Row } from "../../ballot/count/table/row.ts";
import { entitledMissing } from "../../ballot/count/typed-result.ts";
import type { Branch } from "../../branch/branch.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import type { Services } from "../../command/command.ts";
import { say, words } from "../../text/say.ts";
import { checkNoMention } from "../../typed/mention.ts";
import { checkEmployersLook } from "./employers.ts";
import { askImpossible, askNone, askTwice, isLeft, otherWays, tableRead } from "./table-asks.ts";
import { tableLines } from "./table-lines.ts";
import { rowsMeant } from "./table-names.ts";

/** A pasted table of employers: what is asked about it, shown of it, and kept of it with one tap. */

/** Most employers of one ballot; PCS balloted 210 in 2022. */
const most = 300;

interface Taking {
  readonly branch: Branch;
  /** Employers that the branch's ballots, strikes and channels name. */
  readonly known: readonly string[];
  readonly sure: Services["sure"];
}

/**
 * The campaign with what a table says of its employers, all of it or nothing. Until whoever pasted it has seen each line
 * and said yes, it throws an {@link Ask}; its revision stays for the caller to count up.
 */
export function withTable(campaign: Campaign, typed: string, about: About, taking: Taking): Campaign {
  if (campaign.kind === "election") {
    throw userError(say("refuse-counts-election", { name: campaign.name }), "table");
  }
  const { sure, known: others } = taking;
  const { rows } = tableRead(typed, about, sure);
  const stated = rows.filter((row): row is EmployerRow => row.kind === "employer" && !isLeft(row, sure));
  const total = totalOf(rows, campaign, about);
  const meant = askImpossible(askTwice(rowsMeant(stated, { campaign, others, sure })), sure);
  const shown = tableLines(rows, meant, { about, sure });
  if (meant.length === 0 && !total) throw askNone(campaign, shown);
  checkNew(campaign, meant, others);
  const after = meant.reduce<Campaign>((so, row) => withRow(so, row, about), campaign);
  const [all, one] = [`table ${campaign.revision} ${typed}`, `table-total ${campaign.revision} ${typed}`];
  if (sure.includes(all)) return settled(campaign, after, about);
  if (total && sure.includes(one)) return withTotal(campaign, total, about);
  const doubts = doubtsOf({ campaign, after, rows, meant, about }, taking);
  const buttons: readonly Choice[] = [
    ...(meant.length > 0
      ? [yes(words("table-button", { count: meant.length, doubts: doubts.length }), all, "primary")]
      : []),
    ...(total ? [yes(words("table-button-total"), one)] : []),
  ];
  const lines = [
    ...(doubts.length > 0
      ? [say("table-doubts", { count: doubts.length }), ...doubts.slice(0, mostDoubts)]
      : []),
    ...shown,
    ...(campaign.constituencies || meant.length === 0 ? [] : [say("table-each")]),
    say("table-nothing-yet"),
  ];
  throw new Ask({ title: words("table-title", { name: campaign.name }), lines }, [
    ...buttons,
    ...otherWays(),
  ]);
}

/** As many as fit beside the lines: Discord shows 4096 characters. */
const mostDoubts = 12;

type EmployerRow = Extract<Row, { readonly kind: "employer" }>;

function yes(label: string, of: string, style?: "primary"): Choice {
  return { label, means: { kind: "sure", of }, ...(style && { style }) };
}

/** What can be kept of the total alone: of a ballot whose employers are not counted by themselves. */
function totalOf(rows: readonly Row[], { constituencies }: Campaign, about: About): Counts | undefined {
  const total = rows.find((row) => row.kind === "total");
  if (constituencies || total?.kind !== "total") return undefined;
  const { counts } = total;
  if (about === "entitled") return counts.entitled ? counts : undefined;
  const votes = votesIn(counts);
  const known = counts.yes !== undefined && counts.no !== undefined;
  return known && votes.cast <= (counts.entitled ?? Number.POSITIVE_INFINITY) ? counts : undefined;
}

function checkNew(campaign: Campaign, meant: readonly Meant[], others: readonly string[]): void {
  const fresh = meant.filter(({ known }) => !known).map(({ name }) => name);
  for (const name of fresh) checkNoMention(name, "table");
  checkEmployersLook(fresh, "table", others);
  if ((campaign.constituencies ?? []).length + fresh.length <= most) return;
  throw userError(say("refuse-employers-most", { name: campaign.name, most }), "table");
}

function withRow(campaign: Campaign, { name, known = { name }, counts }: Meant, about: About): Campaign {
  const { entitled } = counts;
  if (about === "result") return withConstituency(campaign, { ...known, result: resultOf(counts, known) });
  return withConstituency(campaign, { ...known, ...(entitled !== undefined && { entitled }) });
}

function resultOf(counts: Counts, known: { readonly entitled?: number }): BallotResult {
  const entitled = counts.entitled ?? known.entitled;
  return { ...(entitled !== undefined && { entitled }), ...votesIn(counts) };
}

function withTotal(campaign: Campaign, counts: Counts, about: About): Campaign {
  if (about === "result") return { ...campaign, result: resultOf(counts, campaign) };
  return { ...campaign, ...(counts.entitled !== undefined && { entitled: counts.entitled }) };
}

/** Where each employer is counted by itself, one count of the whole says nothing any more. */
function settled(before: Campaign, after: Campaign, about: About): Campaign {
  const { result, entitled, ...others } = after;
  const whole = sumOf(after) === undefined ? entitled : undefined;
  return {
    ...others,
    ...(whole !== undefined && { entitled: whole }),
    ...(result && (before.constituencies || about === "entitled") && { result }),
  };
}

/** What the employers come to, where all of theirs are known. */
function sumOf({ constituencies = [] }: Campaign): number | undefined {
  return entitledInAll({ constituencies });
}

interface Shown {
  readonly campaign: Campaign;
  readonly after: Campaign;
  readonly rows: readonly Row[];
  readonly meant: readonly Meant[];
  readonly about: About;
}

function doubtsOf({ campaign, after, rows, meant, about }: Shown, { branch }: Taking): readonly Line[] {
  const total = rows.find((row) => row.kind === "total");
  const [before, sum] = [campaign.entitled, sumOf(after)];
  const apart = about === "entitled" && before !== undefined && sum !== undefined && before !== sum;
  return [
    ...(about === "result" ? meant.flatMap(rowDoubts) : []),
    ...(total?.kind === "total" && meant.length > 0 ? totalDoubts(meant, total, about) : []),
    ...(apart ? [say("table-doubt-whole", { entitled: before, sum })] : []),
    ...(about === "result" ? missingLines(campaign, meant, branch) : []),
  ];
}

function missingLines(campaign: Campaign, meant: readonly Meant[], branch: Branch): readonly Line[] {
  const missing = meant.flatMap(
    ({ counts, known = {} }) => entitledMissing(resultOf(counts, known), campaign, branch) ?? [],
  );
  if (missing.length === 0) return [];
  return [say("table-doubt-entitled", { count: missing.length, law: String(missing.includes("law")) })];
}
