-- Up Migration

-- Held: too many at once would go out late; an officer says whether they still go (released) or are dropped.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('planned', 'held', 'claimed', 'posted', 'skipped', 'cancelled', 'failed'));
alter table delivery add column released boolean not null default false;

-- Whether somebody was told privately that it did not go out.
alter table delivery add column told boolean not null default false;
create index delivery_untold on delivery (branch_id)
  where state in ('held', 'skipped', 'failed') and not told;
-- What was before this is old news.
update delivery set told = true where state in ('skipped', 'failed');

create index delivery_held on delivery (branch_id) where state = 'held';

-- Its posts stop until it is resumed.
alter table campaign add column paused boolean not null default false;
