-- Up Migration

-- One row: which MUSTER_KEY the members' codes in this database were made with.
create table installation (
  singleton boolean primary key default true check (singleton),
  fingerprint text not null
);

create table branch (
  id text primary key,
  chat text not null,
  workspace text not null,
  name text not null,
  zone text not null,
  nation text not null,
  post_at time not null,
  quiet_from time,
  quiet_until time,
  unique (chat, workspace),
  check ((quiet_from is null) = (quiet_until is null))
);

-- People are kept as a code (member) and, only if they asked for it, an encrypted chat id (contact).
create table member (
  branch_id text not null references branch (id) on delete cascade,
  member text not null,
  consent_version integer,
  consent_at timestamptz,
  may_ask boolean not null,
  contact text,
  primary key (branch_id, member),
  check ((consent_version is null) = (consent_at is null))
);

create table rep (
  branch_id text not null references branch (id) on delete cascade,
  member text not null,
  role text not null check (role in ('officer', 'rep')),
  agreed_at timestamptz,
  contact text,
  primary key (branch_id, member),
  check ((agreed_at is null) = (contact is null))
);

-- Calls from a platform, so that a repeated one changes nothing and gets the first reply.
create table platform_call (
  call_id text primary key,
  at timestamptz not null,
  reply text
);

create index platform_call_at on platform_call (at);
