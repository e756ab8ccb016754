import type { Place, Recipient } from "../core/chat/place.ts";

/** The preview's one workspace. */
export const previewWorkspace = "preview";

export type PersonId = "officer" | "rep" | "member-one" | "member-two";

/** Somebody the visitor can be. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** What this person may see and do, in a few words. */
  readonly about: string;
  readonly managesWorkspace: boolean;
}

export const people: readonly Person[] = [
  { id: "officer", name: "Branch officer", about: "Sets things up", managesWorkspace: true },
  { id: "rep", name: "Workplace rep", about: "Sets up ballots and checks", managesWorkspace: false },
  { id: "member-one", name: "Member one", about: "Answers for themselves", managesWorkspace: false },
  { id: "member-two", name: "Member two", about: "Answers for themselves", managesWorkspace: false },
];

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Who sees it; everybody when left out. */
  readonly only?: readonly PersonId[];
}

const channels: readonly Channel[] = [
  { id: "general", name: "branch-channel", about: "Everyone in the branch" },
  { id: "activists", name: "activists", about: "Members who help out" },
  { id: "reps", name: "reps", about: "Officers and reps only", only: ["officer", "rep"] },
];

/** Where a person's direct messages are stored and shown. Each person has their own. */
export const directChannel = "direct";

export function personById(id: string): Person | undefined {
  return people.find((person) => person.id === id);
}

export function channelsOf(person: PersonId): readonly Channel[] {
  return channels.filter((channel) => channel.only === undefined || channel.only.includes(person));
}

/** A place in this room as rows keep it: a channel, or one person's direct messages. Undefined when there is none. */
export interface Spot {
  readonly channel: string;
  readonly onlyFor?: PersonId;
}

export function spotOf(to: Place | Recipient): Spot | undefined {
  if (to.chat !== "preview" || to.workspace !== previewWorkspace) return undefined;
  if ("user" in to) return directSpot(to.user);
  if (to.channel.startsWith(directPrefix)) return directSpot(to.channel.slice(directPrefix.length));
  return channels.some((channel) => channel.id === to.channel) ? { channel: to.channel } : undefined;
}

/** The place a call is made from. As on Slack, somebody's direct messages are a channel with an id of its own. */
export function placeFor(channel: string, person: PersonId): Place {
  const id = channel === directChannel ? `${directPrefix}${person}` : channel;
  return { chat: "preview", workspace: previewWorkspace, channel: id };
}

const directPrefix = "direct-";

function directSpot(user: string): Spot | undefined {
  const person = personById(user);
  return person && { channel: directChannel, onlyFor: person.id };
}
