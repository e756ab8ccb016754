import { InteractionType } from "discord.js";
import { z } from "zod";

/** An id of Discord's. */
export const snowflake = z.string().regex(/^\d{1,20}$/u);

/**
 * What Muster reads of an interaction. What it acts on has to be whole, or the interaction is refused with words; what it
 * can do without may be anything: rights that cannot be read are none.
 */
const answerableShape = z.object({ id: snowflake, token: z.string().min(1), application_id: snowflake });

/** What an interaction is answered by. Discord: the token is good for 15 minutes. */
export type Answerable = z.infer<typeof answerableShape>;

const whereShape = z.object({
  id: snowflake,
  guild_id: snowflake.nullish(),
  channel_id: snowflake.nullish(),
  channel: z
    .object({ id: snowflake, type: z.number().optional().catch(undefined) })
    .nullish()
    .catch(undefined),
  user: z.object({ id: snowflake }).nullish(),
  member: z
    .object({
      user: z.object({ id: snowflake }),
      /** All that this person may do in the channel, as a number in decimals. */
      permissions: z
        .string()
        .regex(/^\d{1,40}$/u)
        .catch("0"),
      roles: z.array(z.string()).catch([]),
    })
    .nullish(),
});

/** As much of an option as Muster reads; it only ever declares texts. */
const optionShape = z.object({
  type: z.number(),
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  focused: z.boolean().nullish(),
  get options() {
    return z.array(optionShape).nullish();
  },
});

export type SentOption = z.infer<typeof optionShape>;

const commandShape = z.object({
  type: z.number(),
  name: z.string(),
  options: z.array(optionShape).nullish(),
});

const fieldShape = z.object({
  type: z.number().optional().catch(undefined),
  custom_id: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  values: z.array(z.string()).nullish(),
});

export type SentField = z.infer<typeof fieldShape>;

const command = whereShape.extend({
  type: z.union([
    z.literal(InteractionType.ApplicationCommand),
    z.literal(InteractionType.ApplicationCommandAutocomplete),
  ]),
  data: commandShape,
});

const component = whereShape.extend({
  type: z.literal(InteractionType.MessageComponent),
  data: z.object({ component_type: z.number(), custom_id: z.string() }),
  message: z.object({ flags: z.number().catch(0) }).catch({ flags: 0 }),
});

const modal = whereShape.extend({
  type: z.literal(InteractionType.ModalSubmit),
  data: z.object({
    custom_id: z.string(),
    /** A form's fields come in labels, and from older clients in rows; text stands between them. */
    components: z.array(
      z.object({ component: fieldShape.nullish(), components: z.array(fieldShape).nullish() }),
    ),
  }),
});

const interactionShape = z.discriminatedUnion("type", [command, component, modal]);

export type SentInteraction = z.infer<typeof interactionShape>;

export type SentComponent = z.infer<typeof component>;

const kindShape = z.object({ type: z.number() });

/** Undefined of what nobody can answer. */
export function readAnswerable(payload: unknown): Answerable | undefined {
  return answerableShape.safeParse(payload).data;
}

export function readInteraction(payload: unknown): SentInteraction | undefined {
  return interactionShape.safeParse(payload).data;
}

/** Discord's number for the kind of interaction, whatever else of it can be read. */
export function kindOf(payload: unknown): number | undefined {
  return kindShape.safeParse(payload).data?.type;
}
