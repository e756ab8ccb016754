-- Up Migration

-- User groups (Slack) and roles (Discord) whose members are reps or officers. Who is in them is never kept.
create table rep_group (
  branch_id text not null references branch (id) on delete cascade,
  group_id text not null,
  role text not null check (role in ('officer', 'rep')),
  primary key (branch_id, group_id)
);
