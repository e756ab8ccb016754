import type { createDeliveries, DeliverOptions, Taken } from "./deliveries.ts";
import { eventOf } from "./events.ts";
import { textOf } from "./limits.ts";
import type { Json, Message, View, World } from "./world.ts";

/** What a call brought one person: a message only they see, a modal, or errors in the modal they sent. */
export type Shown =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "view"; readonly view: View }
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> };

/** A delivery that was made; `again` makes the very same once more. */
export interface Did {
  readonly taken: Taken;
  /** The next thing that this person alone is shown. */
  shown(): Promise<Shown>;
  again(options?: DeliverOptions): Promise<Did>;
}

export type Person = ReturnType<typeof createPerson>;

/** One person at the double: what they do, and what they see. */
export function createPerson(
  { world, deliveries, url }: { world: World; deliveries: ReturnType<typeof createDeliveries>; url: string },
  { id: user, team, at }: { readonly id: string; readonly team: string; readonly at: string },
) {
  const enterprise = world.teams.get(at)?.enterprise;
  const theirs = world.teams.get(team)?.enterprise;
  const orgWide =
    enterprise !== undefined && [...world.tokens.values()].some((token) => token.enterprise === enterprise);

  function address(channel: string, message?: string): string {
    const id = world.newId("R");
    world.addresses.set(id, {
      team: at,
      user,
      channel,
      at: world.now(),
      uses: 0,
      ...(message !== undefined && { message }),
    });
    return `${url}response/${id}`;
  }

  async function act(
    kind: "slash_commands" | "interactive",
    payload: Json,
    options?: DeliverOptions,
  ): Promise<Did> {
    const before = world.seq();
    const taken = await deliveries.deliver(kind, payload, options);
    return {
      taken,
      shown: () => (taken.body?.response_action === "errors" ? inView(taken.body) : next(before)),
      again: (more) => act(kind, payload, more),
    };
  }

  async function inView(body: Json): Promise<Shown> {
    return { kind: "errors", errors: body.errors as Record<string, string> };
  }

  function next(after: number): Promise<Shown> {
    return world.until(() => {
      const message = world.messages.find((one) => one.seq > after && isPrivate(one));
      if (message) return { kind: "message" as const, message };
      const view = world.views.find((one) => one.seq > after && one.user === user);
      return view && { kind: "view" as const, view };
    });
  }

  function isPrivate({ onlyFor, channel }: Message): boolean {
    const where = world.channels.get(channel);
    return onlyFor === user || (where?.kind === "im" && where.members.has(user));
  }

  const interactor = {
    // Slack: in an organisation the organisation's id stands there.
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: theirs ?? team },
    api_app_id: "A0MUSTER",
    token: "verification",
    is_enterprise_install: orgWide,
    ...(enterprise !== undefined && { enterprise: { id: enterprise, name: "An organisation" } }),
  };

  return {
    id: user,

    /** Types a command; what comes back is what Slack would put on this person's screen. */
    command(name: string, typed: string, { channel }: { readonly channel: string }): Promise<Did> {
      return act("slash_commands", {
        token: "verification",
        team_id: at,
        team_domain: "branch",
        channel_id: channel,
        channel_name: nameOf(channel),
        user_id: user,
        user_name: user.toLowerCase(),
        command: name,
        text: escapeTyped(typed),
        api_app_id: "A0MUSTER",
        is_enterprise_install: orgWide,
        ...(enterprise !== undefined && { enterprise_id: enterprise, enterprise_name: "An organisation" }),
        response_url: address(channel),
        trigger_id: world.trigger(at, user),
      });
    },

    /** Taps a button of a message this person can see. */
    press(message: Message, label: string): Promise<Did> {
      if (!visible(message)) throw new Error("that message is not there for this person");
      const button = buttonOf(message.blocks, label);
      return this.pressForged(message, button);
    },

    /** Sends a tap as it likes. */
    pressForged(message: Message, button: Json): Promise<Did> {
      const ephemeral = message.onlyFor !== undefined;
      return act("interactive", {
        type: "block_actions",
        ...interactor,
        // Slack Connect: the workspace whose app posted the message, whoever taps it.
        team: { id: at, domain: "branch" },
        container: {
          type: "message",
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: ephemeral,
        },
        channel: { id: message.channel, name: nameOf(message.channel) },
        // Slack leaves the message out when it is ephemeral.
        ...(!ephemeral && {
          message: { type: "message", ts: message.ts, text: message.text, blocks: message.blocks },
        }),
        response_url: address(message.channel, message.ts),
        trigger_id: world.trigger(at, user),
        actions: [{ type: "button", block_id: "buttons-1", action_ts: world.newTs(), ...button }],
      });
    },

    /** Fills in a modal and sends it. A field left out is left empty. */
    submit({ id, hash, view }: View, values: Readonly<Record<string, string>>): Promise<Did> {
      const blocks = (view.blocks as Json[]).filter(({ type }) => type === "input");
      const state = Object.fromEntries(
        blocks.map((block) => [String(block.block_id), stateOf(block, values[String(block.block_id)])]),
      );
      return act("interactive", {
        type: "view_submission",
        ...interactor,
        // Slack Connect: the workspace of whoever sends it; organisation-wide there is none.
        team: orgWide ? null : { id: team, domain: "branch" },
        trigger_id: world.trigger(at, user),
        view: { ...view, id, hash, state: { values: state }, app_installed_team_id: at, team_id: team },
        response_urls: [],
      });
    },

    /** Writes Muster's name in a channel. `twice`: Slack sends the event again. */
    async mention(channel: string, words = "", { twice = false } = {}): Promise<void> {
      const written = { type: "app_mention", user, channel, team, text: `<@U0MUSTER> ${words}`, ts: "1.1" };
      const event = eventOf({ team: at, at, enterprise, orgWide }, written);
      for (const one of twice ? [event, event] : [event]) await deliveries.deliverEvent(one);
    },

    /** Opens Muster's home tab. */
    visitHome(): Promise<Taken> {
      const opened = { type: "app_home_opened", user, channel: "D0", tab: "home" };
      return deliveries.deliverEvent(eventOf({ team, at, enterprise, orgWide }, opened));
    },

    /** Opens Muster's home tab, and what is drawn there. */
    async openHome(): Promise<string> {
      const before = world.seq();
      await this.visitHome();
      const home = await world.until(() => {
        const drawn = world.homes.get(user);
        return drawn && drawn.seq > before ? drawn : undefined;
      });
      return textOf(home.view.blocks);
    },

    /** Everything this person can see in a channel, earliest first. */
    sees(channel: string): readonly Message[] {
      return world.messages.filter((message) => message.channel === channel && visible(message));
    },
  };

  function nameOf(id: string): string {
    const kind = world.channels.get(id)?.kind;
    return kind ? channelNames[kind] : "general";
  }

  function visible({ channel, onlyFor }: Message): boolean {
    const where = world.channels.get(channel);
    return (where?.members.has(user) ?? false) && (onlyFor === undefined || onlyFor === user);
  }
}

/** What Slack calls a conversation in the payload of a command or a tap. */
const channelNames = {
  public: "general",
  private: "privategroup",
  im: "directmessage",
  mpim: "mpdm-one--two--three-1",
} as const;

/** As Slack escapes what people type; mentions arrive as <@U…|name> and stay. */
function escapeTyped(typed: string): string {
  return typed
    .replaceAll("&", "&amp;")
    .replace(/<(?![@#!])/gu, "&lt;")
    .replace(/(?<!<[@#!][^<>]*)>/gu, "&gt;");
}

function buttonOf(blocks: readonly Json[], label: string): Json {
  const buttons = blocks.flatMap(({ type, elements }) => (type === "actions" ? (elements as Json[]) : []));
  const found = buttons.find(({ text }) => (text as Json).text === label);
  if (!found)
    throw new Error(
      `no button “${label}” among: ${buttons.map(({ text }) => (text as Json).text).join(", ")}`,
    );
  return found;
}

function stateOf({ element }: Json, typed: string | undefined): Json {
  const { type, action_id, initial_value, initial_option, options } = element as Json;
  if (type === "static_select") {
    const chosen = (options as Json[]).find(({ value }) => value === typed) ?? initial_option ?? null;
    return { [String(action_id)]: { type, selected_option: chosen } };
  }
  if (type === "users_select") return { [String(action_id)]: { type, selected_user: typed ?? null } };
  return { [String(action_id)]: { type, value: typed ?? initial_value ?? null } };
}
