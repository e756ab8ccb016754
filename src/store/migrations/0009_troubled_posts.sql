-- Up Migration

-- A channel that went away is told of like what failed.
drop index delivery_untold;
create index delivery_untold on delivery (branch_id)
  where not told and (state in ('held', 'skipped', 'failed') or state = 'cancelled' and reason in ('gone', 'channel-gone'));
-- What was before this is old news.
update delivery set told = true where state = 'cancelled';

-- When that was (business clock): what was left out is shown for some days from then on.
alter table delivery add column told_at timestamptz;

-- What a branch is shown of posts that did not go.
create index delivery_trouble on delivery (branch_id)
  where state in ('held', 'failed', 'skipped', 'cancelled');
