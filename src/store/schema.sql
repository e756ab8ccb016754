-- The tables as they stand: for reading. The migrations make them; a test (test/store/schema.test.ts) keeps this file
-- equal to what they make, and it loads by itself into an empty Postgres.
--
-- Words used below
--   (person)  somebody's code: an HMAC of platform, workspace and user id under a key that is not in the database; or
--             their chat id, sealed. What is not so marked says nothing of a person. /mydata erase reaches every one.
--   (sealed)  encrypted (AES-256-GCM) under a key that is not in the database, for its row alone: copied into another it
--             does not open. `muster rotate-keys` seals it anew.
--   Instants  are on the business clock, which a walk through the preview moves, unless "database clock" is said.
--   chat, workspace, channel   a place: the platform ("slack", "discord", "preview") and its own ids. Never a direct
--             message's: its id would name a person.
--   short_id  what people type for a thing; no two of one kind in a branch (src/core/typed/short-id.ts).
--   revision  goes up by one with every change; an UPDATE that finds another one was too late.
--
-- Everything of a branch goes when its row goes. There are no roles or grants: Muster owns its tables. Not here are
-- muster_migration (which migrations have run, and the oldest release that may run on what each left), what BullMQ keeps
-- when embedded, and the preview's channels (src/preview/tables.ts).
--
-- A new migration
--   1. The next number, nothing else in the folder: whatever lies there is run.
--   2. Its first line names the oldest release that may go on running on the tables it leaves:
--        -- Oldest release beside it: 0.1.0, because it only adds a column that has a default.
--      Named is the release before, or else the one it comes with: then every process has to be stopped first, which the
--      release's notes say. Prefer two releases and the former. It is never older than the migration before names. (Up to
--      0043, which all came with 0.1.0, the line says it of what ran before there were releases.)
--   3. One that was released is never changed, but for its comments: databases have run it.
--   4. This file says the tables as they are after it.

-- ── The installation ───────────────────────────────────────────────────────────────────────────────────────────────

-- One row: which MUSTER_KEY the members' codes here were made with. Another key is refused at the start.
create table installation (
  singleton boolean primary key default true check (singleton),
  fingerprint text not null
);

-- Where Muster was installed through Slack's own pages. Written when it is installed, removed when it is uninstalled.
create table chat_installation (
  chat text not null,
  workspace text not null, -- of a whole organisation: its id
  enterprise boolean not null, -- a whole organisation has one row
  secret text not null, -- (sealed) tokens and all that the platform gave
  installed_by text, -- (person) an officer until another has agreed; null from then on, once erased, and if there was a branch
  turn text, -- whose turn it is to renew the tokens: a random id
  turn_until timestamptz, -- and until when: 30 seconds, database clock
  primary key (chat, workspace, enterprise),
  check ((turn is null) = (turn_until is null))
);

-- Whose turn it is to run a regular job, and when it last ran: once at a time, with or without the queue.
create table job_turn (
  job text primary key, -- its file's name, or "pulse": the queue runs what it is given
  turn text, -- a random id
  turn_until timestamptz, -- database clock; made longer while the job runs
  once_more boolean not null default false, -- it was asked for meanwhile
  ran_at timestamptz, -- when it last ended, well or not: database clock
  check ((turn is null) = (turn_until is null))
);

-- What a regular job could not do for one branch or thing, so that it harms nobody behind it: tried again less and less
-- often. Gone once it went well.
create table setback (
  job text not null, -- its file's name
  about text not null, -- our own id of it, or the name of the job's step
  tries integer not null,
  next_at timestamptz not null,
  primary key (job, about)
);

-- ── A branch and who acts in it ────────────────────────────────────────────────────────────────────────────────────

-- Made by the first call from a workspace. When Muster is taken out it stays, with ballots, strikes and totals, and
-- everything about people goes.
create table branch (
  id text primary key,
  chat text not null,
  workspace text not null,
  name text not null,
  zone text not null, -- IANA: of its posts and of what people type
  nation text not null, -- whose bank holidays count beside England's
  post_at time not null, -- local hour of scheduled posts
  quiet_from time, -- no scheduled post between these local times; may span midnight
  quiet_until time,
  language text not null default 'en', -- of its posts
  employer_owned boolean, -- whether the employer owns or administers the workspace; null: nobody has said yet
  answers_kept_days integer check (answers_kept_days between 1 and 30), -- after a ballot's close; null: 14
  tell_officers boolean not null default true, -- privately, of a confirmed strike, a moved close, a posted result
  two_people boolean not null default false, -- these three need a second person
  signs boolean not null default true, -- posts begin with a sign for their kind
  unique (chat, workspace),
  check ((quiet_from is null) = (quiet_until is null))
);

-- Reps and officers by name. Counts only once they have agreed; goes with the role.
create table rep (
  branch_id text not null references branch (id) on delete cascade,
  member text not null, -- (person)
  role text not null check (role in ('officer', 'rep')),
  agreed_at timestamptz, -- null: named, has not agreed yet
  contact text, -- (person) (sealed) to tell them of posts that did not go
  primary key (branch_id, member),
  check ((agreed_at is null) = (contact is null))
);

-- Under which number a rep's or officer's acts stand in the log, and whose it is: officers of the branch may ask, which
-- the log says. Goes 90 days after the role ends, and with /mydata erase at once. No number is given twice.
create table rep_handle (
  branch_id text not null references branch (id) on delete cascade,
  member text not null, -- (person)
  number integer not null check (number > 0),
  contact text not null, -- (person) (sealed)
  ended_at timestamptz, -- when the role was seen to have ended; null while it lasts
  primary key (branch_id, member),
  unique (branch_id, number)
);

-- User groups (Slack) and roles (Discord) whose members are reps or officers. Who is in them is looked up for each call
-- and never kept.
create table rep_group (
  branch_id text not null references branch (id) on delete cascade,
  group_id text not null,
  role text not null check (role in ('officer', 'rep')),
  primary key (branch_id, group_id)
);

-- What was changed, when, and by which role: no person, no answer, nobody's words. Written in the transaction of the
-- change; goes with the branch alone.
create table act (
  id bigint generated always as identity primary key,
  branch_id text not null references branch (id) on delete cascade,
  at timestamptz not null, -- of an erasure by a member the beginning of its day in the branch
  act text not null, -- ActCode, src/core/branch/log.ts; says of which kind the short id is
  about text, -- a short id, or the role or group it is about
  by_role text not null check (by_role in ('officer', 'rep', 'member', 'muster')),
  count integer, -- how many were erased, or posts decided about
  handle integer -- rep_handle.number of whoever did it, where they have one; stays when that row has gone
);

create index act_branch on act (branch_id, id);

-- A branch that goes as a whole takes its lines with it: it is gone by the time they are.
create function act_is_for_good() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from branch where id = old.branch_id) then
    return old;
  end if;
  raise exception 'lines of act are only ever added';
end
$$;

create trigger act_is_for_good before update or delete on act
  for each row execute function act_is_for_good();

-- What waits for a second person: nothing of it is done yet. Forgotten after a day.
create table waiting_act (
  id text primary key,
  branch_id text not null references branch (id) on delete cascade,
  what text not null -- to confirm a strike, change it or its pickets, undo that; to move a close; to post a result
    check (what in ('strike', 'strike-edit', 'strike-pickets', 'strike-undo', 'close', 'result')),
  about text not null, -- the strike's or ballot's id
  revision integer not null, -- of that, as it was seen: with another one nothing is done
  moment text, -- the new close: a civil date, and the local time where there is one
  asked_by text not null, -- (person) who cannot be the second
  asked_at timestamptz not null,
  change text, -- what else is to change, packed: of a strike what was typed, of a close the turnout rule
  unique (branch_id, what, about)
);

-- Calls from a platform (`chat:workspace:` and its own id), so that a repeated one changes nothing and gets the first
-- reply. Forgotten an hour later, nearly all at once: an index by time only made each tap dearer.
create table platform_call (
  call_id text primary key,
  reply text, -- (sealed) null while the call is being answered
  half_hour smallint not null -- in which of four it came, round and round: no time of anybody's
);

-- A call that was asked back about ("which ballot?"), until its question is answered; forgotten after an hour.
create table waiting_call (
  id text primary key,
  branch_id text not null references branch (id) on delete cascade,
  member text not null, -- (person) whose call it is: nobody else can answer
  sealed text not null, -- (sealed) what was typed, where and when, and what each answer does
  half_hour smallint not null -- as of platform_call
);

create index waiting_call_member on waiting_call (branch_id, member);

-- ── Ballots and elections ──────────────────────────────────────────────────────────────────────────────────────────

create table campaign (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text not null, -- the channel it was set up in
  workspace text not null,
  channel text not null,
  kind text not null check (kind in ('statutory', 'consultative', 'election')),
  name text not null,
  milestones jsonb not null, -- civil dates, some with a local time, by MilestoneKind; "closes" is always there
  closes_at timestamptz not null, -- the instant of "closes", in UK time
  closed_at timestamptz, -- when a rep closed it early
  state text not null check (state in ('open', 'closed')),
  paused boolean not null default false, -- its posts stop until it is resumed
  method text
    check (method in ('postal', 'electronic', 'hybrid', 'workplace', 'online-consultative')), -- null: postal
  replacement_link text, -- the union's own page where members ask for a replacement paper
  threshold jsonb, -- instead of the law's, in percent; null: the law's
  target jsonb, -- the branch's own: percent of those entitled, or members
  entitled integer, -- members who may vote, typed by a rep
  -- Employers or workplaces counted by themselves, each with its count and its result: numbers a scrutineer published.
  constituencies jsonb not null default '[]',
  result jsonb, -- of a ballot with one count
  result_link text,
  published jsonb, -- what has been told about the answers, rounded; written with `tally` alone
  nomination jsonb, -- of an election: this branch's meeting and what is ticked off; never who is nominated
  actions jsonb, -- what members can do, in reps' own words; null: Muster's list
  openings jsonb, -- first lines of posts in reps' own words, by kind of post
  -- Another branch's ballot, by its id there: its dates are written here by the statement that follows the owner's
  -- change. No foreign key: when the owner is deleted its followers have to be told.
  follows text,
  owner_gone boolean not null default false, -- the dates are nobody's any more, and nothing is posted by them
  -- The row as its channels were planned by and told. Its posts wait until the job pass-on has made that good; then null.
  moved_from jsonb,
  revision integer not null,
  ending text check (ending in ('withdrawn', 'postponed')), -- how a rep ended it, where it has no result
  replaces text, -- the name of the ballot that this one is held again for
  election jsonb, -- of an election: who nominates, seats, run-off or by-election
  turnout_rule text check (turnout_rule in ('yes', 'no', 'not-sure')), -- as the union's notice says, where the law is not sure
  replacement_words text, -- how else members ask for a replacement, as a rep typed it: a phone line, an address
  unique (branch_id, short_id),
  constraint campaign_follows_check check (follows is not null or moved_from is null and not owner_gone)
);

create index campaign_open_until on campaign (closes_at) where state = 'open';
create unique index campaign_follows on campaign (follows, branch_id) where follows is not null;
create index campaign_moved on campaign (id) where moved_from is not null;

-- Codes by which other branches may follow a ballot: only their hashes. Gone once sharing ends.
create table share_code (
  hash text primary key,
  campaign_id text not null references campaign (id) on delete cascade,
  made_at timestamptz not null
);

create index share_code_campaign on share_code (campaign_id);

-- Wrong codes typed in a branch since an instant: too many, and it has to wait.
create table wrong_code (
  branch_id text primary key references branch (id) on delete cascade,
  since timestamptz not null,
  tries integer not null
);

-- ── Strikes ────────────────────────────────────────────────────────────────────────────────────────────────────────

create table strike (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  kind text not null default 'strike' check (kind in ('strike', 'asos')), -- asos: action short of a strike
  name text not null,
  employers jsonb not null default '[]', -- whom it calls by name; none: every employer with a live mandate
  form text not null check (form in ('day', 'list', 'range', 'open')), -- open: without a last day
  days jsonb not null check (jsonb_array_length(days) > 0), -- civil dates, sorted; of "open" the first alone
  pickets jsonb not null default '[]', -- place, hour, whom to ask for: a role, never a name
  -- "Taken" is not kept: a confirmed strike whose last day has passed was taken.
  state text not null check (state in ('proposed', 'notified', 'confirmed', 'suspended', 'called-off')),
  decision_on date, -- when a conditional one will be decided
  state_since timestamptz not null, -- when a rep last said its state
  state_by text check (state_by in ('rep', 'officer')), -- as what; who it was is not kept
  changed_at timestamptz not null, -- when this revision was made
  revision integer not null,
  hours jsonb, -- from and to what hour, of each day or from the first to the last; or as the union says it
  review_on date, -- when one without a last day, or one suspended, will be looked at again
  wanted jsonb, -- employers, form and days once what was added to what is confirmed is confirmed too
  unique (branch_id, short_id)
);

-- What a strike was before each change: its row as it stood.
create table strike_version (
  strike_id text not null references strike (id) on delete cascade,
  revision integer not null,
  strike jsonb not null,
  primary key (strike_id, revision)
);

-- Channels that are for the members of some employers or sites alone; others are for everybody.
create table channel_audience (
  branch_id text not null references branch (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  employers jsonb not null check (jsonb_array_length(employers) > 0),
  primary key (branch_id, chat, workspace, channel)
);

-- ── Countdowns and reminders ───────────────────────────────────────────────────────────────────────────────────────

-- One channel being told about one target.
create table countdown (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  target jsonb not null, -- CountdownTarget: a ballot, one of its dates, its mandate, a strike, or a date with a title
  campaign_id text generated always as (target ->> 'campaignId') stored references campaign (id) on delete cascade,
  strike_id text generated always as (target ->> 'strikeId') stored references strike (id) on delete cascade,
  days jsonb not null, -- days before on which it posts, largest first; 0 is the day itself
  post_at time not null, -- local
  unique (branch_id, short_id)
);

create index countdown_place on countdown (chat, workspace, channel); -- what else is told of there
create index countdown_campaign on countdown (campaign_id) where campaign_id is not null;
create index countdown_strike on countdown (strike_id) where strike_id is not null;

-- To a channel or to one member, never both. Goes a day after its last post.
create table reminder (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  chat text,
  workspace text,
  channel text,
  member text, -- (person) of a private one; their chat id is in member.contact
  made_by text not null, -- (person) may delete it; '' once erased
  words text, -- own words, of a channel's: in no log
  sealed_words text, -- (sealed) of a private one
  on_date date not null, -- first civil date, and the local hour
  at_time time not null,
  repeat text not null, -- Repeat, src/core/reminder/repeat.ts
  until_date date, -- last civil date; of "ballot" the last posting date
  campaign_id text references campaign (id) on delete cascade, -- of "ballot" alone: whose dates it follows
  revision integer not null,
  tied jsonb, -- Tie: the ballot or strike its days go by and move with
  tied_campaign_id text generated always as (tied ->> 'campaignId') stored references campaign (id) on delete cascade,
  tied_strike_id text generated always as (tied ->> 'strikeId') stored references strike (id) on delete cascade,
  unique (branch_id, short_id),
  check ((member is null) = (chat is not null and workspace is not null and channel is not null)),
  constraint reminder_words_check check ((words is null) <> (sealed_words is null)),
  -- "Remind me until I've posted": always private.
  constraint reminder_until_posted_check
    check ((repeat = 'ballot') = (campaign_id is not null and member is not null))
);

create unique index reminder_campaign on reminder (campaign_id, member) where campaign_id is not null;
create index reminder_tied_campaign on reminder (tied_campaign_id) where tied_campaign_id is not null;
create index reminder_tied_strike on reminder (tied_strike_id) where tied_strike_id is not null;

-- ── Members: what they told, and what they agreed to ───────────────────────────────────────────────────────────────

-- Only of whoever agreed to something, or asked not to be asked. Goes with the last answer, or /mydata erase;
-- "don't ask me again" stays until then.
create table member (
  branch_id text not null references branch (id) on delete cascade,
  member text not null, -- (person)
  consent_version integer, -- of the text they agreed to
  consent_on date, -- local
  may_ask boolean not null, -- false: "don't ask me again"
  contact text, -- (person) (sealed) only while they have private reminders
  primary key (branch_id, member),
  check ((consent_version is null) = (consent_on is null))
);

-- "Have you posted your ballot?" asked in one place. Which message it was posted as is read from its delivery.
create table ballot_check (
  id text primary key,
  short_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  campaign_id text not null references campaign (id) on delete cascade,
  chat text not null,
  workspace text not null,
  channel text not null,
  opened_at timestamptz not null,
  closed_at timestamptz, -- null: open
  shown text, -- the words its message last showed, so that an edit is made only for a change
  look bigint not null default 0, -- the last look for a change, counted: in turn, so that none waits behind two hundred
  edit_tries integer not null default 0, -- edits that were refused since the last that was taken,
  edit_after timestamptz, -- and when the next may be tried
  ended text, -- why its message is edited no more: 'shown' when it says its last, or what refused it for good
  unique (branch_id, short_id)
);

create index ballot_check_campaign on ballot_check (campaign_id);
create index ballot_check_live on ballot_check (id) where closed_at is null or ended is null;

create sequence answer_turn;

-- The latest alone: whether, never how. Erased answers_kept_days after the close.
create table answer (
  campaign_id text not null references campaign (id) on delete cascade,
  member text not null, -- (person)
  answer text not null, -- Answer, src/core/ballot/answers.ts
  on_day date not null, -- local
  turn bigint not null default nextval('answer_turn'), -- the order in which answers came: no time is kept
  taken text, -- what the numbers told last took it for; null: it was not in them
  moves integer not null default 0, -- in how many tellings it had changed: no more than three move a number
  calls text not null default '', -- codes of the last calls it came by: one that comes again changes nothing
  primary key (campaign_id, member)
);

alter sequence answer_turn owned by answer.turn;

create index answer_member on answer (member);

-- When a campaign's numbers are told next (src/core/ballot/tally.ts). Nobody's person, and never shown.
create table tally (
  campaign_id text primary key references campaign (id) on delete cascade,
  need integer not null, -- so many members must have moved: drawn anew with each telling
  owed integer not null, -- moves of answers since erased: so many are not counted
  entitled integer -- the smallest count of those entitled that a number was told under
);

-- The numbers as they were told, by day: the last of each. Published anyway; stays with the ballot.
create table told_day (
  campaign_id text not null references campaign (id) on delete cascade,
  on_day date not null, -- local
  posted integer not null,
  to_post integer not null,
  trouble integer not null,
  primary key (campaign_id, on_day)
);

create sequence chase_turn;

-- "A rep of this branch may see my answer and speak to me", for one ballot: a consent of its own. One row, so that
-- withdrawing takes all of it at once. Goes when they say that it is posted, and with the answers.
create table chase (
  id text primary key,
  campaign_id text not null references campaign (id) on delete cascade,
  member text not null, -- (person)
  consent_version integer not null,
  consent_on date not null, -- local
  turn bigint not null default nextval('chase_turn'), -- the order in which they agreed
  contact text not null, -- (person) (sealed)
  rep text, -- (person) on whose list: for a day from claimed_at or marked_at, whichever is later
  claimed_at timestamptz,
  shown_at timestamptz, -- the one who is first on that list until noted
  mark text check (mark in ('spoken', 'will-post', 'no-answer')), -- what a rep noted: never an answer
  marked_at timestamptz,
  unique (campaign_id, member),
  check ((rep is null) = (claimed_at is null)),
  check (shown_at is null or rep is not null),
  check ((mark is null) = (marked_at is null))
);

alter sequence chase_turn owned by chase.turn;

create index chase_rep on chase (rep) where rep is not null;
create index chase_member on chase (member);

-- ── Posts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- One row for each dated post: docs/delivery.md tells its life. A private one goes a day after it was due; a channel's
-- stays. Its source has no foreign key, so that what was posted outlives what it came from.
create table delivery (
  id uuid primary key default gen_random_uuid(), -- the key in the message itself is drawn from it
  number bigint generated always as identity, -- the order of planning: what goes first at one instant
  source_kind text not null
    check (source_kind in ('countdown', 'strike', 'reminder', 'check', 'campaign', 'branch')),
  source_id text not null,
  branch_id text not null references branch (id) on delete cascade,
  kind text not null, -- DeliveryKind, src/core/delivery/kinds.ts
  chat text not null, -- whose lane it waits in; a private one has its branch's
  workspace text not null,
  channel text,
  member text, -- (person) of a private one
  destination text not null generated always as (coalesce('#' || channel, '@' || member)) stored, -- (person)
  on_date date not null, -- civil due date and local time in the zone,
  at_time time not null,
  zone text not null,
  due_at timestamptz not null, -- and the instant they are
  late_until timestamptz not null, -- after this it is skipped as too late
  series text, -- of those due together after an outage only the latest goes: "kind:id" of the source
  needs text not null, -- Needs: what must still be true, asked by the claiming UPDATE itself
  campaign_id text references campaign (id) on delete cascade,
  strike_id text references strike (id) on delete cascade,
  revision integer not null, -- the source's, for what may be announced twice; 0 for scheduled posts
  state text not null default 'planned'
    check (state in ('planned', 'held', 'claimed', 'posted', 'skipped', 'cancelled', 'failed')),
  reason text, -- why skipped, cancelled or failed: a code, nobody's words
  next_at timestamptz not null, -- when to try: due_at at first, later after a refusal
  token text, -- whose claim it is: a random id
  lease_until timestamptz, -- and until when: database clock
  tries integer not null default 0,
  ask boolean not null default false, -- an earlier try may have posted it: the platform is asked first
  first_claimed_at timestamptz, -- database clock: from when on to look for it there
  last_error text, -- why the last try did not get through: the same kind of code
  message jsonb, -- of a post in a channel; of a private one never: it would name the person
  posted_at timestamptz,
  released boolean not null default false, -- was held, or had failed: somebody said that it goes
  told boolean not null default false, -- whether reps were told privately that it did not go out
  told_at timestamptz, -- and when: shown for some days from then on
  check ((channel is null) <> (member is null)),
  check ((state = 'claimed') = (token is not null and lease_until is not null)),
  constraint delivery_identity
    unique (source_kind, source_id, kind, chat, workspace, destination, on_date, at_time, revision)
);

-- A post leaves two dead rows behind, and what is due is looked up past them each second.
alter table delivery set (autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0.02);

create index delivery_due on delivery (next_at) where state = 'planned';
create index delivery_leases on delivery (lease_until) where state = 'claimed';
create index delivery_private on delivery (due_at) where channel is null; -- of members there are no statistics
create index delivery_posted on delivery (posted_at) where posted_at is not null;
create index delivery_campaign on delivery (campaign_id) where campaign_id is not null;
create index delivery_strike on delivery (strike_id) where strike_id is not null;
create index delivery_member on delivery (branch_id, member) where member is not null;
create index delivery_held on delivery (branch_id) where state = 'held';
create index delivery_place on delivery (chat, workspace, channel) where state in ('planned', 'held');

-- Channels and workspaces that take no posts at present: archived, locked, a token revoked. What falls due there waits;
-- one post at a time looks whether they are back. Gone when they are.
create table lost_place (
  chat text not null,
  workspace text not null,
  channel text not null, -- empty: the whole workspace
  reason text not null check (reason in ('place-lost', 'workspace-lost')),
  code text not null, -- the platform's own, as it goes into the log: nobody's words
  since timestamptz not null,
  looks integer not null default 0, -- how many there have been, and when the next is due
  next_look_at timestamptz not null,
  look uuid, -- the delivery that may go now, as a look
  told boolean not null default false, -- whether reps were told privately
  primary key (chat, workspace, channel)
);

-- What waits, or waited, for a person to let Muster in. Small: most rows are never in it.
create index delivery_refused on delivery (branch_id)
  where last_error in ('not-in-channel', 'private-channel', 'missing-permission');

-- What nobody was told of yet, and what a branch is shown of posts that did not go.
create index delivery_untold on delivery (branch_id)
  where not told and (state in ('held', 'skipped', 'failed') or state = 'cancelled' and reason in ('gone', 'channel-gone'));
create index delivery_trouble on delivery (branch_id)
  where state in ('held', 'failed', 'skipped', 'cancelled');

-- ── What went ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- Tables out of which something about a person went, and whose files still hold it until the job scrub has written them
-- anew; "pg_wal" of the embedded database's log. Noted in the transaction in which it went, by whatever took it.
create table erased_from (
  table_name text primary key,
  since timestamptz not null default clock_timestamp() -- database clock
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
create trigger rep_handle_erased after delete on rep_handle for each row execute function note_erased();
create trigger waiting_act_erased after delete on waiting_act for each row execute function note_erased();
create trigger waiting_call_erased after delete on waiting_call for each row execute function note_erased();

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
create trigger rep_handle_changed after update on rep_handle
  for each row when (old.contact <> new.contact) execute function note_erased();
create trigger waiting_act_changed after update on waiting_act
  for each row when (old.asked_by <> new.asked_by) execute function note_erased();
create trigger member_changed after update on member
  for each row when (old.contact is not null and old.contact is distinct from new.contact
    or old.consent_version is not null and new.consent_version is null)
  execute function note_erased();
create trigger platform_call_changed after update on platform_call
  for each row when (old.reply is not null and old.reply is distinct from new.reply)
  execute function note_erased();
create trigger reminder_changed after update on reminder
  for each row when (old.words is distinct from new.words or old.sealed_words is distinct from new.sealed_words
    or old.made_by <> new.made_by)
  execute function note_erased();
create trigger rep_changed after update on rep
  for each row when (old.contact is not null and old.contact is distinct from new.contact)
  execute function note_erased();

-- Statistics would copy people's codes, and what is sealed, into the catalogue, where nothing erases them.
alter table answer alter column member set statistics 0, alter column calls set statistics 0;
alter table chase alter column member set statistics 0, alter column rep set statistics 0,
  alter column contact set statistics 0;
alter table chat_installation alter column secret set statistics 0, alter column installed_by set statistics 0;
alter table delivery alter column member set statistics 0, alter column destination set statistics 0;
alter table member alter column member set statistics 0, alter column contact set statistics 0;
alter table platform_call alter column call_id set statistics 0, alter column reply set statistics 0;
alter table reminder alter column member set statistics 0, alter column made_by set statistics 0,
  alter column words set statistics 0, alter column sealed_words set statistics 0;
alter table rep alter column member set statistics 0, alter column contact set statistics 0;
alter table waiting_call alter column member set statistics 0, alter column sealed set statistics 0;
alter table rep_handle alter column member set statistics 0, alter column contact set statistics 0;
alter table waiting_act alter column asked_by set statistics 0;
