-- Beside the release before: no, because that release tells numbers by a rule that tells more, and reads times that go.
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

-- Of answers and agreements the day is kept instead of the time, of answers their order as well.
create sequence answer_turn;

alter table answer add column on_day date, add column turn bigint;

update answer set on_day = (answer.at at time zone branch.zone)::date, turn = ordered.turn
from campaign
join branch on branch.id = campaign.branch_id,
  (select campaign_id, member, row_number() over (order by at, campaign_id, member) as turn from answer) ordered
where campaign.id = answer.campaign_id
  and ordered.campaign_id = answer.campaign_id and ordered.member = answer.member;

select setval('answer_turn', (select count(*) + 1 from answer), false);

alter table answer
  alter column on_day set not null,
  alter column turn set not null,
  alter column turn set default nextval('answer_turn'),
  drop column at;

alter sequence answer_turn owned by answer.turn;

alter table member add column consent_on date;

update member set consent_on = (consent_at at time zone branch.zone)::date
from branch where branch.id = member.branch_id and consent_at is not null;

alter table member
  drop column consent_at,
  add check ((consent_version is null) = (consent_on is null));

alter table chase add column consent_on date;

update chase set consent_on = (consent_at at time zone branch.zone)::date
from campaign join branch on branch.id = campaign.branch_id where campaign.id = chase.campaign_id;

alter table chase add column turn bigint;

update chase set turn = ordered.turn
from (select id, row_number() over (order by consent_at, id) as turn from chase) ordered where ordered.id = chase.id;

create sequence chase_turn;

select setval('chase_turn', (select count(*) + 1 from chase), false);

alter table chase
  alter column consent_on set not null,
  alter column turn set not null,
  alter column turn set default nextval('chase_turn'),
  drop column consent_at;

alter sequence chase_turn owned by chase.turn;
