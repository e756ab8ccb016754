import type { BlockAction, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import type { CommandCall, FormSubmission, Press } from "../core/chat/chat.ts";
import { inputId } from "./form-view.ts";
import { unescapeText } from "./mrkdwn.ts";

/** Who did something, and where Muster is installed for them. */
export interface Who {
  readonly workspace: string;
  readonly user: string;
  /** Set when Muster is installed for the whole organisation. */
  readonly organisation?: string;
}

/** What came from Slack: the call as core takes it, but for the caller, and what an answer needs. */
export interface Received<Call> {
  readonly who: Who;
  readonly call: Omit<Call, "caller">;
  readonly responseUrl?: string;
  /** Opens one modal within 3 seconds. */
  readonly triggerId?: string;
}

export function readCommand(body: SlashCommand): Received<CommandCall> {
  const organisation = body.is_enterprise_install === "true" ? body.enterprise_id : undefined;
  const who = whoOf(body.team_id, body.user_id, organisation);
  return {
    who,
    call: {
      callId: body.trigger_id,
      place: { chat: "slack", workspace: who.workspace, channel: body.channel_id },
      command: body.command.replace(/^\//u, ""),
      input: unescapeText(body.text ?? ""),
    },
    responseUrl: body.response_url,
    triggerId: body.trigger_id,
  };
}

export interface ReceivedPress extends Received<Press> {
  /** The pressed message is one that only this person sees: it may be replaced. */
  readonly onPrivateMessage: boolean;
}

/** A tap on a button of ours; undefined for what carries no button id. */
export function readPress(body: BlockAction): ReceivedPress | undefined {
  const [action] = body.actions;
  if (action?.type !== "button" || !action.value) return undefined;
  const who = interactorOf(body);
  const { container } = body;
  return {
    who,
    call: {
      callId: body.trigger_id,
      place: {
        chat: "slack",
        workspace: who.workspace,
        channel: body.channel?.id ?? textOf(container?.channel_id) ?? "",
      },
      button: action.value,
    },
    ...(body.response_url && { responseUrl: body.response_url }),
    triggerId: body.trigger_id,
    onPrivateMessage: container?.is_ephemeral === true,
  };
}

export interface ReceivedForm extends Received<FormSubmission> {
  /** The names of the form's fields. */
  readonly fields: readonly string[];
}

export function readSubmission(body: ViewSubmitAction): ReceivedForm {
  const { view } = body;
  const who = interactorOf(body);
  const values: Record<string, string> = {};
  for (const [field, elements] of Object.entries(view.state.values)) {
    const given = elements[inputId];
    const typed = given?.value ?? given?.selected_option?.value;
    if (typed) values[field] = typed;
  }
  return {
    who,
    call: {
      // A view sent again is the same call; a view opened again is another.
      callId: `${view.id}:${view.hash}`,
      place: { chat: "slack", workspace: who.workspace, channel: channelOf(view.private_metadata) },
      form: view.callback_id,
      values,
    },
    fields: view.blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id])),
  };
}

function interactorOf(body: BlockAction | ViewSubmitAction): Who {
  const organisation = body.is_enterprise_install ? body.enterprise?.id : undefined;
  // Slack: organisation-wide installations may leave the team out.
  const team = body.team?.id ?? body.user.team_id ?? "";
  return whoOf(team, body.user.id, organisation);
}

function whoOf(workspace: string, user: string, organisation: string | undefined): Who {
  return { workspace, user, ...(organisation !== undefined && { organisation }) };
}

function channelOf(metadata: string): string {
  try {
    return textOf((JSON.parse(metadata) as { readonly channel?: unknown } | null)?.channel) ?? "";
  } catch {
    return "";
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
