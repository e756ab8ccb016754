-- Up Migration

-- A branch says hello in a channel it has not used before.
alter table delivery drop constraint delivery_source_kind_check;
alter table delivery add constraint delivery_source_kind_check
  check (source_kind in ('countdown', 'strike', 'reminder', 'check', 'campaign', 'branch'));

-- Posts that wait, or waited, for a person to let them in. Small: most rows are never in it.
create index delivery_refused on delivery (branch_id)
  where last_error in ('not-in-channel', 'private-channel', 'missing-permission');
