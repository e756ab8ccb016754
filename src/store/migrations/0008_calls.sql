-- Up Migration

-- Calls are forgotten once an hour, nearly all of them at once: an index by time only made each tap dearer.
drop index platform_call_at;
