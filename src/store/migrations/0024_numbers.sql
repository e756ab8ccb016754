-- Beside the release before: no, because that release would go on telling numbers by a rule that tells more.
-- Up Migration

-- When a campaign's numbers are told next: see schema.sql.
create table tally (
  campaign_id text primary key references campaign (id) on delete cascade,
  need integer not null,
  owed integer not null,
  entitled integer
);

alter table answer
  add column taken text,
  add column moves integer not null default 0;

-- Where numbers were told already, nobody knows from which answers: all there are count as told of.
update answer set taken = answer, moves = 1
from campaign where campaign.id = answer.campaign_id and campaign.published is not null;

update campaign set published = published - 'counted' where published is not null;
