-- Oldest release beside it: 0.1.0, because it only adds indexes.
-- Up Migration

-- When the last post went, and what failed and could still go, are asked again and again: neither is to be looked for
-- among all that ever went.
create index delivery_posted on delivery (posted_at) where state = 'posted';
create index delivery_failed on delivery (late_until) where state = 'failed';
