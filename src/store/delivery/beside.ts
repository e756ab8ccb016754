/** Open, or closed these two months: then a post may be taken for one about it. */
const ballotTold = `beside.target ->> 'kind' in ('ballot', 'milestone')
  and (other.state = 'open' or other.closes_at > $1::timestamptz - interval '60 days')`;

const mandateTold = `beside.target ->> 'kind' = 'mandate'
  and (other.milestones -> 'mandate-expires' ->> 'date')::date >= $1::timestamptz::date`;

const sameChannel = (one: string, other: string) =>
  `${one}.chat = ${other}.chat and ${one}.workspace = ${other}.workspace and ${one}.channel = ${other}.channel`;

/** Another ballot is counted down to in the channel of this row. */
const countedBeside = (row: string, told: string) => `exists (
  select from countdown beside join campaign other on other.id = beside.campaign_id
  where ${sameChannel("beside", row)} and other.id <> ${row}.campaign_id and ${told})`;

const askedBeside = (row: string) => `exists (
  select from ballot_check beside
  where ${sameChannel("beside", row)} and beside.campaign_id <> ${row}.campaign_id and beside.closed_at is null)`;

/** Whether a check's row stands in a channel where another ballot is told of or asked about. $1 now (business clock). */
export const askedAmong = (row: string) => `(${countedBeside(row, ballotTold)} or ${askedBeside(row)})`;

const toldThere = (what: string) => `(
  select max(told.${what}) from delivery told
  where told.strike_id = claimed.strike_id and told.state = 'posted' and ${sameChannel("told", "claimed")}`;

/**
 * The version of a strike that the channel of this row was last told of: an announcement's own, or what it was when a
 * reminder was due, as what was said is no older. The first where nobody can tell.
 */
const versionTold = `coalesce(greatest(${toldThere("revision")} and told.source_kind = 'strike'), (
  select max(known.revision) from strike_version known
  where known.strike_id = claimed.strike_id and (known.strike ->> 'changed_at')::timestamptz < ${toldThere("due_at")}))), 0)`;

/**
 * What a post must not be taken for: `later`, of a mandate the statutory ballots that close after its own, `strikes`, the
 * branch's other confirmed strikes where one stops, `untold`, what a strike that changed was told to be and has been
 * since, and `among`, whether another ballot is told of in the channel. $1 now (business clock).
 */
export const toldBeside = `
    case when claimed.kind in ('mandate', 'no-mandate') then (
      select jsonb_agg(to_jsonb(later) order by later.closes_at, later.id)::text
      from campaign join campaign later on later.branch_id = claimed.branch_id
      where campaign.id = claimed.campaign_id and later.kind = 'statutory' and later.closes_at > campaign.closes_at
    ) end as later,
    case when claimed.kind in ('strike-suspended', 'strike-called-off', 'strike-changed') then (
      select jsonb_agg(to_jsonb(other) order by other.id)::text from strike other
      where other.branch_id = claimed.branch_id and other.state = 'confirmed' and other.id <> claimed.strike_id
    ) end as strikes,
    case when claimed.kind = 'strike-changed' then (
      select jsonb_agg(version.strike order by version.revision)::text from strike_version version
      where version.strike_id = claimed.strike_id and version.revision >= ${versionTold}
    ) end as untold,
    claimed.campaign_id is not null and case
      when claimed.kind in ('mandate', 'no-mandate') then ${countedBeside("claimed", mandateTold)}
      when claimed.kind = 'check' then ${askedAmong("claimed")}
      else ${countedBeside("claimed", ballotTold)} end as among`;
