-- Beside the release before: yes, because it only adds an index and a column with a default.
-- Up Migration

-- Every post about a ballot asks what else is told of in its channel.
create index countdown_place on countdown (chat, workspace, channel);

-- Whether posts begin with a sign for their kind.
alter table branch add column signs boolean not null default true;
