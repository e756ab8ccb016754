-- Beside the release before: yes, because nothing it reads is changed; a process of it that installs Muster again would
-- still make its installer an officer, until it is stopped.
-- Up Migration

-- Who installed Muster is an officer by that only until another officer has agreed. Of whole organisations nobody is
-- kept: whoever may install there manages it.
update chat_installation set installed_by = null
where installed_by is not null and (enterprise or exists (
  select from branch join rep on rep.branch_id = branch.id
  where branch.chat = chat_installation.chat and branch.workspace = chat_installation.workspace
    and rep.role = 'officer' and rep.agreed_at is not null and rep.member <> chat_installation.installed_by));
