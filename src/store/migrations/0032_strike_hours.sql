-- Beside the release before: yes, because it only adds columns that may be null.
-- Up Migration

-- What a confirmed strike is to be once what was added to it is confirmed too.
alter table strike add column wanted jsonb;
