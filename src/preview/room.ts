import type { Place, Recipient } from "../core/chat/place.ts";
import type { Look } from "./looks.ts";

/** The preview's first workspace. */
export const previewWorkspace = "preview";

/** A branch of the room with a workspace of its own, that looks as if it were on this platform. */
export interface RoomBranch {
  readonly workspace: string;
  readonly name: string;
  readonly look: Look;
}

/** The second one is there to share with and to follow. */
export const branches: readonly RoomBranch[] = [
  { workspace: previewWorkspace, name: "Town branch", look: "slack" },
  { workspace: "preview-harbour", name: "Harbour branch", look: "discord" },
];

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
  readonly workspace: string;
  readonly name: string;
  readonly about: string;
  /** Who sees it; everybody when left out. */
  readonly only?: readonly PersonId[];
}

const channels: readonly Channel[] = branches.flatMap(({ workspace, name }, index) => {
  const own = (id: string) => (index === 0 ? id : `harbour-${id}`);
  return [
    { id: own("general"), workspace, name: "branch-channel", about: `Everyone in the ${name}` },
    { id: own("activists"), workspace, name: "activists", about: "Members who help out" },
    {
      id: own("reps"),
      workspace,
      name: "reps",
      about: "Officers and reps only",
      only: ["officer", "rep"] as const,
    },
  ];
});

/** Where a person's direct messages are stored and shown, by workspace. Each person has their own. */
export function directChannel(workspace: string): string {
  return workspace === previewWorkspace ? "direct" : "harbour-direct";
}

/** The workspace a channel of the room is in. */
export function workspaceOf(channel: string): string {
  const direct = branches.find(({ workspace }) => directChannel(workspace) === channel);
  return (direct ?? channels.find(({ id }) => id === channel))?.workspace ?? previewWorkspace;
}

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
  const { chat, workspace } = to;
  if (chat !== "preview" || !branches.some((branch) => branch.workspace === workspace)) return undefined;
  if ("user" in to) return directSpot(workspace, to.user);
  if (to.channel.startsWith(directPrefix))
    return directSpot(workspace, to.channel.slice(directPrefix.length));
  const known = channels.some((channel) => channel.id === to.channel && channel.workspace === workspace);
  return known ? { channel: to.channel } : undefined;
}

/** The place a call is made from. As on Slack, somebody's direct messages are a channel with an id of its own. */
export function placeFor(channel: string, person: PersonId): Place {
  const workspace = workspaceOf(channel);
  const id = channel === directChannel(workspace) ? `${directPrefix}${person}` : channel;
  return { chat: "preview", workspace, channel: id };
}

const directPrefix = "direct-";

function directSpot(workspace: string, user: string): Spot | undefined {
  const person = personById(user);
  return person && { channel: directChannel(workspace), onlyFor: person.id };
}
