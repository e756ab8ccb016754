import { newBranch } from "./branch/branch.ts";
import { mayAct, roleOf } from "./branch/rights.ts";
import { findSubcommand, runCommand, runForm, runPress } from "./call.ts";
import type { Card } from "./card.ts";
import type { Caller, Inbox } from "./chat.ts";
import { type Command, type Context, declaredOptions, type Services, UserError } from "./command.ts";
import type { Clock, Log } from "./job.ts";
import type { Place } from "./place.ts";
import type { Vault } from "./privacy/vault.ts";
import { packReply, type Reply, unpackReply } from "./reply.ts";
import type { Database, Store } from "./store.ts";
import { say } from "./text/say.ts";

export interface InboxParts {
  readonly commands: readonly Command[];
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly log: Log;
  /** Asks for a wake-up, so that what was just planned for now goes at once. Must not throw. */
  readonly hint: () => void;
  /** The caller's own page, from the command that owns it. */
  readonly home: (context: Context, services: Services) => Promise<Card>;
}

/** One call, ready to be run inside its transaction. */
interface Act {
  readonly callId: string;
  readonly caller: Caller;
  readonly place: Place;
  readonly run: (context: Context, services: Services) => Promise<Reply>;
}

/** The one door for everything people do. A repeat of a call gets the first reply and changes nothing. */
export function createInbox(parts: InboxParts): Inbox {
  const { commands, log, hint } = parts;

  async function act(call: Act): Promise<Reply> {
    try {
      const reply = await once(call, parts);
      hint();
      return reply;
    } catch (error) {
      return failed(error, parts.newId().slice(0, 8), log);
    }
  }

  return {
    command: (call) =>
      act({ ...call, run: (context, services) => runCommand(commands, call, context, services) }),
    press: (press) =>
      act({ ...press, run: (context, services) => runPress(commands, press, context, services) }),
    submit: (form) =>
      act({ ...form, run: (context, services) => runForm(commands, form, context, services) }),

    async suggest({ caller, place, command, subcommand, option, typed }) {
      const found = findSubcommand(commands, command, subcommand);
      const choices = found && declaredOptions(found).find(({ name }) => name === option)?.choices;
      if (choices)
        return choices.filter((choice) => choice.includes(typed)).map((value) => ({ value, label: value }));
      if (!found?.suggest) return [];
      const { store } = parts.database;
      const context = await contextOf(store, caller, place, parts);
      if (!mayAct(context.role, found.who)) return [];
      const offered = await found.suggest(option, typed.toLowerCase(), context, servicesOf(store, parts));
      return offered.slice(0, 25).map(({ value, label }) => ({ value, label: label.slice(0, 75) }));
    },

    async home(member) {
      const { store } = parts.database;
      const context = await contextOf(store, member, { ...member, channel: "" }, parts);
      return parts.home(context, servicesOf(store, parts));
    },

    async left(gone) {
      await parts.database.store.deliveries.cancelTo(gone);
    },
  };
}

/** Runs a call in one transaction with its id: together they are kept, or neither is. */
async function once(call: Act, parts: InboxParts): Promise<Reply> {
  const now = parts.clock.now();
  const { chat, workspace } = call.caller;
  return parts.database.transaction(async (store) => {
    const callId = `${chat}:${workspace}:${call.callId}`;
    const before = await store.calls.begin(callId, now);
    if (before !== "new") return unpackReply(parts.vault.open(before));
    const context = await contextOf(store, call.caller, call.place, parts);
    const reply = await call.run(context, { ...servicesOf(store, parts), now });
    await store.calls.finish(callId, parts.vault.seal(packReply(reply)));
    return reply;
  });
}

async function contextOf(
  store: Store,
  caller: Caller,
  place: Place,
  { vault, newId }: Pick<InboxParts, "vault" | "newId">,
): Promise<Context> {
  const home = { chat: caller.chat, workspace: caller.workspace };
  const branch = (await store.branches.of(home)) ?? (await store.branches.save(newBranch(newId(), home)));
  const key = vault.memberKey(caller);
  const { role, invited } = await roleOf(store, branch.id, caller, key);
  return { caller, place, branch, key, role, invited };
}

function servicesOf(store: Store, { clock, newId, vault }: InboxParts): Services {
  return { store, now: clock.now(), newId, vault };
}

/** A person's mistake is told to them; anything else is logged under a reference and answered neutrally. */
function failed(error: unknown, reference: string, log: Log): Reply {
  if (error instanceof UserError) {
    return { kind: "refused", card: error.card, ...(error.field !== undefined && { field: error.field }) };
  }
  log.error({ reference, error: describeError(error) }, "a call failed");
  return { kind: "refused", card: { lines: [say("call-failed", { reference })] } };
}

/** Name, code and where: never the message, which may hold somebody's words. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return "not an error";
  const where =
    error.stack
      ?.split("\n")
      .find((line) => line.trimStart().startsWith("at "))
      ?.trim() ?? "";
  return `${error.name} ${where}`;
}
