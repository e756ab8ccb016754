import type { BlockAction, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import { plainText } from "../core/chat/card.ts";
import type { Caller, CommandCall, Inbox } from "../core/chat/chat.ts";
import { isChannel } from "../core/chat/place.ts";
import type { Form, Reply } from "../core/chat/reply.ts";
import type { Command } from "../core/command/command.ts";
import { formFor } from "../core/command/form.ts";
import type { Log } from "../core/command/job.ts";
import type { Answers, Spot } from "./answers.ts";
import type { Admitted, Callers } from "./callers.ts";
import type { Clients } from "./clients.ts";
import { drawForm } from "./form-view.ts";
import { cut } from "./mrkdwn.ts";
import {
  installOf,
  type Received,
  type ReceivedForm,
  readCommand,
  readPress,
  readSubmission,
  type Who,
} from "./receive.ts";
import { errorCode } from "./refusal.ts";
import { slackWords } from "./words.ts";

export interface CallParts {
  readonly commands: readonly Command[];
  readonly inbox: Inbox;
  readonly callers: Callers;
  readonly answers: Answers;
  readonly clients: Clients;
  readonly log: Log;
  /** A form is answered in place when core is done within this, ms; Slack: 3 seconds. */
  readonly waitForFormMs: number;
  /** Draws a person's App Home anew. */
  readonly refreshHome: (who: Who) => Promise<void>;
}

type Ack = () => Promise<void>;

/** What may come back with the acknowledgement of a form. */
export interface FormAck {
  readonly response_action: "errors";
  readonly errors: Record<string, string>;
}

export interface Calls {
  command(body: SlashCommand, ack: Ack): Promise<void>;
  press(body: BlockAction, ack: Ack): Promise<void>;
  /** A mention, which is an event: its connection has acknowledged it. */
  mention(received: Received<CommandCall>): Promise<void>;
  submit(body: ViewSubmitAction, ack: (errors?: FormAck) => Promise<void>): Promise<void>;
}

/** Slack: no longer than a hint under a field. */
const longestError = 500;

/** What people do in Slack: acknowledged within 3 seconds, then done, then answered to them alone. */
export function createCalls(parts: CallParts): Calls {
  const { commands, inbox, callers, answers, clients, log } = parts;

  async function open(received: Received<unknown>, form: Form, spot: Spot): Promise<void> {
    try {
      const client = await clients.of(installOf(received.who));
      await client.views.open({ trigger_id: received.triggerId ?? "", view: drawForm(form, spot.channel) });
    } catch (error) {
      log.warn({ code: errorCode(error) ?? "none" }, "a form did not open");
      await answers.privately(spot, slackWords.formLate);
    }
  }

  async function show(received: Received<unknown>, spot: Spot, reply: Reply): Promise<void> {
    if (reply.kind === "form") return open(received, reply.form, spot);
    await answers.privately(spot, reply.card);
  }

  /** Undefined once whoever calls has been told why not. */
  async function admitted(who: Who, spot: Spot): Promise<Caller | undefined> {
    const given = await callers.of(who);
    if (given.kind === "member") return given.caller;
    await answers.privately(spot, slackWords.turnedAway[given.kind]);
    return undefined;
  }

  async function answered(given: Admitted, call: ReceivedForm["call"]): Promise<Reply> {
    if (given.kind === "member") return inbox.submit({ ...call, caller: given.caller });
    return { kind: "refused", card: slackWords.turnedAway[given.kind] };
  }

  return {
    async command(body, ack) {
      const received = readCommand(body);
      const { who, call, responseUrl } = received;
      const spot: Spot = { who, channel: call.place.channel, responseUrl };
      const form = formToOpen(commands, call);
      await ack();
      if (form) return open(received, form, spot);
      const caller = await admitted(who, spot);
      if (caller) await show(received, spot, await inbox.command({ ...call, caller }));
    },

    async press(body, ack) {
      await ack();
      const received = readPress(body);
      if (!received) return;
      const { who, call, responseUrl, onPrivateMessage } = received;
      const spot: Spot = { who, channel: call.place.channel, responseUrl };
      const caller = await admitted(who, spot);
      if (!caller) return;
      const reply = await inbox.press({ ...call, caller });
      const replace = onPrivateMessage && reply.kind === "update";
      await show(received, { ...spot, replace }, reply);
      if (received.onHome) await parts.refreshHome(who);
    },

    async mention(received) {
      const { who, call } = received;
      const spot: Spot = { who, channel: call.place.channel };
      const caller = await admitted(who, spot);
      if (caller) await show(received, spot, await inbox.command({ ...call, caller }));
    },

    async submit(body, ack) {
      const received = readSubmission(body);
      const { who, call } = received;
      const working = callers.of(who).then((given) => answered(given, call));
      const inTime = await within(working, parts.waitForFormMs);
      const errors = inTime && fieldErrors(inTime, received);
      if (errors) return ack(errors);
      await ack();
      await show(received, { who, channel: call.place.channel }, inTime ?? (await working));
    },
  };
}

/**
 * The form of a subcommand that opens one, when nothing more was typed. Needs nothing slow: a trigger lives 3 seconds.
 * None for what core refuses where it was typed: nobody fills in a form for that.
 */
export function formToOpen(
  commands: readonly Command[],
  { command: name, input, place }: Pick<CommandCall, "command" | "input" | "place">,
): Form | undefined {
  if (typeof input !== "string") return undefined;
  const typed = input.trim().toLowerCase();
  const command = commands.find((one) => one.name === name);
  const subcommand = command?.subcommands.find((one) => one.name === typed);
  if (subcommand?.answers !== "form" || !subcommand.form) return undefined;
  if (subcommand.inChannel && !isChannel(place)) return undefined;
  return formFor(`${name}/${subcommand.name}`, subcommand);
}

/** A refusal at the field it is about, while the form is still open. */
function fieldErrors(reply: Reply, { fields }: ReceivedForm): FormAck | undefined {
  if (reply.kind !== "refused" || reply.field === undefined || !fields.includes(reply.field))
    return undefined;
  return {
    response_action: "errors",
    errors: { [reply.field]: cut(plainText(reply.card), longestError) },
  };
}

/** What a promise gives, or undefined when it takes longer than so many ms. */
async function within<Value>(working: Promise<Value>, ms: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}
