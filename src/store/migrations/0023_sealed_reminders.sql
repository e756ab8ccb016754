-- Beside the release before: no, because a process of that release finds no words in a private reminder any more.
-- Up Migration

-- The words of private ones. Those that are there are sealed by the first process that starts: the key is not here.
alter table reminder add column sealed_words text;
alter table reminder alter column words drop not null;
alter table reminder add constraint reminder_words_check check ((words is null) <> (sealed_words is null));
alter table reminder alter column sealed_words set statistics 0;

drop trigger reminder_changed on reminder;
create trigger reminder_changed after update on reminder
  for each row when (old.words is distinct from new.words or old.sealed_words is distinct from new.sealed_words
    or old.made_by <> new.made_by)
  execute function note_erased();

-- An erasure by a member keeps its day alone. The hour is gone from these lines, and with the next run of scrub from disk.
alter table act disable trigger act_is_for_good;
update act set at = date_trunc('day', act.at, branch.zone)
  from branch where branch.id = act.branch_id and act.act = 'erased-by-member';
alter table act enable trigger act_is_for_good;
insert into erased_from (table_name) values ('act') on conflict do nothing;
