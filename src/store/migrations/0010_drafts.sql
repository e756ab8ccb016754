-- Up Migration

-- A pasted timetable until its rep confirms it, or a day has passed: dates and a name, nobody's person.
create table draft (
  id text primary key,
  branch_id text not null references branch (id) on delete cascade,
  timetable text not null,
  kept_at timestamptz not null
);
