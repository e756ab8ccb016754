/** A ballot is taken for another that is open, or closed these two months; a mandate for another that has not ended. */
const mistakable = `case when claimed.kind in ('mandate', 'no-mandate')
    then beside.target ->> 'kind' = 'mandate'
      and (other.milestones -> 'mandate-expires' ->> 'date')::date >= $1::timestamptz::date
    else beside.target ->> 'kind' in ('ballot', 'milestone')
      and (other.state = 'open' or other.closes_at > $1::timestamptz - interval '60 days') end`;

/**
 * What a post must not be taken for: `later`, of a mandate the statutory ballots that close after its own, `strikes`, the branch's other confirmed strikes where one stops, and
 * `among`, whether another ballot is told of in the channel. $1 now (business clock).
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
    claimed.campaign_id is not null and exists (
      select from countdown beside join campaign other on other.id = beside.campaign_id
      where beside.chat = claimed.chat and beside.workspace = claimed.workspace and beside.channel = claimed.channel
        and other.id <> claimed.campaign_id and ${mistakable}
    ) as among`;
