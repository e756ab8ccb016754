-- Beside the release before: yes, because it only adds columns that may be null.
-- Up Migration

-- How a rep ended a ballot that has no result, the name of the ballot that this one is held again for, and how else than
-- by a page members ask for a replacement paper.
alter table campaign
  add column ending text check (ending in ('withdrawn', 'postponed')),
  add column replaces text,
  add column replacement_words text;
