import type pg from "pg";
import type { Database, Store } from "../core/ports/store.ts";
import { createActs } from "./acts.ts";
import { createAnswers } from "./answers.ts";
import { createAudiences } from "./audiences.ts";
import { createBranches } from "./branches.ts";
import { createCalls } from "./calls.ts";
import { createCampaigns } from "./campaigns.ts";
import { createChase } from "./chase.ts";
import { createChecks } from "./checks.ts";
import { createCountdowns } from "./countdowns.ts";
import { createDeliveries } from "./delivery/deliveries.ts";
import { createDrafts } from "./drafts.ts";
import { createFollows } from "./follows.ts";
import { createMembers } from "./members.ts";
import { createSql, type Sql } from "./postgres/sql.ts";
import { createReminders } from "./reminders.ts";
import { createRepGroups } from "./rep-groups.ts";
import { createReps } from "./reps.ts";
import { createStrikes } from "./strikes.ts";
import { createTaps } from "./taps.ts";

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
    audiences: createAudiences(sql),
    members: createMembers(sql),
    campaigns: createCampaigns(sql),
    drafts: createDrafts(sql),
    follows: createFollows(sql),
    strikes: createStrikes(sql),
    countdowns: createCountdowns(sql),
    reminders: createReminders(sql),
    checks: createChecks(sql),
    answers: createAnswers(sql),
    taps: createTaps(sql),
    chase: createChase(sql),
    deliveries: createDeliveries(sql),
    calls: createCalls(sql),
    acts: createActs(sql),
  };
}
