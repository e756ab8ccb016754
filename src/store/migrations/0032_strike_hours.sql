-- Beside the release before: yes, because it only adds columns that may be null.
-- Up Migration

-- From and to what hour a walk-out goes; and what a confirmed strike is to be once what was added to it is confirmed too.
alter table strike add column hours jsonb;
alter table strike add column wanted jsonb;
