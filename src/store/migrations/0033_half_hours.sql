-- Beside the release before: no, because a process of that release writes a time that is not there any more.
-- Up Migration

-- Of a call only in which of four half hours it came, round and round: enough to forget it within the hour, and no time
-- of anybody's.
alter table platform_call add column half_hour smallint;
update platform_call set half_hour = floor(extract(epoch from at) / 1800)::bigint % 4;
alter table platform_call alter column half_hour set not null, drop column at;

alter table waiting_call add column half_hour smallint;
update waiting_call set half_hour = floor(extract(epoch from at) / 1800)::bigint % 4;
alter table waiting_call alter column half_hour set not null, drop column at;

-- What stood there is in the files until they are written anew.
insert into erased_from (table_name) values ('platform_call'), ('waiting_call') on conflict do nothing;
