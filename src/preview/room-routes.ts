import type { FastifyInstance } from "fastify";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { dayInWords, timeInWords } from "../core/calendar/words.ts";
import { ukZone } from "../core/calendar/zone.ts";
import type { DeliveryKey } from "../core/chat/chat.ts";
import { type DrawAs, drawnAs, keptCard, type Look, lookShape } from "./looks.ts";
import type { PreviewParts } from "./parts.ts";
import { readChannel, readPerson, readRequest, whoAndWhere } from "./request.ts";
import { branches, channelsOf, directChannel, type Person, people, workspaceOf } from "./room.ts";
import type { StoredMessage } from "./state.ts";

/** What the page draws, for the person it is drawn for. */
export function roomRoutes(app: FastifyInstance, parts: PreviewParts): void {
  app.get("/api/commands", async () => parts.commands);

  app.get("/api/state", async (request) => {
    const asked = readRequest(stateShape, request.query);
    const person = readPerson(asked.as);
    return drawnRoom(parts, person, readChannel(asked.channel, person), asked.look);
  });

  app.post("/api/dismiss", async (request) => {
    const { as, message } = readRequest(dismissal, request.body);
    await parts.state.dismiss(message, readPerson(as).id);
    parts.changes.changed();
    return { kind: "done" };
  });
}

const dismissal = z.object({ as: z.string(), message: z.string().regex(/^\d{1,18}$/u) });

/** Without a look of its choice, a channel has that of its branch. */
const stateShape = whoAndWhere.extend({ look: lookShape.optional() });

async function drawnRoom(
  { state, clock, walker, scenes, looks }: PreviewParts,
  person: Person,
  channel: string,
  wanted: Look | undefined,
) {
  const home = branches.find(({ workspace }) => workspace === workspaceOf(channel));
  const look = wanted ?? home?.look ?? "slack";
  const draw = await drawnAs(looks, look);
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
    look,
    messages: messages.map((message) => drawnMessage(message, draw)),
  };
}

function channelList(person: Person, newest: ReadonlyMap<string, string>) {
  return branches.flatMap(({ workspace, name: branch }) => {
    const places = channelsOf(person.id)
      .filter((channel) => channel.workspace === workspace)
      .map(({ id, name, about, only }) => ({ id, name: `#${name}`, about, private: only !== undefined }));
    const direct = {
      id: directChannel(workspace),
      name: "Messages to me",
      about: `Only ${person.name} reads these`,
      private: true,
    };
    return [...places, direct].map((place) => ({ ...place, branch, newest: newest.get(place.id) ?? null }));
  });
}

function drawnMessage(
  { id, key, kind, onlyFor, asked, card, postedAt, editedAt }: StoredMessage,
  draw: DrawAs,
) {
  const drawn = draw(keptCard(card), kind === "post" ? (key as DeliveryKey) : undefined);
  const { day, time } = inUkTime(Temporal.Instant.from(postedAt));
  return {
    id,
    kind,
    onlyForMe: onlyFor !== null,
    asked,
    card,
    drawn,
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
