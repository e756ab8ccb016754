-- Up Migration

-- One row for each dated post. Its key is drawn from its id; its source has no foreign key, so that what
-- was posted outlives what it came from.
create table delivery (
  id uuid primary key default gen_random_uuid(),
  -- The order in which rows were planned: settles what goes first at one instant.
  number bigint generated always as identity,
  source_kind text not null check (source_kind in ('countdown', 'strike', 'reminder', 'check', 'campaign')),
  source_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  kind text not null,
  -- The lane it waits in; a personal delivery has its branch's.
  chat text not null,
  workspace text not null,
  channel text,
  member text,
  destination text not null generated always as (coalesce('#' || channel, '@' || member)) stored,
  -- Civil due date and local time in the zone, and the instant they are.
  on_date date not null,
  at_time time not null,
  zone text not null,
  due_at timestamptz not null,
  late_until timestamptz not null,
  series text,
  needs text not null,
  campaign_id text references campaign (id) on delete cascade,
  strike_id text references strike (id) on delete cascade,
  revision integer not null,
  state text not null default 'planned'
    check (state in ('planned', 'claimed', 'posted', 'skipped', 'cancelled', 'failed')),
  reason text,
  -- When to try (business clock): due_at at first, later after a refusal.
  next_at timestamptz not null,
  -- Whose it is, and until when (database clock).
  token text,
  lease_until timestamptz,
  tries integer not null default 0,
  -- An earlier try may have posted it: the next claim has to ask first.
  ask boolean not null default false,
  first_claimed_at timestamptz,
  last_error text,
  message jsonb,
  posted_at timestamptz,
  check ((channel is null) <> (member is null)),
  check ((state = 'claimed') = (token is not null and lease_until is not null)),
  constraint delivery_identity
    unique (source_kind, source_id, kind, chat, workspace, destination, on_date, at_time, revision)
);

create index delivery_due on delivery (next_at) where state = 'planned';
create index delivery_leases on delivery (lease_until) where state = 'claimed';
create index delivery_series on delivery (series, due_at) where series is not null;
create index delivery_campaign on delivery (campaign_id) where campaign_id is not null;
create index delivery_strike on delivery (strike_id) where strike_id is not null;
create index delivery_member on delivery (branch_id, member) where member is not null;
