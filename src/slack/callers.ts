import type { WebClient } from "@slack/web-api";
import type { Temporal } from "temporal-polyfill";
import type { Caller } from "../core/chat/chat.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { NotInstalled } from "./access.ts";
import type { Clients } from "./clients.ts";
import { installOf, type Who } from "./receive.ts";
import { errorCode, problemOf } from "./refusal.ts";
import { outside, type Standing, standingOf } from "./standing.ts";

/** Whoever calls: somebody of the workspace, or why they are not answered and nothing is kept of them. */
export type Admitted =
  | { readonly kind: "member"; readonly caller: Caller }
  /** From another workspace, or not a member any more. */
  | { readonly kind: "outsider" }
  | { readonly kind: "not-installed" }
  /** Slack names no workspace, or cannot say whether they are of it. */
  | { readonly kind: "unsure" };

export interface Callers {
  of(who: Who): Promise<Admitted>;
  /** Which of these user groups the person is in. Throws a ChatProblem when Slack cannot say. */
  groupsOf(who: Pick<Who, "workspace" | "user">, ids: readonly string[]): Promise<readonly string[]>;
}

export interface CallerParts {
  readonly clients: Clients;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
  /** Told of every member who calls, before the call is made. */
  readonly seen: (who: Who) => Promise<void>;
}

/** What Slack says of people. That somebody has no right is remembered for a minute; a right never is: it is asked anew. */
export function createCallers({ clients, now, log, seen }: CallerParts): Callers {
  const standings = createKept<Standing>(now);
  const groups = createKept<readonly string[]>(now);

  async function standing(who: Who): Promise<Standing> {
    const client = await clients.of(installOf(who));
    const key = [who.organisation, who.workspace, who.user, who.guessed].join("/");
    return standings.of(key, () => asked(client, who), { mayRecall: ({ manages }) => !manages });
  }

  /** Without an answer from Slack whoever its call vouches for is a member, without any rights. */
  function unanswered(who: Who, error: unknown): Standing | "not-installed" | "unsure" {
    if (error instanceof NotInstalled) return "not-installed";
    log.warn(problemFields(problemOf(error)), "Slack could not be asked about a person");
    return vouchedFor(who) ? { ...outside, member: true } : "unsure";
  }

  async function groupsOf(
    { workspace, user }: Pick<Who, "workspace" | "user">,
    ids: readonly string[],
  ): Promise<readonly string[]> {
    const found = await Promise.all(
      ids.map(async (id) => {
        const ask = async () => members(await clients.of(workspace), id);
        const inGroup = await groups.of(`${workspace}/${id}`, ask, {
          mayRecall: (listed) => !listed.includes(user),
        });
        return inGroup.includes(user) ? [id] : [];
      }),
    );
    return found.flat();
  }

  async function groupsOrProblem(
    who: Pick<Who, "workspace" | "user">,
    ids: readonly string[],
  ): Promise<readonly string[]> {
    try {
      return await groupsOf(who, ids);
    } catch (error) {
      throw problemOf(error);
    }
  }

  return {
    async of(who) {
      const { workspace, user } = who;
      if (workspace === "") return { kind: "unsure" };
      const said = await standing(who).catch((error: unknown) => unanswered(who, error));
      if (typeof said === "string") return { kind: said };
      if (!said.member) return { kind: "outsider" };
      await seen(who);
      const groupsHeld = (ids: readonly string[]) => groupsOrProblem(who, ids);
      return {
        kind: "member",
        caller: {
          chat: "slack",
          workspace,
          user,
          managesWorkspace: said.manages,
          fullMember: said.trusted,
          groupsOf: groupsHeld,
        },
      };
    },
    groupsOf: groupsOrProblem,
  };
}

/** From this very workspace; or, where Muster is in a whole organisation, of that organisation. */
function vouchedFor({ from, workspace, guessed = false, ofOrganisation = false }: Who): boolean {
  return ofOrganisation || (from === workspace && !guessed);
}

/** Slack does not know people to Muster with whom it shares no channel, nor those who are gone. */
const unknownPeople = ["user_not_found", "users_not_found", "user_not_visible"];

async function asked(client: WebClient, who: Who): Promise<Standing> {
  try {
    const { user } = await client.users.info({ user: who.user });
    return user ? standingOf(user, who) : outside;
  } catch (error) {
    if (unknownPeople.includes(errorCode(error) ?? "")) return outside;
    throw error;
  }
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

const keptFor = { minutes: 1 };

const mostKept = 10_000;

/** Answers kept for a minute, and used again only where they give nobody a right. What failed is not kept. */
function createKept<Value>(now: () => Temporal.Instant) {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();
  return {
    async of(
      key: string,
      ask: () => Promise<Value>,
      { mayRecall }: { readonly mayRecall: (value: Value) => boolean },
    ): Promise<Value> {
      const known = kept.get(key);
      if (known && known.until > now().epochMilliseconds) {
        const said = await known.value;
        if (mayRecall(said)) return said;
      }
      if (kept.size >= mostKept) kept.clear();
      const value = ask();
      kept.set(key, { until: now().add(keptFor).epochMilliseconds, value });
      value.catch(() => kept.delete(key));
      return value;
    },
  };
}
