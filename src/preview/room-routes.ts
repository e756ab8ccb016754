import type { FastifyInstance } from "fastify";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { dayInWords, timeInWords } from "../core/calendar/words.ts";
import { ukZone } from "../core/calendar/zone.ts";
import type { PreviewParts } from "./parts.ts";
import { readChannel, readPerson, readRequest, whoAndWhere } from "./request.ts";
import { channelsOf, directChannel, type Person, people } from "./room.ts";
import type { StoredMessage } from "./state.ts";

/** What the page draws, for the person it is drawn for. */
export function roomRoutes(app: FastifyInstance, parts: PreviewParts): void {
  app.get("/api/commands", async () => parts.commands);

  app.get("/api/state", async (request) => {
    const asked = readRequest(whoAndWhere, request.query);
    const person = readPerson(asked.as);
    return drawnRoom(parts, person, readChannel(asked.channel, person));
  });

  app.post("/api/dismiss", async (request) => {
    const { as, message } = readRequest(dismissal, request.body);
    await parts.state.dismiss(message, readPerson(as).id);
    parts.changes.changed();
    return { kind: "done" };
  });
}

const dismissal = z.object({ as: z.string(), message: z.string().regex(/^\d{1,18}$/u) });

async function drawnRoom({ state, clock, walker, scenes }: PreviewParts, person: Person, channel: string) {
  const [messages, newest, scene] = await Promise.all([
    state.visible(channel, person.id),
    state.newest(person.id),
    state.scene(),
  ]);
  const now = inUkTime(clock.now());
  return {
    scene,
    scenes,
    now: { at: clock.now().toString(), civil: now.civil, day: now.day, time: now.time },
    moving: walker.busy(),
    as: person.id,
    people: people.map(({ id, name, about }) => ({ id, name, about })),
    channel,
    channels: channelList(person, newest),
    messages: messages.map(drawnMessage),
  };
}

function channelList(person: Person, newest: ReadonlyMap<string, string>) {
  const places = channelsOf(person.id).map(({ id, name, about, only }) => ({
    id,
    name: `#${name}`,
    about,
    private: only !== undefined,
  }));
  const direct = {
    id: directChannel,
    name: "Messages to me",
    about: `Only ${person.name} reads these`,
    private: true,
  };
  return [...places, direct].map((place) => ({ ...place, newest: newest.get(place.id) ?? null }));
}

function drawnMessage({ id, kind, onlyFor, asked, card, postedAt, editedAt }: StoredMessage) {
  const { day, time } = inUkTime(Temporal.Instant.from(postedAt));
  return {
    id,
    kind,
    onlyForMe: onlyFor !== null,
    asked,
    card,
    at: postedAt,
    day,
    time,
    edited: editedAt !== null,
  };
}

function inUkTime(instant: Temporal.Instant): { civil: string; day: string; time: string } {
  const civil = instant
    .toZonedDateTimeISO(ukZone)
    .toPlainDateTime()
    .round({ smallestUnit: "minute", roundingMode: "floor" });
  return {
    civil: civil.toString({ smallestUnit: "minute" }),
    day: dayInWords(civil.toPlainDate()),
    time: timeInWords(civil.toPlainTime()),
  };
}
