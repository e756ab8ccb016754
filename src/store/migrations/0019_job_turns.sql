-- Beside the release before: yes, because it only adds a table that release does not know.
-- Up Migration

-- Whose turn it is to run a regular job, and when it last ran: once at a time, with or without the queue.
create table job_turn (
  job text primary key,
  turn text,
  turn_until timestamptz,
  once_more boolean not null default false,
  ran_at timestamptz,
  check ((turn is null) = (turn_until is null))
);
