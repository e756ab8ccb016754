import { setTimeout as wait } from "node:timers/promises";
import type { World } from "./world.ts";

/** How long each call waited until it was acknowledged, ms. One that was not is the platform's whole patience. */
export interface Acks {
  readonly slack: readonly number[];
  readonly discord: readonly number[];
}

/** Both platforms give up after so long, ms. */
const PATIENCE_MS = 3_000;

const TICK_MS = 4;

type Button = Readonly<Record<string, unknown>>;

/** A message with answers to tap, in each room where people are asked. */
export type Questions = ReadonlyMap<string, Question>;

export interface Question {
  readonly message: object;
  readonly buttons: readonly Button[];
}

/** The checks as they were posted. Throws where a room has none. */
export function questionsIn({ slack, asked }: World): Questions {
  const onSlack = new Map(
    slack.world.messages.flatMap((message) => {
      const blocks = message.blocks as readonly { readonly elements?: readonly Button[] }[];
      const buttons = answersAmong(blocks.flatMap(({ elements }) => elements ?? []));
      return buttons.length === 0 ? [] : [[message.channel, { message, buttons }] as const];
    }),
  );
  return new Map(
    asked.map((room): [string, Question] => {
      const found = room.chat === "slack" ? onSlack.get(room.channel) : questionOn(room.on.messages);
      if (!found) throw new Error(`no check was posted in ${room.channel}`);
      return [room.channel, found];
    }),
  );
}

function questionOn(messages: readonly { readonly components: readonly object[] }[]): Question | undefined {
  for (const message of messages) {
    const rows = message.components as readonly { readonly components: readonly Button[] }[];
    const buttons = answersAmong(rows.flatMap(({ components }) => components));
    if (buttons.length > 0) return { message, buttons };
  }
  return undefined;
}

function answersAmong(buttons: readonly Button[]): readonly Button[] {
  return buttons.filter(({ value, custom_id }) => String(value ?? custom_id).includes("check/answer/"));
}

/**
 * So many people tap once each, at a steady rate, whether the last tap was answered or not: every other one in a large
 * branch.
 * Resolves when each was acknowledged or given up.
 */
export async function tapAll(
  world: World,
  questions: Questions,
  { answers, peak }: { readonly answers: number; readonly peak: number },
): Promise<Acks> {
  const { asked, large, discord } = world;
  const others = asked.slice(large.length);
  const before = discord.acknowledgedMs.length;
  const slack: Promise<number>[] = [];
  let onDiscord = 0;

  function tap(number: number): void {
    const [among, place] = large.length * others.length === 0 ? ([asked, number] as const) : halved(number);
    const room = among[place % among.length];
    const turn = Math.floor(place / among.length);
    const question = room && questions.get(room.channel);
    const button = question?.buttons[turn % question.buttons.length];
    if (!room || !question || !button) throw new Error("nothing to tap");
    if (room.chat === "slack") {
      const person = room.people[turn % room.people.length];
      if (!person) throw new Error("nobody to tap");
      slack.push(acknowledgedIn(() => person.pressForged(question.message as never, button)));
    } else {
      onDiscord += 1;
      const person = room.people[turn % room.people.length];
      void person?.sends("component", (payload) => tapped(payload, button), { channel: room.on.name });
    }
  }

  const halved = (number: number) => [number % 2 === 0 ? large : others, Math.floor(number / 2)] as const;

  const began = performance.now();
  for (let sent = 0; sent < answers; await wait(TICK_MS)) {
    const due = Math.min(answers, Math.floor(((performance.now() - began) * peak) / 1_000) + 1);
    for (; sent < due; sent += 1) tap(sent);
  }
  const acks = await Promise.all(slack);
  const patient = performance.now() + PATIENCE_MS;
  while (discord.acknowledgedMs.length - before < onDiscord && performance.now() < patient) await wait(20);
  const heard = discord.acknowledgedMs.slice(before);
  const unheard = Array.from({ length: onDiscord - heard.length }, () => PATIENCE_MS);
  return { slack: acks, discord: [...heard, ...unheard] };
}

/** As Discord sends a tap: plain discord.js stumbles over a message whose thread is null. */
function tapped(payload: Button, { custom_id }: Button): Button {
  const { thread: _none, ...message } = payload.message as { readonly thread?: null };
  return { ...payload, data: { component_type: 2, custom_id }, message };
}

async function acknowledgedIn(
  press: () => Promise<{ readonly taken: { readonly acknowledged: boolean } }>,
): Promise<number> {
  const pressed = performance.now();
  const { taken } = await press();
  return taken.acknowledged ? performance.now() - pressed : PATIENCE_MS;
}
