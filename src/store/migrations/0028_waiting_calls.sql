-- Beside the release before: yes, because it only adds a table.
-- Up Migration

-- A call that was asked back about, until its question is answered, for an hour at most.
create table waiting_call (
  id text primary key,
  branch_id text not null references branch (id) on delete cascade,
  member text not null,
  at timestamptz not null,
  sealed text not null
);

create index waiting_call_member on waiting_call (branch_id, member);

create trigger waiting_call_erased after delete on waiting_call for each row execute function note_erased();
alter table waiting_call alter column member set statistics 0, alter column sealed set statistics 0;
