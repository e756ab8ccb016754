import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
} from "discord-api-spec/zod";
import { refusals } from "./problem.ts";

/** A message's content as Discord keeps it. */
export interface Content {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Row[];
}

export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly footer?: { readonly text: string };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly author?: { readonly name: string };
  readonly image?: object;
}

export interface Row {
  readonly type: number;
  readonly components: readonly Pressable[];
}

export interface Pressable {
  readonly type: number;
  readonly style: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ModalLabel[];
}

export interface ModalLabel {
  readonly type: number;
  readonly label: string;
  readonly description?: string;
  readonly component: ModalField;
}

export interface ModalField {
  readonly type: number;
  readonly custom_id: string;
  readonly required?: boolean;
  readonly value?: string;
  readonly max_length?: number;
  readonly options?: readonly {
    readonly value: string;
    readonly label: string;
    readonly default?: boolean;
  }[];
}

const schemas = {
  message: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  followUp: IncomingWebhookInteractionRequestSchema,
  original: IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  callback: CreateMessageInteractionCallbackRequestSchema,
  modal: ModalInteractionCallbackRequestSchema,
  suggestions: ApplicationCommandAutocompleteCallbackRequestSchema,
  command: ApplicationCommandUpdateRequestSchema,
  directChannel: CreatePrivateChannelRequestSchema,
} as const;

/** Refuses what Discord's own description of its API refuses. */
export function checkShape(kind: keyof typeof schemas, body: unknown): void {
  const parsed = schemas[kind].safeParse(body);
  const [issue] = parsed.error?.issues ?? [];
  if (issue) throw refusals.invalidBody(issue.path.join("."), issue.message);
}

const v2Flag = 1 << 15;

const link = 5;

/** Refuses what the description lets through and Discord does not. */
export function checkMessage(body: Partial<Content> & { readonly flags?: number }): void {
  const { content, embeds = [], components = [], flags = 0 } = body;
  if ((content ?? "").length > 2000)
    throw refusals.invalidBody("content", "Must be 2000 or fewer in length.");
  const total = embeds.map(lengthOf).reduce((sum, length) => sum + length, 0);
  if (total > 6000) throw refusals.invalidBody("embeds", "Embed size exceeds maximum size of 6000");
  if (embeds.some((embed) => lengthOf(embed) === 0 && !embed.image))
    throw refusals.invalidBody("embeds.0", "This field is required");
  checkComponents(components, flags);
}

function checkComponents(components: readonly Row[], flags: number): void {
  if (components.some(({ type }) => type !== 1) && (flags & v2Flag) === 0)
    throw refusals.invalidBody("components", "This component needs the components v2 flag.");
  if (components.length > 5) throw refusals.invalidBody("components", "Must be 5 or fewer in length.");
  const pressable = components.flatMap((row) => row.components);
  if (components.some((row) => row.components.length === 0 || row.components.length > 5))
    throw refusals.invalidBody("components.0", "Must be between 1 and 5 in length.");
  for (const { style, custom_id, url, label } of pressable) {
    if (
      style === link
        ? custom_id !== undefined || url === undefined
        : custom_id === undefined || url !== undefined
    )
      throw refusals.invalidBody("components.0.components.0", "A custom id or a url, not both.");
    if (!label) throw refusals.invalidBody("components.0.components.0.label", "This field is required");
  }
  unique(pressable.flatMap(({ custom_id }) => custom_id ?? []));
}

/** Discord: an empty message is none. */
export function checkNotEmpty({ content, embeds, components }: Partial<Content>): void {
  if (!content?.trim() && !embeds?.length && !components?.length) throw refusals.emptyMessage();
}

function lengthOf({ title, description, footer, author, fields = [] }: Embed): number {
  const texts = [title, description, footer?.text, author?.name];
  return [...texts, ...fields.flatMap(({ name, value }) => [name, value])].join("").length;
}

export function checkModal({ components }: Modal): void {
  if (components.length > 5)
    throw refusals.invalidBody("data.components", "Must be between 1 and 5 in length.");
  unique(components.map(({ component }) => component.custom_id));
  for (const { component } of components) {
    const { value = "", max_length = 4000, options = [] } = component;
    if (value.length > max_length)
      throw refusals.invalidBody("data.components.0.component.value", "Longer than its own max_length.");
    unique(options.map((option) => option.value));
  }
}

function unique(ids: readonly string[]): void {
  if (new Set(ids).size !== ids.length)
    throw refusals.invalidBody("components", "Component custom id cannot be duplicated");
}

export interface CommandBody {
  readonly type?: number;
  readonly name: string;
  readonly description: string;
  readonly options?: readonly OptionBody[];
}

export interface OptionBody {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly options?: readonly OptionBody[];
}

/** Discord: what a name may be, and always in small letters. */
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export function checkCommands(bodies: readonly CommandBody[]): void {
  if (bodies.length > 100) throw refusals.invalidBody("commands", "At most 100 commands.");
  unique(bodies.map(({ name }) => name));
  for (const body of bodies) {
    checkShape("command", body);
    if (body.description === "") throw refusals.invalidBody("description", "This field is required");
    if (commandLength(body) > 8000) throw refusals.invalidBody(body.name, "Over 8000 characters in total.");
    checkOption(body);
  }
}

function checkOption({ name, options = [], ...rest }: CommandBody | OptionBody): void {
  if (!commandName.test(name) || name !== name.toLowerCase())
    throw refusals.invalidBody("name", "Command name is invalid");
  if ("autocomplete" in rest && rest.autocomplete && rest.choices?.length)
    throw refusals.invalidBody("autocomplete", "Not together with choices.");
  unique(options.map((option) => option.name));
  const firstOptional = options.findIndex(({ required, type }) => type > 2 && !required);
  if (firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required))
    throw refusals.invalidBody("options", "Required options must be placed before non-required options");
  if (options.some(({ type }) => type <= 2) && options.some(({ type }) => type > 2))
    throw refusals.invalidBody("options", "Subcommands and options cannot be mixed.");
  for (const option of options) checkOption(option);
}

function commandLength({ name, description, options = [], ...rest }: CommandBody | OptionBody): number {
  const choices = "choices" in rest ? (rest.choices ?? []) : [];
  return [
    name.length + description.length,
    ...options.map(commandLength),
    ...choices.map((choice) => choice.name.length + choice.value.length),
  ].reduce((sum, length) => sum + length, 0);
}
