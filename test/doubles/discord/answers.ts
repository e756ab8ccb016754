import { type Content, checkMessage, checkModal, checkNotEmpty, checkShape, type Modal } from "./checks.ts";
import { drawn } from "./messages.ts";
import { refusals } from "./problem.ts";
import { contentOf, type Interaction, type Message, replaceMessage, type World } from "./state.ts";

const ephemeral = 64;

const loading = 128;

/** Discord: the first answer within 3 s, everything else within 15 min. */
const firstAnswerMs = 3000;

const tokenMs = 15 * 60_000;

interface CallbackBody {
  readonly type: number;
  readonly data?: Partial<Content> & {
    readonly flags?: number;
    readonly choices?: readonly { readonly name: string; readonly value: string }[];
  };
}

/** Discord: which first answers an interaction may have, by callback type. */
const allowed: Readonly<Record<Interaction["kind"], readonly number[]>> = {
  command: [4, 5, 9],
  component: [4, 5, 6, 7, 9],
  autocomplete: [8],
  modal: [4, 5, 6, 7],
};

export function acknowledge(world: World, id: string, token: string, body: CallbackBody): void {
  const interaction = world.interactions.get(id);
  if (!interaction || interaction.token !== token) throw refusals.unknownInteraction();
  if (interaction.answered !== undefined) throw refusals.alreadyAcknowledged();
  if (world.now() - interaction.at > firstAnswerMs) throw refusals.unknownInteraction();
  if (!allowed[interaction.kind].includes(body.type))
    throw refusals.invalidBody("type", "Not for this kind of interaction.");
  if ((interaction.kind === "modal" || interaction.kind === "component") && [6, 7].includes(body.type)) {
    if (interaction.message === undefined)
      throw refusals.invalidBody("type", "There is no message to update.");
  }
  firstAnswer(world, interaction, body);
  interaction.answered = body.type;
  world.acknowledgedMs.push(world.now() - interaction.at);
}

function firstAnswer(world: World, interaction: Interaction, body: CallbackBody): void {
  const { data = {} } = body;
  switch (body.type) {
    case 4:
      checkShape("callback", body);
      checkMessage(data);
      checkNotEmpty(data);
      interaction.settle(shownAs(addMessage(world, interaction, data, data.flags ?? 0)));
      return;
    case 5:
      checkShape("callback", body);
      // Discord takes only the private flag with a deferral, and fixes it for good.
      if (((data.flags ?? 0) & ~ephemeral) !== 0) throw refusals.invalidBody("data.flags", "Only EPHEMERAL.");
      addMessage(world, interaction, {}, (data.flags ?? 0) | loading);
      return;
    case 6:
      interaction.original = interaction.message ?? "";
      return;
    case 7:
      interaction.original = interaction.message ?? "";
      editAnswer(interaction, interaction.original, data);
      return;
    case 8:
      checkShape("suggestions", body);
      if ((data.choices ?? []).length > 25) throw refusals.invalidBody("data.choices", "At most 25.");
      interaction.settle({ kind: "suggestions", choices: data.choices ?? [] });
      return;
    case 9:
      checkShape("modal", body);
      checkModal(body.data as unknown as Modal);
      interaction.settle({ kind: "form", modal: body.data as unknown as Modal });
  }
}

/** The interaction whose token still lets its answers be changed. */
function answerable(world: World, application: string, token: string): Interaction {
  if (application !== world.applicationId) throw refusals.unknownWebhook();
  const interaction = [...world.interactions.values()].find((one) => one.token === token);
  if (!interaction || world.now() - interaction.at > tokenMs) throw refusals.invalidToken();
  if (interaction.answered === undefined || interaction.answered >= 8) throw refusals.unknownWebhook();
  return interaction;
}

export function editOriginal(
  world: World,
  { application, token, message }: { application: string; token: string; message: string },
  body: Partial<Content>,
): object {
  const interaction = answerable(world, application, token);
  checkShape("original", body);
  const id = message === "@original" ? (interaction.original ?? "") : message;
  return drawn(world, interaction.channel, editAnswer(interaction, id, body));
}

function editAnswer(interaction: Interaction, id: string, body: Partial<Content>): Message {
  checkMessage(body);
  const { channel } = interaction;
  const before = channel.messages.find((one) => one.id === id);
  if (!before || (before.onlyFor !== undefined && before.onlyFor !== interaction.user))
    throw refusals.unknownMessage();
  const wasLoading = (before.flags & loading) !== 0;
  const message: Message = {
    ...before,
    ...contentOf(body, before),
    flags: before.flags & ~loading,
    edited: !wasLoading,
  };
  checkNotEmpty(message);
  replaceMessage(channel, message);
  interaction.settle(wasLoading ? shownAs(message) : { kind: "updated", message });
  return message;
}

export function followUp(
  world: World,
  application: string,
  token: string,
  body: Partial<Content> & { readonly flags?: number },
): object {
  const interaction = answerable(world, application, token);
  checkShape("followUp", body);
  checkMessage(body);
  checkNotEmpty(body);
  const message = addMessage(world, interaction, body, body.flags ?? 0);
  interaction.settle(shownAs(message));
  return drawn(world, interaction.channel, message);
}

function addMessage(world: World, interaction: Interaction, body: Partial<Content>, flags: number): Message {
  const message: Message = {
    id: world.newId(),
    at: world.now(),
    flags,
    edited: false,
    ...((flags & ephemeral) !== 0 && { onlyFor: interaction.user }),
    ...contentOf(body),
  };
  interaction.channel.messages.push(message);
  interaction.original ??= message.id;
  return message;
}

function shownAs(message: Message) {
  return { kind: message.onlyFor === undefined ? ("public" as const) : ("private" as const), message };
}
