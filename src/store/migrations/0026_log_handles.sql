-- Beside the release before: yes, because it adds a table and columns that may be null or have a default.
-- Up Migration

-- Under which number a rep's or officer's acts stand in the log, and whose it is, sealed. Goes 90 days after the role.
create table rep_handle (
  branch_id text not null references branch (id) on delete cascade,
  member text not null,
  number integer not null check (number > 0),
  contact text not null,
  ended_at timestamptz,
  primary key (branch_id, member),
  unique (branch_id, number)
);

-- The number of whoever did it, where they have one: nobody's name, so the line stays as it is for good.
alter table act add column handle integer;

-- Whether named officers are told privately of a confirmed strike, a moved close and a posted result.
alter table branch add column tell_officers boolean not null default true;
-- Whether these three need a second person.
alter table branch add column two_people boolean not null default false;

-- What waits for a second person: nothing of it is done yet. For a day.
create table waiting_act (
  id text primary key,
  branch_id text not null references branch (id) on delete cascade,
  what text not null check (what in ('strike', 'close', 'result')),
  about text not null,
  revision integer not null,
  moment text,
  asked_by text not null,
  asked_at timestamptz not null,
  unique (branch_id, what, about)
);

-- What goes out of these leaves the files too.
create trigger rep_handle_erased after delete on rep_handle for each row execute function note_erased();
create trigger rep_handle_changed after update on rep_handle
  for each row when (old.contact <> new.contact) execute function note_erased();
create trigger waiting_act_erased after delete on waiting_act for each row execute function note_erased();
create trigger waiting_act_changed after update on waiting_act
  for each row when (old.asked_by <> new.asked_by) execute function note_erased();

-- Statistics of these would hold somebody's code.
alter table rep_handle alter column member set statistics 0, alter column contact set statistics 0;
alter table waiting_act alter column asked_by set statistics 0;
