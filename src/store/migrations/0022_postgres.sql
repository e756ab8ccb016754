-- Beside the release before: yes, because it only adds an index, a table, and triggers that write into that table.
-- Up Migration

-- What waits for one channel, or one workspace.
create index delivery_place on delivery (chat, workspace, channel) where state in ('planned', 'held');

-- Tables out of which something about a person went, and whose files still hold it until they are written anew.
create table erased_from (
  table_name text primary key,
  since timestamptz not null default clock_timestamp()
);

create function note_erased() returns trigger language plpgsql as $$
begin
  if not exists (select from erased_from where table_name = tg_table_name) then
    insert into erased_from (table_name) values (tg_table_name) on conflict do nothing;
  end if;
  return null;
end
$$;

create trigger answer_erased after delete on answer for each row execute function note_erased();
create trigger chase_erased after delete on chase for each row execute function note_erased();
create trigger chat_installation_erased after delete on chat_installation
  for each row execute function note_erased();
create trigger delivery_erased after delete on delivery
  for each row when (old.member is not null) execute function note_erased();
create trigger member_erased after delete on member for each row execute function note_erased();
create trigger platform_call_erased after delete on platform_call for each row execute function note_erased();
create trigger reminder_erased after delete on reminder
  for each row when (old.member is not null or old.made_by <> '') execute function note_erased();
create trigger rep_erased after delete on rep for each row execute function note_erased();

-- An update leaves the row as it was beside the row as it is.
create trigger answer_changed after update on answer
  for each row when (old.answer <> new.answer) execute function note_erased();
create trigger campaign_changed after update on campaign
  for each row when (old.published ? 'counted' and not coalesce(new.published ? 'counted', false))
  execute function note_erased();
create trigger chase_changed after update on chase
  for each row when (old.rep is distinct from new.rep and old.rep is not null or old.contact <> new.contact)
  execute function note_erased();
create trigger chat_installation_changed after update on chat_installation
  for each row when (old.secret <> new.secret or old.installed_by is distinct from new.installed_by)
  execute function note_erased();
create trigger member_changed after update on member
  for each row when (old.contact is not null and old.contact is distinct from new.contact
    or old.consent_version is not null and new.consent_version is null)
  execute function note_erased();
create trigger platform_call_changed after update on platform_call
  for each row when (old.reply is not null and old.reply is distinct from new.reply)
  execute function note_erased();
create trigger reminder_changed after update on reminder
  for each row when (old.words <> new.words or old.made_by <> new.made_by) execute function note_erased();
create trigger rep_changed after update on rep
  for each row when (old.contact is not null and old.contact is distinct from new.contact)
  execute function note_erased();

-- Statistics would copy people's codes, and what is sealed, into the catalogue, where nothing erases them.
alter table answer alter column member set statistics 0;
alter table chase alter column member set statistics 0, alter column rep set statistics 0,
  alter column contact set statistics 0;
alter table chat_installation alter column secret set statistics 0, alter column installed_by set statistics 0;
alter table delivery alter column member set statistics 0, alter column destination set statistics 0;
alter table member alter column member set statistics 0, alter column contact set statistics 0;
alter table platform_call alter column call_id set statistics 0, alter column reply set statistics 0;
alter table reminder alter column member set statistics 0, alter column made_by set statistics 0,
  alter column words set statistics 0;
alter table rep alter column member set statistics 0, alter column contact set statistics 0;
