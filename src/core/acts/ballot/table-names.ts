import type { Campaign } from "../../ballot/campaign.ts";
import { type Constituency, constituencyNamed } from "../../ballot/constituency.ts";
import type { Meant, Row } from "../../ballot/count/table/row.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import type { Services } from "../../command/command.ts";
import { namesMeet, sameWords } from "../../strike/names.ts";
import { say, words } from "../../text/say.ts";
import { nearest } from "../../typed/nearest.ts";
import { leftSure, otherWays } from "./table-asks.ts";

type EmployerRow = Extract<Row, { readonly kind: "employer" }>;

interface Knowing {
  readonly campaign: Campaign;
  /** Employers that the branch's other ballots, strikes and channels name. */
  readonly others: readonly string[];
  readonly sure: Services["sure"];
}

const allNew = "table-new-all";

const newSure = (typed: string) => `table-new ${typed}`;

const meansSure = (typed: string, name: string) => `table-means ${typed} = ${name}`;

/** Shorter names are a letter apart by right: DVLA and DVSA. */
const shortest = 5;

/** As many as are offered for one name. */
const mostNear = 4;

/**
 * Whom each row is about. Asks about a name that the ballot does not have, where it has any, and about one a slip away
 * from a name that is known: a count would go to nobody.
 */
export function rowsMeant(rows: readonly EmployerRow[], knowing: Knowing): readonly Meant[] {
  const found = rows.map((row) => ({ row, meant: meantBy(row.name, knowing) }));
  const unknown = found.filter(({ meant }) => !meant);
  const [first] = unknown;
  if (first) throw askName(first.row, unknown.length, knowing);
  return found.map(({ row, meant: { name, known } = { name: row.name } }) => ({
    ...row,
    typed: row.name,
    name,
    ...(known && { known }),
  }));
}

function meantBy(
  typed: string,
  { campaign, others, sure }: Knowing,
): { readonly name: string; readonly known?: Constituency } | undefined {
  const own = campaign.constituencies ?? [];
  const known =
    constituencyNamed(campaign, typed) ??
    own.find(({ name }) => sameWords(name, typed) || sure.includes(meansSure(typed, name)));
  if (known) return { name: known.name, known };
  const other = others.find((name) => sure.includes(meansSure(typed, name)));
  if (other !== undefined) return { name: other };
  if (sure.includes(newSure(typed)) || sure.includes(allNew)) return { name: typed };
  return own.length === 0 && slipOf(typed, others) === undefined ? { name: typed } : undefined;
}

/** The known name that this is most likely meant for. */
function slipOf(typed: string, names: readonly string[]): string | undefined {
  if (names.some((name) => sameWords(name, typed))) return undefined;
  return nearest(
    typed,
    [...new Set(names)].filter((name) => name.length >= shortest),
  );
}

function askName({ name: typed, text }: EmployerRow, count: number, { campaign, others }: Knowing): Ask {
  const own = (campaign.constituencies ?? []).map(({ name }) => name);
  const slip = slipOf(typed, [...own, ...others]);
  const near = [...(slip === undefined ? [] : [slip]), ...own.filter((name) => namesMeet(name, typed))];
  const each = [...new Set(near)].slice(0, mostNear).map((name, index): Choice => {
    const means = { kind: "sure", of: meansSure(typed, name) } as const;
    return { label: name, means, ...(index === 0 && { style: "primary" }) };
  });
  const all: Choice = {
    label: words("ask-table-add-all", { count }),
    means: { kind: "sure", of: allNew },
  };
  const asked =
    own.length === 0 && slip !== undefined
      ? say("ask-table-near", { typed, near: slip })
      : say("ask-table-name", { typed, name: campaign.name });
  return new Ask({ lines: [asked, say("ask-table-more", { count: count - 1 })] }, [
    ...each,
    { label: words("ask-table-add", { typed }), means: { kind: "sure", of: newSure(typed) } },
    ...(count > 1 ? [all] : []),
    { label: words("import-leave-line"), means: { kind: "sure", of: leftSure(text) } },
    ...otherWays(),
  ]);
}
