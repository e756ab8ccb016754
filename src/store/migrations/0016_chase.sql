-- Up Migration

-- "A rep of this branch may see my answer and speak to me", for one ballot: a consent of its own, with the encrypted chat
-- id it needs, whose list the member is on, and what a rep noted. One row, so that withdrawing takes all of it at once.
create table chase (
  id text primary key,
  campaign_id text not null references campaign (id) on delete cascade,
  member text not null,
  consent_version integer not null,
  consent_at timestamptz not null,
  contact text not null,
  -- On whose list, and since when. Counts for a day from this or from the note, whichever is later.
  rep text,
  claimed_at timestamptz,
  shown_at timestamptz,
  mark text check (mark in ('spoken', 'will-post', 'no-answer')),
  marked_at timestamptz,
  unique (campaign_id, member),
  check ((rep is null) = (claimed_at is null)),
  check (shown_at is null or rep is not null),
  check ((mark is null) = (marked_at is null))
);

create index chase_rep on chase (rep) where rep is not null;
create index chase_member on chase (member);
