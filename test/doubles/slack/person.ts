import type { createDeliveries, DeliverOptions, Taken } from "./deliveries.ts";
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
  { id: user, team }: { readonly id: string; readonly team: string },
) {
  const enterprise = world.teams.get(team)?.enterprise;
  const orgWide =
    enterprise !== undefined && [...world.tokens.values()].some((token) => token.enterprise === enterprise);

  function address(channel: string, message?: string): string {
    const id = world.newId("R");
    world.addresses.set(id, {
      team,
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
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
    team: orgWide ? null : { id: team, domain: "branch" },
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
        team_id: team,
        team_domain: "branch",
        channel_id: channel,
        channel_name: "general",
        user_id: user,
        user_name: user.toLowerCase(),
        command: name,
        text: escapeTyped(typed),
        api_app_id: "A0MUSTER",
        is_enterprise_install: orgWide,
        ...(enterprise !== undefined && { enterprise_id: enterprise, enterprise_name: "An organisation" }),
        response_url: address(channel),
        trigger_id: world.trigger(team, user),
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
        container: {
          type: "message",
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: ephemeral,
        },
        channel: { id: message.channel, name: "general" },
        // Slack leaves the message out when it is ephemeral.
        ...(!ephemeral && {
          message: { type: "message", ts: message.ts, text: message.text, blocks: message.blocks },
        }),
        response_url: address(message.channel, message.ts),
        trigger_id: world.trigger(team, user),
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
        trigger_id: world.trigger(team, user),
        view: { ...view, id, hash, state: { values: state }, app_installed_team_id: team, team_id: team },
        response_urls: [],
      });
    },

    /** Opens Muster's home tab, and what is drawn there. */
    async openHome(): Promise<string> {
      const before = world.seq();
      await deliveries.deliverEvent(
        eventOf(team, enterprise, orgWide, { type: "app_home_opened", user, channel: "D0", tab: "home" }),
      );
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

  function visible({ channel, onlyFor }: Message): boolean {
    const where = world.channels.get(channel);
    return (where?.members.has(user) ?? false) && (onlyFor === undefined || onlyFor === user);
  }
}

/** An event's envelope. */
export function eventOf(team: string, enterprise: string | undefined, orgWide: boolean, event: Json): Json {
  return {
    token: "verification",
    team_id: team,
    ...(enterprise !== undefined && { enterprise_id: enterprise }),
    api_app_id: "A0MUSTER",
    event: { ...event, event_ts: "1" },
    type: "event_callback",
    event_id: `Ev${Math.random().toString(36).slice(2)}`,
    event_time: 1,
    authorizations: [
      {
        enterprise_id: enterprise ?? null,
        team_id: orgWide ? null : team,
        user_id: "U0MUSTER",
        is_bot: true,
        is_enterprise_install: orgWide,
      },
    ],
  };
}

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
  return { [String(action_id)]: { type, value: typed ?? initial_value ?? null } };
}
