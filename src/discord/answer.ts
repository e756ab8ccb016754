import { randomBytes } from "node:crypto";
import { InteractionType } from "discord.js";
import { type Card, text } from "../core/chat/card.ts";
import type { FormSubmission, Inbox, PartialOption, Press } from "../core/chat/chat.ts";
import type { Workspace } from "../core/chat/place.ts";
import type { Form, Reply } from "../core/chat/reply.ts";
import { fillsForm } from "../core/chat/shortcut.ts";
import type { Command } from "../core/command/command.ts";
import { formFor } from "../core/command/form.ts";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { findSubcommand } from "../core/inbox/call.ts";
import { askAnswers } from "../core/inbox/waiting.ts";
import { say } from "../core/text/say.ts";
import type { Callbacks, FirstAnswer } from "./callback.ts";
import { cut } from "./escape.ts";
import { renderForm } from "./modal.ts";
import { type Answerable, kindOf, readAnswerable } from "./payload.ts";
import { type NotTaken, type Received, receive } from "./receive.ts";
import { type DrawnMessage, renderCard } from "./render.ts";
import { discordWords } from "./words.ts";

/** Discord: at most 25 suggestions, name and value at most 100 characters. */
const mostSuggestions = 25;

const longestSuggestion = 100;

interface AnswererOptions {
  readonly callbacks: Callbacks;
  /** Told of each interaction that can be answered, as it comes. */
  readonly came?: (interaction: Answerable) => void;
  readonly commands: readonly Command[];
  readonly inbox: Inbox;
  readonly log: Log;
}

/** Answers one interaction, as Discord sent it. `isOurs`: whether Muster is in a server. */
export type Answerer = (payload: unknown, isOurs: (guild: string) => boolean) => Promise<void>;

/** The first answer at once, as its declaration says; then the work; then the reply. */
export function createAnswerer(options: AnswererOptions): Answerer {
  const { callbacks, commands, inbox, log } = options;

  async function privately(
    interaction: Answerable,
    work: () => Promise<Reply>,
    home?: Workspace,
  ): Promise<void> {
    if (!(await callbacks.acknowledge(interaction, { kind: "private" }))) return;
    await show(interaction, cardOf(await safely(work, log)), home);
  }

  /** Discord: the answer to an update can only replace the message; anything else is a message of its own. */
  async function updating(
    interaction: Answerable,
    work: () => Promise<Reply>,
    home?: Workspace,
  ): Promise<void> {
    if (!(await callbacks.acknowledge(interaction, { kind: "update" }))) return;
    const reply = await safely(work, log);
    if (reply.kind === "update") await show(interaction, reply.card, home);
    else await callbacks.add(interaction, renderCard(cardOf(reply), { kind: "answer", home }));
  }

  /** Discord: a form is the first answer or none, so the work comes before it: at most 3 seconds of it. */
  async function opening(
    interaction: Answerable,
    work: () => Promise<Reply>,
    home?: Workspace,
  ): Promise<void> {
    const reply = await safely(work, log);
    if (reply.kind === "form")
      await callbacks.acknowledge(interaction, { kind: "form", modal: renderForm(reply.form) });
    else await privately(interaction, async () => reply, home);
  }

  async function show(interaction: Answerable, card: Card, home?: Workspace): Promise<void> {
    const message = drawn(card, home);
    if (message && (await callbacks.finish(interaction, message)) !== "refused") return;
    log.error({}, message ? "Discord refused the form of an answer" : "an answer could not be drawn");
    await callbacks.finish(interaction, renderCard(discordWords.notShown, { kind: "answer" }));
  }

  function drawn(card: Card, home: Workspace | undefined): DrawnMessage | undefined {
    try {
      return renderCard(card, { kind: "answer", home });
    } catch {
      return undefined;
    }
  }

  async function suggest(interaction: Answerable, partial: PartialOption): Promise<void> {
    await callbacks.acknowledge(interaction, await suggestionsFor(partial, inbox, log));
  }

  async function take(to: Answerable, received: Exclude<Received, NotTaken>): Promise<void> {
    switch (received.kind) {
      case "command": {
        const form = formToOpen(received, commands);
        if (form) await callbacks.acknowledge(to, { kind: "form", modal: renderForm(form) });
        else await privately(to, () => inbox.command(received.call));
        return;
      }
      case "press": {
        const { press, onPrivate, home } = received;
        if (fillsForm(press.button) || askAnswers(press.button) === "form")
          return opening(to, () => inbox.press(press), home);
        const updates = onPrivate && answersOf(press, commands) === "update";
        await (updates ? updating : privately)(to, () => inbox.press(press), home);
        return;
      }
      case "submit":
        await privately(to, async () => withTyped(await inbox.submit(received.form), received.form));
        return;
      case "suggest":
        await suggest(to, received.partial);
    }
  }

  /** Discord has no words for an option that is being typed. */
  async function refuse(to: Answerable, { kind }: NotTaken, typing: boolean): Promise<void> {
    if (typing) await callbacks.acknowledge(to, { kind: "suggestions", choices: [] });
    else await privately(to, async () => ({ kind: "refused", card: discordWords.notTaken[kind] }));
  }

  return async function answer(payload, isOurs) {
    const to = readAnswerable(payload);
    if (to) options.came?.(to);
    const kind = kindOf(payload);
    const received = receive(payload, isOurs);
    if (received.kind === "unreadable" || !to || kind === undefined)
      log.warn({ type: kind ?? "none" }, "an interaction could not be read");
    if (!to || kind === undefined || kind === InteractionType.Ping) return;
    try {
      if (isTaken(received)) await take(to, received);
      else await refuse(to, received, kind === InteractionType.ApplicationCommandAutocomplete);
    } catch (error) {
      log.error({ kind: received.kind, ...problemFields(error) }, "an interaction failed");
      await privately(to, () => Promise.reject(error));
    }
  };
}

function isTaken(received: Received): received is Exclude<Received, NotTaken> {
  return !(received.kind in discordWords.notTaken);
}

/** The form that a subcommand called without options opens. Nothing is asked of anybody: it must be there at once. */
function formToOpen(
  { call, options }: Extract<Received, { kind: "command" }>,
  commands: readonly Command[],
): Form | undefined {
  const subcommand = findSubcommand(commands, call.command, options.subcommand);
  if (subcommand?.answers !== "form" || !subcommand.form || Object.keys(options.options).length > 0) {
    return undefined;
  }
  return formFor(`${call.command}/${options.subcommand}`, subcommand);
}

/** What a button's declaration says; a button nobody declared is answered privately. */
function answersOf({ button }: Press, commands: readonly Command[]): "private" | "update" {
  const declared = commands
    .flatMap(({ buttons }) => buttons)
    .find(({ name }) => button === name || button.startsWith(`${name}/`));
  return declared?.answers ?? (askAnswers(button) ? "update" : "private");
}

function cardOf(reply: Reply): Card {
  // After the first answer Discord opens no form any more.
  return reply.kind === "form" ? discordWords.noForm : reply.card;
}

/** Discord closes a form before it is read: what was typed into a refused one is given back. */
function withTyped(reply: Reply, { values }: FormSubmission): Reply {
  // What is asked back waits with all that was typed.
  if (reply.kind !== "refused" || (reply.card.buttons ?? []).length > 0) return reply;
  const typed = Object.entries(values).filter(([, value]) => value.trim() !== "");
  if (typed.length === 0) return reply;
  const lines = typed.map(([name, value]) => [text(`${name}: ${value}`)]);
  return {
    ...reply,
    card: { ...reply.card, lines: [...reply.card.lines, [text(discordWords.youTyped)], ...lines] },
  };
}

async function suggestionsFor(partial: PartialOption, inbox: Inbox, log: Log): Promise<FirstAnswer> {
  try {
    const offered = await inbox.suggest(partial);
    const choices = offered
      .filter(({ value }) => value !== "" && value.length <= longestSuggestion)
      .slice(0, mostSuggestions)
      .map(({ value, label }) => ({ name: cut(label || value, longestSuggestion), value }));
    return { kind: "suggestions", choices };
  } catch (error) {
    log.warn(problemFields(error), "suggestions failed");
    return { kind: "suggestions", choices: [] };
  }
}

/** The inbox answers for itself; should it not, the caller is told so under a reference. */
async function safely(work: () => Promise<Reply>, log: Log): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    const reference = randomBytes(4).toString("hex");
    log.error({ reference, ...problemFields(error) }, "a call failed");
    return { kind: "refused", card: { lines: [say("call-failed", { reference })] } };
  }
}
