-- Up Migration

-- Where the bot was installed, with its tokens encrypted (secret). A whole organisation has one row, by its own id.
create table chat_installation (
  chat text not null,
  workspace text not null,
  enterprise boolean not null,
  secret text not null,
  -- A member's code, as in the other tables.
  installed_by text,
  -- Whose turn it is to renew the tokens, and until when (database clock).
  turn text,
  turn_until timestamptz,
  primary key (chat, workspace, enterprise),
  check ((turn is null) = (turn_until is null))
);
