-- Up Migration

-- Action short of a strike too, also without a last day; whom it calls by name (none: every employer with a live
-- mandate); pickets, whom to ask for being a role; as what a rep last said its state, and when it last changed.
alter table strike add column kind text not null default 'strike' check (kind in ('strike', 'asos'));
alter table strike add column employers jsonb not null default '[]';
update strike set employers = jsonb_build_array(regexp_replace(for_whom, '^(all )?members (in|at|of) ', '', 'i'))
  where for_whom !~* '^(all|everyone|everybody|all[- ]out|all members|(all )?members (in (every |all )?employers? )?with a (live )?mandate)\.?$';
alter table strike drop column for_whom;
alter table strike drop constraint strike_form_check;
alter table strike add constraint strike_form_check check (form in ('day', 'list', 'range', 'open'));
alter table strike add column pickets jsonb not null default '[]';
alter table strike add column state_by text check (state_by in ('rep', 'officer'));
alter table strike add column changed_at timestamptz;
update strike set changed_at = state_since;
alter table strike alter column changed_at set not null;

-- What a strike was before each change: its row as it stood, with nobody's name in it.
create table strike_version (
  strike_id text not null references strike (id) on delete cascade,
  revision integer not null,
  strike jsonb not null,
  primary key (strike_id, revision)
);

-- Channels that are for the members of some employers or sites alone; others are for everybody.
create table channel_audience (
  branch_id text not null references branch (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  employers jsonb not null check (jsonb_array_length(employers) > 0),
  primary key (branch_id, chat, workspace, channel)
);
