-- Beside the release before: no, because a process of that release keeps pasted timetables in a table that is not there any more.
--
-- A pasted timetable waits for its answer as every call does that is asked back: sealed, for an hour.

-- Up Migration
drop table draft;
