import type { BlockAction, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import type { CommandCall, FormSubmission, Press } from "../core/chat/chat.ts";
import type { Place } from "../core/chat/place.ts";
import { inputId } from "./form-view.ts";
import { unescapeText } from "./mrkdwn.ts";

/** Who did something, and the workspace it is for: where Muster is installed, not where the person is from. */
export interface Who {
  /** "T…"; empty when Slack named none. */
  readonly workspace: string;
  readonly user: string;
  /** Set when Muster is installed for the whole organisation. */
  readonly organisation?: string;
  /** The workspace Slack says they are from, where it names one. */
  readonly from?: string;
  /** Slack names that very organisation where the person's workspace belongs. */
  readonly ofOrganisation?: boolean;
  /** Slack named no workspace but theirs: it has to be shown that it is one of the organisation's. */
  readonly guessed?: boolean;
}

/** What Muster is installed in for them, by its id: the workspace, or the whole organisation. */
export function installOf({ workspace, organisation }: Who): string {
  return organisation ?? workspace;
}

/** The first id of a workspace. Slack puts an organisation's ("E…") where a workspace's belongs, and leaves ids out. */
export function workspaceIn(...ids: readonly (string | null | undefined)[]): string | undefined {
  return ids.find((id) => typeof id === "string" && id.startsWith("T")) ?? undefined;
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
  const organisation = isTrue(body.is_enterprise_install) ? body.enterprise_id : undefined;
  const stated = workspaceIn(body.team_id);
  const who = whoOf(body.user_id, { stated, from: stated, organisation });
  return {
    who,
    call: {
      callId: body.trigger_id,
      place: placeOf(who, body.channel_id, body.channel_name),
      command: body.command.replace(/^\//u, "").toLowerCase(),
      input: unescapeText(body.text ?? ""),
    },
    responseUrl: body.response_url,
    triggerId: body.trigger_id,
  };
}

export interface ReceivedPress extends Received<Press> {
  /** The pressed message is one that only this person sees: it may be replaced. */
  readonly onPrivateMessage: boolean;
  /** The button stood on their App Home. */
  readonly onHome: boolean;
}

/** A tap on a button of ours; undefined for what carries no button id. */
export function readPress(body: BlockAction): ReceivedPress | undefined {
  const [action] = body.actions;
  if (action?.type !== "button" || !action.value) return undefined;
  const who = interactorOf(body);
  const { container, channel } = body;
  return {
    who,
    call: {
      callId: body.trigger_id,
      place: placeOf(who, channel?.id ?? textOf(container?.channel_id) ?? "", channel?.name),
      button: action.value,
    },
    ...(body.response_url && { responseUrl: body.response_url }),
    triggerId: body.trigger_id,
    onPrivateMessage: container?.is_ephemeral === true,
    onHome: container?.type === "view",
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
    const person = given?.selected_user;
    const typed = person ? `<@${person}>` : (given?.value ?? given?.selected_option?.value);
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

function interactorOf({ user, team, enterprise, view, ...body }: BlockAction | ViewSubmitAction): Who {
  const organisation = body.is_enterprise_install ? enterprise?.id : undefined;
  // Slack Connect: the team of a view is the presser's, and only the view says where Muster is.
  const stated = workspaceIn(view?.app_installed_team_id, team?.id);
  const who = whoOf(user.id, { stated, from: workspaceIn(user.team_id), organisation });
  return organisation !== undefined && user.team_id === organisation ? { ...who, ofOrganisation: true } : who;
}

interface Where {
  readonly stated: string | undefined;
  readonly from: string | undefined;
  readonly organisation: string | undefined;
}

function whoOf(user: string, { stated, from, organisation }: Where): Who {
  // Slack: organisation-wide installations may leave the team out. An installation of one workspace guards itself.
  const guessed = stated === undefined && organisation !== undefined && from !== undefined;
  return {
    workspace: stated ?? from ?? "",
    user,
    ...(organisation !== undefined && { organisation }),
    ...(from !== undefined && { from }),
    ...(guessed && { guessed }),
  };
}

/**
 * Where a call came from. Nobody's posts belong into a direct message, whether Muster is part of it or not: it is no
 * channel. Slack calls one "directmessage", and a group's "mpdm-…".
 */
export function placeOf({ workspace }: Pick<Who, "workspace">, id: string, name = ""): Place {
  const direct = id.startsWith("D") || name === "directmessage" || name.startsWith("mpdm-");
  return { chat: "slack", workspace, channel: direct ? "" : id };
}

/** A form says it in text, as does Slack's own documentation; its library's types say nothing of a truth value. */
function isTrue(given: unknown): boolean {
  return given === true || given === "true";
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
