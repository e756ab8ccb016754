-- Beside the release before: no, because a process of that release takes a repeat it does not know for a daily one.
-- Up Migration

-- Repeats are read and written by src/core/reminder/repeat.ts alone.
alter table reminder drop constraint reminder_repeat_check;

alter table reminder add column tied jsonb;
alter table reminder add column tied_campaign_id text
  generated always as (tied ->> 'campaignId') stored references campaign (id) on delete cascade;
alter table reminder add column tied_strike_id text
  generated always as (tied ->> 'strikeId') stored references strike (id) on delete cascade;

create index reminder_tied_campaign on reminder (tied_campaign_id) where tied_campaign_id is not null;
create index reminder_tied_strike on reminder (tied_strike_id) where tied_strike_id is not null;
