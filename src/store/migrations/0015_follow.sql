-- Up Migration

-- A ballot that another branch set up, kept here by its id there: the owner's dates are written into this row by the
-- statement that follows the owner's change. No foreign key: when the owner is deleted its followers have to be told.
alter table campaign add column follows text;
-- The owner's branch is gone: the dates are nobody's any more, and nothing is posted by them.
alter table campaign add column owner_gone boolean not null default false;
-- The row as its channels were planned by and told, until that has been made good; null when nothing has to be.
alter table campaign add column moved_from jsonb;
alter table campaign add constraint campaign_follows_check
  check (follows is not null or moved_from is null and not owner_gone);
create unique index campaign_follows on campaign (follows, branch_id) where follows is not null;
create index campaign_moved on campaign (id) where moved_from is not null;

-- Codes by which other branches may follow a ballot: only their hashes.
create table share_code (
  hash text primary key,
  campaign_id text not null references campaign (id) on delete cascade,
  made_at timestamptz not null
);

create index share_code_campaign on share_code (campaign_id);

-- Wrong codes typed in a branch since an instant (business clock).
create table wrong_code (
  branch_id text primary key references branch (id) on delete cascade,
  since timestamptz not null,
  tries integer not null
);
