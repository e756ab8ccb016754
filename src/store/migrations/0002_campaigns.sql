-- Up Migration

create table campaign (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  kind text not null check (kind in ('statutory', 'consultative', 'election')),
  name text not null,
  milestones jsonb not null,
  -- The instant of the milestone "closes", in UK time.
  closes_at timestamptz not null,
  -- When a rep closed it early.
  closed_at timestamptz,
  entitled integer,
  state text not null check (state in ('open', 'closed')),
  published jsonb,
  revision integer not null,
  unique (branch_id, short_id)
);

create index campaign_open_until on campaign (closes_at) where state = 'open';

create table strike (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  name text not null,
  for_whom text not null,
  form text not null check (form in ('day', 'list', 'range')),
  days jsonb not null check (jsonb_array_length(days) > 0),
  state text not null check (state in ('proposed', 'notified', 'confirmed', 'suspended', 'called-off')),
  decision_on date,
  state_since timestamptz not null,
  revision integer not null,
  unique (branch_id, short_id)
);

create table countdown (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  target jsonb not null,
  campaign_id text generated always as (target ->> 'campaignId') stored references campaign (id) on delete cascade,
  strike_id text generated always as (target ->> 'strikeId') stored references strike (id) on delete cascade,
  days jsonb not null,
  post_at time not null,
  unique (branch_id, short_id)
);

create index countdown_campaign on countdown (campaign_id) where campaign_id is not null;
create index countdown_strike on countdown (strike_id) where strike_id is not null;

-- Either to a channel or to one member, never both.
create table reminder (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text,
  workspace text,
  channel text,
  member text,
  made_by text not null,
  words text not null,
  on_date date not null,
  at_time time not null,
  repeat text not null check (repeat in ('once', 'daily', 'weekdays', 'weekly')),
  until_date date,
  revision integer not null,
  unique (branch_id, short_id),
  check ((member is null) = (chat is not null and workspace is not null and channel is not null))
);

-- "check" is a word of SQL's own. Which message it was posted as is read from its delivery.
create table ballot_check (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  campaign_id text not null references campaign (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  shown text,
  unique (branch_id, short_id)
);

create index ballot_check_campaign on ballot_check (campaign_id);

create table answer (
  campaign_id text not null references campaign (id) on delete cascade,
  member text not null,
  answer text not null,
  at timestamptz not null,
  primary key (campaign_id, member)
);

create index answer_member on answer (member);
