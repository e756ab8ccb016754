-- Up Migration

-- What was changed, when, and by which role: no person, no answer, nobody's words. Lines are only ever added.
create table act (
  id bigint generated always as identity primary key,
  branch_id text not null references branch (id) on delete cascade,
  at timestamptz not null,
  act text not null,
  -- A short id, or the role or group it is about.
  about text,
  by_role text not null check (by_role in ('officer', 'rep', 'member', 'muster')),
  -- Of a proof line: how many were erased.
  count integer
);

create index act_branch on act (branch_id, id);

-- Only a branch that goes as a whole takes its lines with it: it is gone by the time they are.
create function act_is_for_good() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from branch where id = old.branch_id) then
    return old;
  end if;
  raise exception 'lines of act are only ever added';
end
$$;

create trigger act_is_for_good before update or delete on act
  for each row execute function act_is_for_good();

-- Whether the employer owns or administers the workspace; null: nobody has said yet.
alter table branch add column employer_owned boolean;
-- Days after a ballot's close until its single answers are erased; null: 14.
alter table branch add column answers_kept_days integer check (answers_kept_days between 1 and 30);
