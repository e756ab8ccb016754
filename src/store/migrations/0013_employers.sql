-- There is no 0012, and there never was: several migrations were written side by side, each under a number kept for it,
-- and nothing came to need this one. It stays free: databases have run those behind it.

-- Up Migration

-- How members vote; none is "postal".
alter table campaign add column method text
  check (method in ('postal', 'electronic', 'hybrid', 'workplace', 'online-consultative'));

-- What a rep set instead of the law's threshold, and the branch's own target.
alter table campaign add column threshold jsonb;
alter table campaign add column target jsonb;

-- Employers or workplaces that are counted by themselves, each with its count and its result: numbers a scrutineer
-- published, about nobody. Part of the campaign, so that they are drawn and revised with it.
alter table campaign add column constituencies jsonb not null default '[]';
-- The result of a ballot with one count, and the page that has it.
alter table campaign add column result jsonb;
alter table campaign add column result_link text;
