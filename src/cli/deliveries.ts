import { Temporal } from "temporal-polyfill";
import type { Branch } from "../core/branch/branch.ts";
import type { Delivery } from "../core/delivery/row.ts";
import type { Store } from "../core/ports/store.ts";
import { codeFor } from "../core/strike/facts.ts";
import { words } from "../core/text/say.ts";
import { troubleShown, whyOf } from "../core/trouble/trouble.ts";
import { shortIdOf } from "../core/typed/short-id.ts";
import { UsageProblem } from "./usage.ts";

/** A database somebody else may be using. */
export interface OpenStore {
  readonly store: Pick<Store, "posts" | "trouble" | "branches" | "strikes">;
  /** Whether a Muster runs on it; of a database server nobody can say. */
  readonly running: "yes" | "no" | "unknown";
  close(): Promise<void>;
}

export interface DeliveriesAsked {
  readonly verb: string | undefined;
  readonly id: string | undefined;
  /** A branch's short id or name. */
  readonly branch: string | undefined;
  readonly all: boolean;
  readonly json: boolean;
}

interface Parts {
  readonly openStore: () => Promise<OpenStore>;
  readonly say: (words: string) => void;
}

/** What is asked for cannot be done, although it was typed well. */
export class CliProblem extends Error {}

/** `muster deliveries …`: what did not go out as planned. Prints no person's name, code, id or words. */
export async function deliveries(asked: DeliveriesAsked, { openStore, say }: Parts): Promise<void> {
  const act = actionFor(asked);
  const opened = await openStore();
  try {
    say(await act(opened));
  } finally {
    await opened.close();
  }
}

type Action = (opened: OpenStore) => Promise<string>;

/** Throws a UsageProblem before anything is opened. */
function actionFor({ verb, id, branch, all, json }: DeliveriesAsked): Action {
  switch (verb) {
    case "list":
      refuseId(verb, id);
      return ({ store }) => list(store, branch, json);
    case "why":
      return withId(verb, id, ({ store }, known) => why(store, known));
    case "retry":
      return withId(verb, id, retry);
    case "release":
    case "drop":
      refuseId(verb, id);
      if ((branch === undefined) !== all) {
        throw new UsageProblem(`Which branch’s? Add --branch and its short id (list shows them), or --all.`);
      }
      return (opened) => decide(verb, opened, branch);
    default:
      throw new UsageProblem(`There is no “deliveries ${verb ?? ""}”.`);
  }
}

function refuseId(verb: string, id: string | undefined): void {
  if (id !== undefined) throw new UsageProblem(`“deliveries ${verb}” takes no id. What is “${id}”?`);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

function withId(
  verb: string,
  id: string | undefined,
  act: (opened: OpenStore, id: string) => Promise<string>,
): Action {
  if (id === undefined || !uuid.test(id)) {
    throw new UsageProblem(
      `“deliveries ${verb}” needs the whole id of a delivery: “deliveries list” shows it.`,
    );
  }
  return (opened) => act(opened, id.toLowerCase());
}

async function list(store: OpenStore["store"], asked: string | undefined, json: boolean): Promise<string> {
  const branches = await branchesAsked(store, asked);
  const now = Temporal.Now.instant();
  const all: Listed[] = [];
  for (const branch of branches) {
    const since = now.subtract(troubleShown);
    const rows = await store.trouble.list({ branchId: branch.id, now, since });
    for (const row of rows) all.push(await listed(store, row, branch));
  }
  if (json) return JSON.stringify(all, undefined, 2);
  if (all.length === 0) return "Nothing is held, and nothing of the last seven days failed or was left out.";
  return all.map((one) => [one.id, one.branch, one.due, one.to, one.kind, one.state].join("  ")).join("\n");
}

interface Listed {
  readonly id: string;
  readonly branch: string;
  readonly due: string;
  readonly to: string;
  readonly kind: string;
  readonly state: string;
  readonly why: string;
}

async function listed(store: OpenStore["store"], row: Delivery, branch: Branch): Promise<Listed> {
  return {
    id: row.id,
    branch: shortIdOf(branch.id),
    due: `${row.on} ${row.at.toString({ smallestUnit: "minute" })}`,
    to: "channel" in row.to ? `${row.to.chat} ${row.to.workspace} ${row.to.channel}` : "a member",
    kind: await kindOf(store, row),
    state: row.reason === undefined ? row.state : `${row.state} (${row.reason})`,
    why: words(`posts-why-${whyOf(row)}`),
  };
}

/** What kind of post it is: one about action short of a strike is called no strike here either. */
async function kindOf({ strikes }: OpenStore["store"], { kind, strikeId }: Delivery): Promise<string> {
  const strike = strikeId === undefined ? undefined : await strikes.byId(strikeId);
  return codeFor(kind, strike);
}

async function why(store: OpenStore["store"], id: string): Promise<string> {
  const row = await rowOf(store, id);
  const branch = await store.branches.byId(row.branchId);
  if (!branch) throw new CliProblem(noSuch(id));
  const one = await listed(store, row, branch);
  return [
    `${one.kind} to ${one.to}, due ${one.due} (${row.zone}), branch ${one.branch}`,
    `${one.state}: ${one.why}`,
    ...(row.lastError === undefined ? [] : [`What stopped the last try: ${row.lastError}`]),
    `It may go until ${row.lateUntil.toZonedDateTimeISO(row.zone).toPlainDateTime().toString({ smallestUnit: "minute" })}.`,
  ].join("\n");
}

async function retry({ store, running }: OpenStore, id: string): Promise<string> {
  const row = await rowOf(store, id);
  if (row.state === "held") {
    throw new CliProblem(
      "It is held, not failed: use “deliveries release”, or /branch posts in the workspace.",
    );
  }
  if (!(await store.trouble.retry(row.branchId, id))) {
    throw new CliProblem(`Only what failed can be sent again; this one is ${row.state}.`);
  }
  return `It is planned again. ${whenItGoes(running)}`;
}

async function decide(
  verb: "release" | "drop",
  { store, running }: OpenStore,
  asked: string | undefined,
): Promise<string> {
  let count = 0;
  for (const branch of await branchesAsked(store, asked)) count += await store.trouble[verb](branch.id);
  if (count === 0) return "Nothing is held there.";
  return verb === "drop" ? `Dropped: ${count}.` : `Released: ${count}. ${whenItGoes(running)}`;
}

async function branchesAsked(
  store: OpenStore["store"],
  asked: string | undefined,
): Promise<readonly Branch[]> {
  const all = await store.branches.list();
  if (asked === undefined) return all;
  const found = all.filter(({ id, name }) => shortIdOf(id) === asked || name === asked);
  if (found.length === 1) return found;
  const known = all.map(({ id, name }) => `${shortIdOf(id)} (${name})`).join(", ");
  throw new CliProblem(`There is no one branch “${asked}”. There is: ${known || "none"}`);
}

async function rowOf(store: OpenStore["store"], id: string): Promise<Delivery> {
  const row = await store.posts.byId(id);
  if (!row) throw new CliProblem(noSuch(id));
  return row;
}

function noSuch(id: string): string {
  return `There is no delivery ${id}. “deliveries list” shows those that did not go out as planned.`;
}

function whenItGoes(running: OpenStore["running"]): string {
  switch (running) {
    case "yes":
      return "Muster sends it within a second or two.";
    case "no":
      return "Muster is not running: it is sent once Muster is started.";
    case "unknown":
      return "It is sent within a second or two if Muster is running, else once it is started.";
  }
}
