-- Beside the release before: yes, because it only adds an index.
-- Up Migration

-- What waits for one channel, or one workspace.
create index delivery_place on delivery (chat, workspace, channel) where state in ('planned', 'held');
