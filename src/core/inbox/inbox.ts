import { groupsHeld, handleOf, roleOf } from "../acts/branch/rights.ts";
import { createAnswerWriter } from "../acts/check/answer-writer.ts";
import { logged } from "../acts/log/logged.ts";
import { mayAct, newBranch } from "../branch/branch.ts";
import type { Card } from "../chat/card.ts";
import { type Caller, ChatProblem, type CommandCall, type Inbox, type Press } from "../chat/chat.ts";
import type { Place } from "../chat/place.ts";
import { packReply, type Reply, unpackReply } from "../chat/reply.ts";
import { fillsForm, type Shortcut, shortcutIn } from "../chat/shortcut.ts";
import { UserError } from "../chat/user-error.ts";
import type { AnswerButton, Command, Context, Services } from "../command/command.ts";
import { declaredOptions } from "../command/declared.ts";
import type { Clock, Log } from "../command/job.ts";
import { problemFields } from "../command/problem.ts";
import { callReply } from "../people/sealed-in.ts";
import type { Database, Store } from "../ports/store.ts";
import { say } from "../text/say.ts";
import { allCleaned, cleaned } from "../typed/clean.ts";
import { choiceLabel } from "../typed/option.ts";
import { askBack, doForm, doSaid, goOn, NotClear } from "./asking.ts";
import { findButton, findSubcommand, readAnswer, shortcutForm } from "./call.ts";
import { fullCallId } from "./call-id.ts";
import { createComings } from "./comings.ts";
import { askAnswers, type Said, saidNow } from "./waiting.ts";

export interface InboxParts extends Pick<Services, "vault" | "newId" | "draw"> {
  readonly commands: readonly Command[];
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Asks for a wake-up, so that what was just planned for now goes at once. Must not throw. */
  readonly hint: () => void;
  /** The caller's own page, from the command that owns it. */
  readonly home: (context: Context, services: Services) => Promise<Card>;
}

/** One call, ready to be run inside its transaction. */
interface CallInHand {
  readonly callId: string;
  readonly caller: Caller;
  readonly place: Place;
  /** Whether it needs rights at all: what any member may tap is not worth asking the platform about their groups. */
  readonly needsRights: boolean;
  readonly run: (context: Context, services: Services) => Promise<Reply>;
}

/** The one door for everything people do. A repeat of a call gets the first reply and changes nothing. */
export function createInbox(parts: InboxParts): Inbox {
  const { commands, log, hint } = parts;
  const writeAnswer = createAnswerWriter(parts);

  async function replyOf(work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      return failed(error, parts.newId().slice(0, 8), log);
    }
  }

  function act(call: CallInHand): Promise<Reply> {
    return replyOf(async () => {
      const reply = await once(call, parts).catch((error: unknown) => {
        if (!(error instanceof NotClear)) throw error;
        // Nothing was done by then.
        return once({ ...call, run: (context, services) => askBack(error, context, services) }, parts);
      });
      hint();
      return reply;
    });
  }

  /** Any member may do this, and nothing of it depends on who else they are: it needs no rights and no context. */
  function answer(button: AnswerButton, args: readonly string[], { callId, caller }: Press): Promise<Reply> {
    return replyOf(async () =>
      writeAnswer({
        ...readAnswer(button, args),
        callId: fullCallId(callId, caller, parts.vault),
        home: { chat: caller.chat, workspace: caller.workspace },
        key: parts.vault.memberKey(caller),
        shows: button.answers,
        at: parts.clock.now(),
      }),
    );
  }

  const doing = (what: Said["what"], place: Place) => (context: Context, services: Services) =>
    doSaid(commands, saidNow(what, place, services.now), context, services);

  return {
    command(call) {
      const input = cleanInput(call.input);
      const what = { kind: "command", command: call.command.toLowerCase(), input } as const;
      return act({ ...call, needsRights: true, run: doing(what, call.place) });
    },
    press(press) {
      if (askAnswers(press.button)) {
        const run = (context: Context, services: Services) => goOn(commands, press.button, context, services);
        return act({ ...press, needsRights: true, run });
      }
      const shortcut = shortcutIn(press.button);
      if (shortcut && fillsForm(press.button)) {
        const run = async (context: Context) => shortcutForm(commands, shortcut, context);
        return act({ ...press, needsRights: true, run });
      }
      if (shortcut) return act({ ...press, needsRights: true, run: doing(typedBy(shortcut), press.place) });
      const { button, args } = findButton(commands, press.button);
      if (button && "answer" in button) return answer(button, args, press);
      return act({
        ...press,
        needsRights: button?.who !== "member",
        run: doing({ kind: "press", button: press.button }, press.place),
      });
    },
    submit(form) {
      const clean = { form: form.form, values: allCleaned(form.values) };
      const run = (context: Context, services: Services) =>
        doForm(commands, clean, form.place, context, services);
      return act({ ...form, needsRights: true, run });
    },

    async suggest({ caller, place, command, subcommand, option, typed }) {
      const found = findSubcommand(commands, command, subcommand);
      const declared = found && declaredOptions(found).find(({ name }) => name === option);
      if (declared?.choices) {
        const all = declared.choices.map((value) => ({ value, label: choiceLabel(declared.about, value) }));
        const part = typed.toLowerCase();
        return all.filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(part));
      }
      if (!found || !declared?.offer) return [];
      const { store } = parts.database;
      const held = await heldBy(caller, parts);
      const context = await contextOf(store, { caller, place, held }, parts);
      if (!mayAct(context.role, found.who)) return [];
      const offered = await declared.offer(cleaned(typed).toLowerCase(), context, servicesOf(store, parts));
      return offered.slice(0, 25).map(({ value, label }) => ({ value, label: label.slice(0, 75) }));
    },

    async home(member) {
      const { store } = parts.database;
      const held = await heldBy(member, parts);
      const place = { chat: member.chat, workspace: member.workspace, channel: "" };
      const context = await contextOf(store, { caller: member, place, held }, parts);
      return parts.home(context, servicesOf(store, parts));
    },

    ...createComings(parts),
  };
}

/** What a button's command would be, typed. */
function typedBy({ command, subcommand, options }: Shortcut): Said["what"] {
  return { kind: "command", command, input: subcommand === "help" ? subcommand : { subcommand, options } };
}

/** Nobody's capitals in the names of commands and options matter. */
function cleanInput(input: CommandCall["input"]): CommandCall["input"] {
  if (typeof input === "string") return cleaned(input);
  const named = Object.entries(allCleaned(input.options)).map(([name, value]) => [name.toLowerCase(), value]);
  const subcommand = input.subcommand?.toLowerCase();
  return { ...(subcommand !== undefined && { subcommand }), options: Object.fromEntries(named) };
}

/** Runs a call in one transaction with its id: together they are kept, or neither is. */
async function once(call: CallInHand, parts: InboxParts): Promise<Reply> {
  const now = parts.clock.now();
  const held = call.needsRights ? await heldBy(call.caller, parts) : [];
  return parts.database.transaction(async (store) => {
    const callId = fullCallId(call.callId, call.caller, parts.vault);
    const before = await store.calls.begin(callId, now);
    if (before !== "new") return unpackReply(parts.vault.open(before, callReply(callId)));
    const context = await contextOf(store, { ...call, held }, parts);
    const acting = logged(store, { by: context.role, handle: await handleOf(store, context), at: now });
    const reply = await call.run(context, { ...servicesOf(acting, parts), now, typedAt: now });
    await store.calls.finish(callId, parts.vault.seal(packReply(reply), callReply(callId)));
    return reply;
  });
}

/** Without an answer from the platform nobody has rights by their groups: what a member may do still works. */
async function heldBy(caller: Caller, { database, log }: InboxParts): Promise<readonly string[]> {
  try {
    return await groupsHeld(database.store, caller);
  } catch (error) {
    if (!(error instanceof ChatProblem)) throw error;
    log.warn(problemFields(error), "the platform could not say who is in a group");
    return [];
  }
}

interface Calling {
  readonly caller: Caller;
  readonly place: Place;
  readonly held: readonly string[];
}

async function contextOf(
  store: Store,
  { caller, place, held }: Calling,
  { vault, newId }: Pick<InboxParts, "vault" | "newId">,
): Promise<Context> {
  const home = { chat: caller.chat, workspace: caller.workspace };
  const branch = (await store.branches.of(home)) ?? (await store.branches.save(newBranch(newId(), home)));
  const key = vault.memberKey(caller);
  const { role, invited } = await roleOf(store, { branchId: branch.id, caller, key, held });
  return { caller, place, branch, key, role, invited };
}

function servicesOf(store: Store, { clock, newId, draw, vault }: InboxParts): Services {
  const now = clock.now();
  return { store, now, typedAt: now, sure: [], newId, draw, vault };
}

/** A person's mistake is told to them; anything else is logged under a reference and answered neutrally. */
function failed(error: unknown, reference: string, log: Log): Reply {
  if (error instanceof UserError) {
    return { kind: "refused", card: error.card, ...(error.field !== undefined && { field: error.field }) };
  }
  log.error({ reference, ...problemFields(error) }, "a call failed");
  return { kind: "refused", card: { lines: [say("call-failed", { reference })] } };
}
