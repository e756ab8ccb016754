-- Oldest release beside it: 0.1.0, because it only adds a column that has a default; only a tap that is sent again to a process of the other release is kept again.
-- Up Migration

-- A tap that the platform sends again is known by the answer it came to, so nothing else has to be kept of it.
alter table answer add column calls text not null default '';
alter table answer alter column calls set statistics 0;
