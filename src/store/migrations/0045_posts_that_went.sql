-- Oldest release beside it: 0.1.0, because it only changes indexes and when a table is vacuumed; what that release looks up by its series is slower meanwhile.
-- Up Migration

-- A series is a source's: its rows are found by the source, which the identity's index begins with. This one made each
-- post that went a tenth larger.
drop index delivery_series;

-- When the last post went, and what went in a day, without reading every post there ever was.
create index delivery_posted on delivery (posted_at) where posted_at is not null;

-- What went to one person, which is erased a day later, among many posts in channels. By the channel, as there are no
-- statistics of members: by them Postgres takes every post for a private one, and reads all.
create index delivery_private on delivery (due_at) where channel is null;

-- A post leaves two dead rows behind, and what is due is looked up past them each second. A fifth of a table that only
-- grows, which is when Postgres would do it by itself, is too many.
alter table delivery set (autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0.02);
