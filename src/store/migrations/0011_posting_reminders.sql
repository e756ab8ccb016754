-- Up Migration

-- The union's own page where members ask for a replacement paper.
alter table campaign add column replacement_link text;

-- "Remind me until I've posted": one for each member and ballot, with the ballot's dates.
alter table reminder add column campaign_id text references campaign (id) on delete cascade;
create unique index reminder_campaign on reminder (campaign_id, member) where campaign_id is not null;
alter table reminder drop constraint reminder_repeat_check;
alter table reminder add constraint reminder_repeat_check
  check (repeat in ('once', 'daily', 'weekdays', 'weekly', 'ballot'));
alter table reminder add constraint reminder_until_posted_check
  check ((repeat = 'ballot') = (campaign_id is not null and member is not null));
