-- Beside the release before: yes, because it only adds columns that may be null.
-- Up Migration

-- How a rep ended a ballot that has no result, and the name of the ballot that this one is held again for.
alter table campaign
  add column ending text check (ending in ('withdrawn', 'postponed')),
  add column replaces text;
