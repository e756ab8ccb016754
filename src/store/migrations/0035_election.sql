-- Beside the release before: no, because a process of that release that changes a ballot writes it without its count day.
-- Up Migration

-- Of an election: who nominates, how many are elected, whether it is a run-off or by-election. Where a branch's own
-- meeting or form is kept, branches nominate.
alter table campaign add column election jsonb;
update campaign set election = '{"nominations": "branches"}' where kind = 'election' and nomination is not null;
