/** An archived thread, a locked one, a channel that takes no messages at present. */
export type ChannelRefusal = 50083 | 160005 | 50278;

/** A refusal as Discord gives it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;
  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const refusals = {
  unauthorized: () => new Refusal(401, 0, "401: Unauthorized"),
  notFound: () => new Refusal(404, 0, "404: Not Found"),
  unknownChannel: () => new Refusal(404, 10003, "Unknown Channel"),
  unknownGuild: () => new Refusal(404, 10004, "Unknown Guild"),
  unknownMember: () => new Refusal(404, 10007, "Unknown Member"),
  unknownMessage: () => new Refusal(404, 10008, "Unknown Message"),
  unknownUser: () => new Refusal(404, 10013, "Unknown User"),
  unknownWebhook: () => new Refusal(404, 10015, "Unknown Webhook"),
  unknownInteraction: () => new Refusal(404, 10062, "Unknown interaction"),
  alreadyAcknowledged: () => new Refusal(400, 40060, "Interaction has already been acknowledged."),
  tooManyCommands: () =>
    new Refusal(400, 30034, "Max number of daily application command creates has been reached (200)"),
  tooManyEdits: () =>
    new Refusal(
      429,
      30046,
      "Maximum number of edits to messages older than 1 hour reached. Try again later.",
    ),
  missingAccess: () => new Refusal(403, 50001, "Missing Access"),
  notTheAuthor: () => new Refusal(403, 50005, "Cannot edit a message authored by another user"),
  emptyMessage: () => new Refusal(400, 50006, "Cannot send an empty message"),
  cannotDm: () => new Refusal(403, 50007, "Cannot send messages to this user"),
  nonTextChannel: () => new Refusal(400, 50008, "Cannot send messages in a non-text channel"),
  missingPermissions: () => new Refusal(403, 50013, "Missing Permissions"),
  notNow: (code: ChannelRefusal) => new Refusal(code === 50278 ? 403 : 400, code, "Not at present"),
  invalidToken: () => new Refusal(401, 50027, "Invalid Webhook Token"),
  invalidBody: (where: string, why: string) =>
    new Refusal(400, 50035, "Invalid Form Body", {
      [where]: { _errors: [{ code: "INVALID", message: why }] },
    }),
} as const;
