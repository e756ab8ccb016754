-- Beside the release before: yes, because it only adds a column that may be null.
-- Up Migration

-- What the union's notice says of the law's turnout rule, where the tables of the law do not know.
alter table campaign add column turnout_rule text check (turnout_rule in ('yes', 'no', 'not-sure'));
