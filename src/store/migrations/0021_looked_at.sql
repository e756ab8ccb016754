-- Beside the release before: yes, because what it does not know has a default; while both run a check may be edited once too often.
-- Up Migration

-- Checks are looked at in turn: the least recently looked at first, whatever becomes of the others.
alter table ballot_check
  -- A count, not a time: clocks are set back.
  add column look bigint not null default 0,
  -- Edits that were refused since the last that was taken, and when the next may be tried.
  add column edit_tries integer not null default 0,
  add column edit_after timestamptz,
  -- Why its message is edited no more: 'shown' when it says its last, or what refused it for good.
  add column ended text;

update ballot_check set ended = 'shown' where shown like 'closed %';
update ballot_check set shown = regexp_replace(shown, '^(open|closed) ', '') where shown is not null;

-- Not by look: counting it is then a cheap write.
create index ballot_check_live on ballot_check (id) where closed_at is null or ended is null;

-- What a regular job could not do, so that it harms nobody behind it.
create table setback (
  job text not null,
  about text not null,
  tries integer not null,
  next_at timestamptz not null,
  primary key (job, about)
);
