-- Beside the release before: yes, because it only adds a table; what that release tells is missing from it.
-- Up Migration

-- The numbers as they were told, by day, so that a ballot can be set beside the one before it.
create table told_day (
  campaign_id text not null references campaign (id) on delete cascade,
  on_day date not null,
  posted integer not null,
  to_post integer not null,
  trouble integer not null,
  primary key (campaign_id, on_day)
);
