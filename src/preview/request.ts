import { z } from "zod";
import { branches, type Channel, channelsOf, directChannel, type Person, personById } from "./room.ts";

/** A request the page should not have made. The words are for the person. */
export class RequestProblem extends Error {
  readonly status: 400 | 403 | 404;
  constructor(status: RequestProblem["status"], words: string) {
    super(words);
    this.name = "RequestProblem";
    this.status = status;
  }
}

/** Who is asking and where: part of nearly every request. */
export const whoAndWhere = z.object({ as: z.string(), channel: z.string() });

/** Made by the page once per action, so that an action sent again is not done again. */
export const callId = z.uuid();

export function readRequest<Shape extends z.ZodType>(shape: Shape, raw: unknown): z.output<Shape> {
  const read = shape.safeParse(raw);
  if (read.success) return read.data;
  const wrong = [...new Set(read.error.issues.map((issue) => issue.path.join(".") || "the request"))];
  throw new RequestProblem(400, `Muster did not understand ${wrong.join(" and ")}.`);
}

export function readPerson(id: string): Person {
  const person = personById(id);
  if (!person) throw new RequestProblem(400, "There is nobody of that name in this room.");
  return person;
}

/** The channel as its own id, if this person is in it. */
export function readChannel(id: string, person: Person): string {
  const known: readonly Pick<Channel, "id">[] = [
    ...channelsOf(person.id),
    ...branches.map(({ workspace }) => ({ id: directChannel(workspace) })),
  ];
  if (known.some((channel) => channel.id === id)) return id;
  throw new RequestProblem(403, `${person.name} is not in that channel.`);
}
