-- Up Migration

-- An election: this branch's general meeting, and what of its nomination is ticked off. Never who is nominated.
alter table campaign add column nomination jsonb;
-- Reps' own words: the list of what members can do, and the first line of posts, by their kind.
alter table campaign add column actions jsonb;
alter table campaign add column openings jsonb;

-- What posts are written in. Only languages that a native reader has reviewed can be chosen.
alter table branch add column language text not null default 'en';
