export type ChatName = "slack" | "discord" | "preview";

export interface Workspace {
  readonly chat: ChatName;
  /** The platform's own id of the workspace or server. */
  readonly workspace: string;
}

/** A channel everyone in it can read. */
export interface Place extends Workspace {
  readonly channel: string;
}

/** One person, to be written to privately. The user id is personal data: seal it before keeping it. */
export interface Recipient extends Workspace {
  readonly user: string;
}

/** One string per place, for maps and for the lanes of the delivery line. Carries platform and workspace. */
export function placeKey(place: Place | Recipient): string {
  const where = "channel" in place ? place.channel : `@${place.user}`;
  return `${place.chat}:${place.workspace}:${where}`;
}
