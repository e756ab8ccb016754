import type { Modal, OptionBody } from "./checks.ts";
import type { GatewayDouble } from "./gateway.ts";
import { drawn, drawnChannel, isForum } from "./messages.ts";
import {
  type Channel,
  type Guild,
  type GuildMember,
  type Interaction,
  type InteractionKind,
  type Message,
  newInteractionToken,
  type Outcome,
  type World,
} from "./state.ts";
import { buttonsOf } from "./words.ts";

/** A person in a server, doing what Discord's apps let a person do. */
export interface Person {
  readonly id: string;
  /** Types "/ballot create", the options as offered. Throws for what the app would not let anybody send. */
  command(line: string, options?: Readonly<Record<string, string>>, where?: Where): Promise<Outcome>;
  /** What is offered while an option is typed. */
  autocomplete(line: string, option: string, typed: string, where?: Where): Promise<readonly string[]>;
  press(message: Message, label: string): Promise<Outcome>;
  /** Presses a button with an id that its message never had. */
  pressForged(message: Message, id: string): Promise<Outcome>;
  submit(modal: Modal, values: Readonly<Record<string, string>>, where?: Where): Promise<Outcome>;
  /**
   * What Discord sends of something that they did, changed on its way: a command, a tap on a message, a form. Resolves
   * with what they see of it, if anything.
   */
  sends(kind: InteractionKind, change: (payload: SentPayload) => unknown, where?: Where): Promise<Outcome>;
  /** Everything they see in a channel, oldest first. */
  sees(channel?: string): readonly Message[];
  /** What the bot wrote to them alone, outside any server. */
  directMessages(): readonly Message[];
}

export type SentPayload = Readonly<Record<string, unknown>>;

export interface Where {
  /** A channel's name, "general" unless said. */
  readonly channel?: string;
}

const manageGuild = 1n << 5n;

const ordinary = 1n << 10n;

const longestTyped = 6000;

export function createPerson(
  world: World,
  gateway: GatewayDouble,
  guild: Guild,
  member: GuildMember,
): Person {
  function channelNamed(name = "general"): Channel {
    const found = [...guild.channels.values()].find((channel) => channel.name === name && !channel.gone);
    if (!found) throw new Error(`no channel ${name} at the double`);
    return found;
  }

  function send(
    kind: InteractionKind,
    channel: Channel,
    data: object,
    { message, change = (payload) => payload }: SentAs = {},
  ): { readonly interaction: Interaction; readonly outcome: Promise<Outcome> } {
    const { promise, resolve } = deferred<Outcome>();
    const interaction: Interaction = {
      id: world.newId(),
      token: newInteractionToken(),
      at: world.now(),
      kind,
      user: member.id,
      channel,
      ...(message && { message: message.id }),
      settle: resolve,
    };
    world.interactions.set(interaction.id, interaction);
    const payload = {
      ...envelope(world, { guild, member, channel }),
      id: interaction.id,
      token: interaction.token,
      type: types[kind],
      data,
      ...(message && { message: drawn(world, channel, message) }),
    };
    if (gateway.dispatch(guild.id, "INTERACTION_CREATE", change(payload)) === 0)
      throw new Error("nobody is connected to the double: the application did not respond");
    return { interaction, outcome: promise };
  }

  function sees(name?: string): readonly Message[] {
    return channelNamed(name).messages.filter(
      ({ onlyFor }) => onlyFor === undefined || onlyFor === member.id,
    );
  }

  /** A message as it is now, where this person sees it. */
  function seen(message: Message): { readonly channel: Channel; readonly now: Message } {
    const channel = [...guild.channels.values(), ...world.channels.values()].find(({ messages }) =>
      messages.some(({ id }) => id === message.id),
    );
    const now = channel?.messages.find(({ id }) => id === message.id);
    const others = channel?.recipient !== undefined && channel.recipient !== member.id;
    if (!channel || !now || others || (now.onlyFor !== undefined && now.onlyFor !== member.id)) {
      throw new Error("they do not see this message");
    }
    return { channel, now };
  }

  return {
    id: member.id,
    sees,

    command(line, options = {}, { channel } = {}) {
      const { data, declared } = typedCommand(world, guild, line);
      if (isForum(channelNamed(channel))) throw new Error("there is nowhere to type in a forum itself");
      const filled = Object.entries(options).map(([name, value]) => optionTyped(declared, name, value));
      return send("command", channelNamed(channel), data(filled)).outcome;
    },

    async autocomplete(line, option, typed, { channel } = {}) {
      const { data, declared } = typedCommand(world, guild, line);
      if (!declared.some(({ name, autocomplete }) => name === option && autocomplete)) {
        throw new Error(`${option} of /${line} offers nothing while it is typed`);
      }
      const focused = { type: 3, name: option, value: typed, focused: true };
      const outcome = await send("autocomplete", channelNamed(channel), data([focused])).outcome;
      return outcome.kind === "suggestions" ? outcome.choices.map(({ value }) => value) : [];
    },

    press(message, label) {
      const { channel, now } = seen(message);
      const button = buttonsOf(now).find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label}; there is ${buttonsOf(now).map((one) => one.label)}`);
      return send("component", channel, { component_type: 2, custom_id: button.custom_id }, { message: now })
        .outcome;
    },

    pressForged(message, id) {
      const { channel, now } = seen(message);
      return send("component", channel, { component_type: 2, custom_id: id }, { message: now }).outcome;
    },

    submit(modal, values, { channel } = {}) {
      const components = modal.components.map((label) => ({
        type: 18,
        id: 1,
        component: fieldFilled(label.component, values[label.component.custom_id]),
      }));
      return send("modal", channelNamed(channel), { custom_id: modal.custom_id, components }).outcome;
    },

    sends(kind, change, { channel } = {}) {
      const [message] = sees(channel);
      return send(kind, channelNamed(channel), sampleData[kind], {
        change,
        ...(kind === "component" && message && { message }),
      }).outcome;
    },

    directMessages() {
      const direct = [...world.channels.values()].find(({ recipient }) => recipient === member.id);
      return direct?.messages ?? [];
    },
  };
}

interface SentAs {
  /** The message with the button. */
  readonly message?: Message;
  readonly change?: (payload: SentPayload) => unknown;
}

const option = { type: 3, name: "note", value: "x" };

/** Of what is sent only to be changed. */
const sampleData: Readonly<Record<InteractionKind, object>> = {
  command: { id: "1", name: "told", type: 1, options: [option] },
  autocomplete: { id: "1", name: "told", type: 1, options: [{ ...option, focused: true }] },
  component: { component_type: 2, custom_id: "sample/more" },
  modal: {
    custom_id: "sample/make",
    components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: "name", value: "x" } }],
  },
};

const types: Readonly<Record<InteractionKind, number>> = {
  command: 2,
  component: 3,
  autocomplete: 4,
  modal: 5,
};

interface Around {
  readonly guild: Guild;
  readonly member: GuildMember;
  readonly channel: Channel;
}

/** What comes with every interaction: in a direct message it says nothing of any server. */
function envelope(world: World, { guild, member, channel }: Around): object {
  const user = { id: member.id, username: member.name, discriminator: "0", avatar: null, global_name: null };
  const shared = {
    version: 1,
    application_id: world.applicationId,
    locale: "en-GB",
    channel: drawnChannel(channel),
    channel_id: channel.id,
    app_permissions: "2147485696",
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
  if (channel.guild === undefined) {
    return { ...shared, authorizing_integration_owners: { "0": "0" }, context: 1, user };
  }
  return {
    ...shared,
    guild_id: guild.id,
    guild: { id: guild.id, locale: "en-GB", features: [] },
    guild_locale: "en-GB",
    authorizing_integration_owners: { "0": guild.id },
    context: 0,
    member: {
      user,
      roles: member.roles,
      permissions: String(ordinary | (member.manages ? manageGuild : 0n)),
      joined_at: "2020-01-01T00:00:00.000Z",
      deaf: false,
      mute: false,
      flags: 0,
      nick: null,
      avatar: null,
      pending: false,
      premium_since: null,
    },
  };
}

interface TypedCommand {
  readonly declared: readonly OptionBody[];
  data(options: readonly object[]): object;
}

/** The app lets people send only what is registered. */
function typedCommand(world: World, guild: Guild, line: string): TypedCommand {
  const [name = "", subcommand] = line.split(" ");
  const known = [...(world.commands.get("global") ?? []), ...(world.commands.get(guild.id) ?? [])];
  const command = known.find((one) => one.name === name);
  if (!command) throw new Error(`/${name} is not registered at the double`);
  const base = { id: command.id, name, type: 1, guild_id: guild.id };
  const subcommands = (command.options ?? []).filter(({ type }) => type === 1);
  if (subcommands.length === 0)
    return { declared: command.options ?? [], data: (options) => ({ ...base, options }) };
  const found = subcommands.find((one) => one.name === subcommand);
  if (!found) throw new Error(`/${line} cannot be sent: choose a subcommand`);
  return {
    declared: found.options ?? [],
    data: (options) => ({ ...base, options: [{ type: 1, name: found.name, options }] }),
  };
}

function optionTyped(declared: readonly OptionBody[], name: string, value: string): object {
  const option = declared.find((one) => one.name === name);
  if (!option) throw new Error(`no option ${name}`);
  const { choices = [], type } = option;
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw new Error(`${value} is not a choice of ${name}`);
  if (value.length > longestTyped) throw new Error(`longer than Discord lets anybody type: ${name}`);
  return { type, name, value };
}

/** Discord: a choice of people, whose value is an id. */
const userSelect = 5;

function fieldFilled(field: Modal["components"][number]["component"], typed: string | undefined): object {
  const { type, custom_id, required = true, max_length = 4000, options } = field;
  const chosen = options?.find((option) => option.default)?.value;
  const value = typed ?? field.value ?? chosen ?? "";
  if (required && value === "") throw new Error(`the form cannot be sent without ${custom_id}`);
  if (value.length > max_length) throw new Error(`longer than the form takes: ${custom_id}`);
  if (options && value !== "" && !options.some((option) => option.value === value))
    throw new Error(`${value} is not among the options of ${custom_id}`);
  return options || type === userSelect
    ? { type, id: 2, custom_id, values: value === "" ? [] : [value] }
    : { type, id: 2, custom_id, value };
}

function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
