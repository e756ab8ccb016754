export type ChatName = "slack" | "discord" | "preview";

export interface Workspace {
  readonly chat: ChatName;
  /** The platform's own id of the workspace or server. */
  readonly workspace: string;
}

/** A channel everyone in it can read; or where somebody called from, which may be none: see {@link isChannel}. */
export interface Place extends Workspace {
  /** Empty where a call came from no channel: App Home, a direct message. Nothing is ever posted there. */
  readonly channel: string;
}

/** Whether posts can go where a call came from. */
export function isChannel({ channel }: Place): boolean {
  return channel !== "";
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
