-- Beside the release before: yes, because it only adds a table; a process of that release goes on looking once for each due post.
-- Up Migration

-- Channels and workspaces that take no posts at present. What falls due there waits; one post at a time looks whether
-- they are back, less and less often.
create table lost_place (
  chat text not null,
  workspace text not null,
  -- Empty: the whole workspace.
  channel text not null,
  reason text not null check (reason in ('place-lost', 'workspace-lost')),
  -- The platform's own, as it goes into the log: nobody's words.
  code text not null,
  since timestamptz not null,
  looks integer not null default 0,
  next_look_at timestamptz not null,
  -- The delivery that goes next, as a look; no foreign key, a look that is deleted is replaced by the next.
  look uuid,
  told boolean not null default false,
  primary key (chat, workspace, channel)
);
