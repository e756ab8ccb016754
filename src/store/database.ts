import type pg from "pg";
import type { Database, Store } from "../core/ports/store.ts";
import { createAgreements } from "./agreements.ts";
import { createAnswers } from "./answers.ts";
import { createAudiences } from "./audiences.ts";
import { createBranches } from "./branches.ts";
import { createCalls } from "./calls.ts";
import { createCampaigns } from "./campaigns.ts";
import { createChaseLists } from "./chase-lists.ts";
import { createChecks } from "./checks.ts";
import { createCountdowns } from "./countdowns.ts";
import { createOutbox } from "./delivery/outbox.ts";
import { createPlans } from "./delivery/plans.ts";
import { createPosts } from "./delivery/posts.ts";
import { createTrouble } from "./delivery/trouble.ts";
import { createErasure } from "./erasure.ts";
import { createFollows } from "./follows.ts";
import { createHandles } from "./handles.ts";
import { createInstallers } from "./installers.ts";
import { createLogStore } from "./log.ts";
import { createLost } from "./lost.ts";
import { createMembers } from "./members.ts";
import { createMoved } from "./moved.ts";
import { createPlaces } from "./places.ts";
import { createSql, type Sql } from "./postgres/sql.ts";
import { createReminderUpkeep } from "./reminder-upkeep.ts";
import { createReminders } from "./reminders.ts";
import { createRepGroups } from "./rep-groups.ts";
import { createReps } from "./reps.ts";
import { createSeconds } from "./seconds.ts";
import { createSetbacks } from "./setbacks.ts";
import { createShareCodes } from "./share-codes.ts";
import { createStrikes } from "./strikes.ts";
import { createTallies } from "./tallies.ts";
import { createTaps } from "./taps.ts";
import { createWaiting } from "./waiting.ts";

/** Muster's memory on any Postgres whose tables are up to date (see `openServer`, `openEmbedded`). */
export function createDatabase(pool: pg.Pool): Database {
  const sql = createSql(pool);
  return {
    store: createStore(sql),
    transaction: (work) => sql.together((inside) => work(createStore(inside))),
  };
}

function createStore(sql: Sql): Store {
  return {
    branches: createBranches(sql),
    reps: createReps(sql),
    repGroups: createRepGroups(sql),
    handles: createHandles(sql),
    seconds: createSeconds(sql),
    installers: createInstallers(sql),
    audiences: createAudiences(sql),
    log: createLogStore(sql),
    campaigns: createCampaigns(sql),
    strikes: createStrikes(sql),
    countdowns: createCountdowns(sql),
    reminders: createReminders(sql),
    reminderUpkeep: createReminderUpkeep(sql),
    shareCodes: createShareCodes(sql),
    follows: createFollows(sql),
    moved: createMoved(sql),
    checks: createChecks(sql),
    answers: createAnswers(sql),
    tallies: createTallies(sql),
    taps: createTaps(sql),
    agreements: createAgreements(sql),
    chaseLists: createChaseLists(sql),
    members: createMembers(sql),
    erasure: createErasure(sql),
    plans: createPlans(sql),
    posts: createPosts(sql),
    outbox: createOutbox(sql),
    lost: createLost(sql),
    places: createPlaces(sql),
    trouble: createTrouble(sql),
    setbacks: createSetbacks(sql),
    calls: createCalls(sql),
    waiting: createWaiting(sql),
  };
}
