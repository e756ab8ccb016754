import type { WebClient } from "@slack/web-api";
import type { Temporal } from "temporal-polyfill";
import type { Caller } from "../core/chat/chat.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import type { Clients } from "./clients.ts";
import type { Who } from "./receive.ts";
import { errorCode, problemOf } from "./refusal.ts";

export interface Callers {
  of(who: Who): Promise<Caller>;
  /** Which of these user groups the person is in. Throws a ChatProblem when Slack cannot say. */
  groupsOf(who: Who, ids: readonly string[]): Promise<readonly string[]>;
}

export interface CallerParts {
  readonly clients: Clients;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

/** What Slack says of people's rights, asked at most every 5 minutes for each. */
export function createCallers({ clients, now, log }: CallerParts): Callers {
  const managers = createKept<boolean>(now);
  const groups = createKept<readonly string[]>(now);

  async function manages({ workspace, user }: Who): Promise<boolean> {
    const { client, access } = await clients.withAccess(workspace);
    if (access.installedBy?.(user)) return true;
    return managers.of(`${workspace}/${user}`, async () => {
      const { user: person } = await client.users.info({ user });
      if (!person || person.deleted || person.is_stranger) return false;
      // Slack Connect: an admin of another workspace is not one here.
      if (!person.enterprise_user && (person.team_id ?? workspace) !== workspace) return false;
      return [person.is_admin, person.is_owner, person.is_primary_owner].includes(true);
    });
  }

  async function managesOrNot(who: Who): Promise<boolean> {
    try {
      return await manages(who);
    } catch (error) {
      log.warn(problemFields(problemOf(error)), "Slack could not be asked about a person's rights");
      return false;
    }
  }

  async function groupsOf({ workspace, user }: Who, ids: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(
      ids.map(async (id) => {
        const inGroup = await groups.of(`${workspace}/${id}`, async () => {
          const client = await clients.of(workspace);
          return members(client, id);
        });
        return inGroup.includes(user) ? [id] : [];
      }),
    );
    return found.flat();
  }

  async function groupsOrProblem(who: Who, ids: readonly string[]): Promise<readonly string[]> {
    try {
      return await groupsOf(who, ids);
    } catch (error) {
      throw problemOf(error);
    }
  }

  return {
    async of(who) {
      const { workspace, user } = who;
      return {
        chat: "slack",
        workspace,
        user,
        managesWorkspace: await managesOrNot(who),
        groupsOf: (ids) => groupsOrProblem(who, ids),
      };
    },
    groupsOf: groupsOrProblem,
  };
}

/** Nobody is in a group that is not there any more. */
async function members(client: WebClient, usergroup: string): Promise<readonly string[]> {
  try {
    return (await client.usergroups.users.list({ usergroup })).users ?? [];
  } catch (error) {
    if (errorCode(error) === "no_such_subteam") return [];
    throw error;
  }
}

const keptFor = { minutes: 5 };

const mostKept = 10_000;

/** Answers kept for five minutes. What failed is not kept. */
function createKept<Value>(now: () => Temporal.Instant) {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();
  return {
    of(key: string, ask: () => Promise<Value>): Promise<Value> {
      const known = kept.get(key);
      if (known && known.until > now().epochMilliseconds) return known.value;
      if (kept.size >= mostKept) kept.clear();
      const value = ask();
      kept.set(key, { until: now().add(keptFor).epochMilliseconds, value });
      value.catch(() => kept.delete(key));
      return value;
    },
  };
}
