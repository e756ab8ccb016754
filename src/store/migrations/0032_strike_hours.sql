-- Beside the release before: yes, because it only adds columns that may be null.
-- Up Migration

-- When action that is suspended or has no last day will be looked at again. From and to what hour a walk-out goes; and what a confirmed strike is to be once what was added to it is confirmed too.
alter table strike add column hours jsonb;
alter table strike add column review_on date;
alter table strike add column wanted jsonb;
